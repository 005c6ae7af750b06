#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "core/base/error.h"

namespace elboscope {

/// One honest line about long work. `total` 0 means not known yet.
struct Progress {
  std::string stage;       ///< for people, for example "measuring ELBO"
  std::int64_t done = 0;   ///< units finished in this stage
  std::int64_t total = 0;  ///< units of this stage
};

/// Called from the thread that does the work; must return quickly and not throw.
using ProgressCallback = std::function<void(const Progress&)>;

/// Polled between units of work (at least once a denoiser batch).
inline void throw_if_stopped(const std::stop_token& stop) {
  if (stop.stop_requested()) throw Error(ErrorKind::cancelled, {}, "Cancelled.");
}

}  // namespace elboscope
