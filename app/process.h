#pragma once

#include <stop_token>
#include <thread>

namespace elboscope {

/// Sees to OMP_WAIT_POLICY=passive: GNU OpenMP reads it while the library loads, and its default (spinning) makes everything 12
/// times slower as soon as another program takes a core. Linking process.cpp sets it before the libraries start, where that
/// can be done; this call starts the program again where it could not.
void ensure_passive_openmp(char** arguments);

/// Turns Ctrl-C (SIGINT) and SIGTERM into a stop request; a second one ends the program at once with exit code 130.
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
