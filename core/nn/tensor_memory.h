// Memory of tensors on the CPU. Engine-internal.
#pragma once

namespace elboscope {

/// From now on the memory of a freed tensor serves the next one of its size. With LibTorch's own allocator it does not:
/// glibc (before 2.38) looks for an aligned block by asking for one that is larger by the alignment, which a freed
/// block of the wanted size is not; a pass then takes up to twice what it holds at any moment. Tensors that exist stay
/// as they are. A tensor for which there is no memory throws std::bad_alloc. Any thread; calls after the first do
/// nothing.
void reuse_tensor_memory();

/// Tensors from this size on come from the system and go back to it when they are freed; smaller ones share a heap,
/// whose holes the next ones do not fill wholly.
constexpr double system_block_bytes = 32.0 * 1024 * 1024;

}  // namespace elboscope
