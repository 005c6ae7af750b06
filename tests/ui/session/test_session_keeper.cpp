// Sessions of a document: saved, opened, changed, autosaved, and restored after the program was killed.
#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/core/alignment/sample_record.h"
#include "tests/ui/timed_application.h"
#include "ui/problems/problem_model.h"
#include "ui/session/recovery_offer.h"
#include "ui/session/session_keeper.h"
#include "ui/session/state_text.h"

using namespace elboscope;

namespace {

constexpr int quiet = 20;
const QString child_argument = QStringLiteral("--be-killed");

/// A document with its engine and keeper, and contents as a run leaves them.
struct Desk {
  InspectDocument document;
  ProblemModel problems;
  Inspector inspector{document, problems};
  SessionKeeper keeper{document, inspector, problems};

  void fill() {
    auto record = std::make_shared<AlignmentRecord>(test::sample_record({}, 3));
    auto pixels = std::make_shared<Picture>();
    pixels->width = record->image_width;
    pixels->height = record->image_height;
    pixels->rgb.assign(static_cast<std::size_t>(pixels->width * pixels->height * 3), 77);
    document.set_record(nullptr);
    document.set_picture(shown_picture(std::move(pixels), "/pictures/scene.png"));
    InspectState state;
    state.caption = QStringLiteral("a scene");
    for (const RecordedClass& entry : record->classes)
      state.classes.append({QString::fromStdString(entry.name), static_cast<int>(state.classes.size()), true});
    document.reset_state(state);
    document.set_title(QStringLiteral("scene"));
    document.set_record(std::move(record));
    QCoreApplication::processEvents();
  }
  void change(double gamma) {
    document.edit(QStringLiteral("x"), [&](InspectState& state) { state.calibration.gamma = gamma; });
  }
  bool calm() const { return inspector.settled() && !keeper.busy(); }
};

bool equal(const Session& a, const Session& b) {
  return a.state == b.state && a.slots == b.slots && a.title == b.title && !a.record == !b.record &&
         (!a.record ||
          (a.record->losses == b.record->losses && a.record->self_operators == b.record->self_operators)) &&
         a.picture->pixels->rgb == b.picture->pixels->rgb && a.selected_class == b.selected_class;
}

/// The program that a crash ends: works, autosaves, says so and waits for the end.
int be_killed(const QString& root) {
  Desk desk;
  desk.keeper.start_autosaving(root, quiet);
  desk.fill();
  desk.document.select_class(1);
  desk.change(0.123456789);
  desk.document.store_slot(1);
  while (!desk.keeper.autosaved() || !desk.calm()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
  std::fputs("saved\n", stdout);
  std::fflush(stdout);
  return QApplication::exec();
}

}  // namespace

class TestSessionKeeper : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  QString root() const {
    return folder_.filePath(QStringLiteral("recovery-") + QString::fromLatin1(QTest::currentTestFunction()));
  }

 private Q_SLOTS:
  void saves_and_opens() {
    Desk desk;
    QVERIFY(!desk.keeper.modified());
    desk.fill();
    QVERIFY(!desk.keeper.modified());
    desk.document.edit(QStringLiteral("x"), [](InspectState& state) { state.view.wipe = true; });
    QVERIFY2(!desk.keeper.modified(), "looking is not changing");
    desk.change(0.2);
    QVERIFY(desk.keeper.modified());
    desk.document.undo_stack().undo();
    QVERIFY(!desk.keeper.modified());
    desk.change(0.2);
    desk.document.store_slot(0);
    desk.document.select_class(2);
    const Session session = desk.keeper.snapshot();

    const QString path = folder_.filePath(QStringLiteral("a session.elboscope"));
    QSignalSpy saved(&desk.keeper, &SessionKeeper::saved);
    desk.keeper.save(path);
    desk.change(0.3);  // while it is being written
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(saved.front().front().toBool());
    QCOMPARE(desk.keeper.path(), path);
    QVERIFY(desk.keeper.modified());
    desk.change(0.2);
    QVERIFY(!desk.keeper.modified());

    Desk other;
    other.inspector.open({path});
    QTRY_VERIFY(other.document.record() && other.calm());
    QVERIFY(equal(other.keeper.snapshot(), session));
    QCOMPARE(other.keeper.path(), path);
    QVERIFY(!other.keeper.modified());
    QVERIFY(!other.document.undo_stack().canUndo());
    QTRY_VERIFY(other.document.maps());
    // Another picture is another session.
    other.fill();
    QVERIFY(other.keeper.path().isEmpty());
  }

  /// Or the next save would write the new inspection over the old one's file.
  void a_slow_save_does_not_take_over_what_was_opened_meanwhile() {
    Desk desk;
    desk.fill();
    desk.change(0.2);
    const QString path = folder_.filePath(QStringLiteral("slow.elboscope"));
    QSignalSpy saved(&desk.keeper, &SessionKeeper::saved);
    desk.keeper.save(path);
    desk.fill();
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(saved.front().front().toBool());
    QVERIFY(desk.keeper.path().isEmpty());
    QVERIFY(!desk.keeper.modified());
    QCOMPARE(load_session(path.toStdString()).session.state.calibration.gamma, 0.2);
  }

