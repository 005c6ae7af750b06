#include "core/base/parallel.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace elboscope {
namespace {

constexpr int most_threads = 256;
// A few pieces for each thread: where one core is busy with something else, the others take over its share.
constexpr std::int64_t pieces_per_thread = 4;

using Body = std::function<void(std::int64_t, std::int64_t)>;

// The pieces of one call; all threads take from `next` until none is left.
struct Pieces {
  std::int64_t count = 0;
  std::int64_t pieces = 1;
  const Body* body = nullptr;

  Pieces(std::int64_t work, std::int64_t grain, int threads, const Body& function) : count(work), body(&function) {
    const std::int64_t smallest = std::max<std::int64_t>(grain, 1);
    const std::int64_t most = threads > 1 ? threads * pieces_per_thread : 1;
    pieces = std::clamp<std::int64_t>(count / smallest, 1, most);
  }

  void run(std::int64_t piece) const {
    // count * piece could overflow, so the remainder is spread over the first pieces instead.
    const std::int64_t length = count / pieces, longer = count % pieces;
    const std::int64_t begin = piece * length + std::min(piece, longer);
    (*body)(begin, begin + length + (piece < longer ? 1 : 0));
  }
};

thread_local bool inside_parallel_for = false;

class InsideMark {
 public:
  InsideMark() { inside_parallel_for = true; }
  ~InsideMark() { inside_parallel_for = false; }
  InsideMark(const InsideMark&) = delete;
  InsideMark& operator=(const InsideMark&) = delete;
};

int cores_of_this_process() {
  // The default cpu_set_t ends at 1024 cores; the kernel refuses masks that are too small for the machine.
  for (int cores = 1024; cores <= 65536; cores *= 4) {
    cpu_set_t* set = CPU_ALLOC(cores);
    if (set == nullptr) break;
    const std::size_t bytes = CPU_ALLOC_SIZE(cores);
    CPU_ZERO_S(bytes, set);
    const bool known = sched_getaffinity(0, bytes, set) == 0;
    const int allowed = known ? CPU_COUNT_S(bytes, set) : 0;
    CPU_FREE(set);
    if (allowed > 0) return std::min(allowed, most_threads);
  }
  return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, most_threads);
}

std::atomic<int>& wanted_threads() {
  static std::atomic<int> threads{cores_of_this_process()};
  return threads;
}

class Pool {
 public:
  ~Pool() { stop_workers(); }

  void run(std::int64_t count, std::int64_t grain, const Body& body) {
    const std::scoped_lock turn(turn_);
    const int threads = wanted_threads();
    const Pieces pieces(count, grain, threads, body);
    const InsideMark mark;
    if (pieces.pieces == 1) {
      pieces.run(0);
      return;
    }
    if (static_cast<int>(workers_.size()) != threads - 1) {
      stop_workers();
      start_workers(threads - 1);
    }
    {
      const std::scoped_lock lock(mutex_);
      current_ = &pieces;
      next_ = 0;
      unfinished_ = pieces.pieces;
      ++generation_;
    }
    wake_.notify_all();
    take_pieces(pieces);
    std::unique_lock lock(mutex_);
    // Workers that still look at `pieces` must have left before it dies with this frame.
    done_.wait(lock, [&] { return unfinished_ == 0 && busy_ == 0; });
    current_ = nullptr;
  }

 private:
  void take_pieces(const Pieces& pieces) {
    std::int64_t finished = 0;
    for (std::int64_t piece = next_++; piece < pieces.pieces; piece = next_++) {
      pieces.run(piece);
      ++finished;
    }
    if (finished > 0) {
      const std::scoped_lock lock(mutex_);
      unfinished_ -= finished;
    }
  }

  void work(std::uint64_t seen) {
    inside_parallel_for = true;
    std::unique_lock lock(mutex_);
    while (true) {
      wake_.wait(lock, [&] { return stopping_ || (generation_ != seen && current_ != nullptr); });
      if (stopping_) return;
      seen = generation_;
      const Pieces& pieces = *current_;
      ++busy_;
      lock.unlock();
      take_pieces(pieces);
      lock.lock();
      if (--busy_ == 0 && unfinished_ == 0) done_.notify_one();
    }
  }

  void start_workers(int count) {
    stopping_ = false;
    workers_.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) workers_.emplace_back([this, seen = generation_] { work(seen); });
  }

  void stop_workers() {
    {
      const std::scoped_lock lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& worker : workers_) worker.join();
    workers_.clear();
  }

  std::mutex turn_;  // callers take turns
  std::mutex mutex_;
  std::condition_variable wake_, done_;
  std::vector<std::thread> workers_;
  const Pieces* current_ = nullptr;
  std::atomic<std::int64_t> next_{0};
  std::int64_t unfinished_ = 0;
  int busy_ = 0;
  std::uint64_t generation_ = 0;
  bool stopping_ = false;
};

Pool& pool() {
  static Pool instance;
  return instance;
}

}  // namespace

void parallel_for(std::int64_t count, std::int64_t grain, const Body& body) {
  if (count <= 0) return;
  if (inside_parallel_for) {
    // The same pieces as a call from outside, so that sums over pieces do not depend on who called.
    const Pieces pieces(count, grain, thread_count(), body);
    for (std::int64_t piece = 0; piece < pieces.pieces; ++piece) pieces.run(piece);
    return;
  }
  pool().run(count, grain, body);
}

// Takes effect at the next call: a change in the middle of one would alter its pieces.
void set_thread_count(int threads) {
  wanted_threads() = std::clamp(threads, 1, most_threads);
}

int thread_count() {
  return wanted_threads();
}

}  // namespace elboscope
