// Which classes still need evaluations, and what is said of those that got none.
#include <QTest>
#include <cmath>
#include <random>

#include "core/alignment/adaptive_elbo.h"

using elboscope::AdaptiveElbo;

class TestAdaptiveElbo : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void rounds_cover_every_timestep_once_data() {
    QTest::addColumn<int>("timesteps");
    for (int timesteps : {1, 2, 3, 4, 7, 8, 20, 21, 100}) QTest::addRow("%d", timesteps) << timesteps;
  }
  void rounds_cover_every_timestep_once() {
    QFETCH(int, timesteps);
    std::vector<int> seen(static_cast<std::size_t>(timesteps));
    const AdaptiveElbo adaptive(3, static_cast<std::size_t>(timesteps));
    for (const auto& round : adaptive.rounds()) {
      QVERIFY(!round.empty());
      for (std::size_t place : round) ++seen.at(place);
    }
    QCOMPARE(seen, std::vector<int>(static_cast<std::size_t>(timesteps), 1));
  }

  void clear_orders_stop_early_and_close_ones_do_not() {
    // Classes 0 and 3 lie apart from everything, 1 and 2 differ by less than their noise.
    const std::vector<double> level{1, 3, 3.001, 6};
    std::mt19937 random(7);
    std::normal_distribution<double> shared(0, 0.3), own(0, 0.05);
    AdaptiveElbo adaptive(4, 20);
    std::vector<double> exact(4 * 20);
    for (std::size_t t = 0; t < 20; ++t) {
      const double noise = shared(random);
      for (std::size_t i = 0; i < 4; ++i) exact[i * 20 + t] = level[i] + noise + own(random);
    }
    for (std::size_t round = 0; round < adaptive.rounds().size(); ++round) {
      const auto active = adaptive.active(round);
      QCOMPARE(active, round < 2 ? (std::vector<std::size_t>{0, 1, 2, 3}) : (std::vector<std::size_t>{1, 2}));
      for (std::size_t i : active) {
        for (std::size_t t : adaptive.rounds()[round]) adaptive.add(i, t, exact[i * 20 + t]);
      }
    }
    const auto losses = adaptive.losses();
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t t = 0; t < 20; ++t) {
        if (adaptive.measured(i, t)) QCOMPARE(losses[i * 20 + t], exact[i * 20 + t]);
        else QVERIFY(std::abs(losses[i * 20 + t] - exact[i * 20 + t]) < 0.3);
      }
    }
  }

  void one_class_and_equal_losses_are_measured_to_the_end() {
    AdaptiveElbo alone(1, 8), equal(2, 8);
    for (std::size_t round = 0; round < alone.rounds().size(); ++round) {
      QCOMPARE(alone.active(round).size(), std::size_t{1});
      QCOMPARE(equal.active(round).size(), std::size_t{2});
      for (std::size_t t : alone.rounds()[round]) {
        alone.add(0, t, 1);
        equal.add(0, t, 1);
        equal.add(1, t, 1);
      }
    }
    QCOMPARE(equal.losses(), std::vector<double>(16, 1.0));
  }
};

QTEST_GUILESS_MAIN(TestAdaptiveElbo)
#include "test_adaptive_elbo.moc"
