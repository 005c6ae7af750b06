#include "app/interrupt_watch.h"

#include <csignal>
#include <cstdlib>
#include <ctime>

namespace elboscope {

namespace {
sigset_t interrupt_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}
}  // namespace

InterruptWatch::InterruptWatch() {
  const sigset_t set = interrupt_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  watcher_ = std::jthread([this, set](const std::stop_token& end) {
    while (!end.stop_requested()) {
      const timespec pause{0, 50'000'000};
      if (sigtimedwait(&set, nullptr, &pause) < 0) continue;
      if (source_.stop_requested()) std::_Exit(130);
      source_.request_stop();
    }
  });
}

InterruptWatch::~InterruptWatch() = default;

}  // namespace elboscope
