// ui/jobs: long work beside the GUI thread. A JobLane is one worker thread with at most one job running and one
// waiting: a newer request takes the place of the waiting one. Work gets plain core data in and gives a typed result
// out.
#pragma once

#include <QObject>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

#include "core/base/progress.h"
#include "ui/jobs/job_progress.h"
#include "ui/jobs/job_result.h"

namespace elboscope {

class JobLane;

/// What work gets; used in the worker's thread only.
class JobContext {
 public:
  std::stop_token stop() const { return stop_; }
  /// Reports to the lane's progress line; for core's functions.
  ProgressCallback progress() const;
  /// Streams a part of the result: `receive` runs in the GUI thread, in order, before `finished`; it is dropped when a
  /// newer request has taken over. What it captures must be its own copy or immutable.
  void deliver(std::function<void()> receive) const;

 private:
  friend class JobLane;
  JobContext(JobLane& lane, std::uint64_t id, std::stop_token stop) : lane_(lane), id_(id), stop_(std::move(stop)) {}
  JobLane& lane_;
  std::uint64_t id_;
  std::stop_token stop_;
};

/// All methods and signals: GUI thread. Stopping is a direct call, never a queued one. The destructor stops and waits
/// (at most one denoiser batch); what was not delivered by then never is.
///
/// Data crosses threads under a std::mutex of the lane's own, Qt's event queue only wakes the GUI thread up: so the
/// thread sanitizer, which cannot see into Qt, sees everything that matters.
class JobLane final : public QObject {
  Q_OBJECT

 public:
  enum class Superseding {
    stops_running,  ///< a newer request stops the running job and nothing of it is delivered any more (probe)
    keeps_running,  ///< the running job ends and is delivered, only waiting ones are replaced (calibration while
                    ///< dragging)
  };
  explicit JobLane(Superseding superseding, QObject* parent = nullptr);
  ~JobLane() override;

  /// `finished` gets the result in the GUI thread, unless a newer request took this one's place.
  template <class Value>
  void start(std::function<Value(JobContext&)> work, std::function<void(JobResult<Value>&&)> finished) {
    enqueue([work = std::move(work), finished = std::move(finished)](JobContext& context) -> std::function<void()> {
      auto result = std::make_shared<JobResult<Value>>(result_of<Value>([&] {
        throw_if_stopped(context.stop());
        return work(context);
      }));
      return [finished, result] { finished(std::move(*result)); };
    });
  }

  /// Asks running and waiting jobs to stop; their `finished` still comes.
  void stop();
  bool busy() const { return unfinished_ > 0; }
  /// Stop was asked for and the job has not ended yet.
  bool stopping() const { return busy() && stop_asked_; }
  JobProgress progress() const;
  /// How long the job took that ended last.
  double last_seconds() const { return last_seconds_; }

 Q_SIGNALS:
  void busy_changed(bool busy);
  void stop_requested();
  void progressed();

 protected:
  bool event(QEvent* event) override;

 private:
  friend class JobContext;
  using Work = std::function<std::function<void()>(JobContext&)>;
  struct Job {
    std::uint64_t id = 0;
    Work work;
    std::stop_source stop;
  };
  struct Delivery {
    std::uint64_t id = 0;
    std::function<void()> receive;
    bool last = false;
    double seconds = 0;  // with the last one
  };

  void enqueue(Work work);
  void work(const std::stop_token& lane_stop);
  void post(Delivery delivery);
  void report(std::uint64_t id, const Progress& progress);
  void wake_gui();
  void deliver_all();

  const Superseding superseding_;
  int unfinished_ = 0;        // GUI thread: jobs whose end has not been seen
  std::uint64_t newest_ = 0;  // GUI thread
  double last_seconds_ = 0;   // GUI thread
  bool stop_asked_ = false;   // GUI thread

  mutable std::mutex mutex_;
  std::condition_variable_any wake_;
  std::unique_ptr<Job> waiting_;
  std::stop_source running_stop_{std::nostopstate};
  std::uint64_t running_id_ = 0;
  std::deque<Delivery> deliveries_;
  bool gui_woken_ = false;
  Progress latest_;
  std::chrono::steady_clock::time_point job_start_, stage_start_;
  std::int64_t stage_first_ = 0;  // units already done when the stage was first reported
  std::jthread thread_;           // last: it uses everything above
};

}  // namespace elboscope
