#include "core/alignment/layer_maps.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "core/alignment/layer_map_recorder.h"
#include "core/alignment/map_operations.h"
#include "core/alignment/probe_input.h"
#include "core/base/parallel.h"
#include "core/diffusion/diffusion_model.h"

namespace elboscope {
namespace {

/// Grid of the means: the first layer's, halved until it is small enough to be summed over a region while one watches.
std::pair<std::int64_t, std::int64_t> mean_grid(std::int64_t height, std::int64_t width) {
  while (height * width > 64 * 64 && height % 2 == 0 && width % 2 == 0) {
    height /= 2;
    width /= 2;
  }
  const auto limited = [](std::int64_t side) { return std::clamp<std::int64_t>(side, 1, 128); };
  return {limited(height), limited(width)};
}

void add_means(LayerMaps& maps) {
  const auto grid = static_cast<std::size_t>(maps.mean_height * maps.mean_width);
  maps.mean.assign(maps.tokens.size() * grid, 0.0F);
  const float share = 1.0F / static_cast<float>(maps.layers.size());
  parallel_for(static_cast<std::int64_t>(maps.tokens.size()), 4, [&](std::int64_t begin, std::int64_t end) {
    std::vector<float> values, resized(grid);
    for (std::int64_t token = begin; token < end; ++token) {
      float* sum = maps.mean.data() + static_cast<std::size_t>(token) * grid;
      for (std::size_t layer = 0; layer < maps.layers.size(); ++layer) {
        layer_map(maps, layer, static_cast<std::size_t>(token), values);
        resize_bilinear(values.data(), maps.layers[layer].height, maps.layers[layer].width, resized.data(),
                        maps.mean_height, maps.mean_width);
        for (std::size_t i = 0; i < grid; ++i) sum[i] += share * resized[i];
      }
    }
  });
}

/// How many columns may be kept; the caption's own always are, or the request is refused.
std::size_t kept_columns(const std::vector<AttentionSite>& cross, const std::vector<TokenColumn>& columns,
                         std::uint64_t grid, std::uint64_t max_bytes) {
  std::uint64_t bytes_a_token = grid * 4;
  for (const AttentionSite& site : cross) bytes_a_token += static_cast<std::uint64_t>(site.height * site.width) * 2 + 4;
  const std::uint64_t most = max_bytes / bytes_a_token;
  const auto needed =
      static_cast<std::uint64_t>(std::count_if(columns.begin(), columns.end(), [](const TokenColumn& column) {
        return column.kind != TokenColumn::Kind::padding && column.kind != TokenColumn::Kind::absent;
      }));
  if (most < std::max<std::uint64_t>(needed, 1)) {
    throw Error(ErrorKind::usage, {},
                "The maps of " + std::to_string(cross.size()) + " layers and " + std::to_string(needed) +
                    " tokens would take " + std::to_string(bytes_a_token * needed / 1000000) +
                    " MB, expected at most " + std::to_string(max_bytes / 1000000) +
                    " MB; a smaller picture needs less.");
  }
  return static_cast<std::size_t>(std::min<std::uint64_t>(most, columns.size()));
}

/// Leaves out padding from the back until `count` columns are left.
std::vector<TokenColumn> shortened(std::vector<TokenColumn> columns, std::size_t count) {
  for (std::size_t i = columns.size(); i > 0 && columns.size() > count; --i) {
    const TokenColumn::Kind kind = columns[i - 1].kind;
    if (kind == TokenColumn::Kind::padding || kind == TokenColumn::Kind::absent)
      columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i - 1));
  }
  return columns;
}

}  // namespace

std::vector<TokenColumn> token_columns(const DiffusionModel& model, const std::string& caption) {
  std::vector<TokenColumn> columns;
  for (const TextSegment& segment : model.text_segments()) {
    const auto first = columns.size();
    for (std::int64_t i = 0; i < segment.columns; ++i) {
      TokenColumn column;
      column.kind = segment.tokenizer ? TokenColumn::Kind::padding : TokenColumn::Kind::absent;
      column.position = static_cast<int>(segment.first_column + i);
      column.t5 = segment.kind == TextSegment::Kind::t5;
      columns.push_back(std::move(column));
    }
    if (!segment.tokenizer) continue;
    const Tokenization tokens = segment.tokenizer->tokenize(caption);
    const auto before = static_cast<std::size_t>(segment.tokenizer->tokens_before_text());
    const auto length = static_cast<std::size_t>(segment.columns);
    const std::size_t used = std::min(tokens.ids.size(), length);
    for (std::size_t i = 0; i < used; ++i) {
      TokenColumn& column = columns[first + i];
      // A text that is cut still ends with the token that closes texts.
      if (i < before) {
        column.kind = TokenColumn::Kind::start;
      } else if (i + 1 == used) {
        column.kind = TokenColumn::Kind::end;
      } else {
        column.kind = TokenColumn::Kind::word;
        const TextRange range = tokens.ranges.at(i);
        column.text = caption.substr(range.begin, range.end - range.begin);
      }
    }
  }
  return columns;
}

