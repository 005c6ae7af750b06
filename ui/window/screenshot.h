#pragma once

#include <QObject>
#include <QSize>
#include <QString>
#include <QTimer>

namespace elboscope {

class MainWindow;

/// Waits until everything the window shows belongs to what is set and is painted, writes its picture and quits the
/// application: exit code 0, or 1 with a sentence on standard error.
class Screenshot final : public QObject {
  Q_OBJECT

 public:
  Screenshot(MainWindow& window, const QString& path, const QSize& size, QObject* parent = nullptr);

 private:
  void look();

  MainWindow& window_;
  QString path_;
  QTimer timer_;
  int quiet_ = 0, looks_ = 0;
};

}  // namespace elboscope
