#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <random>
#include <stdexcept>

#include "ui/jobs/job_lane.h"

using namespace elboscope;
using namespace std::chrono_literals;

namespace {

/// Works until it is told to stop.
int spin(const JobContext& context) {
  for (;;) {
    throw_if_stopped(context.stop());
    std::this_thread::sleep_for(100us);
  }
}

}  // namespace

class TestJobLane : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void delivers_values_in_the_gui_thread() {
    JobLane lane(JobLane::Superseding::stops_running);
    QSignalSpy busy(&lane, &JobLane::busy_changed);
    std::thread::id worker, receiver;
    int got = 0;
    lane.start<int>(
        [&](JobContext&) {
          worker = std::this_thread::get_id();
          return 7;
        },
        [&](JobResult<int>&& result) {
          receiver = std::this_thread::get_id();
          QCOMPARE(result.outcome, JobOutcome::done);
          got = *result.value;
        });
    QVERIFY(lane.busy());
    QTRY_COMPARE(got, 7);
    QTRY_VERIFY(!lane.busy());
    QVERIFY(worker != std::this_thread::get_id());
    QVERIFY(receiver == std::this_thread::get_id());
    QCOMPARE(busy.count(), 2);
  }

  void exceptions_become_failures_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("refused") << 0 << static_cast<int>(JobOutcome::failed)
                             << QStringLiteral("photo.png: it is cut off.");
    QTest::newRow("cancelled") << 1 << static_cast<int>(JobOutcome::cancelled) << QStringLiteral("Cancelled.");
    QTest::newRow("memory") << 2 << static_cast<int>(JobOutcome::failed)
                            << QStringLiteral("There is not enough memory for this.");
    QTest::newRow("anything") << 3 << static_cast<int>(JobOutcome::failed)
                              << QStringLiteral("Something unexpected ended the work.");
  }
  void exceptions_become_failures() {
    QFETCH(int, kind);
    QFETCH(int, outcome);
    QFETCH(QString, sentence);
    JobLane lane(JobLane::Superseding::stops_running);
    std::optional<JobResult<int>> got;
    lane.start<int>(
        [kind](JobContext&) -> int {
          if (kind == 0) throw Error(ErrorKind::refused, "photo.png", "it is cut off.", "byte 12");
          if (kind == 1) throw Error(ErrorKind::cancelled, {}, "Cancelled.");
          if (kind == 2) throw std::bad_alloc();
          throw std::out_of_range("index 9");
        },
        [&](JobResult<int>&& result) { got = std::move(result); });
    QTRY_VERIFY(got.has_value());
    QCOMPARE(static_cast<int>(got->outcome), outcome);
    QCOMPARE(got->failure.sentence, sentence);
    QVERIFY(!got->value);
    if (kind == 0) QCOMPARE(got->failure.detail, QStringLiteral("byte 12"));
  }

  void the_newest_request_wins() {
    JobLane lane(JobLane::Superseding::stops_running);
    QList<int> got;
    for (int i = 0; i < 20; ++i) {
      lane.start<int>(
          [i](JobContext& context) {
            context.deliver([] {});
            if (i < 19) spin(context);
            return i;
          },
          [&](JobResult<int>&& result) { got << (result.value ? *result.value : -1); });
    }
    QTRY_VERIFY(!lane.busy());
    QCOMPARE(got, QList<int>{19});
  }

  void a_running_calibration_is_still_shown() {
    JobLane lane(JobLane::Superseding::keeps_running);
    std::atomic<bool> go{false}, started{false};
    QList<int> got;
    const auto start = [&](int i) {
      lane.start<int>(
          [&, i](JobContext&) {
            started = true;
            while (!go) std::this_thread::sleep_for(100us);
            return i;
          },
          [&](JobResult<int>&& result) { got << *result.value; });
    };
    start(0);
    while (!started) std::this_thread::sleep_for(100us);
    for (int i = 1; i < 10; ++i) start(i);
    go = true;
    QTRY_VERIFY(!lane.busy());
    // The one that ran and the newest; those between were replaced.
    QCOMPARE(got, (QList<int>{0, 9}));
  }

  void parts_come_before_the_end_and_in_order() {
    JobLane lane(JobLane::Superseding::stops_running);
    QList<int> got;
    lane.start<int>(
        [&](JobContext& context) {
          for (int i = 0; i < 100; ++i) context.deliver([&got, i] { got << i; });
          return 100;
        },
        [&](JobResult<int>&& result) { got << *result.value; });
    QTRY_COMPARE(got.size(), 101);
    for (int i = 0; i <= 100; ++i) QCOMPARE(got[i], i);
  }

  void progress_tells_stage_and_what_remains() {
    JobLane lane(JobLane::Superseding::stops_running);
    std::atomic<bool> go{false};
    lane.start<int>(
        [&](JobContext& context) {
          const ProgressCallback report = context.progress();
          report({"measuring ELBO", 0, 10});
          std::this_thread::sleep_for(20ms);
          report({"measuring ELBO", 4, 10});
          while (!go) std::this_thread::sleep_for(100us);
          return 0;
        },
        [](JobResult<int>&&) {});
    QTRY_COMPARE(lane.progress().done, 4);
    const JobProgress progress = lane.progress();
    QCOMPARE(progress.stage, QStringLiteral("Measuring ELBO"));
    QCOMPARE(progress.total, 10);
    QVERIFY(progress.elapsed_seconds >= 0.02);
    QVERIFY(progress.remaining_seconds && *progress.remaining_seconds >= 0.02);
    QVERIFY(progress_text(progress).startsWith(QStringLiteral("Measuring ELBO, 4 of 10")));
    go = true;
    QTRY_VERIFY(!lane.busy());
  }

  void cancelled_at_random_moments() {
    std::mt19937 random(1);
    JobLane lane(JobLane::Superseding::stops_running);
    int ended = 0, started = 0;
    for (int i = 0; i < 1000; ++i) {
      ++started;
      lane.start<int>([](JobContext& context) { return spin(context); },
                      [&](JobResult<int>&& result) {
                        QCOMPARE(result.outcome, JobOutcome::cancelled);
                        ++ended;
                      });
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 300));
      if (random() % 4 == 0) QCoreApplication::processEvents();
      lane.stop();
      while (lane.busy()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    QCOMPARE(ended, started);
  }

  void destroyed_while_busy() {
    for (int i = 0; i < 100; ++i) {
      JobLane lane(JobLane::Superseding::stops_running);
      lane.start<int>([](JobContext& context) { return spin(context); },
                      [](JobResult<int>&&) { QFAIL("nobody is there any more"); });
      lane.start<int>([](JobContext& context) { return spin(context); },
                      [](JobResult<int>&&) { QFAIL("nobody is there any more"); });
      if (i % 2 == 0) std::this_thread::sleep_for(100us);
    }
    QCoreApplication::processEvents();
  }
};

QTEST_GUILESS_MAIN(TestJobLane)
#include "test_job_lane.moc"
