// Whatever is dropped on the window is opened or becomes an entry of the problem list: damaged files of every kind that
// it reads, things that are no files, and many at once. The seeds are fixed.
#include <sys/stat.h>

#include <QDeadlineTimer>
#include <QDir>
#include <QDirIterator>
#include <QDropEvent>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <opencv2/imgcodecs.hpp>

#include "tests/ui/timed_application.h"
#include "ui/export/exporter.h"
#include "ui/export/figure.h"
#include "ui/language/language.h"
#include "ui/models/model_dialog.h"
#include "ui/session/session_keeper.h"
#include "ui/window/main_window.h"

using namespace elboscope;

namespace {

const QString model_folder = QStringLiteral(ELBOSCOPE_FIXTURES "/heatmap-sd1/model");
const QString sample_folder = QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/");
const QString caption = QStringLiteral("a drawing of a house and a tree with a red ball under the sun");
constexpr int longest_wait = 10000;  // milliseconds: beyond it is a hang

QByteArray read_all(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write_all(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
    qFatal("cannot write %s", qPrintable(path));
}

/// Headers are where damage does most, so half of the changes fall into the first 600 bytes.
QByteArray damaged(QByteArray bytes, quint32 seed) {
  QRandomGenerator random(seed);
  if (bytes.isEmpty()) return bytes;
  if (seed % 4 == 3) {
    bytes.truncate(random.bounded(static_cast<int>(bytes.size())));
    return bytes;
  }
  const int changes = 1 + random.bounded(12);
  for (int i = 0; i < changes; ++i) {
    const auto most = static_cast<int>(random.bounded(2) == 0 ? std::min<qsizetype>(bytes.size(), 600) : bytes.size());
    const int place = random.bounded(most);
    bytes[place] = static_cast<char>(bytes[place] ^ (1 << random.bounded(8)));
  }
  return bytes;
}

void copy_folder(const QString& from, const QString& to) {
  QDirIterator it(from, QDir::Files, QDirIterator::Subdirectories);
  while (it.hasNext()) {
    const QString source = it.next(), target = to + source.mid(from.size());
    QDir().mkpath(QFileInfo(target).path());
    write_all(target, read_all(source));
  }
}

/// As QTRY_VERIFY, which looks only every 50 ms.
bool comes(const std::function<bool()>& done) {
  const QDeadlineTimer deadline(longest_wait);
  while (!done()) {
    if (deadline.hasExpired()) return false;
    QTest::qWait(1);
  }
  return true;
}

}  // namespace

class TestDroppedFiles : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::unique_ptr<MainWindow> window_;
  int drops_ = 0;
  double longest_ = 0;
  QString longest_text_;

  QString path(const QString& name) const { return folder_.filePath(name); }

