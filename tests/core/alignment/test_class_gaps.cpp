#include <QTest>
#include <cmath>

#include "core/alignment/calibration.h"
#include "core/base/error.h"
#include "tests/core/alignment/sample_record.h"

using namespace elboscope;

class TestClassGaps : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void neighbours_in_the_order_of_losses() {
    AlignmentRecord record = test::sample_record({3, 4}, 1);
    //                class 0: worst          class 1: best           class 2: near class 1
    record.losses = {0.30, 0.50, 0.30, 0.50, 0.10, 0.30, 0.10, 0.30, 0.11, 0.29, 0.12, 0.30};
    const auto gaps = class_gaps(record, {});
    QCOMPARE(gaps.size(), std::size_t{2});
    QCOMPARE(gaps[0].better, std::size_t{1});
    QCOMPARE(gaps[0].worse, std::size_t{2});
    QVERIFY(std::abs(gaps[0].difference - 0.02) < 1e-12);
    // Differences 0.01, -0.01, 0.02, 0: sample deviation times the root of four.
    const double deviation = std::sqrt((0.005 * 0.005 + 0.015 * 0.015 + 0.015 * 0.015 + 0.005 * 0.005) / 3);
    QVERIFY(std::abs(gaps[0].standard_error - 2 * deviation) < 1e-12);
    QVERIFY(!gaps[0].distinguishable);
    QVERIFY(gaps[1].better == 2 && gaps[1].worse == 0 && gaps[1].distinguishable);
  }

  void settings_choose_the_losses() {
    AlignmentRecord record = test::sample_record({2, 4}, 1);
    record.losses = {1, 1, 1, 9, 2, 2, 2, 2};
    QCOMPARE(class_gaps(record, {}).front().better, std::size_t{1});
    CalibrationSettings settings;
    settings.elbo_timesteps = {record.elbo_timesteps[0], record.elbo_timesteps[2]};
    auto gaps = class_gaps(record, settings);
    QVERIFY(gaps.front().better == 0 && std::abs(gaps.front().difference - 2) < 1e-12);
    settings.paper_weighting = true;
    gaps = class_gaps(record, settings);
    QVERIFY(std::abs(gaps.front().difference - record.elbo_weights[0] - record.elbo_weights[2]) < 1e-12);
    settings = {};
    settings.control_variate = true;
    QVERIFY_EXCEPTION_THROWN(class_gaps(record, settings), Error);
    record.caption_distances = {5, 5, 5, 5, 4, 4, 4, 4};
    QCOMPARE(class_gaps(record, settings).front().better, std::size_t{1});
  }

  void too_few() {
    AlignmentRecord record = test::sample_record({2, 4}, 1);
    record.classes[1].elbo_done = false;
    QVERIFY(class_gaps(record, {}).empty());
    record = test::sample_record({2, 1}, 1);
    QCOMPARE(class_gaps(record, {}).front().standard_error, 0.0);
    record.losses = {1, 1};
    QVERIFY(!class_gaps(record, {}).front().distinguishable);
  }
};

QTEST_GUILESS_MAIN(TestClassGaps)
#include "test_class_gaps.moc"
