// `cmake --install` into a folder of its own: programs start there and find what ships relative to themselves.
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

class TestInstall : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    for (const char* program : {"elboscope", "elboscope-cli", "elboscope-train", "elboscope-bench"}) {
      if (!QFile::exists(QStringLiteral(ELBOSCOPE_PROGRAMS "/") + QString::fromLatin1(program)))
        QSKIP("not every program is built");
    }
    QVERIFY(root_.isValid());
    QDir().mkpath(first_prefix());
    const auto [code, out] =
        run(QStringLiteral(ELBOSCOPE_CMAKE),
            {QStringLiteral("--install"), QStringLiteral(ELBOSCOPE_BUILD), QStringLiteral("--prefix"), first_prefix()});
    QVERIFY2(code == 0, out);
    // Moved after the installation: nothing may know where it was.
    QVERIFY(QDir().rename(first_prefix(), prefix()));
  }

  void everything_is_there_data() {
    QTest::addColumn<QString>("path");
    for (const char* path : {"bin/elboscope", "bin/elboscope-cli", "bin/elboscope-train", "bin/elboscope-bench",
                             "lib/elboscope/libelboscope.so", "lib/elboscope/libelboscope-cli.so",
                             "lib/elboscope/libelboscope-sentencepiece.so", "share/applications/elboscope.desktop",
                             "share/metainfo/org.elboscope.Elboscope.metainfo.xml", "share/mime/packages/elboscope.xml",
                             "share/icons/hicolor/scalable/apps/elboscope.svg", "share/elboscope/samples/samples.json",
                             "share/elboscope/models/stickers/model_index.json", "share/doc/elboscope/LICENSE",
                             "share/doc/elboscope/LICENSE-NotoColorEmoji.txt"})
      QTest::newRow(path) << QString::fromLatin1(path);
  }
  void everything_is_there() {
    QFETCH(QString, path);
    QVERIFY(QFile::exists(prefix() + u'/' + path));
  }

  void programs_start_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("window") << QStringLiteral("elboscope") << QStringList{QStringLiteral("--version")}
                            << QStringLiteral("elboscope ");
    QTest::newRow("window's help") << QStringLiteral("elboscope") << QStringList{QStringLiteral("--help")}
                                   << QStringLiteral("--screenshot");
    QTest::newRow("command line") << QStringLiteral("elboscope-cli") << QStringList{QStringLiteral("--version")}
                                  << QStringLiteral("0.");
    QTest::newRow("shipped model") << QStringLiteral("elboscope-cli")
                                   << QStringList{QStringLiteral("info"),
                                                  prefix() + QStringLiteral("/share/elboscope/models/stickers")}
                                   << QStringLiteral("family");
  }
  void programs_start() {
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const auto [code, out] = run(prefix() + QStringLiteral("/bin/") + program, arguments);
    QVERIFY2(code == 0, out);
    QVERIFY2(QString::fromUtf8(out).contains(says), out);
  }

  void the_window_opens_the_installed_sample() {
    // A list of one sample, whose picture only the installed folder has.
    const QString samples = prefix() + QStringLiteral("/share/elboscope/samples/");
    QImage magenta(64, 64, QImage::Format_RGB32);
    magenta.fill(QColor(255, 0, 255));
    QVERIFY(magenta.save(samples + QStringLiteral("magenta.png")));
    const QJsonObject sample{{QStringLiteral("title"), QStringLiteral("Magenta")},
                             {QStringLiteral("why"), QStringLiteral("a colour like no other")},
                             {QStringLiteral("caption"), QStringLiteral("a photo of a dog")},
                             {QStringLiteral("classes"), QJsonArray{QStringLiteral("dog")}},
                             {QStringLiteral("image"), QStringLiteral("magenta.png")}};
    QFile list(samples + QStringLiteral("samples.json"));
    QVERIFY(list.open(QIODevice::WriteOnly | QIODevice::Truncate));
    list.write(
        QJsonDocument(QJsonObject{{QStringLiteral("format"), 1}, {QStringLiteral("samples"), QJsonArray{sample}}})
            .toJson());
    list.close();
    const QString shot = root_.filePath(QStringLiteral("shot.png"));
    const auto [code, out] =
        run(prefix() + QStringLiteral("/bin/elboscope"),
            {QStringLiteral("--screenshot"), shot, QStringLiteral("--size"), QStringLiteral("1280x720")});
    QVERIFY2(code == 0, out);
    const QImage window(shot);
    QCOMPARE(window.size(), QSize(1280, 720));
    int found = 0;
    for (int y = 0; y < window.height(); ++y) {
      for (int x = 0; x < window.width(); ++x) {
        const QColor color = window.pixelColor(x, y);
        if (color.red() > 240 && color.green() < 20 && color.blue() > 240) ++found;
      }
    }
    QVERIFY2(found > 4000, qPrintable(QString::number(found)));
  }

  void descriptions_are_well_formed_data() {
    QTest::addColumn<QString>("path");
    for (const char* path : {"share/metainfo/org.elboscope.Elboscope.metainfo.xml", "share/mime/packages/elboscope.xml",
                             "share/icons/hicolor/scalable/apps/elboscope.svg"})
      QTest::newRow(path) << QString::fromLatin1(path);
  }
  void descriptions_are_well_formed() {
    QFETCH(QString, path);
    QFile file(prefix() + u'/' + path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(!text.contains('@'), "a variable was not filled in");
    QXmlStreamReader xml(text);
    while (!xml.atEnd()) xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
  }

  void the_desktop_entry_names_what_is_installed() {
    QFile file(prefix() + QStringLiteral("/share/applications/elboscope.desktop"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(text.contains(QStringLiteral("\nExec=elboscope %F\n")) &&
            text.contains(QStringLiteral("\nIcon=elboscope\n")));
    QFile types(prefix() + QStringLiteral("/share/mime/packages/elboscope.xml"));
    QVERIFY(types.open(QIODevice::ReadOnly));
    const QString known = QString::fromUtf8(types.readAll());
    for (const QString& type : text.section(QStringLiteral("\nMimeType="), 1).section(u'\n', 0, 0).split(u';')) {
      if (type.startsWith(QStringLiteral("application/"))) QVERIFY2(known.contains(type), qPrintable(type));
    }
  }

 private:
  QString first_prefix() const { return root_.filePath(QStringLiteral("first")); }
  QString prefix() const { return root_.filePath(QStringLiteral("moved here")); }

  std::pair<int, QByteArray> run(const QString& program, const QStringList& arguments) const {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    // A program that cannot be started or does not end has no exit code, which Qt gives as 0.
    const bool ended = process.waitForFinished(240000);
    const QByteArray out = process.readAll();
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            out + process.errorString().toUtf8()};
  }

  QTemporaryDir root_;
};

QTEST_GUILESS_MAIN(TestInstall)
#include "test_install.moc"
