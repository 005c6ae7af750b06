#include <QtTest>
#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/parallel.h"

using elboscope::parallel_for;

namespace {

using Piece = std::pair<std::int64_t, std::int64_t>;

std::vector<Piece> pieces_of(std::int64_t count, std::int64_t grain) {
  std::mutex mutex;
  std::vector<Piece> pieces;
  parallel_for(count, grain, [&](std::int64_t begin, std::int64_t end) {
    const std::scoped_lock lock(mutex);
    pieces.emplace_back(begin, end);
  });
  std::sort(pieces.begin(), pieces.end());
  return pieces;
}

}  // namespace

class TestParallel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() { elboscope::set_thread_count(2); }

  void defaultIsTheCoresOfThisProcess() {
    QVERIFY(elboscope::thread_count() >= 1);
    QVERIFY(elboscope::thread_count() <= 256);
  }

  void piecesCoverTheRangeOnce_data() {
    QTest::addColumn<qint64>("count");
    QTest::addColumn<qint64>("grain");
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("expected_pieces");
    QTest::newRow("nothing") << qint64{0} << qint64{1} << 4 << 0;
    QTest::newRow("negative") << qint64{-5} << qint64{1} << 4 << 0;
    QTest::newRow("one") << qint64{1} << qint64{1} << 4 << 1;
    QTest::newRow("one thread is one piece") << qint64{1000} << qint64{1} << 1 << 1;
    QTest::newRow("smaller than the grain") << qint64{99} << qint64{100} << 4 << 1;
    QTest::newRow("grain limits the pieces") << qint64{350} << qint64{100} << 4 << 3;
    QTest::newRow("threads limit the pieces") << qint64{100001} << qint64{1} << 3 << 12;
    QTest::newRow("a zero grain counts as one") << qint64{7} << qint64{0} << 2 << 7;
    QTest::newRow("largest range") << std::numeric_limits<qint64>::max() << qint64{1} << 3 << 12;
  }
  void piecesCoverTheRangeOnce() {
    QFETCH(const qint64, count);
    QFETCH(const qint64, grain);
    QFETCH(const int, threads);
    QFETCH(const int, expected_pieces);
    elboscope::set_thread_count(threads);
    const auto pieces = pieces_of(count, grain);
    QCOMPARE(static_cast<int>(pieces.size()), expected_pieces);
    std::int64_t covered = 0;
    for (const auto& [begin, end] : pieces) {
      QCOMPARE(begin, covered);
      QVERIFY(end > begin);
      QVERIFY(end - begin >= std::min(grain, count));
      covered = end;
    }
    QCOMPARE(covered, std::max<qint64>(count, 0));
    QVERIFY(pieces_of(count, grain) == pieces);
  }

  void nestedCallsRunTheSamePiecesInTheirThread() {
    elboscope::set_thread_count(4);
    const auto outside = pieces_of(1000, 10);
    std::atomic<int> wrong{0};
    parallel_for(8, 1, [&](std::int64_t, std::int64_t) {
      const auto self = std::this_thread::get_id();
      std::vector<Piece> inside;
      parallel_for(1000, 10, [&](std::int64_t begin, std::int64_t end) {
        if (std::this_thread::get_id() != self) ++wrong;
        inside.emplace_back(begin, end);
      });
      if (inside != outside) ++wrong;
    });
    QCOMPARE(wrong.load(), 0);
  }

  void callsFromSeveralThreadsTakeTurns() {
    elboscope::set_thread_count(3);
    std::vector<std::thread> callers;
    std::vector<std::int64_t> sums(4, 0);
    for (std::size_t caller = 0; caller < sums.size(); ++caller) {
      callers.emplace_back([&sums, caller] {
        for (int round = 0; round < 200; ++round) {
          std::atomic<std::int64_t> sum{0};
          parallel_for(1000, 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) sum += i;
          });
          sums[caller] += sum;
        }
      });
    }
    for (std::thread& caller : callers) caller.join();
    for (const std::int64_t sum : sums) QCOMPARE(sum, std::int64_t{200} * 499500);
  }

  void severalThreadsReallyWork() {
    elboscope::set_thread_count(2);
    // The first piece waits until another thread has begun one: with a single thread this would never end.
    std::atomic<int> begun{0};
    std::mutex mutex;
    std::vector<std::thread::id> threads;
    parallel_for(2, 1, [&](std::int64_t, std::int64_t) {
      ++begun;
      while (begun.load() < 2) std::this_thread::yield();
      const std::scoped_lock lock(mutex);
      threads.push_back(std::this_thread::get_id());
    });
    QCOMPARE(threads.size(), std::size_t{2});
    QVERIFY(threads[0] != threads[1]);
  }

  void threadCountIsClampedAndMayChangeInsideACall() {
    elboscope::set_thread_count(0);
    QCOMPARE(elboscope::thread_count(), 1);
    elboscope::set_thread_count(100000);
    QCOMPARE(elboscope::thread_count(), 256);
    elboscope::set_thread_count(2);
    parallel_for(8, 1, [](std::int64_t, std::int64_t) { elboscope::set_thread_count(3); });
    QCOMPARE(elboscope::thread_count(), 3);
    QCOMPARE(pieces_of(1000, 1).size(), std::size_t{12});
  }
};

QTEST_APPLESS_MAIN(TestParallel)
#include "test_parallel.moc"
