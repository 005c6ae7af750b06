// elboscope-cli as a user meets it: exit codes, real pictures of every kind, the same bytes twice.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "program_run.h"

namespace {

cv::Mat drawing(int width, int height, int type) {
  cv::Mat picture(height, width, CV_8UC3);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      picture.at<cv::Vec3b>(y, x) = cv::Vec3b(static_cast<unsigned char>(x * 255 / width), static_cast<unsigned char>(y * 255 / height),
                                              static_cast<unsigned char>((x ^ y) & 255));
    }
  }
  cv::Mat out = picture;
  if (type == CV_8UC1) cv::cvtColor(picture, out, cv::COLOR_BGR2GRAY);
  if (type == CV_8UC4) cv::cvtColor(picture, out, cv::COLOR_BGR2BGRA);
  if (type == CV_16UC3) picture.convertTo(out, CV_16U, 257);
  return out;
}

QByteArray file_bytes(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestCommandLine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(folder_.isValid());
    picture_ = folder_.filePath("picture.png");
    QVERIFY(cv::imwrite(picture_.toStdString(), drawing(60, 44, CV_8UC3)));
  }

  void exit_codes_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exit_code");
    QTest::addColumn<QString>("sentence");
    const QStringList inspect = inspect_arguments("dog,cat");
    QTest::newRow("no command") << QStringList{} << 2 << "subcommand";
    QTest::newRow("unknown command") << QStringList{"explain"} << 2 << "subcommand";
    QTest::newRow("help") << QStringList{"--help"} << 0 << "";
    QTest::newRow("version") << QStringList{"--version"} << 0 << "";
    QTest::newRow("gamma 0") << inspect + QStringList{"--gamma", "0"} << 2 << "gamma";
    QTest::newRow("gamma 2") << inspect + QStringList{"--gamma", "2"} << 2 << "gamma";
    QTest::newRow("fit") << inspect + QStringList{"--fit", "round"} << 2 << "fit";
    QTest::newRow("timesteps text") << replaced(inspect, "--elbo-timesteps", "often") << 2 << "often";
    QTest::newRow("timestep beyond") << replaced(inspect, "--elbo-timesteps", "1000") << 2 << "1000";
    QTest::newRow("timestep negative") << replaced(inspect, "--collect-timesteps", "-3,5") << 2 << "-3";
    QTest::newRow("negative seed") << inspect + QStringList{"--seed", "-1"} << 2 << "whole number";
    QTest::newRow("unknown word") << inspect + QStringList{"--device", "gpu"} << 2 << "{auto,cpu,cuda}";
    QTest::newRow("weights without effect") << inspect + QStringList{"--resolution-weights", "1,2"} << 2 << "--layer-sigma 0";
    // Found before the model is loaded or measured with: that could have cost minutes.
    QTest::newRow("record is a folder") << inspect + QStringList{"--record", folder_.path()} << 2 << "folder";
    QTest::newRow("json is a folder") << inspect + QStringList{"--json", folder_.path()} << 2 << "folder";
    QTest::newRow("mask before model") << replaced(inspect, "--model", "/nonexistent") + QStringList{"--mask", "/nomask.png"} << 3 << "nomask.png";
    QTest::newRow("subset not measured") << inspect + QStringList{"--use-elbo-timesteps", "7"} << 2 << "timestep 7";
    QTest::newRow("empty class") << inspect_arguments("dog,,cat") << 2 << "empty";
    QTest::newRow("no picture") << replaced(inspect, "--image", "/nonexistent.png") << 3 << "nonexistent.png";
    QTest::newRow("picture is a folder") << replaced(inspect, "--image", folder_.path()) << 3 << "folder";
    QTest::newRow("no model") << replaced(inspect, "--model", "/nonexistent") << 3 << "nonexistent";
    QTest::newRow("class not in the caption") << inspect + QStringList{"--caption", "a photo of a cat"} << 3 << "dog";
    QTest::newRow("half precision on the CPU") << inspect + QStringList{"--device", "cpu", "--dtype", "fp16"} << 2 << "";
    QTest::newRow("no record") << QStringList{"calibrate", "--record", "/nonexistent"} << 3 << "nonexistent";
    QTest::newRow("no fixture") << QStringList{"verify", folder_.path()} << 3 << "oracle.json";
  }
  void exit_codes() {
    QFETCH(QStringList, arguments);
    QFETCH(int, exit_code);
    QFETCH(QString, sentence);
    const ProgramRun run = run_program(arguments);
    QVERIFY2(!run.crashed, run.errors.constData());
    QCOMPARE(run.exit_code, exit_code);
    QVERIFY2(run.errors.contains(sentence.toUtf8()), run.errors.constData());
  }

  void pictures_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("type");
    QTest::newRow("1x1") << "a.png" << 1 << 1 << CV_8UC3;
    QTest::newRow("7x1000") << "a.png" << 7 << 1000 << CV_8UC3;
    QTest::newRow("1000x7") << "a.png" << 1000 << 7 << CV_8UC3;
    QTest::newRow("grey") << "a.png" << 90 << 61 << CV_8UC1;
    QTest::newRow("alpha") << "a.png" << 90 << 61 << CV_8UC4;
    QTest::newRow("16 bit") << "a.png" << 90 << 61 << CV_16UC3;
    QTest::newRow("jpeg") << "a.jpg" << 300 << 200 << CV_8UC3;
  }
  void pictures() {
    QFETCH(QString, name);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, type);
    const QString path = folder_.filePath(name);
    QVERIFY(cv::imwrite(path.toStdString(), drawing(width, height, type)));
    const QString out = folder_.filePath("out");
    QDir(out).removeRecursively();
    const ProgramRun run = run_program(replaced(inspect_arguments("dog,cat"), "--image", path) + QStringList{"--out", out, "--json", "-"});
    QVERIFY2(run.exit_code == 0, run.errors.constData());
    const QJsonObject result = QJsonDocument::fromJson(run.output).object();
    QCOMPARE(result["image"].toObject()["width"].toInt(), width);
    QCOMPARE(result["image"].toObject()["height"].toInt(), height);
    QCOMPARE(result["classes"].toArray().size(), 2);
    const QByteArray map = file_bytes(out + "/dog.calibrated.npy");
    QCOMPARE(map.size() % 64, (width * height * 4) % 64);
    QVERIFY(map.size() >= width * height * 4 + 64);
    QVERIFY(file_bytes(out + "/report.html").contains("</html>"));
  }

  void the_same_seed_gives_the_same_bytes() {
    QStringList files;
    QList<QByteArray> first;
    for (int round = 0; round < 2; ++round) {
      const QString out = folder_.filePath("round" + QString::number(round));
      const QString record = out + ".elbo";
      const ProgramRun run = run_program(inspect_arguments("hot dog,dog,cat") + QStringList{"--out", out, "--record", record});
      QVERIFY2(run.exit_code == 0, run.errors.constData());
      const QStringList names = QDir(out).entryList({"*.npy", "*.png"}, QDir::Files, QDir::Name);
      QVERIFY(names.size() >= 12);
      QList<QByteArray> bytes;
      for (const QString& name : names) bytes << file_bytes(out + "/" + name);
      if (round == 0) {
        files = names;
        first = bytes;
      }
      QCOMPARE(names, files);
      QCOMPARE(bytes, first);
    }
    // Another seed must not give the same maps.
    const QString out = folder_.filePath("other");
    QCOMPARE(run_program(inspect_arguments("hot dog,dog,cat") + QStringList{"--out", out, "--seed", "1"}).exit_code, 0);
    QVERIFY(file_bytes(out + "/dog.calibrated.npy") != file_bytes(folder_.filePath("round0") + "/dog.calibrated.npy"));
  }

  void calibrate_repeats_inspect() {
    const QString record = folder_.filePath("kept.elbo"), one = folder_.filePath("one"), two = folder_.filePath("two");
    QCOMPARE(run_program(inspect_arguments("dog,cat") + QStringList{"--record", record, "--out", one, "--gamma", "0.25"}).exit_code, 0);
    const ProgramRun run = run_program({"calibrate", "--record", record, "--out", two, "--gamma", "0.25", "--json", "-"});
    QVERIFY2(run.exit_code == 0, run.errors.constData());
    QVERIFY(!QJsonDocument::fromJson(run.output).isNull());
    for (const char* name : {"dog.raw.npy", "dog.calibrated.npy", "cat.calibrated.npy"}) {
      QVERIFY(!file_bytes(one + "/" + name).isEmpty());
      QCOMPARE(file_bytes(one + "/" + name), file_bytes(two + "/" + name));
    }
  }

  void a_mask_gives_scores() {
    cv::Mat mask(44, 60, CV_8UC1, cv::Scalar(0));
    mask(cv::Rect(5, 5, 20, 20)) = 1;
    mask(cv::Rect(30, 10, 20, 30)) = 2;
    const QString path = folder_.filePath("mask.png");
    QVERIFY(cv::imwrite(path.toStdString(), mask));
    const ProgramRun run = run_program(inspect_arguments("dog,cat") + QStringList{"--mask", path, "--json", "-"});
    QVERIFY2(run.exit_code == 0, run.errors.constData());
    const QJsonObject result = QJsonDocument::fromJson(run.output).object();
    QVERIFY(result["miou_raw"].isDouble() && result["miou_calibrated"].isDouble());
    QVERIFY(result["classes"].toArray()[0].toObject()["iou_raw"].isDouble());
    QVERIFY(cv::imwrite(path.toStdString(), cv::Mat(10, 10, CV_8UC1, cv::Scalar(1))));
    QCOMPARE(run_program(inspect_arguments("dog,cat") + QStringList{"--mask", path}).exit_code, 3);
  }

 private:
  QStringList inspect_arguments(const QString& classes) const {
    return {"inspect", "--model", fixture_path("heatmap-sd1/model"), "--image", picture_, "--classes", classes,
            "--elbo-timesteps", "1:999:200", "--collect-timesteps", "20,100"};
  }
  static QStringList replaced(QStringList arguments, const QString& option, const QString& value) {
    arguments[arguments.indexOf(option) + 1] = value;
    return arguments;
  }
  QTemporaryDir folder_;
  QString picture_;
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
