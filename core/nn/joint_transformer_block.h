// The block that SD3 and FLUX share: image and text tokens with weights of their own meet in one attention.
#pragma once

#include <ATen/ATen.h>

#include <optional>
#include <string>
#include <vector>

#include "core/nn/recorded_attention.h"
#include "core/nn/transformer_layers.h"

namespace elboscope {

/// What all blocks of one pass share.
struct JointPass {
  at::Tensor time;                     ///< silu(embedding of time, pooled text, guidance) [B, D]
  std::int64_t height = 0, width = 0;  ///< grid of image tokens
  AttentionRecorder* recorder = nullptr;
};

/// JointTransformerBlock of SD3 (models.md section 9) and FluxTransformerBlock (section 6). Sites are named `name`.attn
/// (joint) and `name`.attn2 (image alone). All lie in the middle of the network (AttentionSite::Place::mid): with
/// nothing above or below it, the official weights of layers then have their peak at (layers - 1) / 2, as they do for
/// SD3.
class JointBlock {
 public:
  struct Options {
    std::int64_t width = 0, heads = 1;
    bool norm_heads = false;
    bool dual = false;        ///< a second attention of the image alone
    bool drops_text = false;  ///< SD3's last block: nobody needs its text
  };
  JointBlock(ParameterSource& parameters, const std::string& name, const Options& options, SiteCounter& counter);

  /// image [B, I, D] and text [B, L, D] become the next block's. `rotation` (of image tokens) may be null.
  void forward(at::Tensor& image, at::Tensor& text, const Rotation* rotation, const JointPass& pass) const;
  void list_sites(std::int64_t height, std::int64_t width, std::vector<AttentionSite>& list) const;

 private:
  struct ImageAttention {
    HeadProjections projections;
    Linear to_out;
    AttentionSite site;
  };
  JointOutput attend(const at::Tensor& image, const at::Tensor& text, const Rotation* rotation,
                     const JointPass& pass) const;
  at::Tensor attend_again(const at::Tensor& image, const JointPass& pass) const;

  bool drops_text_;
  double scale_;
  JointSites sites_;
  Linear norm1_, norm1_context_;
  HeadProjections image_, text_;
  Linear to_out_, to_add_out_;
  std::optional<ImageAttention> attn2_;
  FeedForward ff_;
  std::optional<FeedForward> ff_context_;
};

/// Bytes a sample needs beside the weights in blocks of this width: an upper estimate.
std::uint64_t joint_activation_bytes(std::int64_t width, std::int64_t image_tokens, std::int64_t text_tokens,
                                     const at::Tensor& weight);

}  // namespace elboscope
