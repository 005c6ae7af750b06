// `elboscope --screenshot` as scripts use it: the picture, the exit code, and a sentence wherever the code is not 0.
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class TestScreenshot : public QObject {
  Q_OBJECT

  struct Outcome {
    int code = -1;
    QString errors;
  };

  QTemporaryDir folder_;
  QString picture() const { return folder_.filePath(QStringLiteral("window.png")); }

  static QString sample(const char* name) {
    return QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/") + QString::fromLatin1(name);
  }

  static Outcome run(const QStringList& arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
      environment.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(ELBOSCOPE_PROGRAMS "/elboscope"), arguments);
    if (!process.waitForFinished(120000) || process.exitStatus() != QProcess::NormalExit)
      return {-1, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
  }

 private Q_SLOTS:
  void initTestCase() {
    if (!QFile::exists(QStringLiteral(ELBOSCOPE_PROGRAMS "/elboscope"))) QSKIP("the window is not built");
    QVERIFY(folder_.isValid());
    QFile broken(folder_.filePath(QStringLiteral("broken.png")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("not a picture");
  }
  void init() { QFile::remove(picture()); }

  void texts_need_no_display_data() {
    QTest::addColumn<QString>("option");
    for (const char* option : {"--help", "-h", "--version", "-v"}) QTest::newRow(option) << QString::fromLatin1(option);
  }
  void texts_need_no_display() {
    QFETCH(QString, option);
    const Outcome outcome = run({option});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    QCOMPARE(outcome.errors, QString());
  }

  void has_the_size_and_theme_asked_for_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    const auto options = [](const char* text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    QTest::newRow("plain") << options("") << QSize(1280, 720) << false;
    QTest::newRow("dark") << options("--theme dark --language ja --size 1400x801") << QSize(1400, 801) << true;
    QTest::newRow("German") << options("--theme light --language de --size 1280x720") << QSize(1280, 720) << false;
    QTest::newRow("presentation") << options("--present --theme dark --size 1300x740") << QSize(1300, 740) << true;
  }
  void has_the_size_and_theme_asked_for() {
    QFETCH(QStringList, options);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    // Its record ships, so nothing has to be measured.
    const Outcome outcome =
        run(QStringList{QStringLiteral("--screenshot"), picture()} + options + QStringList{sample("01-plain.png")});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    QCOMPARE(outcome.errors, QString());
    const QImage image(picture());
    QCOMPARE(image.size(), size);
    const int corner = qGray(image.pixel(size.width() - 3, size.height() - 3));
    QVERIFY2(dark ? corner < 64 : corner > 192, qPrintable(QString::number(corner)));
  }

  void refuses_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::addColumn<bool>("has_picture");
    const QString shot = QStringLiteral("--screenshot"), size = QStringLiteral("--size"),
                  theme = QStringLiteral("--theme"), language = QStringLiteral("--language");
    for (const char* wrong : {"big", "12x", "0x0", "-5x700", "99999x99999", "1280x720x3"})
      QTest::addRow("size %s", wrong) << QStringList{shot, picture(), size, QString::fromLatin1(wrong)} << 2
                                      << QStringLiteral("is not a size") << false;
    for (const char* wrong : {"blue", "system", ""})
      QTest::addRow("theme \"%s\"", wrong) << QStringList{shot, picture(), theme, QString::fromLatin1(wrong)} << 2
                                           << QStringLiteral("expected light or dark") << false;
    for (const char* wrong : {"xx", "zh", ""})
      QTest::addRow("language \"%s\"", wrong) << QStringList{shot, picture(), language, QString::fromLatin1(wrong)} << 2
                                              << QStringLiteral("expected en, de, fr, ja or zh_CN") << false;
    QTest::newRow("no name") << QStringList{shot, QString()} << 2 << QStringLiteral("needs the name") << false;
    QTest::newRow("unknown option") << QStringList{shot, picture(), QStringLiteral("--colour"), QStringLiteral("red")}
                                    << 2 << QStringLiteral("colour") << false;
    QTest::newRow("folder that is not there")
        << QStringList{shot, folder_.filePath(QStringLiteral("none/window.png")), sample("01-plain.png")} << 1
        << QStringLiteral("could not be written") << false;
    QTest::newRow("size the window cannot have")
        << QStringList{shot, picture(), size, QStringLiteral("330x250"), sample("01-plain.png")} << 1
        << QStringLiteral("does not fit into 330x250") << true;
    QTest::newRow("no such file") << QStringList{shot, picture(), folder_.filePath(QStringLiteral("none.png"))} << 3
                                  << QStringLiteral("none.png") << true;
    QTest::newRow("no picture") << QStringList{shot, picture(), folder_.filePath(QStringLiteral("broken.png"))} << 3
                                << QStringLiteral("broken.png") << true;
  }
  void refuses() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    QFETCH(bool, has_picture);
    const Outcome outcome = run(arguments);
    QVERIFY2(outcome.code == code, qPrintable(QString::number(outcome.code) + outcome.errors));
    QVERIFY2(outcome.errors.contains(says), qPrintable(outcome.errors));
    QCOMPARE(QFile::exists(picture()), has_picture);
  }
};

QTEST_GUILESS_MAIN(TestScreenshot)
#include "test_screenshot.moc"
