#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>

namespace elboscope {

/// Measures how long the GUI thread is away from its event loop: the longest gap between two ticks of a timer.
class BlockingWatchdog {
 public:
  BlockingWatchdog() {
    timer_.setInterval(1);
    timer_.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] {
      longest_ = std::max(longest_, clock_.nsecsElapsed());
      clock_.restart();
    });
    clock_.start();
    timer_.start();
  }

  double longest_milliseconds() const { return static_cast<double>(longest_) / 1e6; }
  void restart() {
    longest_ = 0;
    clock_.restart();
  }

 private:
  QTimer timer_;
  QElapsedTimer clock_;
  qint64 longest_ = 0;
};

}  // namespace elboscope
