// The samples that ship: their records fit their pictures and the shipped model, their texts can be translated, and the
// gallery shows them.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/alignment/calibration.h"
#include "core/alignment/probe.h"
#include "core/diffusion/model_folder.h"
#include "core/picture/picture.h"
#include "ui/samples/sample_gallery.h"
#include "ui/samples/sample_model.h"
#include "ui/theme/theme.h"

using namespace elboscope;

class TestSamples : public QObject {
  Q_OBJECT

  static std::filesystem::path as_path(const QString& text) { return text.toStdString(); }

 private Q_SLOTS:
  void initTestCase() { use_theme(ThemeMode::light); }

  void texts_can_be_translated() {
    QFile file(resource_folder() + QStringLiteral("/samples/samples.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray entries =
        QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("samples")).toArray();
    QCOMPARE(entries.size(), samples().size());
    for (const QJsonValue& entry : entries) {
      for (const QString& key : {QStringLiteral("title"), QStringLiteral("why")}) {
        const QString text = entry.toObject().value(key).toString();
        QVERIFY2(has_sample_text(text), qPrintable(text));
      }
    }
    QVERIFY(!has_sample_text(QStringLiteral("Nobody wrote this")));
    QCOMPARE(translated_sample_text(QStringLiteral("Nobody wrote this")), QStringLiteral("Nobody wrote this"));
  }

  void the_first_start_has_maps_at_once() {
    const Sample first = first_sample();
    QVERIFY(first.first);
    QVERIFY(!first.record.isEmpty());
    QVERIFY(!first.mask.isEmpty());
  }

  void the_script_measures_what_the_window_begins_with() {
    QFile script(QStringLiteral(ELBOSCOPE_SOURCE "/scripts/run"));
    QVERIFY(script.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(script.readAll());
    const Sample first = first_sample();
    const QStringList parts{QStringLiteral("samples/%1\"").arg(QFileInfo(first.image).fileName()),
                            QStringLiteral("samples/%1\"").arg(QFileInfo(first.mask).fileName()),
                            QStringLiteral("--caption \"%1\"").arg(first.caption),
                            QStringLiteral("--classes \"%1\"").arg(first.classes.join(u','))};
    for (const QString& part : parts) QVERIFY2(text.contains(part), qPrintable(part));
  }

  void records_are_small() {
    qint64 bytes = 0;
    for (const Sample& sample : samples()) {
      if (!sample.record.isEmpty()) bytes += QFileInfo(sample.record).size();
    }
    QVERIFY2(bytes > 0 && bytes < 2'000'000, qPrintable(QString::number(bytes)));
  }

  void records_fit_data() {
    QTest::addColumn<int>("row");
    const QList<Sample> all = samples();
    for (int row = 0; row < all.size(); ++row) {
      if (!all[row].record.isEmpty()) QTest::addRow("%s", qPrintable(QFileInfo(all[row].record).fileName())) << row;
    }
  }

  void records_fit() {
    QFETCH(int, row);
    const Sample sample = samples().at(row);
    const AlignmentRecord record = load_record(as_path(sample.record));
    const Picture picture = read_picture(as_path(sample.image));
    QVERIFY(record.complete);
    QCOMPARE(record.image_width, picture.width);
    QCOMPARE(record.image_height, picture.height);
    QCOMPARE(QString::fromStdString(record.caption), sample.caption);
    QStringList names;
    for (const RecordedClass& entry : record.classes) {
      names << QString::fromStdString(entry.name);
      QVERIFY2(!entry.token_positions.empty() && entry.elbo_done, entry.name.c_str());
    }
    QCOMPARE(names, sample.classes);
    QCOMPARE(QString::fromStdString(record.image_path), QFileInfo(sample.image).fileName());
    QCOMPARE(QString::fromStdString(record.model_path), QStringLiteral("../models/stickers"));
    QVERIFY(!record.empty_pixel_errors.empty());

    // Made again whenever the model is (scripts/make-samples.py).
    const ModelInfo model = inspect_model_folder(as_path(shipped_model()), {}, true);
    QVERIFY(!model.sha256.empty());
    QCOMPARE(record.model_sha256, model.sha256);
    QCOMPARE(record.elbo_timesteps, default_timesteps(model, true, false));
    QCOMPARE(record.collect_timesteps, default_timesteps(model, false, false));
    QCOMPARE(record.resolution_weights, model.resolution_weights);
    QVERIFY(record.threshold == model.threshold);

    const Heatmaps maps = calibrate(record, {});
    for (std::size_t i = 0; i < record.classes.size(); ++i) {
      const auto pixels = static_cast<std::ptrdiff_t>(maps.height * maps.width);
      const auto begin = maps.calibrated.begin() + static_cast<std::ptrdiff_t>(i) * pixels;
      QVERIFY(std::all_of(begin, begin + pixels, [](float value) { return value >= 0 && value <= 1; }));
      QVERIFY(*std::max_element(begin, begin + pixels) > 0.5F);
    }
  }

  void gallery_shows_and_opens() {
    SampleGallery gallery;
    QAbstractItemModelTester tester(&gallery.model());
    QSignalSpy chosen(&gallery, &SampleGallery::chosen);
    gallery.show();
    QVERIFY(QTest::qWaitForWindowExposed(&gallery));
    QTRY_VERIFY(!gallery.model().reading());
    const int count = gallery.model().rowCount();
    QCOMPARE(count, samples().size());
    for (int row = 0; row < count; ++row) {
      const QModelIndex index = gallery.model().index(row, 0);
      const QImage picture = index.data(SampleModel::PictureRole).value<QImage>(),
                   truth = index.data(SampleModel::TruthRole).value<QImage>();
      QVERIFY(!picture.isNull());
      QCOMPARE(truth.size(), picture.size());
      QVERIFY(truth != picture);
    }
    QListView& list = gallery.list();
    QTRY_VERIFY(list.hasFocus());
    const QImage pictures = list.viewport()->grab().toImage();
    QTest::keyClick(&list, Qt::Key_T);
    QVERIFY(gallery.shows_truth());
    QVERIFY(list.viewport()->grab().toImage() != pictures);
    QTest::keyClick(&list, Qt::Key_T);
    QVERIFY(list.viewport()->grab().toImage() == pictures);
    QCOMPARE(list.currentIndex().row(), 0);
    QTest::keyClick(&list, Qt::Key_Right);
    QCOMPARE(list.currentIndex().row(), 1);
    QTest::keyClick(&list, Qt::Key_Return);
    QTRY_COMPARE(chosen.count(), 1);
    QCOMPARE(chosen.front().front().value<Sample>().image, samples().at(1).image);
    QVERIFY(!gallery.isVisible());
  }

  void gallery_closes_without_a_choice() {
    SampleGallery gallery;
    QSignalSpy chosen(&gallery, &SampleGallery::chosen);
    gallery.show();
    QVERIFY(QTest::qWaitForWindowExposed(&gallery));
    QTest::keyClick(&gallery, Qt::Key_Escape);
    QVERIFY(!gallery.isVisible());
    QCOMPARE(chosen.count(), 0);
  }
};

QTEST_MAIN(TestSamples)
#include "test_samples.moc"