  /// Something is to be seen of it afterwards, and the window rests.
  void drop(const QStringList& paths) {
    MainWindow& window = *window_;
    InspectDocument& document = window.document();
    // So that settings that come back are a change.
    document.edit(QStringLiteral("x"),
                  [this](InspectState& state) { state.calibration.gamma = 0.2 + 0.0001 * ++drops_; });
    window.problems().clear();
    QSignalSpy pictures(&document, &InspectDocument::picture_changed),
        records(&document, &InspectDocument::record_changed), truths(&document, &InspectDocument::truth_changed),
        models(&document, &InspectDocument::model_changed), steps(&document.undo_stack(), &QUndoStack::indexChanged);
    TimedApplication& watchdog = TimedApplication::instance();
    watchdog.restart();
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& each : paths) urls << QUrl::fromLocalFile(each);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &event);
    const auto opened = [&] {
      return pictures.count() + records.count() + truths.count() + models.count() + steps.count() > 0;
    };
    const auto answered = [&] { return opened() || window.problems().rowCount() > 0; };
    const QByteArray name = paths.front().toUtf8();
    // Phrases of the caption come later.
    const auto rests = [&] {
      return !window.inspector().files().busy() && !window.inspector().engine().busy() && !window.sessions().busy();
    };
    const auto shown = [&] {
      const RecordPtr& record = document.record();
      return !record || record->cross_layers.empty() || window.problems().rowCount() > 0 ||
             (document.maps() && document.maps()->record == record);
    };
    QVERIFY2(comes([&] { return rests() && answered(); }),
             (name + ": nothing happened, or it never ended").constData());
    QVERIFY2(comes(shown), (name + ": no maps").constData());
    QTest::qWait(1);  // paint
    if (window.model_dialog()) {
      window.model_dialog()->close();
      QVERIFY2(comes(rests), name.constData());
    }
    if (watchdog.longest_milliseconds() > longest_) {
      longest_ = watchdog.longest_milliseconds();
      longest_text_ = watchdog.longest_text() + QStringLiteral(" of ") + paths.front();
    }
  }

  /// In the window, on time.
  void check_watchdog() {
#if !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
    QVERIFY2(longest_ < 50, qPrintable(longest_text_));
#endif
  }

  QByteArray encoded(const char* extension) const {
    const cv::Mat picture = cv::imread((sample_folder + QStringLiteral("drawing.png")).toStdString());
    std::vector<unsigned char> out;
    cv::imencode(extension, picture, out);
    return {reinterpret_cast<const char*>(out.data()), static_cast<qsizetype>(out.size())};
  }

 private Q_SLOTS:
  void initTestCase() {
    use_language(QStringLiteral("en"));
    use_theme(ThemeMode::light);
    WindowOptions options;
    options.files = {sample_folder + QStringLiteral("drawing.png")};
    options.model = model_folder;
    options.caption = caption;
    options.classes = QStringList{QStringLiteral("house"), QStringLiteral("tree")};
    options.remember = false;
    window_ = std::make_unique<MainWindow>(options);
    window_->show();
    QTRY_VERIFY_WITH_TIMEOUT(window_->settled() && window_->document().maps(), 60000);
    window_->sessions().save(path(QStringLiteral("sound.elboscope")));
    window_->exporter().write(ExportKind::png, path(QStringLiteral("exported.png")), shown_choice(window_->document()));
    QTRY_VERIFY(!window_->sessions().busy() && !window_->exporter().busy());
    window_->exporter().write(ExportKind::record, path(QStringLiteral("sound.elbo")), {});
    QTRY_VERIFY(!window_->exporter().busy());
    QCOMPARE(window_->problems().error_count(), 0);
  }

  void init() {
    longest_ = 0;
    longest_text_.clear();
  }

  void damaged_files_data() {
    QTest::addColumn<QByteArray>("sound");
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("count");
    for (const char* extension : {".png", ".jpg", ".tif", ".webp", ".bmp"})
      QTest::newRow(extension) << encoded(extension) << QString::fromLatin1(extension) << 12;
    QTest::newRow("mask") << read_all(sample_folder + QStringLiteral("01-plain.mask.png")) << QStringLiteral(".png")
                          << 12;
    QTest::newRow("exported picture") << read_all(path(QStringLiteral("exported.png"))) << QStringLiteral(".png") << 12;
    QTest::newRow("record") << read_all(path(QStringLiteral("sound.elbo"))) << QStringLiteral(".elbo") << 24;
    QTest::newRow("session") << read_all(path(QStringLiteral("sound.elboscope"))) << QStringLiteral(".elboscope") << 24;
    QTest::newRow("a record under a picture's name")
        << read_all(path(QStringLiteral("sound.elbo"))) << QStringLiteral(".png") << 4;
    QTest::newRow("a picture under a record's name") << encoded(".jpg") << QStringLiteral(".elbo") << 4;
    QTest::newRow("a picture under a session's name") << encoded(".jpg") << QStringLiteral(".elboscope") << 4;
  }
  void damaged_files() {
    QFETCH(QByteArray, sound);
    QFETCH(QString, extension);
    QFETCH(int, count);
    QVERIFY(!sound.isEmpty());
    for (int seed = 0; seed < count; ++seed) {
      const QString file = path(QStringLiteral("damaged-%1").arg(seed) + extension);
      write_all(file, damaged(sound, static_cast<quint32>(seed)));
      drop({file});
      if (QTest::currentTestFailed()) return;
    }
    check_watchdog();
  }

  void damaged_models() {
    QStringList files;
    QDirIterator it(model_folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) files << it.next().mid(model_folder.size());
    files.sort();
    for (int i = 0; i < files.size(); ++i) {
      const QString model = path(QStringLiteral("model-%1").arg(i));
      copy_folder(model_folder, model);
      write_all(model + files[i], damaged(read_all(model_folder + files[i]), static_cast<quint32>(100 + i)));
      drop({model});
      if (QTest::currentTestFailed()) return;
    }
    check_watchdog();
  }

  void odd_things_data() {
    QTest::addColumn<QStringList>("paths");
    const auto row = [this](const char* name, const QStringList& names) {
      QStringList paths;
      for (const QString& each : names) paths << (each.startsWith(u'/') ? each : path(each));
      QTest::newRow(name) << paths;
    };
    write_all(path(QStringLiteral("empty.png")), {});
    row("an empty file", {QStringLiteral("empty.png")});
    QDir().mkpath(path(QStringLiteral("nothing")));
    row("an empty folder", {QStringLiteral("nothing")});
    row("a folder of sources", {QStringLiteral(ELBOSCOPE_SOURCE "/core")});
    row("the root", {QStringLiteral("/")});
    row("a device", {QStringLiteral("/dev/zero")});
    row("a file that claims to be empty", {QStringLiteral("/proc/self/maps")});
    if (mkfifo(path(QStringLiteral("pipe.png")).toUtf8().constData(), 0600) == 0)
      row("a pipe", {QStringLiteral("pipe.png")});
    QFile::link(path(QStringLiteral("loop-b.png")), path(QStringLiteral("loop-a.png")));
    QFile::link(path(QStringLiteral("loop-a.png")), path(QStringLiteral("loop-b.png")));
    row("links in a circle", {QStringLiteral("loop-a.png")});
    QDir().mkpath(path(QStringLiteral("inside")));
    QFile::link(path(QStringLiteral("inside")), path(QStringLiteral("inside/again")));
    row("a folder that holds itself", {QStringLiteral("inside")});
    row("a name longer than names may be", {QString(5000, u'a')});
    for (const char* extension : {".png", ".jpg", ".tif", ".webp", ".elbo", ".elboscope", ".safetensors", ".bin", ""}) {
      const QString name = QStringLiteral("huge") + QString::fromLatin1(extension);
      // Far more than memory, and nothing on the disk.
      QFile huge(path(name));
      if (!huge.open(QIODevice::WriteOnly)) continue;
      if (QByteArray(extension) == ".jpg") huge.write("\xff\xd8\xff\xe0", 4);
      if (QByteArray(extension) == ".png") huge.write("\x89PNG\r\n\x1a\n", 8);
      if (QByteArray(extension) == ".tif") huge.write("II*\0\x08\0\0\0", 8);
      if (QByteArray(extension) == ".safetensors") huge.write(QByteArray("\0\0\0\0\x08\0\0\0{\"", 10));
      if (huge.resize(qint64{1} << 36)) row(qPrintable(QStringLiteral("64 GiB of nothing ") + name), {name});
    }
    for (const auto& [name, size] : {std::pair{"wide.png", QSize(30000, 1)}, std::pair{"high.png", QSize(1, 30000)},
                                     std::pair{"dot.png", QSize(1, 1)}, std::pair{"large.png", QSize(6000, 4000)}}) {
      QImage image(size, QImage::Format_RGB32);
      image.fill(Qt::darkGreen);
      image.save(path(QString::fromLatin1(name)));
      row(name, {QString::fromLatin1(name)});
    }
    QStringList many;
    for (int i = 0; i < 50; ++i) {
      const char* extensions[] = {".png", ".jpg", ".elbo", ".elboscope", ".webp", ".txt"};
      many << QStringLiteral("many-%1").arg(i) + QString::fromLatin1(extensions[i % 6]);
      const QByteArray sound = i % 6 == 2   ? read_all(path(QStringLiteral("sound.elbo")))
                               : i % 6 == 3 ? read_all(path(QStringLiteral("sound.elboscope")))
                                            : encoded(i % 6 == 1   ? ".jpg"
                                                      : i % 6 == 4 ? ".webp"
                                                                   : ".png");
      write_all(path(many.back()), i < 12 ? sound : damaged(sound, static_cast<quint32>(i)));
    }
    row("fifty files", many);
  }
  void odd_things() {
    QFETCH(QStringList, paths);
    drop(paths);
    check_watchdog();
  }

  /// None is waited for: the newest counts.
  void one_upon_another() {
    TimedApplication::instance().restart();
    for (int i = 0; i < 40; ++i) {
      QMimeData data;
      const char* files[] = {"sound.elbo", "exported.png", "sound.elboscope", "damaged-3.png", "model-1", "huge.png"};
      data.setUrls({QUrl::fromLocalFile(path(QString::fromLatin1(files[i % 6])))});
      QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
      QApplication::sendEvent(window_.get(), &event);
      QTest::qWait(i % 4 * 3);
    }
    QTRY_VERIFY_WITH_TIMEOUT(window_->settled(), longest_wait);
    if (window_->model_dialog()) window_->model_dialog()->close();
    QTRY_VERIFY_WITH_TIMEOUT(window_->settled(), longest_wait);
    longest_ = TimedApplication::instance().longest_milliseconds();
    longest_text_ = TimedApplication::instance().longest_text();
    check_watchdog();
  }

  void still_measures() {
    MainWindow& window = *window_;
    ModelChoice choice = window.document().model_choice();
    choice.folder = model_folder.toStdU16String();
    window.inspector().choose_model(choice);
    QTRY_VERIFY_WITH_TIMEOUT(window.settled(), longest_wait);
    QVERIFY(window.document().model() && window.document().model()->choice == choice);
    drop({sample_folder + QStringLiteral("drawing.png")});
    window.document().edit(QStringLiteral("x"), [](InspectState& state) {
      state = {};
      state.caption = caption;
    });
    window.document().add_class(QStringLiteral("house"));
    window.document().add_class(QStringLiteral("tree"));
    window.problems().clear();
    QSignalSpy finished(&window.inspector(), &Inspector::run_finished);
    window.actions().action(QStringLiteral("run.start"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(window.settled() && window.document().maps(), longest_wait);
    QVERIFY(finished.front().front().toBool());
    QCOMPARE(window.problems().error_count(), 0);
    qInfo("longest event: %s", qPrintable(longest_text_));
  }

  void cleanupTestCase() {
    window_.reset();
  }
};

ELBOSCOPE_WINDOW_TEST_MAIN(TestDroppedFiles)
#include "test_dropped_files.moc"
