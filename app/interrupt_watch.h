#pragma once

#include <stop_token>
#include <thread>

namespace elboscope {

/// Turns Ctrl-C (SIGINT) and SIGTERM into a stop request; a second one ends the program at once with exit code 130.
/// The launcher holds the signals back from the start, so one that comes while the libraries load waits for the watch.
/// Construct before any other thread starts: they inherit the blocked signals.
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;
  std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
  std::jthread watcher_;
};

}  // namespace elboscope
