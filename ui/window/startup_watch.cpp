#include "ui/window/startup_watch.h"

#include <time.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <cstdio>

#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"
#include "ui/window/main_window.h"

namespace elboscope {

double seconds_since_process_start() {
  // Field 22 of the line: ticks since the system was started. The name in brackets before it may hold anything.
  QFile file(QStringLiteral("/proc/self/stat"));
  if (!file.open(QIODevice::ReadOnly)) return -1;
  const QByteArray line = file.readAll();
  const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
  timespec now{};
  if (fields.size() < 20 || clock_gettime(CLOCK_BOOTTIME, &now) != 0) return -1;
  const double started = fields[19].toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9 - started;
}

StartupWatch::StartupWatch(MainWindow& window, QObject* parent) : QObject(parent), window_(window) {
  window_.maps().grid().viewport()->installEventFilter(this);
}

bool StartupWatch::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Paint && !ending_) {
    const bool maps = window_.document().maps() != nullptr;
    ending_ = maps;
    // After this event and its flush to the screen.
    QTimer::singleShot(0, this, [this, maps] {
      if (window_painted_ < 0) window_painted_ = seconds_since_process_start();
      if (!maps) return;
      std::printf("started: window painted after %.3f s, maps after %.3f s\n", window_painted_,
                  seconds_since_process_start());
      std::fflush(stdout);
      QCoreApplication::exit(0);
    });
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace elboscope
