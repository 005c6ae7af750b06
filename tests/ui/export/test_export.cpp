// What the window writes: figures with their settings inside, numbers as the command line gives them, cancelling.
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QImageReader>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "core/base/error.h"
#include "core/picture/png_text.h"
#include "core/report/csv_table.h"
#include "core/report/exports.h"
#include "core/tensorfile/json_file.h"
#include "tests/core/alignment/sample_record.h"
#include "tests/ui/timed_application.h"
#include "ui/export/export_choices.h"
#include "ui/export/export_dialog.h"
#include "ui/problems/problem_model.h"
#include "ui/session/state_text.h"

using namespace elboscope;

namespace {

/// A measured document, as after a run.
struct Desk {
  InspectDocument document;
  ProblemModel problems;
  Exporter exporter{document, problems};

  explicit Desk(std::size_t classes = 3) {
    test::RecordShape shape;
    shape.classes = classes;
    shape.height = 8;
    shape.width = 12;
    auto record = std::make_shared<AlignmentRecord>(test::sample_record(shape, 3));
    record->caption = "class 0 and class 1, \"quoted\" <b>";
    record->classes[0].name = "dog, \"big\"";
    auto pixels = std::make_shared<Picture>();
    pixels->width = record->image_width;
    pixels->height = record->image_height;
    for (std::int64_t i = 0; i < pixels->width * pixels->height * 3; ++i)
      pixels->rgb.push_back(static_cast<std::uint8_t>(i * 7));
    document.set_picture(shown_picture(std::move(pixels), "/pictures/scene.png"));
    InspectState state;
    state.caption = QString::fromStdString(record->caption);
    for (const RecordedClass& entry : record->classes)
      state.classes.append({QString::fromStdString(entry.name), static_cast<int>(state.classes.size()), true});
    state.calibration.gamma = 0.25;
    document.reset_state(state);
    document.set_title(QStringLiteral("scene"));
    CalibrationRequest request;
    request.record = record;
    request.settings = state.calibration;
    std::tie(request.width, request.height) = shown_size(record->image_width, record->image_height);
    document.set_record(record);
    document.set_maps(calibration_job(request));
  }
  ~Desk() {
    exporter.stop();
    while (exporter.busy()) QCoreApplication::processEvents();
  }

  ExportOutcome write(ExportKind kind, const QString& path, const FigureChoice& choice) {
    ExportOutcome outcome;
    bool done = false;
    const auto connection = QObject::connect(&exporter, &Exporter::finished, &exporter, [&](const ExportOutcome& end) {
      outcome = end;
      done = true;
    });
    exporter.write(kind, path, choice);
    while (!done || exporter.busy()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QObject::disconnect(connection);
    return outcome;
  }
};

QByteArray bytes_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestExport : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  QString path(const QString& name) const { return folder_.filePath(name); }

 private Q_SLOTS:
  void figures_hold_what_was_chosen_data() {
    QTest::addColumn<QList<int>>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("photograph");
    QTest::addColumn<bool>("legend");
    QTest::newRow("all") << QList<int>{0, 1, 2} << 4 << true << true;
    QTest::newRow("one tile") << QList<int>{1} << 1 << false << false;
    QTest::newRow("photograph alone") << QList<int>{0} << 0 << true << false;
    QTest::newRow("two classes, no legend") << QList<int>{2, 0} << 2 << true << false;
  }
  void figures_hold_what_was_chosen() {
    QFETCH(QList<int>, rows);
    QFETCH(int, columns);
    QFETCH(bool, photograph);
    QFETCH(bool, legend);
    Desk desk;
    FigureChoice choice{rows, {}, photograph, legend, 61};
    for (int i = 0; i < columns; ++i) choice.columns << static_cast<MapColumn>(i);
    const Figure figure(figure_content(desk.document), choice);
    const QImage image = figure.image();
    QCOMPARE(image.size(), figure.size());
    const QSizeF tile = QSizeF(desk.document.picture()->image.size()).scaled(61, 61, Qt::KeepAspectRatio);
    const int across = columns + (photograph ? 1 : 0);
    if (legend) {
      QVERIFY(image.width() > tile.width() * across &&
              image.height() > tile.height() * static_cast<double>(rows.size()));
    } else {
      const double gaps = std::round(11 * 0.6);
      QCOMPARE(image.width(), qRound(tile.width() * across + gaps * (across - 1)));
      QCOMPARE(image.height(),
               qRound(qRound(tile.height()) * rows.size() + gaps * static_cast<double>(rows.size() - 1)));
    }
    // The same figure again is the same picture.
    QVERIFY(Figure(figure_content(desk.document), choice).image() == image);
  }

