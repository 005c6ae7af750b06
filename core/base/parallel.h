#pragma once

#include <cstdint>
#include <functional>

namespace elboscope {

/// Runs body(begin, end) over disjoint pieces that cover [0, count), on several threads, and returns when all are done.
/// `grain`: smallest piece worth a thread. Deterministic pieces: they depend on count, grain and the thread count only.
/// body must not throw. Kernels on raw pointers take one of these so that they share threads with whoever calls them
/// (LibTorch's own pool inside the engine).
using ParallelFor = std::function<void(std::int64_t count, std::int64_t grain,
                                       const std::function<void(std::int64_t begin, std::int64_t end)>& body)>;

/// Our own small pool for work that knows no LibTorch (calibration, pictures). Threads sleep when idle.
/// Safe to call from several threads (the calls take turns); a nested call runs in the caller's thread.
void parallel_for(std::int64_t count, std::int64_t grain,
                  const std::function<void(std::int64_t begin, std::int64_t end)>& body);

/// Threads of the pool, 1 to 256; by default the number of cores this process may use.
void set_thread_count(int threads);
int thread_count();

}  // namespace elboscope
