#include "app/process.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <thread>

namespace elboscope {

namespace {

char passive_setting[] = "OMP_WAIT_POLICY=passive";

// Runs before the constructors of the libraries, so before GNU OpenMP reads its environment. setenv() would be undone when
// libc starts; putting the setting in the place of a variable that nobody misses is not. Sanitizers are not up yet here.
__attribute__((no_sanitize("address", "undefined", "thread"))) void set_passive_openmp_early(int, char**, char** environment) {
  const auto begins = [](const char* text, const char* with) __attribute__((no_sanitize("address", "undefined", "thread"))) {
    while (*with != 0 && *text == *with) ++text, ++with;
    return *with == 0;
  };
  char** expendable = nullptr;
  for (char** variable = environment; *variable != nullptr; ++variable) {
    if (begins(*variable, "OMP_WAIT_POLICY=")) return;
    if (begins(*variable, "_=") || begins(*variable, "OLDPWD=")) expendable = variable;
  }
  if (expendable != nullptr) *expendable = passive_setting;
}

using EarlyFunction = void (*)(int, char**, char**);
__attribute__((section(".preinit_array"), used)) EarlyFunction early_function = set_passive_openmp_early;

}  // namespace

void ensure_passive_openmp(char** arguments) {
  if (std::getenv("OMP_WAIT_POLICY") != nullptr) return;
  // No variable could be given up: start again, with the setting this time. Without /proc the program runs on, only
  // slower on a busy machine.
  setenv("OMP_WAIT_POLICY", "passive", 1);
  execv("/proc/self/exe", arguments);
}

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
