#include "core/evaluation/item_score.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "core/alignment/calibration.h"
#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {
namespace {

using nlohmann::json;

/// Losses that make the largest object's exponent 1 and the smallest one's 1/gamma, in proportion between.
std::vector<double> losses_of_areas(const AlignmentRecord& record, const EvaluationItem& item) {
  std::vector<double> areas(item.classes.size(), 0);
  for (std::uint8_t label : item.truth) {
    if (label > 0 && label <= areas.size()) areas[label - 1] += 1;
  }
  std::vector<double> losses;
  for (double area : areas)
    losses.insert(losses.end(), record.elbo_timesteps.size(), -area / static_cast<double>(item.truth.size()));
  return losses;
}

/// Exchanges the record's losses for the time of a calibration.
class ExchangedLosses {
 public:
  ExchangedLosses(AlignmentRecord& record, std::vector<double> losses) : record_(record), kept_(std::move(losses)) {
    std::swap(record_.losses, kept_);
  }
  ~ExchangedLosses() { std::swap(record_.losses, kept_); }
  ExchangedLosses(const ExchangedLosses&) = delete;
  ExchangedLosses& operator=(const ExchangedLosses&) = delete;

 private:
  AlignmentRecord& record_;
  std::vector<double> kept_;
};

ThresholdCurve instance_curve(const EvaluationItem& item, std::size_t instance, const StrongestClasses& strongest) {
  const std::size_t place = item.instance_classes[instance];
  std::vector<std::uint8_t> truth(item.instances.size());
  StrongestClasses own = strongest;
  for (std::size_t p = 0; p < truth.size(); ++p) {
    const std::size_t there = item.instances[p];
    truth[p] = there == instance + 1 ? 1 : there > 0 && item.instance_classes.at(there - 1) == place ? unlabelled : 0;
    own.labels[p] = strongest.labels[p] == place + 1 ? 1 : 0;
  }
  ThresholdCurve curve(2);
  curve.add(truth, own);
  return curve;
}

/// Most counts are 0: a run of n zeros is written as -n.
json packed(const std::vector<std::int64_t>& numbers) {
  json list = json::array();
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i;
    while (end < numbers.size() && numbers[end] == 0) ++end;
    if (end > i)
      list.push_back(-static_cast<std::int64_t>(end - i));
    else
      list.push_back(numbers[end++]);
    i = end;
  }
  return list;
}

template <class Value>
Value read(const json& from, const char* key) {
  const auto found = from.find(key);
  if (found == from.end()) refuse({}, std::string("The saved picture has no ") + key + ".");
  try {
    return found->get<Value>();
  } catch (const json::exception& error) {
    throw Error(ErrorKind::refused, {}, std::string("The saved picture's ") + key + " is not what was expected.",
                error.what());
  }
}

std::size_t whole(const json& number, const char* key) {
  if (!number.is_number_unsigned())
    refuse({}, std::string("The saved picture's ") + key + " is not a whole number from 0.");
  return number.get<std::size_t>();
}

ThresholdCurve unpacked(const json& list, std::size_t labels) {
  if (!list.is_array()) refuse({}, "The saved picture's counts are not a list.");
  const std::size_t expected = labels * 201 + 100;
  std::vector<std::int64_t> numbers;
  for (const json& one : list) {
    const std::int64_t number = one.is_number_integer() ? one.get<std::int64_t>() : 0;
    if (number == 0 || numbers.size() >= expected || number < -static_cast<std::int64_t>(expected - numbers.size())) {
      refuse({}, "The saved picture's counts are not those of " + std::to_string(labels) + " labels.");
    }
    if (number < 0)
      numbers.insert(numbers.end(), static_cast<std::size_t>(-number), 0);
    else
      numbers.push_back(number);
  }
  return ThresholdCurve::from_numbers(labels, numbers);
}

}  // namespace

