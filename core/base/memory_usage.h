#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace elboscope {

/// Largest resident size of this process so far, in bytes (0 where the system does not tell).
std::uint64_t peak_memory_bytes();

/// Gives pages that freed memory left behind back to the system, where the C library can.
void return_free_memory();

/// values = `count` zeros, in new memory of large pages where the system grants them (Linux, from 4 MiB on): pages of 4
/// KiB cost more to get than maps to fill, and a matrix read in one sweep misses the address cache at each of them.
void fill_large_pages(std::vector<float>& values, std::size_t count);

/// Memory that could still be taken without swapping, in bytes (MemAvailable, limited by the control group; 0 if
/// unknown).
std::uint64_t available_memory_bytes();

}  // namespace elboscope
