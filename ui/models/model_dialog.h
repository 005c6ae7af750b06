#pragma once

#include <QDialog>
#include <QStringList>
#include <QTimer>
#include <optional>

#include "ui/jobs/model_look.h"

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QTabWidget;

namespace elboscope {

class InspectDocument;
class Inspector;
class MemoryBar;
class ModelPartList;

/// Chooses a model: the known ones on the left, what the chosen folder has, lacks and will take on the right. Loading
/// goes on behind the window; the model in use stays until the new one is ready.
class ModelDialog final : public QDialog {
  Q_OBJECT

 public:
  ModelDialog(InspectDocument& document, Inspector& inspector, QWidget* parent = nullptr);

  /// Models used before, newest first.
  void set_recent(const QStringList& folders);
  /// Shows a model (folder or file), which is added to the list. Reading it goes on in a worker.
  void show_model(const QString& path);
  /// The newest look at the model that is shown; absent while it is read.
  const std::optional<ModelLook>& look() const { return look_; }
  QString shown_path() const { return path_; }
  QPushButton& load_button() { return *load_; }
  QPushButton& cancel_button() { return *cancel_; }
  ModelPartList& parts() { return *parts_; }

 protected:
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void make_list_side(QWidget& side);
  void make_model_page(QWidget& page);
  void retranslate();
  void fill_list();
  void choose_folder();
  void choose_file();
  ModelChoice choice() const;
  void ask();
  void receive(const ModelLook& look);
  void follow_work();
  void show_look();
  void show_memory();
  void load();

  InspectDocument& document_;
  Inspector& inspector_;
  QStringList recent_;
  QString path_;
  std::optional<ModelLook> look_;
  bool pending_ = false, load_asked_ = false;
  enum class Ended { none, cancelled, refused } ended_ = Ended::none;  // how the last loading asked for here ended
  QListWidget* list_;
  QPushButton *folder_, *file_;
  QTabWidget* pages_;
  QLabel *name_, *path_label_, *facts_, *verdict_, *parts_title_, *memory_title_, *memory_, *plan_, *warnings_;
  ModelPartList* parts_;
  MemoryBar* memory_bar_;
  QLabel *device_label_, *type_label_;
  QComboBox *device_, *type_;
  QScrollArea* guide_;  // made when it is looked at first
  QProgressBar* progress_;
  QLabel* state_;
  QPushButton *load_, *cancel_, *close_;
  QTimer tick_;
};

}  // namespace elboscope
