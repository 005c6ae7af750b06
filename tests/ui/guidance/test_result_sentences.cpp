// The sentences about a result against what calibrate() says, on the record of the first sample.
#include <QRegularExpression>
#include <QTest>
#include <QTextDocumentFragment>
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "ui/guidance/result_sentences.h"
#include "ui/samples/sample_list.h"

using namespace elboscope;
using Kind = ResultSentence::Kind;
using Change = std::function<void(AlignmentRecord&, CalibrationSettings&)>;

namespace {

std::filesystem::path as_path(const QString& text) {
  return text.toStdString();
}

const AlignmentRecord& sample_record() {
  static const AlignmentRecord record = load_record(as_path(first_sample().record));
  return record;
}

/// A document that shows the record under these settings.
void show(InspectDocument& document, const AlignmentRecord& record, const CalibrationSettings& settings) {
  document.set_picture(read_picture_job(as_path(first_sample().image)));
  InspectState state;
  state.caption = QString::fromStdString(record.caption);
  for (const RecordedClass& entry : record.classes)
    state.classes.append({QString::fromStdString(entry.name), static_cast<int>(state.classes.size()), true});
  state.calibration = settings;
  document.reset_state(state);
  document.set_record_probe(ProbeChoice());
  const auto shared = std::make_shared<const AlignmentRecord>(record);
  document.set_record(shared);
  CalibrationRequest request;
  request.record = shared;
  request.settings = settings;
  request.height = record.image_height;
  request.width = record.image_width;
  document.set_maps(calibration_job(request));
}

QString plain(const QList<ResultSentence>& sentences) {
  QStringList lines;
  for (const ResultSentence& sentence : sentences)
    lines << QTextDocumentFragment::fromHtml(sentence.html).toPlainText();
  return lines.join(u'\n');
}

QString sentence_of(const QList<ResultSentence>& sentences, int row) {
  for (const ResultSentence& sentence : sentences) {
    if (sentence.kind == Kind::of_class && sentence.row == row)
      return QTextDocumentFragment::fromHtml(sentence.html).toPlainText();
  }
  return {};
}

/// The numbers that `pattern` catches; empty if it does not match.
QList<double> numbers(const QString& text, const QString& pattern) {
  QList<double> found;
  const auto match = QRegularExpression(pattern).match(text);
  for (int i = 1; match.hasMatch() && i <= match.lastCapturedIndex(); ++i) found << match.captured(i).toDouble();
  return found;
}

/// Of the sum over timesteps of b - a, as the method defines it.
double paired_error(const std::vector<double>& losses, std::size_t timesteps, std::size_t a, std::size_t b) {
  double mean = 0, squares = 0;
  const auto count = static_cast<double>(timesteps);
  const auto term = [&](std::size_t t) { return losses[b * timesteps + t] - losses[a * timesteps + t]; };
  for (std::size_t t = 0; t < timesteps; ++t) mean += term(t) / count;
  for (std::size_t t = 0; t < timesteps; ++t) squares += (term(t) - mean) * (term(t) - mean);
  return std::sqrt(squares / (count - 1) * count);
}

}  // namespace

