#include "ui/benchmark/window_benchmarks.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSlider>
#include <QTimer>
#include <algorithm>
#include <functional>
#include <memory>
#include <tuple>

#include "core/base/error.h"
#include "core/benchmark/engine_benchmarks.h"
#include "ui/calibration/calibration_panel.h"
#include "ui/calibration/gamma_control.h"
#include "ui/jobs/calibration_job.h"
#include "ui/jobs/read_job.h"
#include "ui/language/language.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

namespace elboscope {
namespace {

/// Tells when the maps' painting has ended: it begins with a paint event, and an event posted then, before all others
/// that wait, arrives once the picture is in the window's memory.
class PaintWatch : public QObject {
 public:
  PaintWatch(const InspectDocument& document, const QElapsedTimer& clock) : document_(document), clock_(clock) {}

  double shown_gamma = 0;      ///< of the maps painted last
  double seconds_to_show = 0;  ///< from the clock's start

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Paint && document_.maps()) {
      painted_gamma_ = document_.maps()->settings.gamma;
      QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
    }
    return QObject::eventFilter(watched, event);
  }
  bool event(QEvent* event) override {
    if (event->type() != QEvent::User) return QObject::event(event);
    if (shown_gamma != painted_gamma_) seconds_to_show = static_cast<double>(clock_.nsecsElapsed()) / 1e9;
    shown_gamma = painted_gamma_;
    return true;
  }

 private:
  const InspectDocument& document_;
  const QElapsedTimer& clock_;
  double painted_gamma_ = 0;
};

void let_events_pass(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
  loop.exec();
}

void wait_until(const std::function<bool()>& done) {
  QElapsedTimer clock;
  clock.start();
  while (!done()) {
    let_events_pass(5);
    if (clock.elapsed() > 120000)
      throw Error(ErrorKind::failed, {}, "The window did not come to rest within two minutes.");
  }
}

}  // namespace

std::vector<BenchmarkResult> window_benchmarks(int repeats, const std::string& only) {
  if (!wanted(only, "gamma")) return {};
  std::unique_ptr<QApplication> application;
  static int argument_count = 1;
  static char program[] = "elboscope-bench";
  static char* arguments[] = {program, nullptr};
  if (!QCoreApplication::instance()) {
    qputenv("QT_QPA_PLATFORM", "offscreen");  // nothing appears, and every machine paints with the same code
    application = std::make_unique<QApplication>(argument_count, arguments);
  }
  use_language(QStringLiteral("en"));
  use_theme(ThemeMode::light);
  WindowOptions options;
  options.remember = false;
  MainWindow window(options);
  window.resize(1280, 720);
  window.show();
  wait_until([&window] { return window.settled(); });

  const auto record = std::make_shared<const AlignmentRecord>(benchmark_record());
  InspectDocument& document = window.document();
  InspectState state;
  for (const RecordedClass& entry : record->classes)
    state.classes.append({QString::fromStdString(entry.name), static_cast<int>(state.classes.size()), true});
  document.set_truth({});
  document.set_record(nullptr);
  document.set_picture(stand_in_picture(*record));
  document.reset_state(state);
  document.set_record(record);
  document.select_class(0);
  wait_until([&] { return document.maps() && document.maps()->record == record && window.settled(); });
  let_events_pass(200);

  auto* slider = window.calibration_panel().findChild<GammaControl*>()->findChild<QSlider*>();
  QElapsedTimer clock;
  PaintWatch watch(document, clock);
  window.maps().grid().viewport()->installEventFilter(&watch);
  QTimer guard;  // so that waiting for events ends
  guard.start(1000);
  slider->setSliderDown(true);
  constexpr int warm_up = 20, frame = 16;
  const int frames = std::max(40 * repeats, 200);
  std::vector<double> seconds;
  for (int i = 0; i < warm_up + frames; ++i) {
    clock.restart();
    slider->setValue(100 + i * 37 % 400);
    const double gamma = document.state().calibration.gamma;
    while (watch.shown_gamma != gamma) {
      QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
      if (clock.elapsed() > 5000)
        throw Error(ErrorKind::failed, {}, "The window did not paint the maps within five seconds.");
    }
    if (i >= warm_up) seconds.push_back(watch.seconds_to_show);
    if (clock.elapsed() < frame) let_events_pass(frame - static_cast<int>(clock.elapsed()));
  }
  slider->setSliderDown(false);
  wait_until([&window] { return window.settled(); });
  std::sort(seconds.begin(), seconds.end());

  CalibrationRequest request;
  request.record = record;
  request.settings = document.state().calibration;
  std::tie(request.width, request.height) = shown_size(record->image_width, record->image_height);
  const auto anew = measure(std::max(4 * repeats, 20), [&request] { calibration_job(request); });
  return {compare("gamma: event to painted maps", seconds, "maps computed anew, unpainted", anew)};
}

}  // namespace elboscope
