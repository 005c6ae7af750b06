#include "core/nn/joint_transformer_block.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace elboscope {
namespace {

HeadProjections::Names image_names(const std::string& name, bool norm_heads) {
  return {name + ".to_q", name + ".to_k", name + ".to_v", norm_heads ? name + ".norm_q" : "",
          norm_heads ? name + ".norm_k" : ""};
}

HeadProjections::Names text_names(const std::string& name, bool norm_heads) {
  return {name + ".add_q_proj", name + ".add_k_proj", name + ".add_v_proj", norm_heads ? name + ".norm_added_q" : "",
          norm_heads ? name + ".norm_added_k" : ""};
}

}  // namespace

JointBlock::JointBlock(ParameterSource& parameters, const std::string& name, const Options& options,
                       SiteCounter& counter)
    : drops_text_(options.drops_text),
      scale_(1.0 / std::sqrt(static_cast<double>(options.width / options.heads))),
      sites_(joint_sites(name + ".attn", options.heads, counter)),
      norm1_(parameters, name + ".norm1.linear", options.width, (options.dual ? 9 : 6) * options.width, true),
      norm1_context_(parameters, name + ".norm1_context.linear", options.width,
                     (options.drops_text ? 2 : 6) * options.width, true),
      image_(parameters, image_names(name + ".attn", options.norm_heads), options.width, options.heads, true),
      text_(parameters, text_names(name + ".attn", options.norm_heads), options.width, options.heads, true),
      to_out_(parameters, name + ".attn.to_out.0", options.width, options.width, true),
      ff_(parameters, name + ".ff", options.width) {
  if (options.dual) {
    const auto attn2 = name + ".attn2";
    attn2_.emplace(ImageAttention{
        HeadProjections(parameters, image_names(attn2, options.norm_heads), options.width, options.heads, true),
        Linear(parameters, attn2 + ".to_out.0", options.width, options.width, true), sites_.self});
    attn2_->site.name = attn2;
    attn2_->site.index = counter.self++;
  }
  if (options.drops_text) return;
  to_add_out_ = Linear(parameters, name + ".attn.to_add_out", options.width, options.width, true);
  ff_context_.emplace(parameters, name + ".ff_context", options.width);
}

JointOutput JointBlock::attend(const at::Tensor& image, const at::Tensor& text, const Rotation* rotation,
                               const JointPass& pass) const {
  const auto i = image_.forward(image, rotation), t = text_.forward(text);
  const auto key = at::cat({i.key, t.key}, 1), value = at::cat({i.value, t.value}, 1);
  return recorded_joint_attention(sites_, pass.height, pass.width, heads_first(i.query),
                                  drops_text_ ? at::Tensor() : heads_first(t.query), heads_first(key),
                                  heads_first(value), scale_, pass.recorder);
}

at::Tensor JointBlock::attend_again(const at::Tensor& image, const JointPass& pass) const {
  const auto h = attn2_->projections.forward(image);
  return attn2_->to_out.forward(recorded_attention(attn2_->site, pass.height, pass.width, heads_first(h.query),
                                                   heads_first(h.key), heads_first(h.value), scale_, pass.recorder));
}

void JointBlock::forward(at::Tensor& image, at::Tensor& text, const Rotation* rotation, const JointPass& pass) const {
  // Shift, scale and gate of attention, then of the feed-forward, then of attn2; where the text ends, scale and shift.
  const auto m = norm1_.forward(pass.time).chunk(attn2_ ? 9 : 6, -1);
  const auto c = norm1_context_.forward(pass.time).chunk(drops_text_ ? 2 : 6, -1);
  // attn2 looks at the image as it was before the joint attention changed it.
  auto before = attn2_ ? modulated_norm(image, m[6], m[7]) : at::Tensor();
  {
    const auto seen =
        attend(modulated_norm(image, m[0], m[1]),
               drops_text_ ? modulated_norm(text, c[1], c[0]) : modulated_norm(text, c[0], c[1]), rotation, pass);
    image = add_gated(std::move(image), m[2], to_out_.forward(seen.image));
    if (!drops_text_) text = add_gated(std::move(text), c[2], to_add_out_.forward(seen.text));
  }
  if (attn2_) image = add_gated(std::move(image), m[8], attend_again(std::exchange(before, {}), pass));
  image = add_gated(image, m[5], ff_.forward(modulated_norm(image, m[3], m[4])));
  if (!drops_text_) text = add_gated(text, c[5], ff_context_->forward(modulated_norm(text, c[3], c[4])));
}

void JointBlock::list_sites(std::int64_t height, std::int64_t width, std::vector<AttentionSite>& list) const {
  list.push_back(site_at(sites_.cross, height, width));
  list.push_back(site_at(sites_.self, height, width));
  if (attn2_) list.push_back(site_at(attn2_->site, height, width));
}

std::uint64_t joint_activation_bytes(std::int64_t width, std::int64_t image_tokens, std::int64_t text_tokens,
                                     const at::Tensor& weight) {
  const std::uint64_t element = weight.defined() ? weight.element_size() : sizeof(float);
  const auto tokens = static_cast<std::uint64_t>(image_tokens + text_tokens);
  // In attention: the tokens, their norm twice (attn2), q, k, v, turned queries and keys or the joined keys and values,
  // and the output. In the feed-forward: tokens, norm, attention's output, and a part of the inner layer with its product.
  const std::uint64_t wide = tokens * static_cast<std::uint64_t>(width) * element;
  return std::max(10 * wide, 3 * wide + inner_bytes(image_tokens + text_tokens, 5 * width, weight));
}

}  // namespace elboscope
