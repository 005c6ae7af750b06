// What a newcomer meets first: the model and the sample scenes in resources/.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <opencv2/imgcodecs.hpp>

#include "program_run.h"

namespace {

const QString resources = QStringLiteral(ELBOSCOPE_SOURCE "/resources");
const QString model = resources + "/models/stickers";

QJsonObject read_object(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QString joined(const QJsonArray& words) {
  QStringList list;
  for (const QJsonValue& word : words) list += word.toString();
  return list.join(',');
}

}  // namespace

class TestShippedModel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void small_enough_to_be_cloned() {
    qint64 total = 0;
    for (QDirIterator files(model, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
      files.next();
      QVERIFY2(files.fileInfo().size() <= 16 << 20, qPrintable(files.filePath()));
      total += files.fileInfo().size();
    }
    QVERIFY(total > 1 << 20);
    QVERIFY(total <= 40 << 20);
  }

  void accepted() {
    const ProgramRun run = run_program({"info", model});
    QCOMPARE(run.exit_code, 0);
    for (const char* component : {"unet", "vae", "text_encoder", "tokenizer", "scheduler"}) {
      QVERIFY2(run.output.contains(component), run.output.constData());
    }
  }

  void samples_data() {
    QTest::addColumn<QJsonObject>("sample");
    const QJsonArray samples = read_object(resources + "/samples/samples.json")["samples"].toArray();
    QCOMPARE(samples.size(), 12);
    for (const QJsonValue& sample : samples) QTest::newRow(qPrintable(sample["image"].toString())) << sample.toObject();
  }
  /// Every object that the list names is to be seen in the mask, and is a word of the caption.
  void samples() {
    QFETCH(const QJsonObject, sample);
    const auto read = [&](const char* key, int flags) {
      return cv::imread((resources + "/samples/" + sample[key].toString()).toStdString(), flags);
    };
    const cv::Mat picture = read("image", cv::IMREAD_COLOR), mask = read("mask", cv::IMREAD_UNCHANGED);
    QCOMPARE(picture.size(), mask.size());
    QCOMPARE(mask.type(), CV_8UC1);
    const QJsonArray classes = sample["classes"].toArray();
    QVERIFY(classes.size() >= 2);
    QSet<int> seen;
    for (const auto value : cv::Mat_<unsigned char>(mask)) seen += value;
    QCOMPARE(seen.size(), classes.size() + 1);
    for (qsizetype i = 0; i <= classes.size(); ++i) QVERIFY(seen.contains(static_cast<int>(i)));
    for (const QJsonValue& word : classes) QVERIFY(sample["caption"].toString().contains(word.toString()));
  }

  void inspects_a_sample() {
    const QJsonObject sample = read_object(resources + "/samples/samples.json")["samples"].toArray()[3].toObject();
    const QTemporaryDir out;
    const ProgramRun run = run_program({"inspect", "--model", model, "--image", resources + "/samples/" + sample["image"].toString(), "--mask",
                                        resources + "/samples/" + sample["mask"].toString(), "--caption", sample["caption"].toString(),
                                        "--classes", joined(sample["classes"].toArray()), "--out", out.path(), "--json", "-"});
    QVERIFY2(run.exit_code == 0, run.errors.constData());
    const QJsonObject result = QJsonDocument::fromJson(run.output).object();
    QCOMPARE(result["classes"].toArray().size(), 3);
    QVERIFY(result["miou_calibrated"].toDouble() > 20);  // random maps reach about 10
    QVERIFY(QFile::exists(out.filePath("report.html")));
  }

  /// The claim of the model card on fewer scenes: calibration helps, and not by a digit.
  void calibration_helps_on_held_out_scenes() {
    const ProgramRun run = run_program({"evaluate", "--model", model, "--dataset", "stickers:11:40", "--sweep", "none", "--json", "-"});
    QVERIFY2(run.exit_code == 0, run.errors.constData());
    const QJsonObject scores = QJsonDocument::fromJson(run.output).object();
    QCOMPARE(scores["images"].toInt(), 40);
    QVERIFY2(scores["miou_calibrated"].toDouble() > scores["miou_raw"].toDouble() + 0.5, run.output.constData());
  }
};

QTEST_GUILESS_MAIN(TestShippedModel)
#include "test_shipped_model.moc"