  void refuses_empty_and_enormous_figures_data() {
    QTest::addColumn<QString>("what");
    for (const char* what : {"no class", "no map", "no run", "too large"})
      QTest::newRow(what) << QString::fromLatin1(what);
  }
  void refuses_empty_and_enormous_figures() {
    QFETCH(QString, what);
    Desk desk(what == u"too large" ? 30 : 2);
    FigureChoice choice = shown_choice(desk.document);
    if (what == u"no class") choice.rows = {};
    if (what == u"no map") {
      choice.columns = {};
      choice.photograph = false;
    }
    if (what == u"no run") desk.document.set_record(nullptr);
    if (what == u"too large") choice.tile = 2048;
    const ExportOutcome outcome = desk.write(ExportKind::png, path(QStringLiteral("never.png")), choice);
    QVERIFY(outcome.outcome == JobOutcome::failed);
    QVERIFY2(outcome.sentence.endsWith(u'.'), qPrintable(outcome.sentence));
    QCOMPARE(desk.problems.error_count(), 1);
    QVERIFY(!QFile::exists(path(QStringLiteral("never.png"))));
  }

  void png_carries_its_settings() {
    Desk desk;
    const QString file = path(QStringLiteral("figure.png"));
    const ExportOutcome outcome = desk.write(ExportKind::png, file, shown_choice(desk.document));
    QVERIFY2(outcome.outcome == JobOutcome::done, qPrintable(outcome.sentence));
    QCOMPARE(outcome.files.size(), std::size_t{1});
    // Also for other programs.
    QImageReader reader(file);
    const QImage image = reader.read();
    QVERIFY(!image.isNull());
    QVERIFY(image.text(QStringLiteral("Description")).contains(QStringLiteral("0.25")));
    QVERIFY(image.text(QStringLiteral("Software")).startsWith(QStringLiteral("Elboscope")));
    // And for the window that it is dropped on.
    const auto settings = read_png_text(file.toStdString(), settings_keyword);
    QVERIFY(settings);
    QStringList unknown;
    QVERIFY(parse_state_text(*settings, "figure.png", unknown) == desk.document.state());
    // A damaged text is no text: the picture is a picture.
    QByteArray bytes = bytes_of(file);
    const auto place = bytes.indexOf("\"caption\"");
    QVERIFY(place > 0);
    bytes[place + 3] = 'X';
    QFile damaged(path(QStringLiteral("damaged.png")));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(bytes);
    damaged.close();
    QVERIFY(!read_png_text(damaged.fileName().toStdString(), settings_keyword));
    QVERIFY(read_picture_job(damaged.fileName().toStdString()));
  }