ItemScore score_item(AlignmentRecord& record, const EvaluationItem& item, const std::vector<SweepRow>& rows) {
  const auto start = std::chrono::steady_clock::now();
  const std::size_t classes = item.classes.size(), timesteps = record.elbo_timesteps.size();
  const std::size_t pixels = item.truth.size();
  ItemScore score;
  score.classes = item.classes;
  for (std::size_t i = 0; i < classes; ++i) {
    double sum = 0;
    for (std::size_t t = 0; t < timesteps; ++t) sum += record.losses[i * timesteps + t];
    score.losses.push_back(sum / static_cast<double>(timesteps));
  }
  for (std::size_t instance = 0; instance < item.instance_classes.size(); ++instance) {
    const auto label = static_cast<std::uint8_t>(instance + 1);
    const auto covered = std::count(item.instances.begin(), item.instances.end(), label);
    score.instances.push_back(
        {item.instance_classes[instance], static_cast<double>(covered) / static_cast<double>(pixels)});
  }
  Heatmaps maps;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const SweepRow& row = rows[r];
    if (row.oracle) {
      const ExchangedLosses exchanged(record, losses_of_areas(record, item));
      calibrate(record, row.settings, item.picture.height, item.picture.width, maps);
    } else {
      calibrate(record, row.settings, item.picture.height, item.picture.width, maps);
    }
    const StrongestClasses strongest = strongest_classes(row.raw ? maps.raw : maps.calibrated, classes, pixels);
    ThresholdCurve curve(classes + 1);
    curve.add(item.truth, strongest);
    score.curves.push_back(std::move(curve));
    for (std::size_t i = 0; r < 2 && i < score.instances.size(); ++i) {
      (r == 0 ? score.instances[i].raw : score.instances[i].calibrated) = instance_curve(item, i, strongest);
    }
  }
  score.sweep_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return score;
}

std::string item_line(const ItemScore& score) {
  json line{{"index", score.index},
            {"classes", score.classes},
            {"losses", score.losses},
            {"absent_loss", score.absent_loss},
            {"seconds", {score.probe_seconds, score.sweep_seconds}}};
  json& curves = line["curves"] = json::array();
  for (const ThresholdCurve& curve : score.curves) curves.push_back(packed(curve.numbers()));
  json& instances = line["instances"] = json::array();
  for (const InstanceScore& one : score.instances) {
    instances.push_back({{"place", one.place},
                         {"visible_share", one.visible_share},
                         {"raw", packed(one.raw.numbers())},
                         {"calibrated", packed(one.calibrated.numbers())}});
  }
  return line.dump();
}

ItemScore parse_item_line(const std::string& line, std::size_t rows, std::size_t classes) {
  const json saved = parse_json(line, "the saved picture");
  if (!saved.is_object()) refuse({}, "The saved picture is not a JSON object.");
  ItemScore score;
  score.index = whole(read<json>(saved, "index"), "index");
  for (const json& one : read<json>(saved, "classes")) score.classes.push_back(whole(one, "classes"));
  score.losses = read<std::vector<double>>(saved, "losses");
  score.absent_loss = read<std::vector<double>>(saved, "absent_loss");
  const auto seconds = read<std::vector<double>>(saved, "seconds");
  const json curves = read<json>(saved, "curves"), instances = read<json>(saved, "instances");
  const auto finite = [](const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
  };
  const bool known =
      std::all_of(score.classes.begin(), score.classes.end(), [classes](std::size_t c) { return c < classes; });
  if (!known || score.classes.empty() || score.classes.size() > 254 || score.losses.size() != score.classes.size() ||
      score.absent_loss.size() > 1 || seconds.size() != 2 || !finite(score.losses) || !finite(score.absent_loss) ||
      !finite(seconds) || !curves.is_array() || curves.size() != rows || !instances.is_array() ||
      instances.size() > 254) {
    refuse({}, "The saved picture does not fit this evaluation.");
  }
  score.probe_seconds = seconds[0];
  score.sweep_seconds = seconds[1];
  for (const json& curve : curves) score.curves.push_back(unpacked(curve, score.classes.size() + 1));
  for (const json& one : instances) {
    if (!one.is_object()) refuse({}, "The saved picture's instance is not a JSON object.");
    InstanceScore instance{whole(read<json>(one, "place"), "place"), read<double>(one, "visible_share"),
                           unpacked(read<json>(one, "raw"), 2), unpacked(read<json>(one, "calibrated"), 2)};
    if (instance.place >= score.classes.size() || !std::isfinite(instance.visible_share))
      refuse({}, "The saved picture's instance does not fit its classes.");
    score.instances.push_back(std::move(instance));
  }
  return score;
}

}  // namespace elboscope
