#include "core/nn/denoiser.h"

namespace elboscope {

namespace {

// A function of every tensor that is there.
template <typename Change>
TextConditioning changed(const TextConditioning& text, const Change& change) {
  TextConditioning result;
  result.encoder_hidden_states = change(text.encoder_hidden_states);
  if (text.mask.defined()) result.mask = change(text.mask);
  if (text.pooled.defined()) result.pooled = change(text.pooled);
  return result;
}

at::Tensor repeated(const at::Tensor& rows, std::int64_t times) {
  return rows.defined() ? rows.repeat_interleave(times, 0) : rows;
}

}  // namespace

TextConditioning TextConditioning::slice(std::int64_t begin, std::int64_t end) const {
  return changed(*this, [&](const at::Tensor& rows) { return rows.slice(0, begin, end); });
}

TextConditioning TextConditioning::repeat_interleave(std::int64_t times) const {
  if (times == 1) return *this;
  return changed(*this, [&](const at::Tensor& rows) { return rows.repeat_interleave(times, 0); });
}

TextConditioning TextConditioning::join(const TextConditioning& first, const TextConditioning& second) {
  const auto both = [](const at::Tensor& a, const at::Tensor& b) {
    return a.defined() && b.defined() ? at::cat({a, b}, 0) : at::Tensor();
  };
  return {both(first.encoder_hidden_states, second.encoder_hidden_states), both(first.mask, second.mask),
          both(first.pooled, second.pooled)};
}

at::Tensor Denoiser::forward_shared(const DenoiserInput& input) const {
  const std::int64_t samples = input.sample.size(0), texts = input.text.rows();
  DenoiserInput all;
  all.sample = repeated(input.sample, texts);
  all.timestep = repeated(input.timestep, texts);
  all.time_ids = repeated(input.time_ids, texts);
  all.resolution = repeated(input.resolution, texts);
  all.aspect_ratio = repeated(input.aspect_ratio, texts);
  all.guidance = repeated(input.guidance, texts);
  all.text = changed(input.text, [&](const at::Tensor& rows) {
    std::vector<std::int64_t> times(static_cast<std::size_t>(rows.dim()), 1);
    times.front() = samples;
    return rows.repeat(times);
  });
  const at::Tensor output = forward(all);
  return output.reshape({samples, texts, output.size(1), output.size(2), output.size(3)});
}

}  // namespace elboscope
