#include "app/terminal_progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace elboscope {

TerminalProgress::TerminalProgress(bool wanted) : enabled_(wanted && isatty(STDERR_FILENO) == 1) {}

TerminalProgress::~TerminalProgress() { clear(); }

void TerminalProgress::clear() {
  if (!drawn_) return;
  std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

void TerminalProgress::show(const Progress& progress) {
  if (!enabled_) return;
  const auto now = std::chrono::steady_clock::now();
  const bool new_stage = progress.stage != stage_;
  if (new_stage) {
    stage_ = progress.stage;
    stage_start_ = now;
  }
  // Ten lines a second are enough for eyes.
  if (!new_stage && progress.done < progress.total && now - last_draw_ < std::chrono::milliseconds(100)) return;
  last_draw_ = now;
  const double elapsed = std::chrono::duration<double>(now - stage_start_).count();
  std::string line = "\r\033[K" + progress.stage;
  if (progress.total > 0) {
    constexpr int width = 24;
    const double share = std::clamp(static_cast<double>(progress.done) / static_cast<double>(progress.total), 0.0, 1.0);
    const int filled = static_cast<int>(share * width);
    line += " [" + std::string(static_cast<std::size_t>(filled), '#') + std::string(static_cast<std::size_t>(width - filled), '.') + "] ";
    line += std::to_string(progress.done) + " of " + std::to_string(progress.total);
    char times[64];
    if (progress.done > 0) {
      std::snprintf(times, sizeof times, " - %.1f s, %.1f s left", elapsed, elapsed * (1 - share) / share);
    } else {
      std::snprintf(times, sizeof times, " - %.1f s", elapsed);
    }
    line += times;
  }
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
  drawn_ = true;
}

}  // namespace elboscope
