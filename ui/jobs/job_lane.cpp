#include "ui/jobs/job_lane.h"

#include <QCoreApplication>
#include <QEvent>

#include "core/base/memory_usage.h"

namespace elboscope {
namespace {

QEvent::Type wake_event() {
  static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
  return type;
}

}  // namespace

ProgressCallback JobContext::progress() const {
  return [lane = &lane_, id = id_](const Progress& progress) { lane->report(id, progress); };
}

void JobContext::deliver(std::function<void()> receive) const {
  lane_.post({id_, std::move(receive), false, 0});
}

JobLane::JobLane(Superseding superseding, QObject* parent) : QObject(parent), superseding_(superseding) {
  wake_event();
  thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

JobLane::~JobLane() {
  {
    const std::lock_guard lock(mutex_);
    waiting_.reset();
    running_stop_.request_stop();
  }
  thread_.request_stop();
  thread_.join();
}

void JobLane::enqueue(Work work) {
  auto job = std::make_unique<Job>();
  job->id = ++newest_;
  job->work = std::move(work);
  const bool was_busy = busy();
  std::unique_ptr<Job> replaced;
  {
    const std::lock_guard lock(mutex_);
    replaced = std::exchange(waiting_, std::move(job));
    if (superseding_ == Superseding::stops_running) running_stop_.request_stop();
  }
  wake_.notify_one();
  if (!replaced) ++unfinished_;
  stop_asked_ = false;
  if (!was_busy) Q_EMIT busy_changed(true);
}

void JobLane::stop() {
  if (!busy()) return;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_) waiting_->stop.request_stop();
    running_stop_.request_stop();
  }
  stop_asked_ = true;
  Q_EMIT stop_requested();
}

void JobLane::work(const std::stop_token& lane_stop) {
  for (;;) {
    std::unique_ptr<Job> job;
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait(lock, lane_stop, [this] { return waiting_ != nullptr; })) return;
      job = std::move(waiting_);
      running_stop_ = job->stop;
      running_id_ = job->id;
      latest_ = {};
      job_start_ = stage_start_ = std::chrono::steady_clock::now();
    }
    if (lane_stop.stop_requested()) job->stop.request_stop();
    const auto begin = std::chrono::steady_clock::now();
    JobContext context(*this, job->id, job->stop.get_token());
    std::function<void()> receive = job->work(context);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    job->work = nullptr;  // what the work captured is freed here, not in the GUI thread
    {
      const std::lock_guard lock(mutex_);
      running_stop_ = std::stop_source(std::nostopstate);
      running_id_ = 0;
    }
    post({job->id, std::move(receive), true, seconds});
  }
}

void JobLane::post(Delivery delivery) {
  {
    const std::lock_guard lock(mutex_);
    deliveries_.push_back(std::move(delivery));
  }
  wake_gui();
}

void JobLane::report(std::uint64_t id, const Progress& progress) {
  {
    const std::lock_guard lock(mutex_);
    if (id != running_id_) return;
    if (progress.stage != latest_.stage || progress.total != latest_.total) {
      stage_start_ = std::chrono::steady_clock::now();
      stage_first_ = progress.done;
    }
    latest_ = progress;
  }
  wake_gui();
}

void JobLane::wake_gui() {
  {
    const std::lock_guard lock(mutex_);
    if (gui_woken_) return;
    gui_woken_ = true;
  }
  QCoreApplication::postEvent(this, new QEvent(wake_event()));
}

bool JobLane::event(QEvent* event) {
  if (event->type() != wake_event()) return QObject::event(event);
  deliver_all();
  return true;
}

void JobLane::deliver_all() {
  std::deque<Delivery> deliveries;
  {
    const std::lock_guard lock(mutex_);
    gui_woken_ = false;
    deliveries.swap(deliveries_);
  }
  for (Delivery& delivery : deliveries) {
    if (delivery.last) {
      // Before it is received: a receiver may start the next job.
      --unfinished_;
      last_seconds_ = delivery.seconds;
    }
    if (superseding_ == Superseding::keeps_running || delivery.id == newest_) delivery.receive();
    if (delivery.last && !busy()) {
      stop_asked_ = false;
      Q_EMIT busy_changed(false);
    }
  }
  Q_EMIT progressed();
}

JobProgress JobLane::progress() const {
  JobProgress result;
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(mutex_);
  if (running_id_ == 0) return result;
  if (!latest_.stage.empty()) result.stage = stage_text(latest_.stage);
  result.done = latest_.done;
  result.total = latest_.total;
  result.elapsed_seconds = std::chrono::duration<double>(now - job_start_).count();
  const std::int64_t finished = latest_.done - stage_first_;
  if (finished > 0 && latest_.total > latest_.done) {
    const double stage_seconds = std::chrono::duration<double>(now - stage_start_).count();
    result.remaining_seconds =
        stage_seconds / static_cast<double>(finished) * static_cast<double>(latest_.total - latest_.done);
  }
  result.memory_bytes = peak_memory_bytes();
  return result;
}

}  // namespace elboscope
