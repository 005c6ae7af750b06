// Every broken model folder through the command line: refused with a sentence, or accepted.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "program_run.h"

class TestRefusals : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(folder_.isValid());
    // A portable pixmap needs no picture library.
    QFile picture(folder_.filePath("picture.ppm"));
    QVERIFY(picture.open(QIODevice::WriteOnly));
    picture.write("P6 32 24 255\n");
    QByteArray pixels;
    for (int i = 0; i < 32 * 24 * 3; ++i) pixels.append(static_cast<char>((i * 37) % 251));
    picture.write(pixels);
  }

  void broken_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("accept");
    QTest::addColumn<QString>("file");
    QFile file(fixture_path("broken/expected.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray folders = QJsonDocument::fromJson(file.readAll()).object()["folders"].toArray();
    QVERIFY(folders.size() > 40);
    for (const auto& value : folders) {
      const QJsonObject entry = value.toObject();
      const QString name = entry["folder"].toString();
      QTest::newRow(qPrintable(name)) << fixture_path("broken/" + name) << (entry["expect"].toString() == "accept") << entry["file"].toString();
    }
  }
  void broken() {
    QFETCH(QString, path);
    QFETCH(bool, accept);
    QFETCH(QString, file);
    const QStringList inspect{"inspect", "--model", path, "--image", folder_.filePath("picture.ppm"), "--classes", "cat,dog",
                              "--elbo-timesteps", "1:999:500", "--collect-timesteps", "20"};
    for (const QStringList& arguments : {QStringList{"info", path}, inspect}) {
      const ProgramRun run = run_program(arguments);
      QVERIFY2(!run.crashed, run.errors.constData());
      QVERIFY2(run.exit_code == (accept ? 0 : 3), run.errors.constData());
      if (!accept) {
        QVERIFY2(run.errors.contains(file.toUtf8()), run.errors.constData());
        QVERIFY2(run.errors.size() > file.size() + 30, run.errors.constData());
      }
    }
  }

 private:
  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestRefusals)
#include "test_refusals.moc"
