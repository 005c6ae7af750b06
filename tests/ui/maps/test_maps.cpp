// The maps as a user handles them: outlines of the truth, stretched colours, regions and their words, stored views.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QListView>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <functional>

#include "tests/ui/maps/drawn_inspection.h"
#include "ui/commands/action_list.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_commands.h"
#include "ui/maps/map_grid.h"
#include "ui/maps/map_region.h"
#include "ui/maps/region_model.h"
#include "ui/maps/region_panel.h"
#include "ui/theme/theme.h"

using namespace elboscope;

namespace {

const QStringList three{QStringLiteral("cat"), QStringLiteral("dog"), QStringLiteral("ball")};

QImage shot(MapGrid& grid) {
  return grid.viewport()->grab().toImage();
}

QPoint at(const MapGrid& grid, int row, MapColumn column, double x, double y) {
  const QRectF tile = grid.tile_rect(row, column);
  return QPointF(tile.left() + x * tile.width(), tile.top() + y * tile.height()).toPoint();
}

void drag(QWidget* widget, const QList<QPoint>& path, Qt::KeyboardModifiers keys = {}) {
  QTest::mousePress(widget, Qt::LeftButton, keys, path.front());
  for (const QPoint& point : path) {
    QMouseEvent move(QEvent::MouseMove, QPointF(point), widget->mapToGlobal(QPointF(point)), Qt::NoButton,
                     Qt::LeftButton, keys);
    QApplication::sendEvent(widget, &move);
  }
  QTest::mouseRelease(widget, Qt::LeftButton, keys, path.back());
}

/// Milliseconds of this thread alone: what else the machine does is not judged.
double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double fastest(int repeats, const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < repeats; ++i) {
    const double start = thread_milliseconds();
    work();
    best = std::min(best, thread_milliseconds() - start);
  }
  return best;
}

}  // namespace

