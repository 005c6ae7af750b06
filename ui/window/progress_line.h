#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace elboscope {

class Inspector;

/// The one line about what is going on: stage, k of n, elapsed, remaining, memory; how the last run ended; or what was
/// refused.
class ProgressLine final : public QWidget {
  Q_OBJECT

 public:
  explicit ProgressLine(Inspector& inspector, QWidget* parent = nullptr);

  QString text() const;
  void show_refusal(const QString& sentence);
  /// What was refused has been changed.
  void forget_refusal();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void follow();
  void finish(bool complete);

  Inspector& inspector_;
  QProgressBar* bar_;
  QLabel* text_;
  QTimer tick_;
  double run_seconds_ = 0;
  enum class Message { none, done, stopped, refused } message_ = Message::none;
  QString refusal_;
};

}  // namespace elboscope
