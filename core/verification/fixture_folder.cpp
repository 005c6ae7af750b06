#include "core/verification/fixture_folder.h"

#include <c10/core/InferenceMode.h>

#include <limits>

#include "core/base/progress.h"
#include "core/diffusion/model_parts.h"
#include "core/tensorfile/json_file.h"
#include "core/text/t5_tokenizer.h"
#include "core/verification/case_runner.h"

namespace elboscope {

CaseRunner::CaseRunner(const std::filesystem::path& folder, bool reference, int threads)
    : oracle_(folder), reference_(reference), threads_(threads) {
  const auto& head = oracle_.head();
  const std::filesystem::path name = head.value("model", std::string("model"));
  if (name.is_absolute() || name.has_parent_path() || name == "..") {
    refuse((folder / "oracle.json").string(), "\"model\" must be the plain name of a folder beside it");
  }
  model_folder_ = folder / name;
  variant_ = head.value("variant", std::string());
}

nlohmann::json CaseRunner::index() const {
  const auto path = model_folder_ / "model_index.json";
  if (!std::filesystem::exists(path)) return nlohmann::json::object();  // tokenizers alone
  auto json = read_json(path, path.string());
  return json.is_object() ? json : nlohmann::json::object();
}

const FamilyRule* CaseRunner::family() const {
  const auto json = index();
  const auto name = json.find("_class_name");
  return name != json.end() && name->is_string() ? find_family(name->get<std::string>()) : nullptr;
}

const TextEncoderRule* CaseRunner::rule_of(const std::string& tokenizer) const {
  const FamilyRule* known = family();
  if (known == nullptr) return nullptr;
  for (const TextEncoderRule& rule : known->texts) {
    if (tokenizer == rule.tokenizer) return &rule;
  }
  return nullptr;
}

std::string CaseRunner::component_class(const std::string& component, const std::string& absent) const {
  const auto json = index();
  const auto entry = json.find(component);
  const bool pair = entry != json.end() && entry->is_array() && entry->size() == 2 && (*entry)[1].is_string();
  return pair ? (*entry)[1].get<std::string>() : absent;
}

const TextTokenizer& CaseRunner::tokenizer(const std::string& folder) {
  auto& tokenizer = tokenizers_[folder];
  if (!tokenizer) {
    const TextEncoderRule* rule = rule_of(folder);
    tokenizer = load_tokenizer(model_folder_ / folder, component_class(folder, "CLIPTokenizer"), folder);
    if (rule != nullptr && rule->lower_and_strip) tokenizer = lower_cased_and_stripped(tokenizer);
  }
  return *tokenizer;
}

const DiffusionModel& CaseRunner::model() {
  if (!model_) {
    LoadOptions options;
    options.device = ComputeDevice::cpu;
    options.type = ComputeType::float32;
    options.variant = variant_;
    options.threads = threads_;
    model_ = load_model(model_folder_, options);
  }
  return *model_;
}

double CaseRunner::tolerance(const nlohmann::json& c) const { return c.value("tol", 1e-4); }

void CaseRunner::compare(Comparisons& list, const nlohmann::json& c, const std::string& field, const at::Tensor& ours) const {
  list.push_back({field, relative_error(ours, oracle_.tensor(c, field)), tolerance(c)});
}

std::vector<Comparison> CaseRunner::run(const nlohmann::json& c) {
  const c10::InferenceMode no_gradients;
  const std::string op = oracle_.text(c, "op");
  if (op == "tokenize") return tokenize(c);
  if (op == "schedule") return schedule(c);
  if (op == "encode_text") return encode_text(c);
  if (std::filesystem::exists(model_folder_ / "model_index.json") && family() == nullptr) {
    throw UnsupportedCase{"models of this pipeline are not read by this version"};
  }
  if (op == "vae_encode") return vae_encode(c);
  if (op == "vae_decode") return vae_decode(c);
  if (op == "denoise") return denoise(c);
  if (op == "sample") return sample(c);
  if (op == "elbo") return elbo(c);
  if (op == "heatmap") return heatmap(c);
  throw UnsupportedCase{"this program has no op \"" + op + "\""};
}

std::vector<VerifiedCase> verify_fixture(const std::filesystem::path& folder, const VerifySettings& settings,
                                         const std::function<void(const VerifiedCase&)>& on_case, std::stop_token stop) {
  std::vector<VerifiedCase> results;
  CaseRunner runner(folder, settings.reference, settings.threads);
  const auto absolute = std::filesystem::weakly_canonical(folder);
  for (const auto& c : runner.oracle().head()["cases"]) {
    throw_if_stopped(stop);
    VerifiedCase result;
    result.fixture = absolute.filename().string();
    result.op = runner.oracle().text(c, "op");
    result.name = runner.oracle().text(c, "name");
    if (!settings.op.empty() && settings.op != result.op) continue;
    try {
      const auto comparisons = runner.run(c);
      double worst = -1;
      for (const Comparison& one : comparisons) {
        // Tolerance 0 asks for equality, so any difference is infinitely far beyond it.
        const double excess = one.tolerance > 0 ? one.error / one.tolerance
                              : one.error == 0  ? 0.0
                                                : std::numeric_limits<double>::infinity();
        if (!(excess <= 1)) {
          result.status = VerifiedCase::Status::fail;
          result.message += (result.message.empty() ? "" : ", ") + one.what;
        }
        if (!(excess <= worst)) {
          worst = excess;
          result.error = one.error;
          result.tolerance = one.tolerance;
        }
      }
      if (comparisons.empty()) {
        result.status = VerifiedCase::Status::fail;
        result.message = "the case holds nothing to compare with";
      }
    } catch (const UnsupportedCase& unsupported) {
      result.status = VerifiedCase::Status::unsupported;
      result.message = unsupported.reason;
    } catch (const Error& error) {
      if (error.kind == ErrorKind::cancelled || error.kind == ErrorKind::refused) throw;
      result.status = VerifiedCase::Status::fail;
      result.message = error.what();
    } catch (const std::exception& error) {
      result.status = VerifiedCase::Status::fail;
      result.message = error.what();
    }
    results.push_back(result);
    if (on_case) on_case(result);
  }
  return results;
}

}  // namespace elboscope
