#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QMetaEnum>
#include <fstream>

namespace elboscope {

/// Measures how long each event keeps the GUI thread away from the next, computing and waiting for others alike, and
/// remembers the longest. Time in which the thread wanted to run but other programs had the processor is not its own
/// and is taken off.
class TimedApplication final : public QApplication {
 public:
  using QApplication::QApplication;

  static TimedApplication& instance() { return *static_cast<TimedApplication*>(qApp); }

  bool notify(QObject* receiver, QEvent* event) override {
    if (depth_ > 0) return QApplication::notify(receiver, event);
    const QString name = QStringLiteral("%1 \"%2\": event %3")
                             .arg(QString::fromLatin1(receiver->metaObject()->className()), receiver->objectName(),
                                  QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type())));
    const qint64 queued = queued_nanoseconds();
    QElapsedTimer clock;
    clock.start();
    ++depth_;
    const bool result = QApplication::notify(receiver, event);
    --depth_;
    const qint64 took = clock.nsecsElapsed() - (queued_nanoseconds() - queued);
    if (took > longest_) {
      longest_ = took;
      longest_name_ = name;
    }
    return result;
  }

  void restart() {
    longest_ = 0;
    longest_name_.clear();
  }
  double longest_milliseconds() const { return static_cast<double>(longest_) / 1e6; }
  /// For messages: "62.1 ms in QWidgetWindow "": event UpdateRequest".
  QString longest_text() const {
    return QStringLiteral("%1 ms in %2").arg(longest_milliseconds(), 0, 'f', 1).arg(longest_name_);
  }

 private:
  /// Second number of schedstat: time this thread waited for a processor.
  static qint64 queued_nanoseconds() {
    std::ifstream file("/proc/thread-self/schedstat");
    qint64 ran = 0, queued = 0;
    return file >> ran >> queued ? queued : 0;
  }

  int depth_ = 0;
  qint64 longest_ = 0;
  QString longest_name_;
};

}  // namespace elboscope

/// As QTEST_MAIN.
#define ELBOSCOPE_WINDOW_TEST_MAIN(TestClass)            \
  int main(int argc, char** argv) {                      \
    elboscope::TimedApplication application(argc, argv); \
    TestClass test;                                      \
    return QTest::qExec(&test, argc, argv);              \
  }
