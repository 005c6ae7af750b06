#include "core/nn/attention.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/version.h>

#include <algorithm>
#include <string>

#include "core/base/error.h"
#include "core/nn/differentiable.h"
#include "core/nn/kernels/attention_gradient.h"
#include "core/nn/kernels/attention_kernel.h"
#include "core/nn/torch_threads.h"

namespace elboscope {
namespace {

constexpr std::int64_t widest_kernel_head = 512;
// Scores of one chunk of queries where no fused kernel serves: bounds what is ever stored of a map.
constexpr std::int64_t chunk_scores = std::int64_t{1} << 24;

at::Tensor rows_contiguous(const at::Tensor& x) {
  return x.size(-1) > 1 && x.stride(-1) != 1 ? x.contiguous() : x;
}

bool kernel_serves(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value) {
  const bool wants_gradients =
      c10::GradMode::is_enabled() && (query.requires_grad() || key.requires_grad() || value.requires_grad());
  const auto type = query.scalar_type();
  return !wants_gradients && query.device().is_cpu() && (type == at::kFloat || type == at::kBFloat16) &&
         key.scalar_type() == type && value.scalar_type() == type && query.size(3) <= widest_kernel_head;
}

kernels::StridedRows rows_of(const at::Tensor& x) {
  return {x.data_ptr(), x.stride(0), x.stride(1), x.stride(2)};
}

// Output [B, Q, heads, d]; `map` is empty or receives the head mean.
at::Tensor run_kernel(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, double scale, at::Tensor* map,
                      const std::vector<std::int64_t>& columns) {
  const auto query = rows_contiguous(q), key = rows_contiguous(k), value = rows_contiguous(v);
  auto output = at::empty({query.size(0), query.size(2), query.size(1), query.size(3)}, query.options());
  kernels::AttentionArguments arguments;
  arguments.scalar = query.scalar_type() == at::kFloat ? kernels::Scalar::f32 : kernels::Scalar::bf16;
  arguments.batch = query.size(0);
  arguments.heads = query.size(1);
  arguments.queries = query.size(2);
  arguments.keys = key.size(2);
  arguments.width = query.size(3);
  arguments.scale = scale;
  arguments.query = rows_of(query);
  arguments.key = rows_of(key);
  arguments.value = rows_of(value);
  arguments.output = output.data_ptr();
  arguments.output_batch_stride = output.stride(0);
  arguments.output_head_stride = output.stride(2);
  arguments.output_row_stride = output.stride(1);
  if (map) {
    arguments.map_columns = columns.empty() ? arguments.keys : static_cast<std::int64_t>(columns.size());
    *map = at::empty({arguments.batch, arguments.queries, arguments.map_columns}, query.options().dtype(at::kFloat));
    arguments.map = map->data_ptr<float>();
    arguments.columns = columns.empty() ? nullptr : columns.data();
  }
  kernels::attention(arguments, torch_threads());
  return output;
}

// The fused kernel with gradients: keeps queries, keys, values and the output, and computes the probabilities again.
struct AttentionNode : torch::autograd::Function<AttentionNode> {
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& q, const at::Tensor& k,
                            const at::Tensor& v, double scale) {
    const auto query = rows_contiguous(q), key = rows_contiguous(k), value = rows_contiguous(v);
    auto output = run_kernel(query, key, value, scale, nullptr, {});
    context->save_for_backward({query, key, value, output});
    context->saved_data["scale"] = scale;
    return output;
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list gradients) {
    refuse_second_derivative("attention");
    const auto saved = context->get_saved_variables();
    const auto by_heads = [](const at::Tensor& x) { return x.transpose(1, 2); };
    const auto like = [&](const at::Tensor& x) {
      return by_heads(at::empty({x.size(0), x.size(2), x.size(1), x.size(3)}, x.options()));
    };
    const auto doutput = by_heads(rows_contiguous(gradients[0]));
    const auto dquery = like(saved[0]), dkey = like(saved[1]), dvalue = like(saved[2]);
    kernels::AttentionGradientArguments a;
    a.scalar = dquery.scalar_type() == at::kFloat ? kernels::Scalar::f32 : kernels::Scalar::bf16;
    a.batch = dquery.size(0);
    a.heads = dquery.size(1);
    a.queries = dquery.size(2);
    a.keys = dkey.size(2);
    a.width = dquery.size(3);
    a.scale = context->saved_data["scale"].toDouble();
    a.query = rows_of(saved[0]);
    a.key = rows_of(saved[1]);
    a.value = rows_of(saved[2]);
    a.output = rows_of(by_heads(saved[3]));
    a.doutput = rows_of(doutput);
    a.dquery = rows_of(dquery);
    a.dkey = rows_of(dkey);
    a.dvalue = rows_of(dvalue);
    kernels::attention_gradient(a, torch_threads());
    return {dquery, dkey, dvalue, at::Tensor()};
  }
};

// LibTorch's plain operations, a chunk of queries at a time; the softmax is float32 (float64 for float64) always.
at::Tensor run_chunks(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, double scale,
                      at::Tensor* map, const std::vector<std::int64_t>& columns) {
  const auto queries = query.size(2);
  const auto rows =
      std::max<std::int64_t>(1, chunk_scores / std::max<std::int64_t>(1, query.size(0) * query.size(1) * key.size(2)));
  const auto wide = query.scalar_type() == at::kDouble ? at::kDouble : at::kFloat;
  const auto keys = key.to(wide).transpose(2, 3);
  at::Tensor wanted;
  if (map && !columns.empty()) wanted = at::tensor(columns, at::kLong).to(query.device());
  std::vector<at::Tensor> outputs, maps;
  for (std::int64_t first = 0; first < queries; first += rows) {
    const auto chunk = query.narrow(2, first, std::min(rows, queries - first)).to(wide) * scale;
    const auto probabilities = at::softmax(at::matmul(chunk, keys), -1);
    outputs.push_back(at::matmul(probabilities.to(value.scalar_type()), value).transpose(1, 2));
    if (!map) continue;
    const auto mean = probabilities.mean(1).to(at::kFloat);
    maps.push_back(wanted.defined() ? mean.index_select(2, wanted) : mean);
  }
  if (map) *map = maps.size() == 1 ? maps.front() : at::cat(maps, 1);
  return outputs.size() == 1 ? outputs.front() : at::cat(outputs, 1);
}

at::Tensor join_heads(const at::Tensor& output) {
  return output.reshape({output.size(0), output.size(1), -1});
}

// Samples in a row that keep the same keys.
struct SameKeys {
  std::int64_t first = 0, samples = 0;
  std::vector<std::int64_t> keys;
};

void group_by_keys(const at::Tensor& key_mask, const at::Tensor& key, std::vector<SameKeys>& groups) {
  if (key_mask.dim() != 2 || key_mask.size(0) != key.size(0) || key_mask.size(1) != key.size(2))
    throw Error(ErrorKind::usage, {}, "Attention got a mask of another shape than [batch, keys].");
  const auto kept = key_mask.ne(0).to(at::kCPU).contiguous();
  const auto* row = kept.data_ptr<bool>();
  for (std::int64_t b = 0; b < key.size(0); ++b, row += key.size(2)) {
    std::vector<std::int64_t> keys;
    for (std::int64_t k = 0; k < key.size(2); ++k)
      if (row[k]) keys.push_back(k);
    if (groups.empty() || groups.back().keys != keys) groups.push_back({b, 0, std::move(keys)});
    ++groups.back().samples;
  }
}

// `columns` null: no map.
AttentionWithMap masked(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, double scale,
                        const std::vector<std::int64_t>* columns, const at::Tensor& key_mask) {
  std::vector<SameKeys> groups;
  group_by_keys(key_mask, key, groups);
  std::vector<at::Tensor> outputs, maps;
  for (const auto& group : groups) {
    const auto part = [&](const at::Tensor& x) { return x.narrow(0, group.first, group.samples); };
    const bool all = group.keys.empty() || static_cast<std::int64_t>(group.keys.size()) == key.size(2);
    const auto kept = all ? at::Tensor() : at::tensor(group.keys, at::kLong).to(key.device());
    const auto keys = all ? part(key) : part(key).index_select(2, kept);
    const auto values = all ? part(value) : part(value).index_select(2, kept);
    if (!columns) {
      outputs.push_back(attention(part(query), keys, values, scale));
      continue;
    }
    auto result = attention_with_map(part(query), keys, values, scale, {});
    outputs.push_back(std::move(result.output));
    if (!all) {
      const auto narrow = std::move(result.map);
      result.map = at::zeros({narrow.size(0), narrow.size(1), key.size(2)}, narrow.options());
      result.map.index_copy_(2, kept, narrow);
    }
    if (!columns->empty()) result.map = result.map.index_select(2, at::tensor(*columns, at::kLong).to(key.device()));
    maps.push_back(std::move(result.map));
  }
  AttentionWithMap result;
  result.output = outputs.size() == 1 ? outputs.front() : at::cat(outputs, 0);
  if (columns) result.map = maps.size() == 1 ? maps.front() : at::cat(maps, 0);
  return result;
}

}  // namespace

