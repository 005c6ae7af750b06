#pragma once

#include <QObject>
#include <QSize>
#include <QString>
#include <QTimer>

namespace elboscope {

class MainWindow;

/// Waits until everything the window shows belongs to what is set and is painted, writes its picture and quits the
/// application: exit code 0; 1 if there is no picture of that size, 3 if the window shows that an input was refused,
/// both with sentences on standard error.
class Screenshot final : public QObject {
  Q_OBJECT

 public:
  Screenshot(MainWindow& window, const QString& path, const QSize& size, QObject* parent = nullptr);

 private:
  void look();
  int tell_problems() const;

  MainWindow& window_;
  QString path_;
  QSize size_;
  QTimer timer_;
  int quiet_ = 0, looks_ = 0;
};

}  // namespace elboscope
