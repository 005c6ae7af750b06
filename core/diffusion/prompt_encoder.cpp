#include "core/diffusion/prompt_encoder.h"

#include <algorithm>

#include "core/base/error.h"

namespace elboscope {

namespace {

struct Tokens {
  at::Tensor ids;   ///< int64 [N, L]
  at::Tensor mask;  ///< float32 [N, L]
};

Tokens tokens_of(const PromptEncoder::Stage& stage, const std::string* begin, const std::string* end) {
  const std::int64_t texts = end - begin;
  Tokens tokens{at::empty({texts, stage.length}, at::kLong), at::empty({texts, stage.length}, at::kFloat)};
  auto* ids = static_cast<std::int64_t*>(tokens.ids.data_ptr());
  auto* mask = static_cast<float*>(tokens.mask.data_ptr());
  for (const std::string* text = begin; text != end; ++text, ids += stage.length, mask += stage.length) {
    const EncodedText encoded = stage.tokenizer->encode_with_mask(*text, static_cast<int>(stage.length));
    std::copy(encoded.ids.begin(), encoded.ids.end(), ids);
    std::transform(encoded.mask.begin(), encoded.mask.end(), mask,
                   [](std::int64_t one) { return static_cast<float>(one); });
  }
  return tokens;
}

at::Tensor joined(const std::vector<at::Tensor>& parts, std::int64_t axis) {
  return parts.empty() ? at::Tensor() : parts.size() == 1 ? parts.front() : at::cat(parts, axis);
}

}  // namespace

PromptEncoder::PromptEncoder(std::vector<Stage> stages, std::int64_t text_width)
    : stages_(std::move(stages)), text_width_(text_width) {
  for (const Stage& stage : stages_) {
    if (stage.rule.rows == TextRows::none) continue;
    const auto number = static_cast<std::size_t>(stage.rule.segment);
    if (number < segments_.size()) continue;
    TextSegment segment;
    segment.kind = stage.rule.kind == TextEncoderKind::t5 ? TextSegment::Kind::t5 : TextSegment::Kind::clip;
    segment.tokenizer = stage.tokenizer;
    segment.first_column = segments_.empty() ? 0 : segments_.back().first_column + segments_.back().columns;
    segment.columns = stage.length;
    segments_.push_back(std::move(segment));
  }
}

TextConditioning PromptEncoder::encode(const std::vector<std::string>& texts, at::Device device,
                                       const LoadWatch& watch) const {
  if (texts.empty()) throw Error(ErrorKind::failed, {}, "There is no text to encode.");
  const auto rows = static_cast<std::int64_t>(texts.size());
  std::vector<std::vector<at::Tensor>> features(segments_.size());
  std::vector<at::Tensor> pooled, masks;
  // One encoder after the other, so that each needs to be in memory once.
  for (const Stage& stage : stages_) {
    const auto segment = static_cast<std::size_t>(stage.rule.segment);
    if (!stage.encoder) {
      features[segment].push_back(
          at::zeros({rows, stage.length, text_width_}, at::TensorOptions(at::kFloat).device(device)));
      continue;
    }
    const TextEncoder& encoder = stage.encoder->get(watch);
    std::vector<at::Tensor> stage_rows, stage_pooled, stage_masks;
    for (std::int64_t begin = 0; begin < rows; begin += texts_at_once) {
      throw_if_stopped(watch.stop);
      const Tokens tokens =
          tokens_of(stage, texts.data() + begin, texts.data() + std::min(rows, begin + texts_at_once));
      const at::Tensor mask = stage.rule.mask ? tokens.mask.to(device) : at::Tensor();
      const TextEncoding encoding = encoder.encode(tokens.ids.to(device), mask);
      if (mask.defined()) stage_masks.push_back(mask);
      if (stage.rule.rows == TextRows::last) stage_rows.push_back(encoding.last);
      if (stage.rule.rows == TextRows::penultimate) stage_rows.push_back(encoding.penultimate);
      if (stage.rule.pool == TextPool::end_row) stage_pooled.push_back(encoding.pooled);
      if (stage.rule.pool == TextPool::projected) stage_pooled.push_back(encoding.projected);
    }
    stage.encoder->drop();
    if (!stage_rows.empty()) features[segment].push_back(joined(stage_rows, 0));
    if (!stage_pooled.empty()) pooled.push_back(joined(stage_pooled, 0));
    if (!stage_masks.empty()) masks.push_back(joined(stage_masks, 0));
  }
  std::vector<at::Tensor> columns;
  for (const auto& side_by_side : features) {
    const at::Tensor segment = joined(side_by_side, -1);
    const std::int64_t missing = text_width_ - segment.size(-1);
    columns.push_back(missing > 0 ? at::constant_pad_nd(segment, {0, missing}) : segment);
  }
  return {joined(columns, 1), joined(masks, 1), joined(pooled, -1)};
}

}  // namespace elboscope
