#include <QtTest>

#include <cmath>
#include <vector>

#include "core/base/error.h"
#include "core/evaluation/rank_correlation.h"

using namespace elboscope;
using Numbers = std::vector<double>;

class TestRankCorrelation : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void correlates_data() {
    QTest::addColumn<Numbers>("a");
    QTest::addColumn<Numbers>("b");
    QTest::addColumn<double>("expected");  // 2: there is none
    QTest::newRow("rising") << Numbers{1, 2, 3, 4} << Numbers{-7, 0, 0.5, 1e9} << 1.0;
    QTest::newRow("falling") << Numbers{1, 2, 3, 4} << Numbers{9, 8, 1, -3} << -1.0;
    QTest::newRow("order of the pairs") << Numbers{4, 1, 3, 2} << Numbers{16, 1, 9, 4} << 1.0;
    // Differences of ranks 1, 1, 1, 1: 1 - 6 * 4 / (4 * 15).
    QTest::newRow("two exchanges") << Numbers{1, 2, 3, 4} << Numbers{2, 1, 4, 3} << 0.6;
    // scipy.stats.spearmanr([1, 2, 2, 3], [1, 3, 2, 4])
    QTest::newRow("equal values") << Numbers{1, 2, 2, 3} << Numbers{1, 3, 2, 4} << 0.9486832980505138;
    QTest::newRow("constant") << Numbers{1, 2, 3} << Numbers{5, 5, 5} << 2.0;
    QTest::newRow("two pairs") << Numbers{1, 2} << Numbers{1, 2} << 2.0;
    QTest::newRow("nothing") << Numbers{} << Numbers{} << 2.0;
  }
  void correlates() {
    QFETCH(Numbers, a);
    QFETCH(Numbers, b);
    QFETCH(double, expected);
    const double found = rank_correlation(a, b);
    if (expected > 1)
      QVERIFY(std::isnan(found));
    else
      QVERIFY(std::abs(found - expected) < 1e-12);
  }
  void refuses_unpaired_values() { QVERIFY_THROWS_EXCEPTION(Error, rank_correlation({1, 2, 3}, {1, 2})); }
};

QTEST_APPLESS_MAIN(TestRankCorrelation)
#include "test_rank_correlation.moc"
