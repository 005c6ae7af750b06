// Every movement of gamma's slider is answered by painted maps, while a truth is scored: 10 classes of 64x64 -> 512x512
// with self-attention. How long that takes tells elboscope-bench --only gamma.
#include <QHBoxLayout>
#include <QSlider>
#include <QTest>

#include "tests/core/alignment/sample_record.h"
#include "ui/calibration/calibration_panel.h"
#include "ui/calibration/gamma_control.h"
#include "ui/document/inspector.h"
#include "ui/maps/map_grid.h"
#include "ui/problems/problem_model.h"
#include "ui/theme/theme.h"
#include "ui/truth/truth_panel.h"

using namespace elboscope;

namespace {

struct PaintWatch : QObject {
  explicit PaintWatch(const InspectDocument& shown) : document(shown) {}

  const InspectDocument& document;
  double painted_gamma = 0;
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Paint && document.maps()) painted_gamma = document.maps()->settings.gamma;
    return QObject::eventFilter(watched, event);
  }
};

}  // namespace

class TestGammaFrames : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_movement_is_painted_data() {
    QTest::addColumn<bool>("truth");
    QTest::newRow("maps alone") << false;
    QTest::newRow("with truth") << true;
  }
  void every_movement_is_painted() {
    QFETCH(bool, truth);
    use_theme(ThemeMode::light);
    InspectDocument document;
    ProblemModel problems;
    Inspector inspector(document, problems);
    // As in the window of 1280x720: maps in the middle, the panel at the right.
    QWidget window;
    auto* grid = new MapGrid(document);
    auto* panel = new CalibrationPanel(document);
    auto* layout = new QHBoxLayout(&window);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(grid, 1);
    layout->addWidget(panel);
    TruthPanel* truth_panel = nullptr;
    if (truth) layout->addWidget(truth_panel = new TruthPanel(document));
    window.resize(1000, 600);
    window.show();

    test::RecordShape shape{10, 20, 2, 64, 64, 1};
    auto record = std::make_shared<AlignmentRecord>(test::sample_record(shape, 1));
    record->image_width = record->image_height = 512;
    InspectState state;
    TruthFile mask;
    auto labels = std::make_shared<LabelPicture>();
    labels->width = labels->height = 512;
    for (int p = 0; p < 512 * 512; ++p) {
      labels->labels.push_back(static_cast<std::uint8_t>(p % 512 / 48));
      ++mask.pixels[labels->labels.back()];
    }
    mask.labels = labels;
    for (const RecordedClass& entry : record->classes) {
      state.classes.append({QString::fromStdString(entry.name), static_cast<int>(state.classes.size()), true});
      mask.names << QString::fromStdString(entry.name);
    }
    document.set_picture(stand_in_picture(*record));
    document.reset_state(state);
    if (truth) document.set_truth(mask);
    document.set_record(record);
    QTRY_VERIFY_WITH_TIMEOUT(document.maps() && inspector.settled(), 60000);
    if (truth) QVERIFY(document.truth_scores() && document.truth_curve());
    QTest::qWait(100);

    auto* slider = panel->findChild<GammaControl*>()->findChild<QSlider*>();
    slider->setSliderDown(true);
    PaintWatch watch(document);
    grid->viewport()->installEventFilter(&watch);
    // Charts and sentences hear of new maps when those are painted.
    int told = 0, told_early = 0;
    connect(&document, &InspectDocument::maps_changed, &watch, [&] {
      ++told;
      told_early += watch.painted_gamma == document.maps()->settings.gamma ? 0 : 1;
    });
    constexpr int movements = 60;
    for (int i = 0; i < movements; ++i) {
      slider->setValue(100 + (i * 37) % 400);
      const double gamma = document.state().calibration.gamma;
      QTRY_COMPARE_WITH_TIMEOUT(watch.painted_gamma, gamma, 10000);
    }
    slider->setSliderDown(false);
    QCOMPARE(document.undo_stack().count(), 1);
    QVERIFY(told >= movements);
    QCOMPARE(told_early, 0);
    QTRY_VERIFY_WITH_TIMEOUT(inspector.settled(), 20000);
    if (truth) QCOMPARE(document.truth_scores()->settings.gamma, document.state().calibration.gamma);
  }
};

QTEST_MAIN(TestGammaFrames)
#include "test_gamma_frames.moc"
