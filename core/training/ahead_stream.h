#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace elboscope {

/// Makes the items first, first + 1, ... ahead of time on a thread of its own and hands them out in order. What make()
/// throws comes out of next(). Items depend on their number alone, so a stream may start anywhere.
template <class Item>
class AheadStream {
 public:
  AheadStream(std::int64_t first, std::size_t ahead, std::function<Item(std::int64_t)> make)
      : make_(std::move(make)), number_(first), ahead_(ahead), thread_([this](std::stop_token stop) { run(stop); }) {}
  ~AheadStream() {
    const std::lock_guard lock(mutex_);  // else the thread could miss the request between looking and sleeping
    thread_.request_stop();
    changed_.notify_all();
  }
  AheadStream(const AheadStream&) = delete;
  AheadStream& operator=(const AheadStream&) = delete;

  Item next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !items_.empty() || failure_; });
    if (items_.empty()) std::rethrow_exception(failure_);
    Item item = std::move(items_.front());
    items_.pop_front();
    changed_.notify_all();
    return item;
  }

 private:
  void run(const std::stop_token& stop) {
    try {
      while (true) {
        {
          std::unique_lock lock(mutex_);
          changed_.wait(lock, [&] { return items_.size() < ahead_ || stop.stop_requested(); });
          if (stop.stop_requested()) return;
        }
        Item item = make_(number_++);
        const std::lock_guard lock(mutex_);
        items_.push_back(std::move(item));
        changed_.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      changed_.notify_all();
    }
  }

  std::function<Item(std::int64_t)> make_;
  std::int64_t number_;
  std::size_t ahead_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> items_;
  std::exception_ptr failure_;
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace elboscope
