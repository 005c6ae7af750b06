#pragma once

#include <QObject>

namespace elboscope {

class MainWindow;

/// Seconds since this process was started by the system, before any library of it was loaded; resolution 10 ms.
/// Negative where the system does not tell.
double seconds_since_process_start();

/// Measures a start: prints when the window and when its first maps had been painted, then quits the application.
class StartupWatch final : public QObject {
  Q_OBJECT

 public:
  explicit StartupWatch(MainWindow& window, QObject* parent = nullptr);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  MainWindow& window_;
  double window_painted_ = -1;
  bool ending_ = false;
};

}  // namespace elboscope
