#include "core/benchmark/attention_benchmark.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <cmath>
#include <cstdint>
#include <string>

#include "core/base/error.h"
#include "core/nn/kernels/attention_kernel.h"

namespace elboscope {
namespace {

struct Case {
  const char* what;
  std::int64_t batch, heads, queries, keys, width;
  bool bfloat16 = false, map = false;
};

// The issue's own case first; then the attentions of Stable Diffusion 1.x at 512x512 (self, cross, VAE).
constexpr Case cases[] = {
    {"attention", 4, 8, 1024, 1024, 40},
    {"attention", 4, 8, 1024, 1024, 40, true},
    {"attention with head-mean map", 4, 8, 1024, 1024, 40, false, true},
    {"self-attention", 1, 8, 4096, 4096, 40},
    {"self-attention", 2, 8, 256, 256, 160},
    {"cross-attention", 2, 8, 4096, 77, 40},
    {"cross-attention with head-mean map", 2, 8, 1024, 77, 80, false, true},
    {"VAE attention", 1, 1, 4096, 4096, 512},
};

struct Tensors {
  at::Tensor query, key, value;  // [batch, heads, rows, width], laid out as a projection leaves them
  at::Tensor output;             // [batch, queries, heads * width]
  at::Tensor map;                // [batch, queries, keys] or undefined
};

Tensors tensors_of(const Case& c) {
  const auto options = at::TensorOptions().dtype(c.bfloat16 ? at::kBFloat16 : at::kFloat);
  const auto projected = [&](std::int64_t rows) {
    return at::randn({c.batch, rows, c.heads * c.width}).to(options).view({c.batch, rows, c.heads, c.width}).transpose(1, 2);
  };
  Tensors t;
  t.query = projected(c.queries);
  t.key = projected(c.keys);
  t.value = projected(c.keys);
  t.output = at::empty({c.batch, c.queries, c.heads * c.width}, options);
  if (c.map) t.map = at::empty({c.batch, c.queries, c.keys});
  return t;
}

void run_ours(const Case& c, const Tensors& t) {
  const auto rows = [](const at::Tensor& x) {
    return kernels::StridedRows{x.data_ptr(), x.stride(0), x.stride(1), x.stride(2)};
  };
  kernels::AttentionArguments a;
  a.scalar = c.bfloat16 ? kernels::Scalar::bf16 : kernels::Scalar::f32;
  a.batch = c.batch, a.heads = c.heads, a.queries = c.queries, a.keys = c.keys, a.width = c.width;
  a.scale = 1 / std::sqrt(static_cast<double>(c.width));
  a.query = rows(t.query), a.key = rows(t.key), a.value = rows(t.value);
  a.output = t.output.data_ptr();
  a.output_batch_stride = t.output.stride(0), a.output_head_stride = c.width, a.output_row_stride = t.output.stride(1);
  if (c.map) a.map = t.map.data_ptr<float>(), a.map_columns = c.keys;
  kernels::attention(a, [](std::int64_t count, std::int64_t grain, const auto& body) {
    at::parallel_for(0, count, grain, body);
  });
}

at::Tensor run_explicit(const Case& c, const Tensors& t, at::Tensor* map) {
  const at::Tensor scores = at::matmul(t.query * (1 / std::sqrt(static_cast<double>(c.width))), t.key.transpose(-1, -2));
  const at::Tensor weights = at::softmax(scores, -1);
  if (map) *map = weights.mean(1);
  return at::matmul(weights, t.value).transpose(1, 2).flatten(2);
}

void must_agree(const std::string& name, const at::Tensor& ours, const at::Tensor& theirs, double tolerance) {
  const double difference = (ours.to(at::kFloat) - theirs.to(at::kFloat)).abs().max().item<double>();
  if (difference <= tolerance) return;
  throw Error(ErrorKind::failed, "", name + ": our result differs from LibTorch's by " + std::to_string(difference) +
                                         ", expected at most " + std::to_string(tolerance) + ".");
}

void run_case(const Case& c, int repeats, std::vector<BenchmarkResult>& results) {
  const Tensors t = tensors_of(c);
  const std::string name = std::string(c.what) + (c.bfloat16 ? " bf16 " : " f32 ") + std::to_string(c.batch) + "x" +
                           std::to_string(c.heads) + " heads " + std::to_string(c.queries) + "x" +
                           std::to_string(c.keys) + " width " + std::to_string(c.width);
  at::Tensor their_map;
  std::vector<std::function<void()>> bodies = {[&] { run_ours(c, t); },
                                               [&] { run_explicit(c, t, c.map ? &their_map : nullptr); }};
#if __has_include(<ATen/ops/scaled_dot_product_attention.h>)
  if (!c.map) bodies.push_back([&] { at::scaled_dot_product_attention(t.query, t.key, t.value); });
#endif
  const auto seconds = measure_in_turn(repeats, bodies);
  must_agree(name, t.output, run_explicit(c, t, c.map ? &their_map : nullptr), c.bfloat16 ? 0.05 : 1e-4);
  if (c.map) must_agree(name + ", map", t.map, their_map, 1e-5);
  results.push_back(compare(name, seconds[0], "LibTorch matmul, softmax, matmul", seconds[1]));
  if (seconds.size() > 2) results.push_back(compare(name, seconds[0], "LibTorch scaled_dot_product_attention", seconds[2]));
}

}  // namespace

std::vector<BenchmarkResult> benchmark_attention(int repeats) {
  const c10::InferenceMode no_gradients;
  at::manual_seed(0);
  std::vector<BenchmarkResult> results;
  for (const Case& c : cases) run_case(c, repeats, results);
  return results;
}

}  // namespace elboscope
