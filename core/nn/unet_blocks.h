// What UNet2DCondition is made of: transformers with recordable attention, the state of one pass, and the down, mid and
// up blocks. Activations are [B, h, w, C]. Formulas: models.md section 3.3 (diffusers' Transformer2DModel and blocks).
#pragma once

#include <ATen/ATen.h>

#include <optional>
#include <string>
#include <vector>

#include "core/nn/attention_recorder.h"
#include "core/nn/config.h"
#include "core/nn/layers.h"
#include "core/nn/recorded_attention.h"

namespace elboscope {

/// The state of one forward pass. Activations of G samples with N texts are ordered text by text: row n * G + g. The
/// queries of all samples that look at text n then lie together, so keys and values are needed once a text.
struct UNetPass {
  at::Tensor time;  ///< silu(time embedding), a row for each row of the activations
  at::Tensor text;  ///< [N, L, D]
  AttentionRecorder* recorder = nullptr;
  bool text_seen = true;  ///< false: activations still hold G rows, because nothing has depended on the text yet
  std::vector<at::Tensor> skips;

  /// Repeats rows that were computed before the text was seen, once for every text.
  at::Tensor for_every_text(const at::Tensor& rows) const;
  /// From here on activations have a row for each text and sample.
  void see_text();
  at::Tensor pop_skip(std::int64_t rows);
};

struct GridSize {
  std::int64_t height = 0, width = 0;
};

/// One attention (attn1 or attn2) of a transformer block: projections and the site at which a recorder sees it.
class SiteAttention {
 public:
  SiteAttention(ParameterSource& parameters, const std::string& name, std::int64_t channels, std::int64_t heads,
                std::int64_t text_width, AttentionSite::Place place, SiteCounter& counter);
  /// tokens [B, h*w, C] += attention(normed tokens). `text_width` 0 at construction: over the tokens themselves;
  /// otherwise over the pass's text (and the rows may grow from G to N*G, see UNetPass).
  at::Tensor add_self(at::Tensor tokens, const at::Tensor& normed, std::int64_t height, std::int64_t width,
                      UNetPass& pass) const;
  at::Tensor add_cross(at::Tensor tokens, const at::Tensor& normed, std::int64_t height, std::int64_t width,
                       UNetPass& pass) const;
  /// What a recorder would see here on a grid of that size.
  AttentionSite site(GridSize size) const;

 private:
  at::Tensor attend(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, std::int64_t height,
                    std::int64_t width, const UNetPass& pass) const;

  AttentionSite site_;
  double scale_;
  JoinedLinear to_qkv_;  ///< self: q, k and v
  Linear to_q_;          ///< cross
  JoinedLinear to_kv_;   ///< cross
  Linear to_out_;
};

/// Transformer2DModel: residual around norm, proj_in, blocks, proj_out.
class Transformer {
 public:
  Transformer(ParameterSource& parameters, const std::string& name, std::int64_t channels, std::int64_t level,
              const UNet2DConditionConfig& config, AttentionSite::Place place, SiteCounter& counter);
  at::Tensor forward(const at::Tensor& x, UNetPass& pass) const;
  void list_sites(GridSize size, std::vector<AttentionSite>& list) const;

 private:
  struct Block {
    LayerNorm norm1, norm2, norm3;
    SiteAttention attn1, attn2;
    Linear ff_in, ff_out;
    Block(ParameterSource& parameters, const std::string& name, std::int64_t channels, std::int64_t heads,
          std::int64_t text_width, AttentionSite::Place place, SiteCounter& counter);
    at::Tensor feed_forward(at::Tensor tokens) const;
  };
  GroupNorm norm_;
  Linear proj_in_, proj_out_;
  std::vector<Block> blocks_;
};

/// CrossAttnDownBlock2D or DownBlock2D.
class DownBlock {
 public:
  DownBlock(ParameterSource& parameters, const UNet2DConditionConfig& config, std::int64_t level,
            std::int64_t time_width, std::vector<std::int64_t>& skip_channels, SiteCounter& counter);
  at::Tensor forward(at::Tensor x, UNetPass& pass) const;
  /// Returns the size behind the block.
  GridSize list_sites(GridSize size, std::vector<AttentionSite>& list) const;

 private:
  std::vector<Resnet> resnets_;
  std::vector<Transformer> attentions_;
  std::optional<Downsample> downsampler_;
};

/// UNetMidBlock2DCrossAttn.
class MidBlock {
 public:
  MidBlock(ParameterSource& parameters, const UNet2DConditionConfig& config, std::int64_t time_width,
           SiteCounter& counter);
  at::Tensor forward(at::Tensor x, UNetPass& pass) const;
  void list_sites(GridSize size, std::vector<AttentionSite>& list) const;

 private:
  std::vector<Resnet> resnets_;
  std::vector<Transformer> attentions_;
};

/// CrossAttnUpBlock2D or UpBlock2D; `block` counts in order of execution. Takes the skips' widths off `skip_channels`.
class UpBlock {
 public:
  UpBlock(ParameterSource& parameters, const UNet2DConditionConfig& config, std::int64_t block,
          std::int64_t in_channels, std::int64_t time_width, std::vector<std::int64_t>& skip_channels,
          SiteCounter& counter);
  at::Tensor forward(at::Tensor x, UNetPass& pass) const;
  void list_sites(GridSize size, std::vector<AttentionSite>& list) const;

 private:
  std::vector<Resnet> resnets_;
  std::vector<Transformer> attentions_;
  std::optional<Upsample> upsampler_;
};

}  // namespace elboscope
