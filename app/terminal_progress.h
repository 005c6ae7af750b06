#pragma once

#include <chrono>
#include <string>

#include "core/base/progress.h"

namespace elboscope {

/// One progress line on standard error: stage, bar, k of n, elapsed, time left. Draws nothing without a terminal.
class TerminalProgress {
 public:
  explicit TerminalProgress(bool wanted);
  ~TerminalProgress();
  /// May be called from any thread, one at a time.
  void show(const Progress& progress);
  void clear();
  ProgressCallback callback() { return [this](const Progress& progress) { show(progress); }; }

 private:
  bool enabled_;
  bool drawn_ = false;
  std::string stage_;
  std::chrono::steady_clock::time_point stage_start_, last_draw_;
};

}  // namespace elboscope
