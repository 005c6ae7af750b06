#include <QtTest>
#include <algorithm>
#include <vector>

#include "core/base/memory_usage.h"

class TestMemoryUsage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void peakGrowsWithTouchedMemoryAndStays() {
    const std::uint64_t before = elboscope::peak_memory_bytes();
    QVERIFY(before > 100'000);
    constexpr std::size_t bytes = 64u << 20;
    {
      std::vector<char> block(bytes, 1);
      QVERIFY(block[bytes / 2] == 1);
    }
    const std::uint64_t after = elboscope::peak_memory_bytes();
    QVERIFY2(after >= before + bytes / 2, qPrintable(QString("%1 then %2").arg(before).arg(after)));
    QVERIFY(after < before + 16 * std::uint64_t{bytes});
  }

  void largePagesHoldZeros() {
    std::vector<float> values(10, 3.0F);
    for (const std::size_t count : {std::size_t{5}, std::size_t{3} << 20, std::size_t{0}, std::size_t{7}}) {
      elboscope::fill_large_pages(values, count);
      QCOMPARE(values, std::vector<float>(count));
      std::fill(values.begin(), values.end(), 1.0F);
    }
  }

  void availableMemoryIsPlausible() {
    const std::uint64_t available = elboscope::available_memory_bytes();
    QVERIFY2(available > (1u << 20), qPrintable(QString::number(available)));
    QVERIFY(available < (std::uint64_t{1} << 50));
  }
};

QTEST_APPLESS_MAIN(TestMemoryUsage)
#include "test_memory_usage.moc"