  void svg_is_well_formed() {
    Desk desk;
    const QString file = path(QStringLiteral("figure.svg"));
    const ExportOutcome outcome = desk.write(ExportKind::svg, file, shown_choice(desk.document));
    QVERIFY2(outcome.outcome == JobOutcome::done, qPrintable(outcome.sentence));
    const QByteArray bytes = bytes_of(file);
    QXmlStreamReader xml(bytes);
    QString description, title;
    int images = 0;
    while (!xml.atEnd()) {
      xml.readNext();
      if (!xml.isStartElement()) continue;
      if (xml.name() == u"desc" && description.isEmpty()) description = xml.readElementText();
      if (xml.name() == u"title") title = xml.readElementText();
      images += xml.name() == u"image" ? 1 : 0;
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(title, desk.document.state().caption);
    QStringList unknown;
    QVERIFY(parse_state_text(description.toStdString(), "svg", unknown) == desk.document.state());
    QCOMPARE(images, 3 * 5 + 2);  // tiles and two colour bars
    QSvgRenderer renderer(bytes);
    QVERIFY(renderer.isValid());
    const Figure figure(figure_content(desk.document), shown_choice(desk.document));
    QCOMPARE(renderer.viewBox().size(), figure.size());
  }

  void pdf_is_a_page_of_the_figures_size() {
    Desk desk;
    const QString file = path(QStringLiteral("figure.pdf"));
    const ExportOutcome outcome = desk.write(ExportKind::pdf, file, shown_choice(desk.document));
    QVERIFY2(outcome.outcome == JobOutcome::done, qPrintable(outcome.sentence));
    const QByteArray bytes = bytes_of(file);
    QVERIFY(bytes.startsWith("%PDF-") && bytes.trimmed().endsWith("%%EOF"));
    QVERIFY(bytes.contains("settings.json"));
    QCOMPARE(bytes.count("/Type /Page\n"), 1);
  }

  void numbers_are_those_of_the_command_line() {
    Desk desk;
    const AlignmentRecord& record = *desk.document.record();
    const CalibrationSettings& settings = desk.document.state().calibration;
    const Heatmaps maps = calibrate(record, settings, record.image_height, record.image_width);
    const FigureChoice choice;

    QVERIFY(desk.write(ExportKind::json, path(QStringLiteral("n.json")), choice).outcome == JobOutcome::done);
    auto json = read_json(path(QStringLiteral("n.json")).toStdString(), "n.json");
    auto expected = nlohmann::json::parse(json_text(result_json(record, maps, settings, {})));
    for (auto* each : {&json, &expected}) {
      (*each)["seconds"].erase("calibrate");
      each->erase("peak_memory_bytes");
    }
    QCOMPARE(json.dump(), expected.dump());

    QVERIFY(desk.write(ExportKind::csv, path(QStringLiteral("n.csv")), choice).outcome == JobOutcome::done);
    const QByteArray table = bytes_of(path(QStringLiteral("n.csv")));
    QCOMPARE(table, QByteArray::fromStdString(result_csv(record, maps)));
    const QList<QByteArray> lines = table.split('\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[0].startsWith("class,loss,standard_error,normalized,S,exponent,"));
    QVERIFY(lines[1].startsWith("\"dog, \"\"big\"\"\","));
    const QList<QByteArray> cells = lines[2].trimmed().split(',');
    QCOMPARE(cells[0], QByteArray("class 1"));
    QCOMPARE(cells[1].toDouble(), maps.classes[1].loss);
    QCOMPARE(cells[5].toDouble(), maps.classes[1].exponent);
    QCOMPARE(cells.size(), 9 + static_cast<int>(record.elbo_timesteps.size()));
    QCOMPARE(cells.last().toDouble(), record.losses[2 * record.elbo_timesteps.size() - 1]);

    const QString ours = path(QStringLiteral("ours")), theirs = path(QStringLiteral("theirs"));
    const ExportOutcome arrays = desk.write(ExportKind::arrays, ours, choice);
    QVERIFY2(arrays.outcome == JobOutcome::done, qPrintable(arrays.sentence));
    QCOMPARE(arrays.files.size(), std::size_t{3 * 5 + 2});
    write_class_files(theirs.toStdString(), *desk.document.picture()->pixels, maps);
    const QStringList names = QDir(theirs).entryList(QDir::Files);
    QCOMPARE(QDir(ours).entryList(QDir::Files), names);
    for (const QString& name : names)
      QVERIFY2(bytes_of(ours + u'/' + name) == bytes_of(theirs + u'/' + name), qPrintable(name));

    QVERIFY(desk.write(ExportKind::report, path(QStringLiteral("r.html")), choice).outcome == JobOutcome::done);
    QXmlStreamReader xml(bytes_of(path(QStringLiteral("r.html"))));
    while (!xml.atEnd()) xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));

    QVERIFY(desk.write(ExportKind::record, path(QStringLiteral("r.elbo")), choice).outcome == JobOutcome::done);
    QVERIFY(load_record(path(QStringLiteral("r.elbo")).toStdString()).losses == record.losses);
  }

