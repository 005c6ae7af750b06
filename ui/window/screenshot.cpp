#include "ui/window/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QSaveFile>
#include <cstdio>

#include "ui/window/main_window.h"

namespace elboscope {
namespace {

constexpr int refused_input = 3;

}  // namespace

Screenshot::Screenshot(MainWindow& window, const QString& path, const QSize& size, QObject* parent)
    : QObject(parent), window_(window), path_(path), size_(size) {
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
  const int problems = tell_problems();
  if (size_.isValid() && shown->size() != size_) {
    std::fprintf(stderr, "elboscope: the window does not fit into %dx%d, so the picture is %dx%d.\n", size_.width(),
                 size_.height(), shown->width(), shown->height());
    QCoreApplication::exit(1);
    return;
  }
  QCoreApplication::exit(problems);
}

/// What a script cannot see on the picture. Returns the exit code.
int Screenshot::tell_problems() const {
  const ProblemModel& problems = window_.problems();
  bool refused = false;
  for (int row = problems.rowCount() - 1; row >= 0; --row) {  // oldest first
    const QModelIndex index = problems.index(row);
    if (index.data(ProblemModel::SeverityRole).toInt() != static_cast<int>(Problem::Severity::error)) continue;
    refused = true;
    std::fprintf(stderr, "elboscope: %s\n", qUtf8Printable(index.data(ProblemModel::SentenceRole).toString()));
    const QString detail = index.data(ProblemModel::DetailRole).toString();
    if (!detail.isEmpty()) std::fprintf(stderr, "%s\n", qUtf8Printable(detail));
  }
  return refused ? refused_input : 0;
}

}  // namespace elboscope
