#include "core/nn/tensor_memory.h"

#include <c10/core/CPUAllocator.h>
#include <torch/version.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

namespace elboscope {

namespace {

constexpr std::size_t alignment = 64;  // as LibTorch's own

// Before the data stands where the block begins.
void free_block(void* data) {
  if (data != nullptr) std::free(static_cast<void**>(data)[-1]);
}

void* allocate_block(std::size_t bytes) {
  if (bytes == 0) return nullptr;
  constexpr std::size_t beside = alignment + sizeof(void*);
  void* block = bytes <= SIZE_MAX - beside ? std::malloc(bytes + beside) : nullptr;
  if (block == nullptr) throw std::bad_alloc();
  const auto first = reinterpret_cast<std::uintptr_t>(block) + sizeof(void*);
  auto* data = reinterpret_cast<void*>((first + alignment - 1) / alignment * alignment);
  static_cast<void**>(data)[-1] = block;
  return data;
}

class ReusingAllocator final : public c10::Allocator {
 public:
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
  c10::DataPtr allocate(std::size_t bytes) override {
    return block_of(bytes);
  }
  void copy_data(void* to, const void* from, std::size_t bytes) const override {
    std::memcpy(to, from, bytes);
  }
#else
  c10::DataPtr allocate(std::size_t bytes) const override {
    return block_of(bytes);
  }
#endif
  c10::DeleterFnPtr raw_deleter() const override {
    return &free_block;
  }

 private:
  static c10::DataPtr block_of(std::size_t bytes) {
    void* data = allocate_block(bytes);
    return {data, data, &free_block, c10::Device(c10::DeviceType::CPU)};
  }
};

}  // namespace

void reuse_tensor_memory() {
  // Never destroyed: tensors of other globals may outlive it.
  static auto* const allocator = [] {
    auto* one = new ReusingAllocator;
    c10::SetCPUAllocator(one, 1);
    return one;
  }();
  static_cast<void>(allocator);
}

}  // namespace elboscope
