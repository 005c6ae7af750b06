#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <string>
#include <vector>

namespace elboscope {

/// One attention layer at one place of the network, in order of execution.
struct AttentionSite {
  std::string name;    ///< module path in diffusers: "down_blocks.0.attentions.0.transformer_blocks.0.attn2"
  bool cross = false;  ///< keys and values come from the text
  int index = 0;       ///< counts sites of the same kind (cross or self) in order of execution
  enum class Place { down, mid, up } place = Place::down;  ///< mid everywhere in networks that go neither down nor up
  std::int64_t height = 0, width = 0;                      ///< query grid; queries = height * width, row-major
  std::int64_t heads = 0;
};

/// What a recorder wants from a site. Nothing: the layer runs fused and no map ever exists.
struct AttentionRequest {
  enum class Map { none, head_mean } map = Map::none;
  /// Key columns wanted of the head mean (text tokens); empty = all columns.
  std::vector<std::int64_t> columns;
  bool queries_keys_values = false;  ///< also hand over q, k, v [B, heads, N, d]
  bool output = false;               ///< also hand over the output before the out-projection [B, Q, heads*d]
};

/// What a site delivers; tensors that were not asked for are undefined.
struct AttentionObservation {
  const AttentionSite& site;
  at::Tensor map;  ///< probabilities averaged over heads, float32 [B, Q, columns], any strides
  at::Tensor query, key, value, output;
};

/// The streaming recorder: sees each attention layer as it runs, reduces at once, keeps something small. Every method
/// of this program that looks at attention (collection, baselines, editing) is one of these. Called from the thread
/// that runs the network.
class AttentionRecorder {
 public:
  virtual ~AttentionRecorder() = default;
  virtual AttentionRequest request(const AttentionSite& site) = 0;
  /// Called where request() asked for anything; the tensors may be kept (nobody overwrites them).
  virtual void observe(const AttentionObservation& observation) = 0;
  /// Asked after every site (after both of a joint attention, core/nn/recorded_attention.h). True once nothing later is
  /// needed: the network stops there and returns an undefined prediction.
  virtual bool finished() const { return false; }
};

}  // namespace elboscope
