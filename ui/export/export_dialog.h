#pragma once

#include <QDialog>
#include <QTimer>

#include "ui/export/exporter.h"

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace elboscope {

class ExportChoices;

/// Chooses what to write, shows what it will be, and writes it. Stays open, so that several files can be written.
class ExportDialog final : public QDialog {
  Q_OBJECT

 public:
  explicit ExportDialog(Exporter& exporter, QWidget* parent = nullptr);

  ExportKind kind() const;
  void set_kind(ExportKind kind);
  ExportChoices& choices() { return *choices_; }
  /// Writes what is chosen (the button asks for the path first).
  void export_to(const QString& path);
  QString message() const;

  QSize sizeHint() const override { return {980, 620}; }

 public Q_SLOTS:
  void reject() override;  ///< stops what is being written; closes otherwise

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate();
  void follow_kind();
  void follow_work();
  void ask_for_path();
  void ask_for_preview();
  void show_preview(const QImage& figure, const QSize& full_size, const QString& text, const QString& sentence);
  void finish(const ExportOutcome& outcome);
  void open_folder();

  Exporter& exporter_;
  QListWidget* kinds_;
  QLabel *explanation_, *picture_, *size_, *message_;
  ExportChoices* choices_;
  QStackedWidget* preview_;
  QPlainTextEdit* text_;
  QProgressBar* bar_;
  QPushButton *export_, *close_, *folder_;
  QTimer delay_;
  QString last_folder_, written_to_;
  bool own_ = false;  // what is being written was asked for here
};

}  // namespace elboscope
