#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace elboscope {

enum class PredictionType { epsilon, v_prediction, sample };

/// The numbers of a diffusers scheduler_config.json, with the class defaults of `class_name` for absent keys.
struct SchedulerConfig {
  enum class Kind {
    ddim,
    pndm,
    euler,
    euler_ancestral,
    dpm_solver_multistep,
    edm_dpm_solver_multistep,  ///< Karras et al. 2022: preconditioned networks, no alphas_cumprod
    flow_match_euler           ///< rectified flow
  } kind = Kind::ddim;
  std::string class_name = "DDIMScheduler";
  std::int64_t num_train_timesteps = 1000;
  double beta_start = 0.0001, beta_end = 0.02;
  std::string beta_schedule = "linear";  ///< linear, scaled_linear, squaredcos_cap_v2
  std::vector<double> trained_betas;
  PredictionType prediction_type = PredictionType::epsilon;
  std::string timestep_spacing = "leading";  ///< leading, trailing, linspace
  std::int64_t steps_offset = 0;
  bool set_alpha_to_one = true;
  bool clip_sample = false;
  double clip_sample_range = 1;
  bool rescale_betas_zero_snr = false;
  bool skip_prk_steps = false;
  // DPM-Solver++ 2M
  std::string algorithm_type = "dpmsolver++", solver_type = "midpoint", final_sigmas_type = "zero";
  std::int64_t solver_order = 2;
  bool lower_order_final = true, euler_at_final = false;
  bool use_karras_sigmas = false;
  // Euler
  std::string interpolation_type = "linear", timestep_type = "discrete";
  // EDM
  double sigma_min = 0.002, sigma_max = 80, sigma_data = 0.5, rho = 7;
  std::string sigma_schedule = "karras";  ///< karras, exponential
  // Flow matching; base_* and max_* with dynamic shifting: mu is linear in the number of image tokens
  double shift = 1;
  bool use_dynamic_shifting = false;
  double base_shift = 0.5, max_shift = 1.15;
  std::int64_t base_image_seq_len = 256, max_image_seq_len = 4096;
  std::string time_shift_type = "exponential";  ///< exponential, linear

  bool flow() const { return kind == Kind::flow_match_euler; }
  bool edm() const { return kind == Kind::edm_dpm_solver_multistep; }
};

/// Unknown classes, prediction types and options that would change the result are refused (file, key, value, expected).
SchedulerConfig read_scheduler_config(const nlohmann::json& json, const std::string& display_name);

/// Variance-preserving training schedule (neither flow() nor edm()): x_t = alpha_t x_0 + sigma_t eps (models.md 12.1),
/// float32 tables as diffusers has.
struct NoiseSchedule {
  std::vector<float> alphas_cumprod;  ///< [num_train_timesteps]
  PredictionType prediction_type = PredictionType::epsilon;

  explicit NoiseSchedule(const SchedulerConfig& config);
  std::int64_t size() const { return static_cast<std::int64_t>(alphas_cumprod.size()); }
  float alpha(std::int64_t timestep) const;  ///< sqrt(abar)
  float sigma(std::int64_t timestep) const;  ///< sqrt(1 - abar)
  /// d lambda / d t at an index by central differences (one-sided at the ends), lambda = ln(abar / (1 - abar)).
  /// method.md 1.3.
  double log_snr_slope(std::int64_t timestep) const;
};

}  // namespace elboscope
