#include "core/alignment/memory_estimate.h"

#include <algorithm>
#include <cstdio>

#include "core/alignment/pass_batches.h"
#include "core/base/memory_usage.h"
#include "core/diffusion/component_networks.h"
#include "core/diffusion/compute_choice.h"
#include "core/diffusion/model_outline.h"
#include "core/diffusion/prompt_encoder.h"
#include "core/nn/autoencoder_kl.h"

namespace elboscope {

namespace {

// Code and tables of this program and its libraries once a pass has run, measured (docs/families.md).
constexpr std::uint64_t program_bytes = 190'000'000;
// What the probe encodes besides the classes: caption and empty text.
constexpr std::int64_t other_texts = 2;
constexpr std::int64_t tokens_per_class = 2;

std::uint64_t product(std::int64_t a, std::int64_t b) {
  return static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b);
}

struct Sizes {
  std::int64_t width, height;  // of the picture
  std::int64_t latent_width, latent_height;
};

/// What a probe holds at its moments.
struct Collected {
  std::uint64_t operators = 0, product = 0;  ///< of the self-attention passes
  std::uint64_t layers = 0, errors = 0;
  std::uint64_t largest_self = 0;  ///< cells
};

Collected collected(const ModelOutline& outline, const Sizes& sizes, const MemoryRequest& request) {
  Collected sum;
  std::uint64_t grid = 0;
  for (const AttentionSite& site : outline.denoiser->sites(sizes.latent_height, sizes.latent_width)) {
    const std::uint64_t area = product(site.height, site.width);
    if (!site.cross) {
      sum.largest_self = std::max(sum.largest_self, area);
      continue;
    }
    if (grid == 0) grid = area;
    sum.layers += area * product(request.collect_timesteps, request.classes * tokens_per_class) * sizeof(float);
  }
  constexpr std::uint64_t passes = 2;
  sum.operators = passes * grid * grid * sizeof(float);
  sum.product = grid * grid * sizeof(float);
  sum.errors = product(sizes.latent_height, sizes.latent_width) * product(request.elbo_timesteps, request.classes + 1) *
               sizeof(float);
  return sum;
}

/// One moment of a probe, apart from the weights that are in memory because of the plan.
struct Moment {
  std::size_t network;  ///< at work
  std::uint64_t activations = 0, maps = 0;
};

/// Of encoder_hidden_states.
std::int64_t text_columns(const ModelParts& parts) {
  std::int64_t columns = 0, told = -1;
  for (std::size_t i = 0; i < parts.texts.size(); ++i) {
    const TextEncoderRule& rule = parts.family->texts[i];
    if (rule.rows == TextRows::none || rule.segment == told) continue;
    told = rule.segment;
    // An absent encoder leaves zeros, as many as the first one has tokens.
    columns += (parts.texts[i] != nullptr ? parts.texts[i] : parts.texts.front())->length;
  }
  return columns;
}

std::uint64_t weight_sum(const ModelOutline& outline) {
  std::uint64_t sum = 0;
  for (const NetworkOutline& network : outline.networks) sum += network.weights;
  return sum;
}

PlanMemory worst(const ModelOutline& outline, MemoryPlan plan, const std::vector<Moment>& moments) {
  const bool cpu = outline.device.is_cpu();
  PlanMemory most;
  for (const Moment& moment : moments) {
    const NetworkOutline& network = outline.networks[moment.network];
    PlanMemory here;
    here.moment = network.name;
    here.weights = plan == MemoryPlan::resident ? weight_sum(outline)
                   : plan == MemoryPlan::stages ? network.weights
                   : cpu                        ? network.kept
                                                : network.weights - std::min(network.weights, network.kept);
    // The CPU's products lay a layer's weight out anew for each use; one that is kept as stored is converted before.
    const std::uint64_t copies =
        (cpu ? 1 : 0) + (plan == MemoryPlan::offload && network.kept < network.weights ? 1 : 0);
    // While it loads, the largest weight lies there as stored and as it is laid out at first.
    here.activations = std::max(moment.activations + copies * network.largest, 2 * network.largest);
    here.maps = cpu ? moment.maps : 0;
    here.program = cpu ? program_bytes : 0;
    if (!cpu) here.host = program_bytes + moment.maps + (plan == MemoryPlan::offload ? network.kept : 0);
    const std::uint64_t host = std::max(most.host, here.host);
    if (here.peak() > most.peak()) most = here;
    most.host = host;
  }
  return most;
}

}  // namespace