void layer_map(const LayerMaps& maps, std::size_t layer, std::size_t token, std::vector<float>& values) {
  const LayerMaps::Layer& source = maps.layers[layer];
  const auto size = static_cast<std::size_t>(source.height * source.width);
  const float step = source.largest[token] / 65535.0F;
  const std::uint16_t* steps = source.steps.data() + token * size;
  values.resize(size);
  for (std::size_t i = 0; i < size; ++i) values[i] = step * static_cast<float>(steps[i]);
}

LayerMaps measure_layer_maps(const DiffusionModel& model, const ProbePicture& picture, const LayerMapRequest& request,
                             const ProgressCallback& progress, std::stop_token stop) {
  const c10::InferenceMode no_gradients;
  const auto report = [&](const char* stage, std::size_t done, std::size_t total) {
    if (progress) progress({stage, static_cast<std::int64_t>(done), static_cast<std::int64_t>(total)});
  };
  const auto place = std::find(request.collect_timesteps.begin(), request.collect_timesteps.end(), request.timestep);
  if (place == request.collect_timesteps.end() || request.timestep < 0 || request.timestep >= model.noise().size()) {
    throw Error(ErrorKind::usage, {},
                "Maps of timestep " + std::to_string(request.timestep) + " were asked for, expected one of the " +
                    std::to_string(request.collect_timesteps.size()) + " collection timesteps, below " +
                    std::to_string(model.noise().size()) + ".");
  }

  throw_if_stopped(stop);
  // Of a model that is in memory by stages, each network is loaded once: text encoders, VAE, denoiser.
  const LoadWatch watch{progress, stop};
  model.hold_texts({request.caption}, watch);
  model.vae(watch);
  report("encoding the picture", 0, 1);
  const at::Tensor latent = picture_latent(model, picture, stop);
  throw_if_stopped(stop);
  report("encoding the picture", 1, 1);
  std::vector<AttentionSite> cross = model.denoiser(watch).sites(latent.size(2), latent.size(3));
  std::erase_if(cross, [](const AttentionSite& site) { return !site.cross; });
  if (cross.empty())
    refuse(model.info().path.string(), "the denoiser has no cross-attention layer, so there is nothing to show");

  LayerMaps maps;
  maps.caption = request.caption;
  maps.seed = request.seed;
  maps.timestep = request.timestep;
  std::tie(maps.mean_height, maps.mean_width) = mean_grid(cross.front().height, cross.front().width);
  const std::vector<TokenColumn> all = token_columns(model, request.caption);
  maps.tokens = shortened(
      all, kept_columns(cross, all, static_cast<std::uint64_t>(maps.mean_height * maps.mean_width), request.max_bytes));
  maps.left_out = static_cast<int>(all.size() - maps.tokens.size());

  const at::Tensor noise =
      draw_noise(request.seed, static_cast<std::int64_t>(request.collect_timesteps.size()), 0, latent)
          .collect.narrow(0, place - request.collect_timesteps.begin(), 1)
          .to(model.device());
  const std::vector<std::int64_t> steps{request.timestep};
  std::vector<std::int64_t> columns;
  for (const TokenColumn& column : maps.tokens) columns.push_back(column.position);
  report("collecting attention", 0, cross.size());
  LayerMapRecorder recorder(
      std::move(columns), cross.size(), [&](std::size_t done) { report("collecting attention", done, cross.size()); },
      stop);
  model.denoise(model.noise().noised(latent.to(model.device()), noise, steps), model.noise().timesteps(steps),
                model.encode_text({request.caption}), &recorder);
  maps.layers = std::move(recorder.layers());
  throw_if_stopped(stop);
  add_means(maps);
  return maps;
}

}  // namespace elboscope
