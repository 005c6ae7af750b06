#pragma once

#include <cstdint>

namespace elboscope {

/// Largest resident size of this process so far, in bytes (0 where the system does not tell).
std::uint64_t peak_memory_bytes();

/// Gives pages that freed memory left behind back to the system, where the C library can.
void return_free_memory();

/// Memory that could still be taken without swapping, in bytes (MemAvailable, limited by the control group; 0 if unknown).
std::uint64_t available_memory_bytes();

}  // namespace elboscope