  void tells_what_would_be_lost() {
    using Replacing = Inspector::Replacing;
    Desk desk;
    const auto told = [&desk] {
      QString all;
      for (const Replacing what : {Replacing::contents, Replacing::contents_and_caption, Replacing::everything})
        all += desk.keeper.would_lose(what) ? u'!' : u'-';
      return all;
    };
    desk.document.edit(QStringLiteral("x"), [](InspectState& state) { state.caption = QStringLiteral("words"); });
    QCOMPARE(told(), QStringLiteral("---"));  // without a picture
    desk.fill();
    QCOMPARE(told(), QStringLiteral("---"));
    desk.change(0.2);
    QCOMPARE(told(), QStringLiteral("--!"));
    desk.document.edit(QStringLiteral("x"), [](InspectState& state) { state.caption = QStringLiteral("words"); });
    QCOMPARE(told(), QStringLiteral("-!!"));
    desk.document.set_record(std::make_shared<AlignmentRecord>(test::sample_record({}, 4)));
    QCOMPARE(told(), QStringLiteral("!!!"));
    QSignalSpy saved(&desk.keeper, &SessionKeeper::saved);
    desk.keeper.save(folder_.filePath(QStringLiteral("told.elboscope")));
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(told(), QStringLiteral("---"));
    desk.change(0.3);
    QCOMPARE(told(), QStringLiteral("!!!"));  // the file would miss it
  }

