#include "core/evaluation/evaluation_sweep.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <set>

#include "core/base/error.h"

namespace elboscope {
namespace {

using Exponents = CalibrationSettings::Exponents;
using Variant = CalibrationSettings::Variant;
using Softmax = CalibrationSettings::Softmax;

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

class RowList {
 public:
  explicit RowList(const CalibrationSettings& base) : base_(base) {}

  using Change = std::function<void(CalibrationSettings&)>;
  /// Adds the row unless its settings stand there already under another name.
  void add(const std::string& name, const Change& change, bool raw = false, bool oracle = false) {
    SweepRow row{name, base_, raw, oracle};
    change(row.settings);
    if (known_.insert(row_json(row).dump()).second) rows_.push_back(std::move(row));
  }
  /// Adds it in any case: a curve should have no gap.
  void add_point(const std::string& name, const Change& change, bool raw = false) {
    SweepRow row{name, base_, raw, false};
    change(row.settings);
    known_.insert(row_json(row).dump());
    rows_.push_back(std::move(row));
  }
  void add_raw_and_calibrated(const std::string& name, const Change& change) {
    add("raw, " + name, change, true);
    add("calibrated, " + name, change);
  }
  std::vector<SweepRow> take() { return std::move(rows_); }

 private:
  CalibrationSettings base_;
  std::set<std::string> known_;
  std::vector<SweepRow> rows_;
};

void add_passes(RowList& list) {
  const std::pair<const char*, int> choices[] = {
      {"no self-attention", 0}, {"one self-attention pass", 1}, {"all self-attention", -1}};
  for (const auto& [name, passes] : choices) {
    const auto with = [passes = passes](CalibrationSettings& s) { s.self_passes = passes; };
    list.add_raw_and_calibrated(name, with);
    for (const auto& [kind, exponents] :
         {std::pair{"fixed S, ", Exponents::fixed}, std::pair{"inverted S, ", Exponents::inverted}}) {
      list.add(std::string(kind) + name, [&, exponents = exponents](CalibrationSettings& s) {
        with(s);
        s.exponents = exponents;
      });
    }
    list.add("pixelwise exponent, " + std::string(name), [&](CalibrationSettings& s) {
      with(s);
      s.variant = Variant::pixelwise_exponent;
    });
    list.add("likelihood product, " + std::string(name), [&](CalibrationSettings& s) {
      with(s);
      s.variant = Variant::likelihood_product;
    });
    list.add("true areas, " + std::string(name), with, false, true);
  }
}

void add_timesteps(RowList& list, const std::vector<std::int64_t>& timesteps) {
  if (timesteps.size() < 3) return;
  std::vector<std::int64_t> sorted = timesteps;
  std::sort(sorted.begin(), sorted.end());
  for (int third = 0; third < 3; ++third) {
    const auto count = static_cast<std::ptrdiff_t>(sorted.size());
    const std::vector<std::int64_t> part(sorted.begin() + count * third / 3, sorted.begin() + count * (third + 1) / 3);
    list.add("ELBO timesteps " + std::to_string(part.front()) + " to " + std::to_string(part.back()),
             [&](CalibrationSettings& s) { s.elbo_timesteps = part; });
  }
}

}  // namespace

std::vector<SweepRow> evaluation_rows(const CalibrationSettings& base, const SweepChoice& choice,
                                      const std::vector<std::int64_t>& elbo_timesteps) {
  RowList list(base);
  const auto same = [](CalibrationSettings&) {};
  list.add("raw", same, true);
  list.add("calibrated", same);
  if (!choice.wanted) return list.take();
  for (double gamma : choice.gammas) {
    if (!(gamma > 0 && gamma <= 1)) {
      throw Error(ErrorKind::usage, {},
                  "gamma " + number(gamma) + " is impossible; expected numbers above 0 and at most 1.");
    }
    list.add_point("1/gamma " + number(1 / gamma), [gamma](CalibrationSettings& s) { s.gamma = gamma; });
  }
  list.add("fixed S", [](CalibrationSettings& s) { s.exponents = Exponents::fixed; });
  list.add("inverted S", [](CalibrationSettings& s) { s.exponents = Exponents::inverted; });
  list.add("pixelwise exponent", [](CalibrationSettings& s) { s.variant = Variant::pixelwise_exponent; });
  list.add("likelihood product", [](CalibrationSettings& s) { s.variant = Variant::likelihood_product; });
  list.add("true areas", same, false, true);
  add_passes(list);
  for (double sigma : {0.5, 1.0, 3.0, 10.0}) {
    const auto with = [sigma](CalibrationSettings& s) { s.layer_sigma = sigma; };
    list.add_point("raw, layer sigma " + number(sigma), with, true);
    list.add_point("calibrated, layer sigma " + number(sigma), with);
  }
  list.add_raw_and_calibrated("resolution weights", [](CalibrationSettings& s) { s.layer_sigma = 0; });
  list.add_raw_and_calibrated("no softmax", [](CalibrationSettings& s) { s.softmax = Softmax::none; });
  list.add_raw_and_calibrated("softmax in every layer", [](CalibrationSettings& s) { s.softmax = Softmax::per_layer; });
  list.add_raw_and_calibrated("softmax at the end", [](CalibrationSettings& s) { s.softmax = Softmax::at_end; });
  list.add("paper weighting", [](CalibrationSettings& s) { s.paper_weighting = true; });
  list.add("shrink", [](CalibrationSettings& s) { s.shrink = true; });
  list.add("upsample first", [](CalibrationSettings& s) { s.upsample_first = true; });
  add_timesteps(list, elbo_timesteps);
  return list.take();
}

nlohmann::ordered_json row_json(const SweepRow& row) {
  const CalibrationSettings& s = row.settings;
  // The raw maps know nothing of exponents: rows that differ in them alone are the same.
  nlohmann::ordered_json json{{"maps", row.raw ? "raw" : "calibrated"}};
  if (!row.raw) {
    json["gamma"] = s.gamma;
    json["exponents"] = row.oracle                           ? "true_areas"
                        : s.exponents == Exponents::fixed    ? "fixed"
                        : s.exponents == Exponents::inverted ? "inverted"
                                                             : "elbo";
    json["method"] = s.variant == Variant::pixelwise_exponent   ? "pixelwise"
                     : s.variant == Variant::likelihood_product ? "likelihood"
                                                                : "official";
    json["elbo_timesteps"] = s.elbo_timesteps;
    json["paper_weighting"] = s.paper_weighting;
    json["control_variate"] = s.control_variate;
    json["shrink"] = s.shrink;
    json["upsample_first"] = s.upsample_first;
  }
  json["collect_timesteps"] = s.collect_timesteps;
  json["layer_sigma"] = s.layer_sigma ? nlohmann::ordered_json(*s.layer_sigma) : nlohmann::ordered_json("automatic");
  json["resolution_weights"] = s.resolution_weights;
  json["softmax"] = s.softmax == Softmax::per_layer ? "layer" : s.softmax == Softmax::at_end ? "end" : "none";
  json["self_passes"] = s.self_passes;
  return json;
}

}  // namespace elboscope
