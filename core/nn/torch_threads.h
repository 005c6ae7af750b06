#pragma once

#include "core/base/parallel.h"

namespace elboscope {

/// Parallel loops on LibTorch's own threads, for the kernels on raw pointers: two pools would fight for the cores.
const ParallelFor& torch_threads();

}  // namespace elboscope
