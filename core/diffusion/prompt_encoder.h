// Texts to what the denoiser receives of them: all text encoders of a model behind one call. Engine-internal (torch).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/diffusion/component_networks.h"
#include "core/diffusion/family.h"
#include "core/diffusion/network_holder.h"
#include "core/text/text_tokenizer.h"

namespace elboscope {

/// Columns of encoder_hidden_states that come from one way of cutting a text into tokens.
struct TextSegment {
  enum class Kind { clip, t5 } kind = Kind::clip;
  std::shared_ptr<const TextTokenizer> tokenizer;  ///< null: the encoder is absent and its columns are zeros
  std::int64_t first_column = 0, columns = 0;
};

/// May be used from several threads where its encoders stay in memory; where they are loaded for each call and dropped
/// one after the other, from one at a time.
class PromptEncoder {
 public:
  /// How many go through an encoder together: enough to fill the device, few enough to keep activations small.
  static constexpr std::int64_t texts_at_once = 32;
  struct Stage {
    TextEncoderRule rule;
    std::shared_ptr<const TextTokenizer> tokenizer;
    std::unique_ptr<NetworkHolder<TextEncoder>> encoder;  ///< null: absent (optional)
    std::int64_t length = 0;                              ///< tokens
  };
  /// `text_width`: the denoiser's, which narrower segments are padded to.
  PromptEncoder(std::vector<Stage> stages, std::int64_t text_width);

  /// Rows in the order of the texts, float32 on `device`.
  TextConditioning encode(const std::vector<std::string>& texts, at::Device device, const LoadWatch& watch = {}) const;
  /// In order of their columns.
  const std::vector<TextSegment>& segments() const { return segments_; }

 private:
  std::vector<Stage> stages_;
  std::vector<TextSegment> segments_;
  std::int64_t text_width_;
};

}  // namespace elboscope
