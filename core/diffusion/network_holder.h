// A network that is in memory always, or only while it works. Engine-internal.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

#include "core/base/memory_usage.h"
#include "core/base/progress.h"

namespace elboscope {

/// How a network that is loaded in the middle of other work tells about it and is stopped.
struct LoadWatch {
  ProgressCallback progress;
  std::stop_token stop;
};

/// For one thread at a time where it loads; from any thread where the network stays.
template <class Network>
class NetworkHolder {
 public:
  using Load = std::function<std::shared_ptr<const Network>(const LoadWatch&)>;
  explicit NetworkHolder(std::shared_ptr<const Network> resident) : network_(std::move(resident)) {}
  explicit NetworkHolder(Load load) : load_(std::move(load)) {}

  bool loaded() const { return network_ != nullptr; }
  /// Loads it if it is not there: throws what loading throws (Error refused, cancelled).
  const Network& get(const LoadWatch& watch = {}) {
    if (!network_) network_ = load_(watch);
    return *network_;
  }
  /// Frees the network if it can be loaded again.
  void drop() {
    if (!load_ || !network_) return;
    network_.reset();
    // Weights are small enough for the C library to keep their pages for itself.
    return_free_memory();
  }

 private:
  std::shared_ptr<const Network> network_;
  Load load_;
};

}  // namespace elboscope