const ParallelFor& torch_threads() {
  static const ParallelFor loop = [](std::int64_t count, std::int64_t grain,
                                     const std::function<void(std::int64_t, std::int64_t)>& body) {
    at::parallel_for(0, count, grain, body);
  };
  return loop;
}

at::Tensor attention(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, double scale,
                     const at::Tensor& key_mask) {
  if (key_mask.defined()) return masked(query, key, value, scale, nullptr, key_mask).output;
  if (kernel_serves(query, key, value)) return join_heads(run_kernel(query, key, value, scale, nullptr, {}));
  if (runs_on_nodes(query) && key.scalar_type() == query.scalar_type() && value.scalar_type() == query.scalar_type() &&
      query.size(3) <= widest_kernel_head)
    return join_heads(AttentionNode::apply(query, key, value, scale));
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 1)
  return join_heads(at::scaled_dot_product_attention(query, key, value, {}, 0.0, false, scale).transpose(1, 2));
#else
  return join_heads(run_chunks(query, key, value, scale, nullptr, {}));
#endif
}

AttentionWithMap attention_with_map(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value,
                                    double scale, const std::vector<std::int64_t>& columns,
                                    const at::Tensor& key_mask) {
  for (const auto column : columns)
    if (column < 0 || column >= key.size(2))
      throw Error(ErrorKind::usage, {},
                  "An attention map of column " + std::to_string(column) + " was asked for, expected 0 to " +
                      std::to_string(key.size(2) - 1) + ".");
  if (key_mask.defined()) return masked(query, key, value, scale, &columns, key_mask);
  AttentionWithMap result;
  result.output =
      join_heads(kernel_serves(query, key, value) ? run_kernel(query, key, value, scale, &result.map, columns)
                                                  : run_chunks(query, key, value, scale, &result.map, columns));
  return result;
}

}  // namespace elboscope
