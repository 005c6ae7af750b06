#include <algorithm>
#include <set>

#include "core/alignment/attention_collector.h"
#include "core/alignment/calibration.h"
#include "core/alignment/elbo_measurement.h"
#include "core/text/phrase_spans.h"
#include "core/verification/case_runner.h"

namespace elboscope {

namespace {

at::Tensor maps_tensor(const std::vector<float>& values, std::int64_t count, std::int64_t height, std::int64_t width) {
  at::Tensor out = at::empty({count, height, width}, at::kFloat);
  if (static_cast<std::int64_t>(values.size()) != out.numel()) return {};
  std::copy(values.begin(), values.end(), out.data_ptr<float>());
  return out;
}

}  // namespace

/// The whole method on one picture: our own look-up of the tokens, ELBO, collection, calibration.
std::vector<Comparison> CaseRunner::heatmap(const nlohmann::json& c) {
  Comparisons list;
  const auto classes = oracle_.at(c, "classes").get<std::vector<std::string>>();
  const bool correct = c.contains("reference_bug") && !reference_;
  const std::string suffix = correct ? "_correct" : "";

  AlignmentRecord record;
  record.caption = oracle_.text(c, "caption");
  const auto ranges = find_phrases(record.caption, classes);
  // The official code looks at the columns of the first tokenizer alone.
  const TextTokenizer& tokenizer = *model().text_segments().front().tokenizer;
  const Tokenization tokens = tokenizer.tokenize(record.caption);
  // A case without a known bug has equal positions either way.
  const auto reference = reference_positions(tokenizer, record.caption, classes);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    RecordedClass entry;
    entry.name = classes[i];
    entry.elbo_done = true;
    entry.ranges = ranges[i];
    entry.token_positions = reference_ ? reference[i] : token_positions(tokens, ranges[i], tokenizer.model_max_length());
    record.classes.push_back(std::move(entry));
  }
  const auto expected_positions = oracle_.at(c, "positions" + suffix).get<std::vector<std::vector<int>>>();
  bool same = expected_positions.size() == classes.size();
  for (std::size_t i = 0; same && i < classes.size(); ++i) same = expected_positions[i] == record.classes[i].token_positions;
  list.push_back({"positions", same ? 0.0 : 1.0, 0.0});
  if (!same) return list;

  const at::Tensor latent = case_latent(c);
  record.latent_height = latent.size(2);
  record.latent_width = latent.size(3);
  record.image_height = oracle_.at(c, "height").get<std::int64_t>();
  record.image_width = oracle_.at(c, "width").get<std::int64_t>();

  CalibrationSettings settings;
  settings.gamma = 1.0 / oracle_.at(c, "inverse_gamma").get<double>();
  if (c.value("fixed_exponent", false)) settings.exponents = CalibrationSettings::Exponents::fixed;
  settings.layer_sigma = oracle_.at(c, "layer_sigma").get<double>();
  if (c.contains("cross_weight")) settings.resolution_weights = c["cross_weight"].get<std::vector<double>>();

  if (c.contains("losses")) {
    record.elbo_timesteps = integers(oracle_.tensor(c, "timesteps"));
    const auto texts = oracle_.at(c, "texts").get<std::vector<std::string>>();
    record.losses.assign(texts.size() * record.elbo_timesteps.size(), 0.0);
    const ElboPlan plan = plan_elbo(model(), latent.size(2), latent.size(3), texts.size(), record.elbo_timesteps.size(), 0);
    measure_elbo(
        model(), latent, oracle_.tensor(c, "noise"), record.elbo_timesteps, texts, plan,
        [&](TextError&& error) { record.losses[error.text * record.elbo_timesteps.size() + error.timestep] = error.loss; },
        [](std::size_t) {}, {}, {}, conditions(c));
    compare(list, c, "losses",
            at::tensor(record.losses, at::kDouble)
                .view({static_cast<std::int64_t>(texts.size()), static_cast<std::int64_t>(record.elbo_timesteps.size())}));
  } else {
    // The reference measures nothing where the exponents do not depend on it (gamma 1, fixed).
    record.elbo_timesteps = {0};
    record.losses.assign(classes.size(), 0.0);
  }

  CollectionRequest request;
  request.timesteps = integers(oracle_.tensor(c, "collect_timesteps"));
  std::set<int> wanted;
  for (const RecordedClass& entry : record.classes) wanted.insert(entry.token_positions.begin(), entry.token_positions.end());
  request.captions = {{record.caption, {wanted.begin(), wanted.end()}}};
  request.conditions = conditions(c);
  request.self_weight = oracle_.at(c, "self_weight").get<std::vector<std::vector<double>>>();
  collect_attention(model(), latent, oracle_.tensor(c, "collect_noise"), request, record, [](std::size_t) {}, {});
  finish_record(record);

  const Heatmaps maps = calibrate(record, settings);
  const auto count = static_cast<std::int64_t>(classes.size());
  std::vector<double> exponents;
  for (const ClassCalibration& entry : maps.classes) exponents.push_back(entry.exponent);
  compare(list, c, "exponent", at::tensor(exponents, at::kDouble));
  const auto compare_as = [&](const std::string& field, const at::Tensor& ours) {
    list.push_back({field, relative_error(ours, oracle_.tensor(c, field + suffix)), tolerance(c)});
  };
  compare_as("cross_raw", maps_tensor(maps.cross_raw, count, maps.grid_height, maps.grid_width));
  compare_as("cross_calibrated", maps_tensor(maps.cross_calibrated, count, maps.grid_height, maps.grid_width));
  compare_as("heat_raw", maps_tensor(maps.raw, count, maps.height, maps.width));
  compare_as("heat_calibrated", maps_tensor(maps.calibrated, count, maps.height, maps.width));
  if (c.contains("self_product")) {
    const std::int64_t area = maps.grid_height * maps.grid_width;
    const auto& product = record.self_product.empty() && record.self_operators.size() == 1 ? record.self_operators[0] : record.self_product;
    compare(list, c, "self_product", maps_tensor(product, 1, area, area).view({area, area}));
  }
  return list;
}

}  // namespace elboscope
