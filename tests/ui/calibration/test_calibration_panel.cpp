// The panel of the calibration, driven by events: every control is an undo step, links both ways, reasons where
// something cannot be had.
#include <QCheckBox>
#include <QComboBox>
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "tests/core/alignment/sample_record.h"
#include "ui/calibration/calibration_panel.h"
#include "ui/calibration/certainty_card.h"
#include "ui/calibration/layer_chart.h"
#include "ui/calibration/layer_rows.h"
#include "ui/calibration/method_rows.h"
#include "ui/calibration/preset_row.h"
#include "ui/calibration/section.h"
#include "ui/charts/elbo_bars.h"
#include "ui/document/inspector.h"
#include "ui/jobs/read_job.h"
#include "ui/maps/map_grid.h"
#include "ui/problems/problem_model.h"
#include "ui/theme/theme.h"

using namespace elboscope;

namespace {

AlignmentRecord usual_record() {
  AlignmentRecord record = test::sample_record({4, 8, 4, 8, 8, 2}, 11);
  record.caption_distances = record.losses;
  return record;
}

struct Bench {
  InspectDocument document;
  ProblemModel problems;
  Inspector inspector{document, problems};
  CalibrationPanel panel{document};

  explicit Bench(const AlignmentRecord& of = usual_record()) {
    const auto record = std::make_shared<const AlignmentRecord>(of);
    InspectState state;
    for (const RecordedClass& entry : record->classes)
      state.classes.append({QString::fromStdString(entry.name), static_cast<int>(state.classes.size()), true});
    document.reset_state(state);
    panel.resize(304, 640);
    panel.show();
    for (Section* section : panel.findChildren<Section*>()) section->set_expanded(true);
    document.set_record(record);
  }
  bool settle() {
    return QTest::qWaitFor([this] { return inspector.settled() && document.maps(); }, 20000);
  }
  const CalibrationSettings& settings() const { return document.state().calibration; }
  template <class Widget>
  Widget* find() {
    return panel.findChild<Widget*>();
  }
};

// Straight to the widget: where the one pointer of the offscreen screen ends up depends on which window lies on top.
void move_over(QWidget* widget, const QPoint& place, Qt::MouseButtons held = Qt::NoButton) {
  QMouseEvent event(QEvent::MouseMove, place, widget->mapToGlobal(place), Qt::NoButton, held, Qt::NoModifier);
  QCoreApplication::sendEvent(widget, &event);
}

void activate(QComboBox* box, int index) {
  box->setCurrentIndex(index);
  Q_EMIT box->activated(index);
}

}  // namespace

