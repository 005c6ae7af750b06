#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace elboscope {

class SessionKeeper;

/// One line that offers what a crash left behind, for as long as the user does not decide. Hidden without that.
class RecoveryOffer final : public QWidget {
  Q_OBJECT

 public:
  explicit RecoveryOffer(SessionKeeper& keeper, QWidget* parent = nullptr);

 Q_SIGNALS:
  void offer_changed(bool there);

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void follow();

  SessionKeeper& keeper_;
  QLabel *symbol_, *text_;
  QPushButton *restore_, *discard_;
};

}  // namespace elboscope
