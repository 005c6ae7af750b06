#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/diffusion/noise_schedule.h"
#include "core/nn/config_reader.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {
namespace {

using nlohmann::json;
using Kind = SchedulerConfig::Kind;

// What a diffusers class assumes for absent keys, and which keys it has at all (others in the file it ignores).
struct ClassDefaults {
  std::string_view name;
  Kind kind = Kind::ddim;
  bool own_sampler = false;  // false: only its training schedule is used, sampling is DDIM's
  double beta_start = 0.0001, beta_end = 0.02;
  std::string_view spacing = "linspace";
  bool has_zero_snr = false;
  bool set_alpha_to_one = true;  // where the class has the key
  bool clip_sample = false;      // likewise
};

// A step of Euler's method over EDM's noise levels is one of DPM-Solver++ of first order: both move the sample to
// x s'/s + x0 (1 - s'/s).
constexpr std::string_view kEdmEuler = "EDMEulerScheduler";

constexpr std::array<ClassDefaults, 17> classes{{
    {.name = "DDIMScheduler",
     .kind = Kind::ddim,
     .own_sampler = true,
     .spacing = "leading",
     .has_zero_snr = true,
     .clip_sample = true},
    {.name = "PNDMScheduler", .kind = Kind::pndm, .own_sampler = true, .spacing = "leading", .set_alpha_to_one = false},
    {.name = "EulerDiscreteScheduler", .kind = Kind::euler, .own_sampler = true, .has_zero_snr = true},
    {.name = "EulerAncestralDiscreteScheduler",
     .kind = Kind::euler_ancestral,
     .own_sampler = true,
     .has_zero_snr = true},
    {.name = "DPMSolverMultistepScheduler",
     .kind = Kind::dpm_solver_multistep,
     .own_sampler = true,
     .has_zero_snr = true},
    {.name = "EDMDPMSolverMultistepScheduler", .kind = Kind::edm_dpm_solver_multistep, .own_sampler = true},
    {.name = kEdmEuler, .kind = Kind::edm_dpm_solver_multistep, .own_sampler = true},
    {.name = "FlowMatchEulerDiscreteScheduler", .kind = Kind::flow_match_euler, .own_sampler = true},
    {.name = "DDPMScheduler", .spacing = "leading", .has_zero_snr = true, .clip_sample = true},
    {.name = "LMSDiscreteScheduler"},
    {.name = "DPMSolverSinglestepScheduler"},
    {.name = "UniPCMultistepScheduler", .has_zero_snr = true},
    {.name = "DEISMultistepScheduler"},
    {.name = "HeunDiscreteScheduler", .beta_start = 0.00085, .beta_end = 0.012},
    {.name = "KDPM2DiscreteScheduler", .beta_start = 0.00085, .beta_end = 0.012},
    {.name = "KDPM2AncestralDiscreteScheduler", .beta_start = 0.00085, .beta_end = 0.012},
    {.name = "DDIMInverseScheduler", .spacing = "leading", .has_zero_snr = true, .clip_sample = true},
}};

// Below this a float32 alphas_cumprod would stay at 1, and the log-SNR would be infinite.
constexpr double least_beta = 1e-7, most_beta = 0.999999;
constexpr std::int64_t most_timesteps = 100'000;

const ClassDefaults& class_defaults(const ConfigReader& reader) {
  const std::string name = reader.text("_class_name", "");
  for (const ClassDefaults& known : classes) {
    if (known.name == name) return known;
  }
  if (name.find("FlowMatch") != std::string::npos) {
    reader.refuse_file("_class_name is " + printable(name) +
                       ", which is not supported; expected FlowMatchEulerDiscreteScheduler for a flow-matching model.");
  }
  if (name == "LCMScheduler" || name == "TCDScheduler") {
    reader.refuse_file("_class_name is " + printable(name) +
                       ", made for distilled consistency models, which predict no noise that an ELBO could be measured "
                       "with; expected a scheduler such as DDIMScheduler.");
  }
  if (name.rfind("EDM", 0) == 0) {
    reader.refuse_file("_class_name is " + printable(name) +
                       ", which is not supported; expected EDMDPMSolverMultistepScheduler or EDMEulerScheduler for a "
                       "model of that kind.");
  }
  std::string known;
  for (const ClassDefaults& each : classes) known.append(known.empty() ? "" : ", ").append(each.name);
  reader.refuse_file((name.empty() ? std::string("_class_name is missing") : "_class_name is " + printable(name)) +
                     ", expected one of " + known + ".");
}

PredictionType read_prediction_type(const ConfigReader& reader) {
  const std::string name = reader.one_of("prediction_type", "epsilon", {"epsilon", "v_prediction", "sample"});
  return name == "epsilon"  ? PredictionType::epsilon
         : name == "sample" ? PredictionType::sample
                            : PredictionType::v_prediction;
}

void read_flow(const ConfigReader& reader, SchedulerConfig& config) {
  for (const char* key : {"invert_sigmas", "shift_terminal", "use_karras_sigmas", "use_exponential_sigmas",
                          "use_beta_sigmas", "stochastic_sampling"}) {
    reader.expect_off(key);
  }
  config.num_train_timesteps = reader.whole("num_train_timesteps", config.num_train_timesteps, 2, most_timesteps);
  config.shift = reader.number("shift", config.shift, 1e-3, 1e3);
  config.use_dynamic_shifting = reader.flag("use_dynamic_shifting", config.use_dynamic_shifting);
  config.base_shift = reader.number("base_shift", config.base_shift, -20, 20);
  config.max_shift = reader.number("max_shift", config.max_shift, -20, 20);
  constexpr std::int64_t most_tokens = std::int64_t{1} << 40;
  config.base_image_seq_len = reader.whole("base_image_seq_len", config.base_image_seq_len, 1, most_tokens);
  config.max_image_seq_len = reader.whole("max_image_seq_len", config.max_image_seq_len, 1, most_tokens);
  if (config.base_image_seq_len == config.max_image_seq_len) {
    reader.refuse_file("base_image_seq_len and max_image_seq_len are both " +
                       std::to_string(config.base_image_seq_len) +
                       ", expected two numbers of tokens between which the shift is linear.");
  }
  config.time_shift_type = reader.one_of("time_shift_type", config.time_shift_type, {"exponential", "linear"});
}

void read_edm(const ConfigReader& reader, SchedulerConfig& config) {
  if (config.class_name != kEdmEuler) reader.expect_off("thresholding");
  config.num_train_timesteps = reader.whole("num_train_timesteps", config.num_train_timesteps, 2, most_timesteps);
  config.prediction_type = reader.one_of("prediction_type", "epsilon", {"epsilon", "v_prediction"}) == "epsilon"
                               ? PredictionType::epsilon
                               : PredictionType::v_prediction;
  config.sigma_min = reader.number("sigma_min", config.sigma_min, 1e-6, 1e6);
  config.sigma_max = reader.number("sigma_max", config.sigma_max, 1e-6, 1e6);
  if (config.sigma_max <= config.sigma_min) {
    reader.wrong("sigma_max", *reader.find("sigma_max"), "more than sigma_min");
  }
  config.sigma_data = reader.number("sigma_data", config.sigma_data, 1e-6, 1e6);
  config.rho = reader.number("rho", config.rho, 1e-3, 1e3);
  config.sigma_schedule = reader.one_of("sigma_schedule", config.sigma_schedule, {"karras", "exponential"});
}

void read_dpm_solver(const ConfigReader& reader, SchedulerConfig& config) {
  if (config.algorithm_type == "deis") config.algorithm_type = "dpmsolver++";  // as diffusers replaces it
  config.solver_type = reader.one_of("solver_type", "midpoint", {"midpoint", "heun", "logrho", "bh1", "bh2"});
  if (config.solver_type != "heun") config.solver_type = "midpoint";  // likewise
  config.final_sigmas_type = reader.one_of("final_sigmas_type", "zero", {"zero", "sigma_min"});
  config.solver_order = reader.whole("solver_order", 2, 1, 3);
  config.lower_order_final = reader.flag("lower_order_final", true);
  config.euler_at_final = reader.flag("euler_at_final", false);
}

void read_training_schedule(const ConfigReader& reader, const ClassDefaults& defaults, SchedulerConfig& config) {
  config.num_train_timesteps = reader.whole("num_train_timesteps", config.num_train_timesteps, 1, most_timesteps);
  config.beta_start = reader.number("beta_start", defaults.beta_start, least_beta, most_beta);
  config.beta_end = reader.number("beta_end", defaults.beta_end, least_beta, most_beta);
  config.trained_betas =
      reader.number_list("trained_betas", static_cast<std::size_t>(config.num_train_timesteps), least_beta, most_beta);
  config.beta_schedule = reader.one_of("beta_schedule", "linear", {"linear", "scaled_linear", "squaredcos_cap_v2"});
  config.prediction_type = read_prediction_type(reader);
  if (defaults.has_zero_snr) config.rescale_betas_zero_snr = reader.flag("rescale_betas_zero_snr", false);
  if (config.rescale_betas_zero_snr && config.num_train_timesteps < 2) {
    reader.refuse_file("rescale_betas_zero_snr is true with num_train_timesteps 1, expected at least 2 of them.");
  }
}

// Options that would change what a sampler computes and that ours do not have.
void refuse_other_sampling(const ConfigReader& reader, Kind kind) {
  switch (kind) {
    case Kind::ddim:
      reader.expect_off("thresholding");
      break;
    case Kind::pndm:
    case Kind::euler_ancestral:
    case Kind::edm_dpm_solver_multistep:
    case Kind::flow_match_euler:
      break;
    case Kind::euler:
      for (const char* key : {"use_exponential_sigmas", "use_beta_sigmas", "sigma_min", "sigma_max"})
        reader.expect_off(key);
      break;
    case Kind::dpm_solver_multistep:
      for (const char* key : {"thresholding", "use_exponential_sigmas", "use_beta_sigmas", "use_lu_lambdas",
                              "use_flow_sigmas", "variance_type"}) {
        reader.expect_off(key);
      }
      // -Infinity, written by Python, clips nothing.
      const json* clipped = reader.find("lambda_min_clipped");
      const bool none = clipped == nullptr ||
                        (clipped->is_number() && std::isinf(clipped->get<double>()) && clipped->get<double>() < 0);
      if (!none) reader.wrong("lambda_min_clipped", *clipped, "-Infinity (clipping is not supported)");
      break;
  }
}

void read_sampling(const ConfigReader& reader, const ClassDefaults& defaults, SchedulerConfig& config) {
  config.timestep_spacing = reader.one_of("timestep_spacing", defaults.spacing, {"leading", "trailing", "linspace"});
  config.steps_offset = reader.whole("steps_offset", 0, 0, most_timesteps);
  config.set_alpha_to_one = defaults.set_alpha_to_one;
  config.clip_sample = defaults.clip_sample;
  switch (config.kind) {
    case Kind::ddim:
      config.set_alpha_to_one = reader.flag("set_alpha_to_one", defaults.set_alpha_to_one);
      if (defaults.own_sampler) {
        config.clip_sample = reader.flag("clip_sample", defaults.clip_sample);
        config.clip_sample_range = reader.number("clip_sample_range", 1, 1e-6, 1e6);
      }
      break;
    case Kind::pndm:
      config.set_alpha_to_one = reader.flag("set_alpha_to_one", defaults.set_alpha_to_one);
      config.skip_prk_steps = reader.flag("skip_prk_steps", false);
      break;
    case Kind::euler:
      config.interpolation_type = reader.one_of("interpolation_type", "linear", {"linear", "log_linear"});
      config.timestep_type = reader.one_of("timestep_type", "discrete", {"discrete", "continuous"});
      config.use_karras_sigmas = reader.flag("use_karras_sigmas", false);
      config.final_sigmas_type = reader.one_of("final_sigmas_type", "zero", {"zero", "sigma_min"});
      break;
    case Kind::euler_ancestral:
      break;
    case Kind::dpm_solver_multistep:
      config.algorithm_type =
          reader.one_of("algorithm_type", "dpmsolver++", {"dpmsolver", "dpmsolver++", "sde-dpmsolver++", "deis"});
      read_dpm_solver(reader, config);
      config.use_karras_sigmas = reader.flag("use_karras_sigmas", false);
      break;
    case Kind::edm_dpm_solver_multistep:
      if (defaults.name == kEdmEuler) {
        config.final_sigmas_type = reader.one_of("final_sigmas_type", "zero", {"zero", "sigma_min"});
        config.solver_order = 1;
        break;
      }
      config.algorithm_type =
          reader.one_of("algorithm_type", "dpmsolver++", {"dpmsolver++", "sde-dpmsolver++", "deis"});
      read_dpm_solver(reader, config);
      break;
    case Kind::flow_match_euler:
      break;
  }
}

}  // namespace

SchedulerConfig read_scheduler_config(const json& object, const std::string& display_name) {
  const ConfigReader reader(object, display_name);
  const ClassDefaults& defaults = class_defaults(reader);
  SchedulerConfig config;
  config.kind = defaults.kind;
  config.class_name = defaults.name;
  if (config.flow()) {
    read_flow(reader, config);
    return config;
  }
  if (config.edm()) {
    read_edm(reader, config);
  } else {
    read_training_schedule(reader, defaults, config);
  }
  if (defaults.own_sampler) refuse_other_sampling(reader, defaults.kind);
  read_sampling(reader, defaults, config);
  return config;
}

}  // namespace elboscope