class TestResultSentences : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void numbers_are_those_of_calibrate_data() {
    QTest::addColumn<double>("gamma");
    QTest::newRow("official") << 1.0 / 3.0;
    QTest::newRow("strong") << 0.1;
    QTest::newRow("weak") << 0.9;
  }

  void numbers_are_those_of_calibrate() {
    QFETCH(double, gamma);
    const AlignmentRecord& record = sample_record();
    CalibrationSettings settings;
    settings.gamma = gamma;
    InspectDocument document;
    show(document, record, settings);
    const QList<ResultSentence> sentences = ResultSentences::of(document, false);
    const Heatmaps maps = calibrate(record, settings);
    const std::size_t classes = record.classes.size(), timesteps = record.elbo_timesteps.size(),
                      pixels = static_cast<std::size_t>(maps.height * maps.width);
    QVERIFY(classes >= 3);
    std::vector<std::size_t> order(classes);
    for (std::size_t i = 0; i < classes; ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return maps.classes[a].loss < maps.classes[b].loss; });
    const auto raw = segmentation(maps.raw, classes, pixels, maps.threshold),
               calibrated = segmentation(maps.calibrated, classes, pixels, maps.threshold);
    for (std::size_t place = 0; place < classes; ++place) {
      const std::size_t i = order[place];
      const QString text = sentence_of(sentences, static_cast<int>(i));
      QVERIFY2(text.contains(QString::fromStdString(record.classes[i].name)), qPrintable(plain(sentences)));
      if (place == 0) {
        const QList<double> loss = numbers(text, QStringLiteral("explains the picture best \\(loss ([0-9.]+)\\)"));
        QVERIFY2(loss.size() == 1 && std::abs(loss[0] - maps.classes[i].loss) < 0.001, qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("S 1, exponent 1.")), qPrintable(text));
      } else {
        const std::size_t better = order[place - 1];
        QVERIFY(text.contains(QString::fromStdString(record.classes[better].name)));
        const QList<double> gap = numbers(text, QStringLiteral("its loss is ([0-9.e-]+) higher, ([0-9.]+) times"));
        QVERIFY2(gap.size() == 2, qPrintable(text));
        const double difference = maps.classes[i].loss - maps.classes[better].loss;
        QVERIFY2(std::abs(gap[0] / difference - 1) < 0.01, qPrintable(text));
        QVERIFY2(std::abs(gap[1] - difference / paired_error(record.losses, timesteps, better, i)) < 0.051,
                 qPrintable(text));
        const QList<double> s = numbers(text, QStringLiteral("held back: S ([0-9.]+), exponent ([0-9.]+)\\."));
        QVERIFY2(s.size() == 2, qPrintable(text));
        QVERIFY2(std::abs(s[0] - maps.classes[i].s) < 0.0051, qPrintable(text));
        QVERIFY2(std::abs(s[1] - maps.classes[i].exponent) < 0.0051, qPrintable(text));
      }
      const auto share = [&](const std::vector<std::uint8_t>& labels) {
        return 100.0 * static_cast<double>(std::count(labels.begin(), labels.end(), i + 1)) /
               static_cast<double>(pixels);
      };
      const QList<double> change = numbers(text, QStringLiteral("from ([0-9.]+) % to ([0-9.]+) %"));
      if (std::abs(share(raw) - share(calibrated)) >= 0.05) {
        QVERIFY2(change.size() == 2, qPrintable(text));
        QVERIFY(std::abs(change[0] - share(raw)) < 0.051 && std::abs(change[1] - share(calibrated)) < 0.051);
        QCOMPARE(text.contains(QStringLiteral("shrinks")), share(calibrated) < share(raw));
      } else {
        QVERIFY2(change.isEmpty(), qPrintable(text));
      }
    }
    QCOMPARE(plain(sentences).contains(QStringLiteral("less than two standard errors")), !maps.distinguishable);
  }

  void special_cases_are_said_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("not_said");
    const QString held = QStringLiteral("held back");
    const Change one_class = [](AlignmentRecord& record, CalibrationSettings&) {
      record.classes.resize(1);
      record.losses.resize(record.elbo_timesteps.size());
      const std::size_t cells = static_cast<std::size_t>(record.latent_height * record.latent_width);
      record.pixel_errors.resize(record.elbo_timesteps.size() * cells);
    };
    QTest::newRow("one class") << one_class << QStringLiteral("With a single class there is nothing to compare")
                               << held;
    const Change one_by_pixel = [one_class](AlignmentRecord& record, CalibrationSettings& settings) {
      one_class(record, settings);
      settings.variant = CalibrationSettings::Variant::pixelwise_exponent;
    };
    QTest::newRow("one class, by pixel") << one_by_pixel << QString() << QStringLiteral("changes nothing");
    const Change gamma_one = [](AlignmentRecord&, CalibrationSettings& settings) { settings.gamma = 1; };
    QTest::newRow("no calibration") << gamma_one << QStringLiteral("No calibration: γ is 1") << held;
    const Change fixed = [](AlignmentRecord&, CalibrationSettings& settings) {
      settings.gamma = 0.25;
      settings.exponents = CalibrationSettings::Exponents::fixed;
    };
    QTest::newRow("fixed") << fixed << QStringLiteral("the same exponent 4.00") << QStringLiteral("stays as it is");
    const Change inverted = [](AlignmentRecord&, CalibrationSettings& settings) {
      settings.exponents = CalibrationSettings::Exponents::inverted;
    };
    QTest::newRow("inverted") << inverted << QStringLiteral("The order is turned around")
                              << QStringLiteral("the same exponent");
    const Change product = [](AlignmentRecord&, CalibrationSettings& settings) {
      settings.variant = CalibrationSettings::Variant::likelihood_product;
    };
    QTest::newRow("product") << product << QStringLiteral("γ plays no part") << QStringLiteral("S 0.");
    const Change cancelled = [](AlignmentRecord& record, CalibrationSettings&) {
      record.complete = false;
      record.classes.back().elbo_done = false;
    };
    QTest::newRow("cancelled") << cancelled << QStringLiteral("the ELBO of 2 of 3 classes is there")
                               << QStringLiteral("going on");
    const Change noise = [](AlignmentRecord& record, CalibrationSettings&) {
      // Differences that change their sign from timestep to timestep.
      const std::size_t timesteps = record.elbo_timesteps.size();
      for (std::size_t i = 0; i < record.classes.size(); ++i) {
        for (std::size_t t = 0; t < timesteps; ++t)
          record.losses[i * timesteps + t] =
              0.2 + 0.01 * static_cast<double>(((t + i) % 3)) + 1e-5 * static_cast<double>(i);
      }
    };
    QTest::newRow("indistinguishable") << noise << QStringLiteral("their order may be chance: trust the raw maps")
                                       << QStringLiteral("drawn toward 1");
    const Change shrunk = [noise](AlignmentRecord& record, CalibrationSettings& settings) {
      noise(record, settings);
      settings.shrink = true;
    };
    QTest::newRow("shrunk") << shrunk << QStringLiteral("drawn toward 1") << QStringLiteral("trust the raw maps");
    const Change escaped = [](AlignmentRecord& record, CalibrationSettings&) { record.classes[0].name = "<i>%1 & %2"; };
    QTest::newRow("odd name") << escaped << QStringLiteral("<i>%1 & %2") << QStringLiteral("&lt;");
  }

  void special_cases_are_said() {
    QFETCH(Change, change);
    QFETCH(QString, said);
    QFETCH(QString, not_said);
    AlignmentRecord record = sample_record();
    CalibrationSettings settings;
    change(record, settings);
    InspectDocument document;
    show(document, record, settings);
    const QString text = plain(ResultSentences::of(document, false));
    QVERIFY2(text.contains(said), qPrintable(text));
    QVERIFY2(!text.contains(not_said), qPrintable(text));
  }

  void what_is_missing_is_said() {
    InspectDocument document;
    const auto text = [&](bool running = false) { return plain(ResultSentences::of(document, running)); };
    QVERIFY(text().contains(QStringLiteral("no picture yet")));
    document.set_picture(read_picture_job(as_path(first_sample().image)));
    QVERIFY(text().contains(QStringLiteral("no classes yet")));
    document.add_class(QStringLiteral("cat"));
    QVERIFY(text().contains(QStringLiteral("Nothing is measured yet")));
    QVERIFY(text(true).contains(QStringLiteral("just begun")));

    show(document, sample_record(), {});
    QVERIFY2(!text().contains(QStringLiteral("earlier")), qPrintable(text()));
    document.add_class(QStringLiteral("tree"));
    QVERIFY(text().contains(QStringLiteral("These maps belong to an earlier")));
    QVERIFY(text().contains(QStringLiteral("tree is new in the list")));
    QVERIFY(!text(true).contains(QStringLiteral("earlier")));
    AlignmentRecord partial = sample_record();
    partial.complete = false;
    partial.classes.front().elbo_done = false;
    show(document, partial, {});
    QVERIFY2(text(true).contains(QStringLiteral("The run is going on: the ELBO of 2 of 3")), qPrintable(text(true)));
  }

  void truth_is_compared_data() {
    QTest::addColumn<double>("raw");
    QTest::addColumn<double>("calibrated");
    QTest::addColumn<QString>("said");
    QTest::newRow("up") << 53.64 << 63.94 << QStringLiteral("calibration helps here: mean IoU 53.6 → 63.9 (+10.3)");
    QTest::newRow("down") << 60.0 << 57.5 << QStringLiteral("calibration does harm here: mean IoU 60.0 → 57.5 (−2.5)");
    QTest::newRow("same") << 60.0 << 60.01 << QStringLiteral("changes nothing here: mean IoU 60.0 → 60.0");
  }

  void truth_is_compared() {
    QFETCH(double, raw);
    QFETCH(double, calibrated);
    QFETCH(QString, said);
    InspectDocument document;
    show(document, sample_record(), {});
    QVERIFY(!plain(ResultSentences::of(document, false)).contains(QStringLiteral("truth")));
    auto scores = std::make_shared<TruthScores>();
    scores->record = document.record();
    scores->scores.miou_raw = raw;
    scores->scores.miou_calibrated = calibrated;
    scores->scores.iou_raw = {20, std::numeric_limits<double>::quiet_NaN(), 50};
    scores->scores.iou_calibrated = {15, std::numeric_limits<double>::quiet_NaN(), 70};
    document.set_truth_scores(scores);
    const QString text = plain(ResultSentences::of(document, false));
    QVERIFY2(text.contains(said), qPrintable(text));
    const auto name = [](std::size_t i) { return QString::fromStdString(sample_record().classes[i].name); };
    QVERIFY2(text.contains(name(2) + QStringLiteral(" gains most (50.0 → 70.0)")), qPrintable(text));
    QVERIFY2(text.contains(name(0) + QStringLiteral(" loses most (20.0 → 15.0)")), qPrintable(text));
  }
};

QTEST_MAIN(TestResultSentences)
#include "test_result_sentences.moc"
