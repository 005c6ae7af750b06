// The browser of layers: its models and sheet on drawn maps, then in the window with a model.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QListView>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/ui/maps/drawn_inspection.h"
#include "tests/ui/timed_application.h"
#include "ui/document/inspector.h"
#include "ui/language/language.h"
#include "ui/layers/layer_browser.h"
#include "ui/layers/layer_models.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"
#include "ui/maps/region_model.h"
#include "ui/maps/region_panel.h"
#include "ui/problems/problem_model.h"
#include "ui/window/main_window.h"

using namespace elboscope;

namespace {

const QStringList three{QStringLiteral("cat"), QStringLiteral("dog"), QStringLiteral("ball")};

struct Browsing {
  InspectDocument document;
  ProblemModel problems;
  Inspector inspector{document, problems};
  LayerBrowser browser{document, inspector};

  Browsing() {
    test::draw_inspection(document, three);
    browser.resize(1000, 320);
    browser.show();
  }
};

}  // namespace

class TestLayerBrowser : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    use_language(QStringLiteral("en"));
    use_theme(ThemeMode::light);
  }

  void models_name_layers_and_tokens() {
    InspectDocument document;
    LayerModel layers(document);
    TokenModel tokens(document);
    const QAbstractItemModelTester first(&layers, QAbstractItemModelTester::FailureReportingMode::QtTest),
        second(&tokens, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(layers.rowCount() + tokens.rowCount(), 0);
    document.set_layers(test::striped_layers(three));
    QCOMPARE(layers.rowCount(), 2);
    QCOMPARE(layers.index(0).data().toString(), QStringLiteral("Layer 1 · down · 8 × 8"));
    QCOMPARE(layers.index(1).data(LayerModel::HeadsRole).toInt(), 8);
    QStringList names;
    for (int i = 0; i < tokens.rowCount(); ++i) names << tokens.index(i).data().toString();
    QCOMPARE(names,
             QStringList({QStringLiteral("start"), QStringLiteral("cat"), QStringLiteral("dog"), QStringLiteral("ball"),
                          QStringLiteral("end"), QStringLiteral("padding 1"), QStringLiteral("padding 2")}));
    QVERIFY(tokens.index(0).data(TokenModel::SpecialRole).toBool());
    QVERIFY(!tokens.index(2).data(TokenModel::SpecialRole).toBool());
    for (int i = 0; i < tokens.rowCount(); ++i) QVERIFY(!tokens.index(i).data(Qt::ToolTipRole).toString().isEmpty());
    document.set_layers(nullptr);
    QCOMPARE(layers.rowCount() + tokens.rowCount(), 0);
  }

  void sheets_show_what_is_chosen() {
    Browsing with;
    LayerSheet& sheet = with.browser.sheet();
    QVERIFY(sheet.tiles().isEmpty());
    QVERIFY(!sheet.grab().isNull());
    with.document.set_layers(test::striped_layers(three));
    QCOMPARE(with.browser.kind(), SheetKind::all_layers);
    QCOMPARE(sheet.tiles().size(), 2);
    with.browser.tokens().setCurrentIndex(with.browser.tokens().model()->index(2, 0));
    for (const LayerSheet::Tile& tile : sheet.tiles()) QCOMPARE(tile.token, 2);
    const QImage dog = sheet.viewport()->grab().toImage();
    with.browser.tokens().setFocus();
    QTest::keyClick(&with.browser.tokens(), Qt::Key_Down);
    QCOMPARE(sheet.tiles().front().token, 3);
    QVERIFY(sheet.viewport()->grab().toImage() != dog);
    // One range: the largest of the words shown; the start token alone has its own.
    QCOMPARE(sheet.high(sheet.tiles()[1]), 0.2F);
    with.browser.show_kind(SheetKind::all_tokens);
    QCOMPARE(sheet.tiles().size(), 7);
    QCOMPARE(sheet.high(sheet.tiles()[0]), 0.2F);
    sheet.set_stretched(true);
    QCOMPARE(sheet.high(sheet.tiles()[0]), 0.9F);
    sheet.set_stretched(false);
    with.browser.tokens().setCurrentIndex(with.browser.tokens().model()->index(0, 0));
    with.browser.show_kind(SheetKind::one);
    QCOMPARE(sheet.tiles().size(), 1);
    QCOMPARE(sheet.high(sheet.tiles()[0]), 0.9F);
  }

  void sheets_answer_mouse_and_keys() {
    Browsing with;
    with.document.set_layers(test::striped_layers(three));
    LayerSheet& sheet = with.browser.sheet();
    with.browser.show_kind(SheetKind::all_tokens);
    QTest::mouseClick(sheet.viewport(), Qt::LeftButton, {}, sheet.tile_rect(2).center().toPoint());
    QCOMPARE(with.browser.tokens().currentIndex().row(), 2);
    QMouseEvent move(QEvent::MouseMove, sheet.tile_rect(1).center(),
                     sheet.viewport()->mapToGlobal(sheet.tile_rect(1).center()), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(sheet.viewport(), &move);
    QVERIFY(with.document.cross_hair());
    QVERIFY2(with.browser.readout().startsWith(QStringLiteral("cat")), qPrintable(with.browser.readout()));
    // 0.5 lies in the dog's stripe.
    QCOMPARE(*sheet.value({0, 2}, {0.5, 0.5}), 0.2F);
    QCOMPARE(*sheet.value({0, 1}, {0.5, 0.5}), 0.0F);
    QCOMPARE(*sheet.value({1, 2}, {5.0, -5.0}), 0.0F);
    sheet.setFocus();
    QTest::keyClick(&sheet, Qt::Key_Right);
    QCOMPARE(with.browser.tokens().currentIndex().row(), 3);
    QTest::keyClick(&sheet, Qt::Key_Home);
    QCOMPARE(with.browser.tokens().currentIndex().row(), 0);
    QTest::keyClick(&sheet, Qt::Key_Left);
    QCOMPARE(with.browser.tokens().currentIndex().row(), 0);
    QTest::keyClick(&sheet, Qt::Key_End);
    QTest::keyClick(&sheet, Qt::Key_Return);
    QCOMPARE(with.browser.kind(), SheetKind::one);
    QCOMPARE(sheet.tiles().front().token, 6);
    QTest::keyClick(&sheet, Qt::Key_Escape);
    QCOMPARE(with.browser.kind(), SheetKind::all_tokens);
    QTest::keyClick(&sheet, Qt::Key_Home);
    QTest::mouseDClick(sheet.viewport(), Qt::LeftButton, {}, sheet.tile_rect(1).center().toPoint());
    QCOMPARE(with.browser.kind(), SheetKind::one);
  }

  void says_what_it_needs() {
    Browsing with;
    QVERIFY(!with.browser.measure().isEnabled());
    QVERIFY(with.browser.timestep().count() > 0);
    QSignalSpy refused(&with.inspector, &Inspector::refused);
    with.inspector.measure_layers(100);
    QCOMPARE(refused.count(), 1);
    QCOMPARE(with.problems.error_count(), 1);
  }

  void measures_in_the_window() {
    WindowOptions options;
    options.files = {QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/drawing.png")};
    options.model = QStringLiteral(ELBOSCOPE_FIXTURES "/heatmap-sd1/model");
    options.caption = QStringLiteral("a drawing of a house and a tree with a red ball under the sun");
    options.classes = {QStringLiteral("house"), QStringLiteral("tree")};
    options.remember = false;
    MainWindow window(options);
    window.resize(1280, 720);
    window.show();
    InspectDocument& document = window.document();
    QTRY_VERIFY_WITH_TIMEOUT(document.maps() && window.settled(), 60000);
    LayerBrowser& browser = window.layer_browser();
    QVERIFY(!browser.isVisible());
    window.actions().action(QStringLiteral("view.layers"))->trigger();
    QVERIFY(browser.isVisible());
    QVERIFY(browser.measure().isEnabled());
    QCOMPARE(browser.timestep().count(), static_cast<int>(document.record()->collect_timesteps.size()));
    browser.timestep().setCurrentIndex(2);
    TimedApplication& watchdog = TimedApplication::instance();
    watchdog.restart();
    QTest::mouseClick(&browser.measure(), Qt::LeftButton);
    QVERIFY(window.inspector().measuring_layers());
    QVERIFY(!window.inspector().running() && !window.inspector().loading_model());
    QTRY_VERIFY_WITH_TIMEOUT(document.layers() && !window.inspector().measuring_layers(), 60000);
    QVERIFY2(watchdog.longest_milliseconds() < 50, qPrintable(watchdog.longest_text()));
    const LayerMaps& layers = *document.layers();
    QCOMPARE(layers.timestep, document.record()->collect_timesteps[2]);
    QCOMPARE(layers.layers.size(), document.record()->cross_layers.size());
    QCOMPARE(layers.tokens.size(), std::size_t{77});
    // The maps of the record at that timestep, token by token.
    const AlignmentRecord& record = *document.record();
    std::vector<float> values;
    for (std::size_t i = 0; i < layers.layers.size(); ++i) {
      const CollectedLayer& layer = record.cross_layers[i];
      const auto area = static_cast<std::size_t>(layer.height * layer.width);
      for (std::size_t place = 0; place < record.recorded_tokens.size(); ++place) {
        layer_map(layers, i, static_cast<std::size_t>(record.recorded_tokens[place]), values);
        const float* truth = layer.maps.data() + (2 * record.recorded_tokens.size() + place) * area;
        for (std::size_t p = 0; p < area; ++p) QVERIFY(std::abs(values[p] - truth[p]) < 2e-5F);
      }
    }
    // The word of the first class is looked at first, and its class's colour stands beside it.
    QCOMPARE(browser.tokens().currentIndex().data().toString(), QStringLiteral("house"));

    // Tokens are ranked for regions now.
    MapGrid& grid = window.maps().grid();
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::ShiftModifier,
                      grid.tile_rect(0, MapColumn::calibrated).center().toPoint());
    const auto& words = window.maps().region_panel().model().words();
    QVERIFY(words.size() > 10);
    QCOMPARE(words.back().kind, RankedWord::Kind::token);

    // Stopped, nothing changes; a run drops the measurement; another picture forgets the layers.
    const LayerMapsPtr before = document.layers();
    QTest::mouseClick(&browser.measure(), Qt::LeftButton);
    window.actions().action(QStringLiteral("run.stop"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!window.inspector().engine().busy(), 20000);
    QVERIFY(document.layers());
    QTest::mouseClick(&browser.measure(), Qt::LeftButton);
    window.actions().action(QStringLiteral("run.start"))->trigger();
    QVERIFY(window.inspector().running() && !window.inspector().measuring_layers());
    QVERIFY(!browser.measure().isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);
    QVERIFY(browser.measure().isEnabled());
    QCOMPARE(window.problems().error_count(), 0);
    window.inspector().open(options.files);
    QTRY_VERIFY_WITH_TIMEOUT(!document.layers(), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);
  }
};

ELBOSCOPE_WINDOW_TEST_MAIN(TestLayerBrowser)
#include "test_layer_browser.moc"
