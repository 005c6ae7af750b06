// What is dropped on the window or pasted into it leads to something: events as a user makes them.
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "ui/caption/caption_edit.h"
#include "ui/caption/caption_panel.h"
#include "ui/language/language.h"
#include "ui/models/model_dialog.h"
#include "ui/models/model_part_list.h"
#include "ui/samples/sample_list.h"
#include "ui/window/main_window.h"

using namespace elboscope;

namespace {

const QString drawing = QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/drawing.png");

WindowOptions quiet_options() {
  WindowOptions options;
  options.files = {drawing};
  options.model = QStringLiteral(ELBOSCOPE_FIXTURES "/heatmap-sd1/model");
  options.remember = false;
  return options;
}

void drop(QWidget& target, const QMimeData& contents) {
  QDragEnterEvent enter({10, 10}, Qt::CopyAction, &contents, Qt::LeftButton, {});
  QApplication::sendEvent(&target, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event({10, 10}, Qt::CopyAction, &contents, Qt::LeftButton, {});
  QApplication::sendEvent(&target, &event);
}

void drop_files(MainWindow& window, const QStringList& paths) {
  QMimeData contents;
  QList<QUrl> urls;
  for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
  contents.setUrls(urls);
  drop(window, contents);
}

}  // namespace

class TestOpening : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    use_language(QStringLiteral("en"));
    use_theme(ThemeMode::light);
  }

  void everything_dropped_leads_somewhere_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("text") << QStringLiteral(ELBOSCOPE_SOURCE "/README.md");
    QTest::newRow("absent") << QStringLiteral("/nonexistent.png");
    QTest::newRow("device") << QStringLiteral("/dev/zero");
    QTest::newRow("many models") << QStringLiteral(ELBOSCOPE_FIXTURES);
    QTest::newRow("JSON") << QStringLiteral(ELBOSCOPE_FIXTURES "/heatmap-sd1/oracle.json");
    QTest::newRow("weights alone") << QStringLiteral(ELBOSCOPE_FIXTURES "/heatmap-sd1/oracle.safetensors");
    QTest::newRow("broken model") << QStringLiteral(ELBOSCOPE_FIXTURES "/broken/config-huge");
  }
  void everything_dropped_leads_somewhere() {
    QFETCH(QString, path);
    MainWindow window(quiet_options());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().model() && window.settled(), 60000);
    const ShownPicturePtr before = window.document().picture();
    QVERIFY(before);
    drop_files(window, {path});
    QTRY_VERIFY_WITH_TIMEOUT(window.problems().error_count() > 0, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 30000);
    QCOMPARE(window.document().picture(), before);  // what was there stays
    QVERIFY(window.document().model());
  }

  void an_incomplete_model_shows_what_it_lacks() {
    MainWindow window(quiet_options());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.document().model() && window.settled(), 60000);
    drop_files(window, {QStringLiteral(ELBOSCOPE_FIXTURES "/broken/component-missing")});
    QTRY_VERIFY_WITH_TIMEOUT(window.model_dialog() && window.model_dialog()->look(), 30000);
    QVERIFY(window.model_dialog()->parts().problems() > 0);
    QVERIFY(window.model_dialog()->shown_path().endsWith(QStringLiteral("component-missing")));
    window.model_dialog()->close();
    QTRY_VERIFY(!window.model_dialog());
    window.actions().action(QStringLiteral("file.model"))->trigger();
    QVERIFY(window.model_dialog());
    QTRY_VERIFY_WITH_TIMEOUT(window.settled() && window.model_dialog()->look(), 30000);
    QVERIFY(window.model_dialog()->look()->list.complete());
  }

  void a_picture_under_its_record_keeps_the_truth() {
    const QString sample = QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/01-plain");
    InspectDocument document;
    ProblemModel problems;
    Inspector inspector(document, problems);
    inspector.open({sample + QStringLiteral(".elbo"), sample + QStringLiteral(".mask.png")});
    QTRY_VERIFY(document.picture() && document.picture()->stand_in && document.truth() && inspector.settled());
    const RecordPtr record = document.record();
    inspector.open({sample + QStringLiteral(".png")});
    QTRY_VERIFY(!document.picture()->stand_in);
    QCOMPARE(document.record(), record);
    QVERIFY(document.truth());
    QTRY_VERIFY(inspector.settled());
    inspector.open({drawing});
    QTRY_VERIFY(!document.record());
    QVERIFY(!document.truth());
    QTRY_VERIFY(inspector.settled());
  }

  void a_recent_sample_is_the_sample() {
    const Sample sample = samples().at(1);
    WindowOptions options = quiet_options();
    options.files = {sample.image};
    MainWindow window(options);
    window.show();
    InspectDocument& document = window.document();
    QTRY_VERIFY_WITH_TIMEOUT(document.truth() && document.model() && window.settled(), 60000);
    window.inspector().open({drawing});
    QTRY_VERIFY(!document.truth() && window.settled());
    document.edit(QStringLiteral("caption"), [](InspectState& state) { state.caption = QStringLiteral("another"); });
    document.undo_stack().setClean();
    QMenu* recent = nullptr;
    for (QMenu* menu : window.findChildren<QMenu*>()) {
      if (menu->title() == QStringLiteral("&Recent")) recent = menu;
    }
    QVERIFY(recent);
    Q_EMIT recent->aboutToShow();
    QStringList titles;
    for (QAction* entry : recent->actions()) titles << entry->text();
    QCOMPARE(titles, (QStringList{QStringLiteral("drawing.png"), sample.title}));
    recent->actions().at(1)->trigger();
    QTRY_VERIFY(document.truth() && window.settled());
    QCOMPARE(document.state().caption, sample.caption);
    QCOMPARE(document.state().classes.size(), sample.classes.size());
  }

  void a_run_that_waits_for_its_model_ends_with_its_picture() {
    InspectDocument document;
    ProblemModel problems;
    Inspector inspector(document, problems);
    inspector.open({drawing});
    QTRY_VERIFY(document.picture() && inspector.settled());
    document.add_class(QStringLiteral("house"));
    ModelChoice choice;
    choice.folder = ELBOSCOPE_FIXTURES "/heatmap-sd1/model";
    inspector.choose_model(choice);
    inspector.run();
    QVERIFY(inspector.running());
    inspector.open_image(document.picture()->image, QStringLiteral("another"));
    QTRY_VERIFY(document.title() == QStringLiteral("another"));
    QVERIFY(!inspector.running());
    QTRY_VERIFY_WITH_TIMEOUT(document.model() && inspector.settled(), 60000);
    QVERIFY(!document.record());
  }

  void text_becomes_the_caption() {
    MainWindow window(quiet_options());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), 60000);
    QApplication::clipboard()->setText(QStringLiteral("a house\nand a tree"));
    window.actions().action(QStringLiteral("file.paste"))->trigger();
    QCOMPARE(window.document().state().caption, QStringLiteral("a house and a tree"));
    window.document().undo_stack().undo();
    QCOMPARE(window.document().state().caption, QString());
    // In the caption's field a picture or a path goes to the window, text stays in the field.
    CaptionEdit& caption = window.caption_panel().caption();
    QApplication::clipboard()->setText(drawing);
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_V, Qt::ControlModifier);
    override.ignore();
    QApplication::sendEvent(&caption, &override);
    QVERIFY(!override.isAccepted());
    QApplication::clipboard()->setText(QStringLiteral("words"));
    QKeyEvent words(QEvent::ShortcutOverride, Qt::Key_V, Qt::ControlModifier);
    words.ignore();
    QApplication::sendEvent(&caption, &words);
    QVERIFY(words.isAccepted());
  }

  void closing_while_phrases_wait() {
    QPointer<MainWindow> window = new MainWindow(quiet_options());
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
    QTRY_VERIFY_WITH_TIMEOUT(window->document().model() && window->settled(), 60000);
    window->document().edit(QStringLiteral("x"), [](InspectState& state) { state.caption = QStringLiteral("a cat"); });
    QVERIFY(!window->settled());  // phrases come after a pause
    window->close();
    QTRY_VERIFY_WITH_TIMEOUT(!window, 10000);
  }
};

QTEST_MAIN(TestOpening)
#include "test_opening.moc"
