#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/diffusion/diffusion_model.h"
#include "core/verification/oracle.h"

namespace elboscope {

/// One output tensor of a case against its expectation.
struct Comparison {
  std::string what;
  double error = 0, tolerance = 0;
};

/// Thrown by a case that asks for something this program does not do; the text says what.
struct UnsupportedCase {
  std::string reason;
};

/// What cases share: the recorded tensors and the model, loaded when the first case needs it.
class CaseRunner {
 public:
  CaseRunner(const std::filesystem::path& folder, bool reference, int threads);

  const Oracle& oracle() const { return oracle_; }
  /// Compares every expected output of the case; throws UnsupportedCase.
  std::vector<Comparison> run(const nlohmann::json& fixture_case);

 private:
  using Comparisons = std::vector<Comparison>;
  Comparisons tokenize(const nlohmann::json& c);
  Comparisons encode_text(const nlohmann::json& c);
  Comparisons encode_alone(const nlohmann::json& c);
  Comparisons vae_encode(const nlohmann::json& c);
  Comparisons vae_decode(const nlohmann::json& c);
  Comparisons schedule(const nlohmann::json& c);
  Comparisons denoise(const nlohmann::json& c);
  Comparisons sample(const nlohmann::json& c);
  Comparisons elbo(const nlohmann::json& c);
  Comparisons heatmap(const nlohmann::json& c);

  /// Of model_index.json's pipeline; nullptr for one this program does not read.
  const FamilyRule* family() const;
  /// How the pipeline uses a tokenizer; nullptr where no family says it.
  const TextEncoderRule* rule_of(const std::string& tokenizer) const;
  /// model_index.json; an empty object where there is none.
  nlohmann::json index() const;
  /// The class that model_index.json gives for a component; `absent` if it names none.
  std::string component_class(const std::string& component, const std::string& absent) const;
  const TextTokenizer& tokenizer(const std::string& folder);
  std::unique_ptr<TextEncoder> load_text_encoder() const;
  const DiffusionModel& model();
  SchedulerConfig scheduler_config(const std::string& folder);
  /// The scaled latent a case starts from: given, or encoded from its picture (posterior mean).
  at::Tensor case_latent(const nlohmann::json& c);
  /// What the case says the denoiser is told beside noise level and texts.
  PassConditions conditions(const nlohmann::json& c) const;
  void compare(Comparisons& list, const nlohmann::json& c, const std::string& field, const at::Tensor& ours) const;
  double tolerance(const nlohmann::json& c) const;

  Oracle oracle_;
  std::filesystem::path model_folder_;
  std::string variant_;
  bool reference_;
  int threads_;
  std::shared_ptr<DiffusionModel> model_;
  std::map<std::string, std::shared_ptr<const TextTokenizer>> tokenizers_;
  std::unique_ptr<TextEncoder> encoder_;  ///< of a fixture without a pipeline
};

}  // namespace elboscope
