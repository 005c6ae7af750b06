#include "ui/window/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QSaveFile>
#include <cstdio>

#include "ui/window/main_window.h"

namespace elboscope {

Screenshot::Screenshot(MainWindow& window, const QString& path, const QSize& size, QObject* parent)
    : QObject(parent), window_(window), path_(path) {
  if (size.isValid()) window_.resize(size);
  timer_.setInterval(30);
  connect(&timer_, &QTimer::timeout, this, &Screenshot::look);
  timer_.start();
}

void Screenshot::look() {
  // Half an hour is more than any sample takes; a model that never ends must not hang a script.
  if (++looks_ > 60000) {
    std::fprintf(stderr, "elboscope: the window did not come to rest within half an hour, so no picture was taken.\n");
    QCoreApplication::exit(1);
    return;
  }
  quiet_ = window_.settled() ? quiet_ + 1 : 0;
  if (quiet_ < 4) return;  // layouts and queued repaints have passed
  timer_.stop();
  QSaveFile file(path_);
  QWidget* shown = window_.presentation() ? window_.presentation() : &window_;
  if (!file.open(QIODevice::WriteOnly) || !shown->grab().save(&file, "PNG") || !file.commit()) {
    std::fprintf(stderr, "elboscope: the picture %s could not be written: %s\n", qUtf8Printable(path_),
                 qUtf8Printable(file.errorString()));
    QCoreApplication::exit(1);
    return;
  }
  QCoreApplication::exit(0);
}

}  // namespace elboscope