  void stops_between_files() {
    Desk desk(20);
    const QString folder = path(QStringLiteral("stopped"));
    QSignalSpy finished(&desk.exporter, &Exporter::finished);
    desk.exporter.write(ExportKind::arrays, folder, {});
    desk.exporter.stop();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(finished.front().front().value<ExportOutcome>().outcome == JobOutcome::cancelled);
    QCOMPARE(desk.problems.error_count(), 0);
    QVERIFY(QDir(folder).entryList(QDir::Files | QDir::Hidden).filter(QStringLiteral(".tmp")).isEmpty());
  }

  void copies_into_the_clipboard() {
    Desk desk;
    QSignalSpy copied(&desk.exporter, &Exporter::copied);
    const FigureChoice choice = shown_choice(desk.document);
    desk.exporter.copy(choice);
    QTRY_COMPARE(copied.count(), 1);
    QCOMPARE(QGuiApplication::clipboard()->image().convertToFormat(QImage::Format_RGB32),
             Figure(figure_content(desk.document), choice).image());
  }

  void a_chosen_class_stays_chosen() {
    Desk desk;
    ExportDialog dialog(desk.exporter);
    FigureChoice choice = shown_choice(desk.document);
    choice.rows = {1};
    dialog.choices().set_choice(choice);
    desk.document.edit(QStringLiteral("x"), [](InspectState& state) { state.classes.move(1, 0); });
    QCOMPARE(dialog.choices().choice().rows, QList<int>{0});
    desk.document.remove_class(0);
    QCOMPARE(dialog.choices().choice().rows, (QList<int>{0, 1}));  // all that are left
    desk.document.undo_stack().undo();
    QCOMPARE(dialog.choices().choice().rows, (QList<int>{0, 1, 2}));
  }

  void dialog_shows_what_will_be_written() {
    Desk desk;
    ExportDialog dialog(desk.exporter);
    QSignalSpy previews(&desk.exporter, &Exporter::preview_ready);
    dialog.show();
    TimedApplication::instance().restart();
    auto* picture = dialog.findChild<QLabel*>(QStringLiteral("export_preview"));
    auto* text = dialog.findChild<QPlainTextEdit*>();
    for (int i = 0; i < export_kind_count; ++i) {
      const int before = static_cast<int>(previews.count());
      dialog.set_kind(static_cast<ExportKind>((i + 1) % export_kind_count));
      QTRY_VERIFY(previews.count() > before);
      QTRY_VERIFY(!desk.exporter.busy());
      QCOMPARE(picture->isVisible(), is_figure(dialog.kind()));
      QCOMPARE(dialog.choices().isVisible(), is_figure(dialog.kind()));
      if (dialog.kind() == ExportKind::csv) QVERIFY(text->toPlainText().startsWith(QStringLiteral("class,loss")));
    }
    // Fewer columns make a narrower figure.
    FigureChoice choice = dialog.choices().choice();
    choice.columns = {MapColumn::raw};
    choice.rows = {1};
    dialog.choices().set_choice(choice);
    QVERIFY(dialog.choices().choice() == choice);
    const QString file = path(QStringLiteral("dialog.png"));
    dialog.export_to(file);
    QTRY_VERIFY(dialog.message().contains(QStringLiteral("dialog.png")));
    QVERIFY(Figure(figure_content(desk.document), choice).image() ==
            QImage(file).convertToFormat(QImage::Format_RGB32));
    QTRY_VERIFY(!desk.exporter.busy());
    QVERIFY2(TimedApplication::instance().longest_milliseconds() < 50,
             qPrintable(TimedApplication::instance().longest_text()));
    dialog.reject();
    QVERIFY(!dialog.isVisible());
  }
};

ELBOSCOPE_WINDOW_TEST_MAIN(TestExport)
#include "test_export.moc"
