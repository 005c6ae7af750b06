#pragma once

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QTreeWidget;

namespace elboscope {

/// What the program is; versions of its parts; the licences' full texts.
class AboutDialog final : public QDialog {
  Q_OBJECT

 public:
  explicit AboutDialog(QWidget* parent = nullptr);

  QTabWidget& tabs() { return *tabs_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void show_licence(int index);

  QTabWidget* tabs_;
  QLabel *picture_, *title_, *text_;
  QTreeWidget* parts_;
  QListWidget* licences_;
  QPlainTextEdit* licence_;
  QPushButton *copy_, *close_;
  QDialogButtonBox* buttons_;
};

}  // namespace elboscope
