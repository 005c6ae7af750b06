#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QDialogButtonBox;
class QKeySequence;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace elboscope {

class ActionList;

/// All keys of the program on one sheet, and the place to change those of commands: press new keys, see at once whom
/// they collide with, take them over, or go back to what was. Changes act at once.
class ShortcutDialog final : public QDialog {
  Q_OBJECT

 public:
  explicit ShortcutDialog(ActionList& actions, QWidget* parent = nullptr);

  QTreeWidget& sheet() { return *sheet_; }
  QKeySequenceEdit& keys() { return *keys_; }
  QString message() const;  ///< what is said about the keys in the field
  void select(const QString& id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fill();
  void filter();
  void follow_selection();
  void follow_keys();
  /// No command but this one keeps keys that collide with these.
  void free_keys(const QKeySequence& keys, const QString& for_id);
  void apply();
  void clear_keys();
  void reset_one();
  void reset_all();
  void retranslate();
  QString selected_id() const;

  ActionList& actions_;
  QLineEdit* search_;
  QTreeWidget* sheet_;
  QLabel *chosen_, *message_;
  QKeySequenceEdit* keys_;
  QPushButton *apply_, *clear_, *reset_, *reset_all_, *close_;
  QDialogButtonBox* buttons_;
};

}  // namespace elboscope