  void a_session_is_opened_alone() {
    Desk desk;
    desk.fill();
    QSignalSpy saved(&desk.keeper, &SessionKeeper::saved);
    const QString path = folder_.filePath(QStringLiteral("alone.elboscope"));
    desk.keeper.save(path);
    QTRY_COMPARE(saved.count(), 1);
    Desk other;
    const QString settings = folder_.filePath(QStringLiteral("settings.png"));
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(settings));
    other.inspector.open({settings, path, QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/drawing.png")});
    QTRY_VERIFY(!other.keeper.path().isEmpty() && other.calm());
    QVERIFY(equal(other.keeper.snapshot(), desk.keeper.snapshot()));
    QCOMPARE(other.problems.error_count(), 0);
    QCOMPARE(other.problems.rowCount(), 1);
    QVERIFY(other.problems.index(0).data().toString().contains(QStringLiteral("drawing.png")));
  }

  void tells_what_fails() {
    Desk desk;
    desk.fill();
    QSignalSpy saved(&desk.keeper, &SessionKeeper::saved);
    desk.keeper.save(folder_.filePath(QStringLiteral("absent/folder/x.elboscope")));
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(!saved.front().front().toBool());
    QVERIFY(desk.keeper.path().isEmpty());
    QCOMPARE(desk.problems.error_count(), 1);
    const Session before = desk.keeper.snapshot();
    const QString broken = folder_.filePath(QStringLiteral("broken.elboscope"));
    {
      QFile file(broken);
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write("not a session at all, but quite some bytes");
    }
    desk.keeper.open(broken);
    QTRY_COMPARE(desk.problems.error_count(), 2);
    QVERIFY(equal(desk.keeper.snapshot(), before));
  }

  void settings_of_a_picture_are_an_undo_step() {
    Desk desk;
    desk.fill();
    const InspectState before = desk.document.state();
    InspectState state = before;
    state.caption = QStringLiteral("another caption");
    state.calibration.gamma = 0.5;
    state.classes.removeLast();
    desk.keeper.restore_settings(QStringLiteral("/x/figure.png"), QByteArray::fromStdString(state_text(state)));
    QTRY_VERIFY(desk.document.state() == state);
    desk.document.undo_stack().undo();
    QVERIFY(desk.document.state() == before);
    desk.keeper.restore_settings(QStringLiteral("/x/figure.png"), "{\"format\": 1, \"state\": {\"caption\": 5}}");
    QTRY_COMPARE(desk.problems.error_count(), 1);
    QVERIFY(desk.document.state() == before);
  }

  void autosaves_only_what_would_be_lost() {
    Desk desk;
    desk.keeper.start_autosaving(root(), quiet);
    desk.fill();
    QTest::qWait(5 * quiet);
    const QDir dir(root());
    QVERIFY2(dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty(), "an opened picture can be opened again");
    desk.change(0.25);
    QTRY_COMPARE(dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QTRY_VERIFY(desk.keeper.autosaved() && desk.calm());
    const QDir own(root() + u'/' + dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot).front());
    const auto contents = [&] { return own.entryList({QStringLiteral("contents-*")}); };
    QCOMPARE(contents(), QStringList{QStringLiteral("contents-1.elboscope")});
    // A setting costs no new copy of the measurements.
    desk.change(0.26);
    QTRY_VERIFY(desk.keeper.autosaved() && desk.calm());
    QCOMPARE(contents(), QStringList{QStringLiteral("contents-1.elboscope")});
    desk.document.set_record(std::make_shared<AlignmentRecord>(test::sample_record({}, 4)));
    QTRY_COMPARE(contents(), QStringList{QStringLiteral("contents-2.elboscope")});
    // A way of looking is kept, too, with what else there is and alone.
    const auto kept = [&own] {
      QFile file(own.filePath(QStringLiteral("state.json")));
      return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    desk.document.edit(QStringLiteral("x"), [](InspectState& state) { state.view.color_map = ColorMap::turbo; });
    QTRY_VERIFY(kept().contains("turbo"));
    // Its program runs: nobody else takes it.
    QVERIFY(!find_leftover(std::filesystem::path(root().toStdU16String())));
    // What is saved needs no copy.
    desk.keeper.save(folder_.filePath(QStringLiteral("autosaved.elboscope")));
    QTRY_COMPARE(contents(), QStringList());
    desk.document.edit(QStringLiteral("x"), [](InspectState& state) { state.view.color_map = ColorMap::magma; });
    QTRY_VERIFY(kept().contains("magma"));
    QVERIFY2(!desk.keeper.modified(), "looking is not changing");
    desk.change(0.27);
    QTRY_VERIFY(kept().contains("0.27"));
    QTRY_COMPARE(contents().size(), 1);
    desk.keeper.finish_autosaving();
    QTRY_VERIFY(!desk.keeper.busy());
    QVERIFY(dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
  }

  void never_keeps_the_window_waiting() {
    Desk desk;
    desk.keeper.start_autosaving(root(), quiet);
    desk.fill();
    TimedApplication::instance().restart();
    for (int i = 0; i < 10; ++i) {
      desk.change(0.3 + 0.01 * i);
      QTRY_VERIFY(desk.keeper.autosaved() && desk.calm());
    }
    QVERIFY2(TimedApplication::instance().longest_milliseconds() < 5,
             qPrintable(TimedApplication::instance().longest_text()));
    desk.keeper.finish_autosaving();
    QTRY_VERIFY(!desk.keeper.busy());
  }

  void a_killed_program_loses_nothing() {
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {child_argument, root()});
    QVERIFY(child.waitForReadyRead(30000));
    QCOMPARE(child.readAllStandardOutput(), QByteArray("saved\n"));
    QVERIFY(!find_leftover(std::filesystem::path(root().toStdU16String())));
    child.kill();
    QVERIFY(child.waitForFinished());

    Desk desk;
    RecoveryOffer offer(desk.keeper);
    QSignalSpy offered(&offer, &RecoveryOffer::offer_changed);
    desk.keeper.start_autosaving(root(), quiet);
    QTRY_COMPARE(offered.count(), 1);
    QVERIFY(offered.front().front().toBool());
    QCOMPARE(desk.keeper.leftover()->title, QStringLiteral("scene"));
    QTest::mouseClick(offer.findChildren<QPushButton*>().front(), Qt::LeftButton);
    QTRY_VERIFY(desk.document.record() && desk.calm());
    QVERIFY(!desk.keeper.leftover());
    QVERIFY(desk.keeper.modified());
    Desk expected;
    expected.fill();
    expected.document.select_class(1);
    expected.change(0.123456789);
    expected.document.store_slot(1);
    QVERIFY(equal(desk.keeper.snapshot(), expected.keeper.snapshot()));
    // It is this program's now.
    QTRY_COMPARE(QDir(root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QTRY_VERIFY(desk.keeper.autosaved() && desk.calm());
    desk.keeper.finish_autosaving();
    QTRY_VERIFY(!desk.keeper.busy());
    QVERIFY(!find_leftover(std::filesystem::path(root().toStdU16String())));
  }

  void leftovers_can_be_discarded() {
    const std::filesystem::path place(root().toStdU16String());
    {
      RecoveryFolder folder(place);
      Desk desk;
      desk.fill();
      folder.write(desk.keeper.snapshot(), {});
    }
    Desk desk;
    desk.keeper.start_autosaving(root(), quiet);
    QTRY_VERIFY(desk.keeper.leftover());
    desk.keeper.discard_leftover();
    QTRY_VERIFY(!desk.keeper.busy());
    QVERIFY(!find_leftover(place));
    QVERIFY(QDir(root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
    // Rubbish is not offered.
    QVERIFY(QDir(root()).mkpath(QStringLiteral("rubbish")));
    QFile file(root() + QStringLiteral("/rubbish/state.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[1, 2");
    file.close();
    QVERIFY(!find_leftover(place));
  }
};

int main(int argc, char** argv) {
  TimedApplication application(argc, argv);
  if (application.arguments().size() == 3 && application.arguments()[1] == child_argument)
    return be_killed(application.arguments()[2]);
  TestSessionKeeper test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_session_keeper.moc"