const PlanMemory& MemoryEstimate::of(MemoryPlan plan) const {
  if (plan == MemoryPlan::automatic) plan = automatic;
  return plan == MemoryPlan::stages ? stages : plan == MemoryPlan::offload ? offload : resident;
}

MemoryEstimate estimate_memory(const std::filesystem::path& model, const LoadOptions& options,
                               const MemoryRequest& request) {
  const ModelParts parts = read_model_parts(model, options.variant, options.single_file);
  const ModelOutline outline = outline_model(parts, options);
  const bool cpu = outline.device.is_cpu();
  MemoryEstimate estimate;
  estimate.available = available_memory_bytes();
  estimate.automatic = fitting_plan(outline, parts.info, estimate.available);
  estimate.compute = type_name(outline.dtype);
  estimate.width = request.width > 0 ? request.width : parts.info.native_resolution;
  estimate.height = request.height > 0 ? request.height : parts.info.native_resolution;
  const std::int64_t side = parts.vae.downscale();
  const Sizes sizes{estimate.width, estimate.height, std::max<std::int64_t>(1, estimate.width / side),
                    std::max<std::int64_t>(1, estimate.height / side)};

  std::vector<Moment> moments;
  for (std::size_t i = 0; i < outline.networks.size(); ++i) {
    const std::int64_t place = outline.networks[i].texts_place;
    if (place < 0) continue;
    const TextEncoderParts& text = *parts.texts[static_cast<std::size_t>(place)];
    // By stages all texts at once, otherwise in small groups; the difference is small beside everything else.
    const std::int64_t texts = std::min(PromptEncoder::texts_at_once, request.classes + other_texts);
    moments.push_back({i, text_activation_bytes(text.config, texts, text.length), 0});
  }
  const std::size_t vae = outline.networks.size() - 2, denoiser = outline.networks.size() - 1;
  const bool tiled = encodes_in_tiles(options.tiled_vae, sizes.width, sizes.height);
  moments.push_back({vae, AutoencoderKL::encode_bytes(parts.vae, sizes.height, sizes.width, tiled), 0});

  const Collected record = collected(outline, sizes, request);
  const std::int64_t columns = text_columns(parts);
  // The outline counts in float32 and for the CPU, which computes the widest layers a part at a time.
  constexpr double unparted = 2;
  const double sample =
      static_cast<double>(outline.denoiser->activation_bytes(sizes.latent_height, sizes.latent_width, columns)) *
      static_cast<double>(at::elementSize(outline.dtype)) / sizeof(float) * (cpu ? 1 : unparted);
  const auto largest_self = static_cast<double>(record.largest_self);
  const auto batch = request.batch_size > 0 ? static_cast<std::size_t>(request.batch_size)
                                            : elbo_batch(sample, cpu, static_cast<double>(estimate.available));
  const auto most_pairs = static_cast<std::size_t>((request.classes + 1) * request.elbo_timesteps);
  const auto collecting = static_cast<double>(
      collection_batch(sample, largest_self, cpu, static_cast<std::size_t>(request.collect_timesteps)));
  moments.push_back({denoiser,
                     static_cast<std::uint64_t>(collecting * (sample + largest_self * largest_self * sizeof(float))),
                     record.operators + record.layers});
  moments.push_back({denoiser, static_cast<std::uint64_t>(static_cast<double>(std::min(batch, most_pairs)) * sample),
                     record.operators + record.layers + record.errors});
  moments.push_back({denoiser, 0, record.operators + record.product + record.layers + record.errors});

  for (std::size_t i = 0; i < outline.networks.size(); ++i) {
    ComponentMemory component{outline.networks[i].name, outline.networks[i].weights, outline.networks[i].kept, 0};
    for (const Moment& moment : moments) {
      if (moment.network == i) component.activations = std::max(component.activations, moment.activations);
    }
    estimate.components.push_back(std::move(component));
  }
  estimate.resident = worst(outline, MemoryPlan::resident, moments);
  estimate.stages = worst(outline, MemoryPlan::stages, moments);
  estimate.offload = worst(outline, MemoryPlan::offload, moments);
  return estimate;
}

std::string memory_text(std::uint64_t bytes) {
  char text[32];
  const auto number = static_cast<double>(bytes);
  if (number >= 999.5e6)
    std::snprintf(text, sizeof text, "%.1f GB", number / 1e9);
  else if (number >= 999.5e3)
    std::snprintf(text, sizeof text, "%.0f MB", number / 1e6);
  else
    std::snprintf(text, sizeof text, "%.0f kB", number / 1e3);
  return text;
}

}  // namespace elboscope