class TestCalibrationPanel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { use_theme(ThemeMode::light); }

  void presets_data() {
    QTest::addColumn<int>("preset");
    QTest::newRow("official") << 0;
    QTest::newRow("paper") << 1;
    QTest::newRow("model") << 2;
  }
  void presets() {
    QFETCH(int, preset);
    AlignmentRecord record = usual_record();
    record.resolution_weights = {1, 5, 2};
    Bench bench(record);
    QVERIFY(bench.settle());
    bench.document.edit(QStringLiteral("other"), [](InspectState& state) {
      state.calibration.gamma = 0.9;
      state.calibration.self_passes = 0;
      state.calibration.shrink = true;
    });
    const int steps = bench.document.undo_stack().count();
    const auto buttons = bench.find<PresetRow>()->findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 3);
    QTest::mouseClick(buttons[preset], Qt::LeftButton);
    QCOMPARE(bench.document.undo_stack().count(), steps + 1);
    QVERIFY(bench.settings() == preset_settings(static_cast<CalibrationPreset>(preset), bench.document.record().get()));
    for (int i = 0; i < 3; ++i) QCOMPARE(buttons[i]->isChecked(), i == preset);
    QVERIFY(bench.settle());
    QCOMPARE(bench.problems.error_count(), 0);
    const std::vector<double> weights = layer_weights_of(*bench.document.record(), bench.settings());
    if (preset == 1) QVERIFY(std::abs(weights[0] - weights[1]) < 1e-12);
    // Lines 7 and 8 of the paper's algorithm: the exponent comes before the enlarging.
    QVERIFY(!bench.settings().upsample_first);
    if (preset == 2) QVERIFY(std::abs(weights[1] - 5.0 / 8) < 1e-12);
    bench.document.undo_stack().undo();
    QCOMPARE(bench.settings().gamma, 0.9);
    QVERIFY(!buttons[preset]->isChecked());
  }

  void a_model_without_a_table_has_no_preset() {
    Bench bench;
    QVERIFY(bench.settle());
    const auto buttons = bench.find<PresetRow>()->findChildren<QToolButton*>();
    QVERIFY(!buttons[2]->isEnabled() && !buttons[2]->toolTip().isEmpty());
    QVERIFY(buttons[0]->isChecked());  // what it starts with is the official way
  }

  void switches_data() {
    QTest::addColumn<QString>("lacks");
    QTest::newRow("everything is there") << QString();
    QTest::newRow("weights") << QStringLiteral("weights");
    QTest::newRow("distances") << QStringLiteral("distances");
    QTest::newRow("likelihood") << QStringLiteral("likelihood");
    QTest::newRow("self-attention") << QStringLiteral("self-attention");
  }
  void switches() {
    QFETCH(QString, lacks);
    AlignmentRecord record = usual_record();
    if (lacks == QStringLiteral("weights")) record.elbo_weights.clear();
    if (lacks == QStringLiteral("distances")) record.caption_distances.clear();
    if (lacks == QStringLiteral("likelihood")) record.empty_pixel_errors.clear();
    if (lacks == QStringLiteral("self-attention")) {
      record.self_operators.clear();
      record.self_weight.clear();
      record.self_product.clear();
    }
    Bench bench(record);
    QVERIFY(bench.settle());
    const auto boxes = bench.find<MethodRows>()->findChildren<QCheckBox*>();
    QCOMPARE(boxes.size(), 4);  // shrink, paper, control variate, upsample first
    QCOMPARE(boxes[1]->isEnabled(), lacks != QStringLiteral("weights"));
    QCOMPARE(boxes[2]->isEnabled(), lacks != QStringLiteral("distances"));
    const auto choices = bench.find<MethodRows>()->findChildren<QComboBox*>();
    auto* variants = qobject_cast<QStandardItemModel*>(choices[1]->model());
    QCOMPARE(variants->item(1)->isEnabled(), lacks != QStringLiteral("likelihood"));
    const auto layer_boxes = bench.find<LayerRows>()->findChildren<QComboBox*>();
    QCOMPARE(layer_boxes[1]->isEnabled(), lacks != QStringLiteral("self-attention"));
    // The reason stands first.
    for (const QCheckBox* box : boxes) QCOMPARE(box->toolTip().contains(QStringLiteral("\n\n")), !box->isEnabled());
    // Everything that is offered gives maps.
    for (QCheckBox* box : boxes) {
      if (!box->isEnabled()) continue;
      const int steps = bench.document.undo_stack().count();
      box->click();
      QCOMPARE(bench.document.undo_stack().count(), steps + 1);
      QVERIFY(bench.settle());
    }
    for (QComboBox* box : choices) {
      auto* items = qobject_cast<QStandardItemModel*>(box->model());
      for (int i = 0; i < box->count(); ++i) {
        if (!items->item(i)->isEnabled()) continue;
        activate(box, i);
        QVERIFY(bench.settle());
      }
    }
    for (int i = 0; layer_boxes[1]->isEnabled() && i < layer_boxes[1]->count(); ++i) {
      activate(layer_boxes[1], i);
      QCOMPARE(bench.settings().self_passes, i == 0 ? -1 : i - 1);
      QVERIFY(bench.settle());
    }
    QCOMPARE(bench.problems.error_count(), 0);
    while (bench.document.undo_stack().canUndo()) bench.document.undo_stack().undo();
    QVERIFY(bench.settings() == CalibrationSettings());
    for (const QCheckBox* box : boxes) QVERIFY(!box->isChecked());
  }

  void layers() {
    Bench bench;
    QVERIFY(bench.settle());
    auto* rows = bench.find<LayerRows>();
    auto* chart = bench.find<LayerChart>();
    QCOMPARE(chart->groups(), 3);
    QVERIFY(rows->mode() == LayerRows::Mode::automatic);
    auto* mode = rows->findChildren<QComboBox*>().front();
    activate(mode, 1);
    QVERIFY(bench.settings().layer_sigma && *bench.settings().layer_sigma == 3);
    auto* slider = rows->findChild<QSlider*>();
    const int steps = bench.document.undo_stack().count();
    slider->setSliderDown(true);
    for (int place = 100; place < 140; place += 10) slider->setValue(place);
    slider->setSliderDown(false);
    QCOMPARE(bench.document.undo_stack().count(), steps + 1);
    QCOMPARE(*bench.settings().layer_sigma, LayerRows::sigma_at(130));
    QVERIFY(LayerRows::place_of(LayerRows::sigma_at(77)) == 77);
    activate(mode, 2);
    QVERIFY(rows->mode() == LayerRows::Mode::by_resolution);
    QVERIFY(bench.settings().resolution_weights.size() >= 3);
    QVERIFY(bench.settle());
    const QRectF bar = chart->group_rect(1);
    const int before = bench.document.undo_stack().count();
    QTest::mousePress(chart, Qt::LeftButton, {}, bar.center().toPoint());
    move_over(chart, QPointF(bar.center().x(), bar.top() + 6).toPoint(), Qt::LeftButton);
    move_over(chart, QPointF(bar.center().x(), bar.bottom() + 8).toPoint(), Qt::LeftButton);
    QTest::mouseRelease(chart, Qt::LeftButton, {}, QPointF(bar.center().x(), bar.bottom() + 8).toPoint());
    QCOMPARE(bench.document.undo_stack().count(), before + 1);
    QCOMPARE(bench.settings().resolution_weights[1], 0.0);
    QVERIFY(bench.settle());
    QCOMPARE(bench.document.maps()->settings.resolution_weights[1], 0.0);
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Up);
    QVERIFY(bench.settings().resolution_weights[1] > 0);
    for (int group = 0; group < 3; ++group) chart->set_weight(group, 0, false);
    QVERIFY2(*std::max_element(bench.settings().resolution_weights.begin(),
                               bench.settings().resolution_weights.begin() + 3) > 0,
             "something has to count");
    QVERIFY(bench.settle());
    QCOMPARE(bench.problems.error_count(), 0);
    activate(mode, 0);
    QVERIFY(!bench.settings().layer_sigma && bench.settings().resolution_weights.empty());
    // A record with fewer layers while the mouse is over one that it does not have (sanitizers look at this).
    move_over(chart, QPoint(chart->width() - 4, chart->height() / 2));
    AlignmentRecord smaller = usual_record();
    smaller.cross_layers.resize(1);
    smaller.resolution_weights = {1};
    bench.document.set_record(std::make_shared<const AlignmentRecord>(smaller));
    QCOMPARE(chart->groups(), 1);
    QVERIFY(!chart->grab().isNull());
  }

  void bars_maps_and_classes_are_linked() {
    Bench bench;
    bench.document.set_picture(stand_in_picture(usual_record()));  // maps are laid on it
    MapGrid grid(bench.document);
    grid.resize(500, 1000);  // every row in view
    grid.show();
    QVERIFY(bench.settle());
    auto* bars = bench.find<ElboBars>();
    QVERIFY(bars->isVisible());
    const auto place_of = [&](int row) {
      for (int y = 0; y < bars->height(); ++y) {
        if (bars->class_at({bars->width() / 2, y}) == row && bars->class_at({bars->width() / 2, y + 4}) == row)
          return QPoint(bars->width() / 2, y + 2);
      }
      return QPoint();
    };
    QWidget* plot = bars->findChild<QWidget*>();
    QTRY_VERIFY(!place_of(2).isNull());  // drawn
    move_over(plot, place_of(2));
    QCOMPARE(bench.document.hovered_class(), 2);
    QTest::mouseClick(plot, Qt::LeftButton, {}, place_of(3));
    QCOMPARE(bench.document.selected_class(), 3);
    QTRY_VERIFY(!grid.tile_rect(1, MapColumn::raw).isEmpty());  // laid out
    move_over(grid.viewport(), grid.tile_rect(1, MapColumn::raw).center().toPoint());
    QCOMPARE(bench.document.hovered_class(), 1);
    QCoreApplication::processEvents();
    const QImage lit = bars->grab().toImage();
    move_over(grid.viewport(), grid.tile_rect(0, MapColumn::raw).center().toPoint());
    QTRY_VERIFY(bars->grab().toImage() != lit);  // charts are drawn when events come to an end
    bars->setFocus();
    QTest::keyClick(bars, Qt::Key_Up);
    QCOMPARE(bench.document.selected_class(), 2);
  }

  void says_what_cannot_be_told_apart() {
    AlignmentRecord record = usual_record();
    // Class 1 lies above class 0 by far less than it varies; class 2 and 3 lie apart.
    for (std::size_t t = 0; t < 8; ++t) {
      record.losses[t] = 0.1;
      record.losses[8 + t] = 0.1 + (t % 2 == 0 ? 0.001 : -0.0009);
      record.losses[16 + t] = 0.2 + 0.0001 * static_cast<double>(t % 2);
      record.losses[24 + t] = 0.3;
    }
    Bench bench(record);
    QVERIFY(bench.settle());
    auto* card = bench.find<CertaintyCard>();
    QVERIFY(card->isVisible());
    QVERIFY2(card->text().contains(QStringLiteral("class 0 and class 1")), qPrintable(card->text()));
    QVERIFY2(!card->text().contains(QStringLiteral("class 2")), qPrintable(card->text()));
    auto* mend = card->findChild<QAbstractButton*>();
    QVERIFY(!mend->isVisible());  // best and worst are apart: shrinking does nothing

    for (std::size_t k = 0; k < record.losses.size(); ++k) record.losses[k] = 0.1 + ((k * 7919) % 13) * 1e-4;
    bench.document.set_record(std::make_shared<const AlignmentRecord>(record));
    QVERIFY(bench.settle());
    QVERIFY(!bench.document.maps()->maps.distinguishable);
    QTRY_VERIFY(mend->isVisible());
    QTest::mouseClick(mend, Qt::LeftButton);
    QVERIFY(bench.settings().shrink);
    QVERIFY(bench.settle());
    QTRY_VERIFY(!mend->isVisible());
    QVERIFY(card->isVisible());
  }

  void the_wheel_scrolls_and_sets_nothing() {
    Bench bench;
    QVERIFY(bench.settle());
    bench.panel.setFocus();
    for (QWidget* control : bench.panel.findChildren<QWidget*>()) {
      if (!control->inherits("QComboBox") && !control->inherits("QSlider") && !control->inherits("QAbstractSpinBox"))
        continue;
      if (control->hasFocus()) continue;
      QWheelEvent wheel(QPointF(5, 5), control->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                        Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(control, &wheel);
    }
    QCOMPARE(bench.document.undo_stack().count(), 0);
  }

  void looks_data() {
    QTest::addColumn<int>("mode");
    QTest::newRow("light") << static_cast<int>(ThemeMode::light);
    QTest::newRow("dark") << static_cast<int>(ThemeMode::dark);
  }
  void looks() {
    QFETCH(int, mode);
    use_theme(static_cast<ThemeMode>(mode));
    Bench bench;
    QVERIFY(bench.settle());
    bench.panel.resize(304, 1240);
    QTest::qWait(50);
    const QString folder = qEnvironmentVariable("ELBOSCOPE_PICTURES");
    if (!folder.isEmpty()) {
      const QString name = QStringLiteral("%1/calibration-%2").arg(folder, QString::fromUtf8(QTest::currentDataTag()));
      bench.panel.grab().save(name + QStringLiteral(".png"));
      activate(bench.find<LayerRows>()->findChildren<QComboBox*>().front(), 2);
      QVERIFY(bench.settle());
      QTest::qWait(20);
      bench.panel.grab().save(name + QStringLiteral("-resolution.png"));
    }
    // Nothing is cut off at the width the dock has.
    QVERIFY2(bench.panel.minimumSizeHint().width() <= 304,
             qPrintable(QString::number(bench.panel.minimumSizeHint().width())));
    auto* scroll = bench.find<QScrollArea>();
    QVERIFY2(scroll->widget()->minimumSizeHint().width() <= 304,
             qPrintable(QString::number(scroll->widget()->minimumSizeHint().width())));
    use_theme(ThemeMode::light);
  }
};

QTEST_MAIN(TestCalibrationPanel)
#include "test_calibration_panel.moc"
