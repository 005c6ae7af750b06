#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace elboscope {

/// The official lists 1, 51, ..., 951 and 20, 40, ..., 200 as far as a schedule of that length has them.
std::vector<std::int64_t> official_timesteps(bool elbo, std::int64_t train_timesteps);

/// "1:999:50" (begin:end:step, end not included), "1,51,101", or a range of the paper's Table VII with an optional
/// count: "small", "middle:20", "large", "random", "even". Throws Error(usage).
std::vector<std::int64_t> parse_timesteps(const std::string& text, std::int64_t train_timesteps, std::uint64_t seed);

}  // namespace elboscope
