#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <string>

namespace elboscope {

/// One honest line about a job.
struct JobProgress {
  QString stage;                     ///< translated; empty before the first report
  std::int64_t done = 0, total = 0;  ///< of this stage; total 0: not known yet
  double elapsed_seconds = 0;        ///< since the job started
  /// Of this stage, from its own pace; absent until one unit is finished.
  std::optional<double> remaining_seconds;
  std::uint64_t memory_bytes = 0;  ///< largest resident size of the process so far
};

/// Core's stage names ("measuring ELBO") in the user's language; unknown ones as they are.
QString stage_text(const std::string& stage);

/// "3.2 s", "1 min 20 s", "2 h 5 min".
QString duration_text(double seconds);
/// "212 MB", "1.4 GB".
QString memory_size_text(std::uint64_t bytes);

/// "Collecting attention, 7 of 10 · 3.2 s · 1.4 s left · 212 MB"
QString progress_text(const JobProgress& progress);

}  // namespace elboscope