class TestMaps : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { use_theme(ThemeMode::light); }

  void outline_image_marks_both_sides_of_an_edge() {
    // Two columns of 1, two of 2, shown twice as large.
    const std::vector<std::uint8_t> labels{1, 1, 2, 2, 1, 1, 2, 2};
    std::array<bool, 256> wanted{};
    wanted[2] = true;
    const QImage image = outline_image(labels.data(), 4, 2, QRectF(0, 0, 4, 2), QSize(8, 4), wanted, 1);
    for (int y = 0; y < 4; ++y) {
      for (int x = 0; x < 8; ++x) {
        const QRgb pixel = image.pixel(x, y);
        if (x == 4) {
          QCOMPARE(pixel, qRgba(255, 255, 255, 255));
        } else if (x == 3) {
          QVERIFY(qAlpha(pixel) > 0 && qRed(pixel) == 0);
        } else {
          QCOMPARE(qAlpha(pixel), 0);
        }
      }
    }
    QVERIFY(outline_image(nullptr, 4, 2, QRectF(0, 0, 4, 2), QSize(8, 4), wanted, 1).isNull());
  }

  void truth_is_outlined_where_it_is_known() {
    InspectDocument document;
    test::draw_inspection(document, three);
    MapGrid grid(document);
    grid.resize(700, 500);
    grid.show();
    const QImage bare = shot(grid);
    document.set_truth(test::striped_truth(three, 64, 64));
    const QImage outlined = shot(grid);
    QVERIFY(outlined != bare);
    // The dog's stripe begins at a third: a white line there in every column of its row, none in the cat's at two
    // thirds.
    for (const MapColumn column : {MapColumn::raw, MapColumn::calibrated, MapColumn::difference, MapColumn::mask}) {
      const auto white_near = [&](int row, double share) {
        const QPoint middle = at(grid, row, column, share, 0.5);
        for (int x = -3; x <= 3; ++x) {
          if (outlined.pixel(middle.x() + x, middle.y()) == qRgb(255, 255, 255) &&
              bare.pixel(middle.x() + x, middle.y()) != outlined.pixel(middle.x() + x, middle.y()))
            return true;
        }
        return false;
      };
      QVERIFY(white_near(1, 22.0 / 64));
      QVERIFY(!white_near(0, 43.0 / 64));
    }
    document.edit(QStringLiteral("hide"), [](InspectState& state) { state.view.show_truth = false; });
    QVERIFY(shot(grid) == bare);
    document.undo_stack().undo();
    QVERIFY(shot(grid) == outlined);
    // What the user says of labels counts.
    document.edit(QStringLiteral("label"), [](InspectState& state) {
      state.truth.mask = QStringLiteral("mask.png");
      for (int label = 1; label <= 3; ++label) state.truth.meanings[label] = {LabelMeaning::Kind::background, {}};
    });
    QVERIFY(shot(grid) == bare);
  }

  void stretched_maps_carry_badges() {
    InspectDocument document;
    test::draw_inspection(document, three);
    MapArea area(document);
    area.resize(900, 600);
    area.show();
    MapGrid& grid = area.grid();
    const QImage locked = shot(grid);
    document.edit(QStringLiteral("stretch"), [](InspectState& state) { state.view.stretch = true; });
    const ShownRange raw = grid.tiles().range(MapColumn::raw, 0),
                     difference = grid.tiles().range(MapColumn::difference, 0);
    QCOMPARE(raw.low, 0.25F);
    QCOMPARE(raw.high, 0.75F);
    QCOMPARE(difference.low, -0.25F);
    QCOMPARE(difference.high, 0.25F);
    const QImage stretched = shot(grid);
    // Calibrated maps reach from 0 to 1 already: there only the badge is new.
    const QRect tile = grid.tile_rect(1, MapColumn::calibrated).toRect();
    QVERIFY(stretched.copy(tile) != locked.copy(tile));
    const QRect upper(tile.topLeft(), QSize(tile.width(), tile.height() / 2));
    QVERIFY(stretched.copy(upper) == locked.copy(upper));
    const QRect raw_upper(grid.tile_rect(1, MapColumn::raw).toRect().topLeft(), upper.size());
    QVERIFY(stretched.copy(raw_upper) != locked.copy(raw_upper));
    document.edit(QStringLiteral("lock"), [](InspectState& state) { state.view.stretch = false; });
    QCOMPARE(grid.tiles().range(MapColumn::raw, 0).high, 1.0F);
  }

  void cross_hair_and_highlight_leave_the_tiles_alone() {
    InspectDocument document;
    test::draw_inspection(document, three);
    MapGrid grid(document);
    grid.resize(700, 500);
    grid.show();
    const QImage calm = shot(grid);
    document.set_cross_hair(QPointF(0.5, 0.5));
    document.hover_class(1);
    QVERIFY(shot(grid) != calm);
    document.set_cross_hair({});
    document.hover_class(-1);
    QVERIFY(shot(grid) == calm);
    document.set_maps(test::striped_maps(three, 64, 64));
    const QImage other = shot(grid);
    document.set_maps(test::striped_maps({three[2], three[1], three[0]}, 64, 64));
    QVERIFY(shot(grid) != other);
  }

  // --- regions

  void spans_are_the_pixels_inside_data() {
    QTest::addColumn<QPolygonF>("outline");
    QTest::addColumn<int>("pixels");
    QTest::newRow("everything") << QPolygonF(QRectF(0, 0, 1, 1)) << 200;
    QTest::newRow("left half") << QPolygonF(QRectF(0, 0, 0.5, 1)) << 100;
    QTest::newRow("one pixel") << QPolygonF(QRectF(0.5, 0.5, 0.05, 0.1)) << 1;
    QTest::newRow("between centres") << QPolygonF(QRectF(0.501, 0.501, 0.001, 0.001)) << 1;
    QTest::newRow("beyond the edges") << QPolygonF(QRectF(-3, -3, 9, 9)) << 200;
    QTest::newRow("outside") << QPolygonF(QRectF(2, 2, 1, 1)) << 1;
    QTest::newRow("a line") << QPolygonF({QPointF(0.2, 0.2), QPointF(0.8, 0.2)}) << 1;
    QTest::newRow("nothing") << QPolygonF() << 0;
    QTest::newRow("crossing itself") << QPolygonF({QPointF(0, 0), QPointF(1, 1), QPointF(1, 0), QPointF(0, 1)}) << 100;
  }
  void spans_are_the_pixels_inside() {
    QFETCH(QPolygonF, outline);
    QFETCH(int, pixels);
    int count = 0;
    for (const RegionSpan& span : region_spans(outline, 20, 10)) {
      QVERIFY(span.y >= 0 && span.y < 10 && span.begin >= 0 && span.begin < span.end && span.end <= 20);
      count += span.end - span.begin;
    }
    QCOMPARE(count, pixels);
  }

  void means_of_large_regions_are_sampled_well() {
    std::vector<float> map(512 * 512);
    for (std::size_t i = 0; i < map.size(); ++i)
      map[i] = static_cast<float>(i % 512) / 512 + 0.1F * static_cast<float>(i / 512 % 7);
    for (const QRectF& area : {QRectF(0, 0, 1, 1), QRectF(0.1, 0.2, 0.5, 0.7), QRectF(0, 0.5, 1, 0.002)}) {
      const auto spans = region_spans(QPolygonF(area), 512, 512);
      double sum = 0, count = 0;
      for (const RegionSpan& span : spans) {
        for (int x = span.begin; x < span.end; ++x, ++count)
          sum += static_cast<double>(map[static_cast<std::size_t>(span.y * 512 + x)]);
      }
      QVERIFY(std::abs(region_mean(map.data(), 512, spans) - sum / count) < 0.01);
    }
  }

  void a_click_ranks_the_words() {
    InspectDocument document;
    test::draw_inspection(document, three);
    MapArea area(document);
    area.resize(900, 600);
    area.show();
    MapGrid& grid = area.grid();
    RegionPanel& panel = area.region_panel();
    QVERIFY(!panel.isVisible());
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, at(grid, 2, MapColumn::raw, 0.5, 0.5));
    QVERIFY(document.region().isEmpty());
    QCOMPARE(document.selected_class(), 2);
    grid.set_region_tool(true);
    QVERIFY(panel.isVisible());
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, at(grid, 2, MapColumn::raw, 0.5, 0.5));
    QVERIFY(!document.region().isEmpty());
    QCOMPARE(document.selected_class(), 2);
    const QList<RankedWord>& words = panel.model().words();
    QCOMPARE(words.size(), 3);
    QCOMPARE(words[0].text, QStringLiteral("dog"));
    QCOMPARE(words[0].value, 1.0);
    QCOMPARE(words[0].raw, 0.75);
    QCOMPARE(words[1].value, 0.0);

    // Keyboard: the region moves, the words follow; Escape forgets the region, then the tool.
    grid.setFocus();
    for (int i = 0; i < 17; ++i) QTest::keyClick(&grid, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(panel.model().words()[0].text, QStringLiteral("cat"));
    for (int i = 0; i < 60; ++i) QTest::keyClick(&grid, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(panel.model().words()[0].text, QStringLiteral("ball"));
    QTest::keyClick(&grid, Qt::Key_Escape);
    QVERIFY(document.region().isEmpty());
    QCOMPARE(panel.model().rowCount(), 0);
    QVERIFY(grid.region_tool());
    QTest::keyClick(&grid, Qt::Key_Escape);
    QVERIFY(!grid.region_tool());
    QVERIFY(!panel.isVisible());
    document.set_cross_hair({});
    QTest::keyClick(&grid, Qt::Key_Return);
    QCOMPARE(panel.model().words()[0].text, QStringLiteral("dog"));
    QVERIFY(panel.isVisible());
  }

  void a_lasso_ranks_the_words() {
    InspectDocument document;
    test::draw_inspection(document, three);
    MapArea area(document);
    area.resize(900, 600);
    area.show();
    MapGrid& grid = area.grid();
    QSignalSpy changed(&document, &InspectDocument::region_changed);
    QList<QPoint> path;
    for (const auto& [x, y] : {std::pair{0.7, 0.2}, {0.98, 0.2}, {0.98, 0.8}, {0.7, 0.8}})
      path << at(grid, 0, MapColumn::calibrated, x, y);
    drag(grid.viewport(), path, Qt::ShiftModifier);
    QCOMPARE(changed.count(), 1);
    QVERIFY(grid.zoom().whole());
    const QRectF bounds = document.region().boundingRect();
    QVERIFY(std::abs(bounds.left() - 0.7) < 0.03 && std::abs(bounds.right() - 0.98) < 0.03);
    QCOMPARE(area.region_panel().model().words()[0].text, QStringLiteral("ball"));
    QVERIFY(area.region_panel().model().words()[0].value > 0.95);
    // A drag that leaves the tile stays inside the picture; without Shift it moves the picture.
    path = {at(grid, 0, MapColumn::raw, 0.1, 0.1), QPoint(-400, 3000), QPoint(9000, 9000)};
    drag(grid.viewport(), path, Qt::ShiftModifier);
    QVERIFY(QRectF(0, 0, 1, 1).contains(document.region().boundingRect()));
    const QPolygonF before = document.region();
    grid.zoom_in();
    drag(grid.viewport(), {at(grid, 0, MapColumn::raw, 0.5, 0.5), at(grid, 0, MapColumn::raw, 0.8, 0.8)});
    QCOMPARE(document.region(), before);
    // Long lines are thinned out.
    path.clear();
    for (int i = 0; i < 2000; ++i)
      path << at(grid, 0, MapColumn::raw, 0.5 + 0.4 * std::cos(i * 0.1), 0.5 + 0.4 * std::sin(i * 0.1));
    drag(grid.viewport(), path, Qt::ShiftModifier);
    QVERIFY(document.region().size() <= 160);
    document.set_picture(document.picture());
    QVERIFY(document.region().isEmpty());
  }

  void words_are_a_list_for_the_keyboard() {
    InspectDocument document;
    test::draw_inspection(document, three);
    document.set_layers(test::striped_layers(three));
    RegionPanel panel(document);
    const QAbstractItemModelTester tester(&panel.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(panel.model().rowCount() == 0);
    document.set_region(spot_outline({0.5, 0.5}, QSizeF(128, 128)));
    // Heading, classes, heading, tokens: special ones are no words.
    QCOMPARE(panel.model().rowCount(), 8);
    QVERIFY(panel.model().index(0).data(RegionModel::HeadingRole).toBool());
    QVERIFY(!(panel.model().flags(panel.model().index(0)) & Qt::ItemIsSelectable));
    QVERIFY(panel.model().index(4).data(RegionModel::HeadingRole).toBool());
    QCOMPARE(panel.model().index(5).data().toString(), QStringLiteral("dog"));
    QCOMPARE(panel.model().index(5).data(RegionModel::ShareRole).toDouble(), 1.0);
    QVERIFY(panel.model().index(5).data(RegionModel::RatioRole).toDouble() > 1.5);
    panel.resize(panel.sizeHint());
    panel.show();
    panel.list().setFocus();
    document.select_class(-1);
    panel.list().setCurrentIndex(panel.model().index(1));
    QCOMPARE(document.selected_class(), 1);
    QTest::keyClick(&panel.list(), Qt::Key_Down);
    QCOMPARE(document.selected_class(), panel.model().index(2).data(RegionModel::ClassRowRole).toInt());
    QVERIFY(!panel.model().index(2).data(Qt::AccessibleTextRole).toString().isEmpty());
    document.set_maps(test::striped_maps({three[1], three[0]}, 64, 64));
    QCOMPARE(panel.model().rowCount(), 7);
    document.remove_class(0);
    QTest::keyClick(&panel, Qt::Key_Escape);
    QVERIFY(document.region().isEmpty());
    QVERIFY(!panel.grab().isNull());
  }

  // --- stored views

  void views_are_stored_and_recalled() {
    InspectDocument document;
    test::draw_inspection(document, three);
    QWidget window;
    MapArea area(document, &window);
    ActionList actions;
    add_map_commands(actions, document, area, window);
    QCOMPARE(stored_view_commands(actions).size(), 16);
    QAction* recall = actions.action(QStringLiteral("view.recall_3"));
    QVERIFY(!recall->isEnabled());
    QVERIFY(!actions.obstacle(recall).isEmpty());
    document.edit(QStringLiteral("look"), [](InspectState& state) {
      state.view.columns = 0b0010;
      state.view.color_map = ColorMap::magma;
    });
    ZoomView zoom;
    zoom.zoom_at({0.2, 0.9}, 3);
    area.grid().set_zoom(zoom);
    actions.action(QStringLiteral("view.store_3"))->trigger();
    actions.action(QStringLiteral("view.store_1"))->trigger();
    QCOMPARE(document.state().stored_views.size(), 2);
    QCOMPARE(document.state().stored_views[0].number, 1);
    QVERIFY(recall->isEnabled());
    const ViewChoice stored = document.state().view;
    document.edit(QStringLiteral("look"), [](InspectState& state) { state.view = {}; });
    area.grid().show_all();
    recall->trigger();
    QVERIFY(document.state().view == stored);
    QCOMPARE(area.grid().zoom().scale, 3.0);
    QVERIFY(std::abs(area.grid().zoom().center.x() - zoom.center.x()) < 1e-9);
    document.undo_stack().undo();
    QVERIFY(document.state().view == ViewChoice());
    // Storing again takes the place; undo brings the older one back.
    actions.action(QStringLiteral("view.store_3"))->trigger();
    QCOMPARE(document.state().stored_views.size(), 2);
    QVERIFY(document.state().stored_views[1].view == ViewChoice());
    document.undo_stack().undo();
    QVERIFY(document.state().stored_views[1].view == stored);
    area.store_view(0);
    area.store_view(9);
    area.recall_view(7);
    QCOMPARE(document.state().stored_views.size(), 2);
  }

  // --- speed

  void ten_classes_are_painted_within_a_frame() {
    QStringList ten;
    for (int i = 0; i < 10; ++i) ten << QStringLiteral("class %1").arg(i);
    InspectDocument document;
    test::draw_inspection(document, ten, 512);
    document.set_truth(test::striped_truth(ten, 512, 512));
    document.set_region(spot_outline({0.5, 0.5}, QSizeF(512, 512)));
    document.edit(QStringLiteral("stretch"), [](InspectState& state) { state.view.stretch = true; });
    MapArea area(document);
    area.resize(900, 1400);
    area.show();
    MapGrid& grid = area.grid();
    QImage target(grid.viewport()->size(), QImage::Format_RGB32);
    const double whole = fastest(20, [&] {
      Q_EMIT document.maps_changed();
      grid.viewport()->render(&target);
    });
    const double pointer = fastest(20, [&] {
      document.set_cross_hair(QPointF(0.3, document.cross_hair() && document.cross_hair()->y() > 0.5 ? 0.4 : 0.6));
      grid.viewport()->render(&target);
    });
    const double ranking = fastest(20, [&] { rank_words(document); });
    qInfo("10 classes x 4 kinds at 900 x 1400: new maps %.2f ms, pointer moved %.2f ms, words ranked %.2f ms", whole,
          pointer, ranking);
#ifdef NDEBUG  // not where sanitizers look at every access
    QVERIFY2(whole < 16, qPrintable(QString::number(whole)));
    QVERIFY2(pointer < 5, qPrintable(QString::number(pointer)));
    QVERIFY2(ranking < 5, qPrintable(QString::number(ranking)));
#endif
  }
};

QTEST_MAIN(TestMaps)
#include "test_maps.moc"
