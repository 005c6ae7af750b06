#include "core/report/exports.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/report/map_pictures.h"
#include "core/report/markup.h"
#include "core/tensorfile/npy_file.h"

namespace elboscope {
namespace {

using nlohmann::ordered_json;

std::filesystem::path utf8_path(const std::string& name) {
  return std::u8string(name.begin(), name.end());
}

std::string utf8_text(const std::filesystem::path& path) {
  const std::u8string text = path.u8string();
  return {text.begin(), text.end()};
}

/// Forbidden on some file system.
bool separator(char32_t c) {
  static const std::u32string forbidden = U"/\\:*?\"<>|";
  return forbidden.find(c) != std::u32string::npos;
}

/// Control characters, private and unassigned ones, and those that change how others are read.
bool invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0xFFFD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xE000 && c <= 0xF8FF) ||
         (c >= 0xFFF0 && c <= 0xFFFF) || c >= 0xE0000;
}

bool blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x3000;
}

std::string file_name_of(const std::string& name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    std::string piece;
    if (blank(c) || separator(c)) {
      piece = "_";
    } else if (!invisible(c)) {
      append_utf8(piece, c);
    }
    if (out.size() + piece.size() > 100) break;
    out += piece;
  }
  const std::size_t begin = out.find_first_not_of("._-");  // not hidden, not "..", not an option
  out = begin == std::string::npos ? "" : out.substr(begin);
  while (!out.empty() && (out.back() == '.' || out.back() == '_')) out.pop_back();
  return out.empty() ? "class" : out;
}

/// Case-insensitive file systems know one file for both; ASCII is what can be folded without tables.
std::string folded(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return name;
}

const char* name_of(CalibrationSettings::Exponents value) {
  switch (value) {
    case CalibrationSettings::Exponents::fixed:
      return "fixed";
    case CalibrationSettings::Exponents::inverted:
      return "inverted";
    default:
      return "elbo";
  }
}

const char* name_of(CalibrationSettings::Softmax value) {
  switch (value) {
    case CalibrationSettings::Softmax::per_layer:
      return "per_layer";
    case CalibrationSettings::Softmax::at_end:
      return "at_end";
    default:
      return "none";
  }
}

const char* name_of(CalibrationSettings::Variant value) {
  switch (value) {
    case CalibrationSettings::Variant::pixelwise_exponent:
      return "pixelwise_exponent";
    case CalibrationSettings::Variant::likelihood_product:
      return "likelihood_product";
    default:
      return "official";
  }
}

ordered_json class_json(const AlignmentRecord& record, const Heatmaps& maps, const RunFacts& facts, std::size_t i) {
  const RecordedClass& recorded = record.classes[i];
  const ClassCalibration& calibration = maps.classes[i];
  ordered_json item;
  item["name"] = recorded.name;
  item["token_positions"] = recorded.token_positions;
  const std::size_t timesteps = record.elbo_timesteps.size();
  ordered_json losses = ordered_json::array();
  if (recorded.elbo_done && record.losses.size() >= (i + 1) * timesteps)
    for (std::size_t t = 0; t < timesteps; ++t) losses.push_back(record.losses[i * timesteps + t]);
  item["losses"] = std::move(losses);
  item["loss"] = calibration.measured ? ordered_json(calibration.loss) : ordered_json();
  item["normalized"] = calibration.measured ? ordered_json(calibration.normalized) : ordered_json();
  item["S"] = calibration.s;
  item["exponent"] = calibration.exponent;
  item["standard_error"] = calibration.measured ? ordered_json(calibration.standard_error) : ordered_json();
  if (facts.files && i < facts.files->classes.size()) {
    const ClassFiles& files = facts.files->classes[i];
    const auto path = [&](const std::string& name) {
      return utf8_text((std::filesystem::absolute(facts.files->folder) / utf8_path(name)).lexically_normal());
    };
    item["files"] = {{"raw", path(files.raw)},
                     {"calibrated", path(files.calibrated)},
                     {"raw_overlay", path(files.raw_overlay)},
                     {"calibrated_overlay", path(files.calibrated_overlay)},
                     {"difference_overlay", path(files.difference_overlay)}};
  }
  if (facts.scores && i < facts.scores->iou_raw.size() && i < facts.scores->iou_calibrated.size()) {
    item["iou_raw"] = facts.scores->iou_raw[i];
    item["iou_calibrated"] = facts.scores->iou_calibrated[i];
  }
  return item;
}

}  // namespace

Heatmaps heatmaps_for_files(const AlignmentRecord& record, const CalibrationSettings& settings, std::int64_t height,
                            std::int64_t width, bool pixels) {
  constexpr std::uint64_t largest_map_bytes = std::uint64_t{1} << 30;
  const std::uint64_t bytes = 2 * record.classes.size() * static_cast<std::uint64_t>(width) *
                              static_cast<std::uint64_t>(height) * sizeof(float);
  const bool whole = (pixels && bytes <= largest_map_bytes) ||
                     settings.softmax == CalibrationSettings::Softmax::at_end || settings.upsample_first;
  return whole ? calibrate(record, settings, height, width) : calibrate_on_grid(record, settings);
}

std::vector<std::string> file_names_of_classes(const std::vector<std::string>& names) {
  std::vector<std::string> result;
  std::set<std::string> taken{"mask"};  // the masks' own files
  for (const std::string& name : names) {
    const std::string base = file_name_of(name);
    std::string candidate = base;
    for (int number = 2; !taken.insert(folded(candidate)).second; ++number)
      candidate = base + "_" + std::to_string(number);
    result.push_back(candidate);
  }
  return result;
}

ExportedFiles write_class_files(const std::filesystem::path& folder, const Picture& picture, const Heatmaps& maps,
                                const OverlayStyle& style, const ProgressCallback& progress,
                                const std::stop_token& stop) {
  ExportedFiles files{folder, {}, {}, {}};
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!std::filesystem::is_directory(folder))
    throw Error(ErrorKind::failed, utf8_text(folder),
                "The folder cannot be made" + (error ? ": " + error.message() : std::string()) +
                    "; expected a place to write to.");
  if (!has_maps(maps)) return files;
  const std::int64_t height = picture.height, width = picture.width;
  if (!maps.raw.empty() && (maps.height != height || maps.width != width))
    throw Error(ErrorKind::usage, {},
                "The maps have " + std::to_string(maps.width) + " x " + std::to_string(maps.height) +
                    " pixels, expected the picture's " + std::to_string(width) + " x " + std::to_string(height) + ".");
  const Picture grey = grey_picture(picture);
  const std::vector<std::string> names = file_names_of_classes(maps.names);
  const auto report = [&](std::size_t done) {
    if (progress)
      progress({"writing files", static_cast<std::int64_t>(done), static_cast<std::int64_t>(names.size() + 1)});
  };
  const auto array = [&](const std::string& name, const std::vector<float>& map) {
    throw_if_stopped(stop);
    write_npy(folder / utf8_path(name), {height, width}, map.data());
  };
  // A function makes the picture, so that a stop also saves that work.
  const auto overlay = [&](const std::string& name, const auto& make) {
    throw_if_stopped(stop);
    write_png(folder / utf8_path(name), make());
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    report(i);
    throw_if_stopped(stop);
    const ClassFiles written{names[i] + ".raw.npy", names[i] + ".calibrated.npy", names[i] + ".raw.png",
                             names[i] + ".calibrated.png", names[i] + ".difference.png"};
    const std::vector<float> raw = class_map(maps, i, false, height, width),
                             calibrated = class_map(maps, i, true, height, width);
    array(written.raw, raw);
    array(written.calibrated, calibrated);
    overlay(written.raw_overlay, [&] { return heat_overlay(grey, raw, style); });
    overlay(written.calibrated_overlay, [&] { return heat_overlay(grey, calibrated, style); });
    overlay(written.difference_overlay, [&] { return difference_overlay(grey, raw, calibrated, style); });
    files.classes.push_back(written);
  }
  report(names.size());
  for (bool calibrated : {false, true}) {
    std::string& name = calibrated ? files.calibrated_mask : files.raw_mask;
    name = calibrated ? "mask.calibrated.png" : "mask.raw.png";
    overlay(name, [&] {
      return label_colors(class_labels(maps, calibrated, maps.threshold, height, width), width, height);
    });
  }
  report(names.size() + 1);
  return files;
}

ordered_json settings_json(const AlignmentRecord& record, const CalibrationSettings& settings) {
  ordered_json json;
  json["gamma"] = settings.gamma;
  json["exponents"] = name_of(settings.exponents);
  json["variant"] = name_of(settings.variant);
  json["paper_weighting"] = settings.paper_weighting;
  json["control_variate"] = settings.control_variate;
  json["shrink"] = settings.shrink;
  json["elbo_timesteps"] = settings.elbo_timesteps.empty() ? record.elbo_timesteps : settings.elbo_timesteps;
  json["collect_timesteps"] =
      settings.collect_timesteps.empty() ? record.collect_timesteps : settings.collect_timesteps;
  json["layer_sigma"] = layer_sigma_of(record, settings);
  json["resolution_weights"] =
      layer_sigma_of(record, settings) > 0 ? std::vector<double>() : resolution_weights_of(record, settings);
  json["softmax"] = name_of(settings.softmax);
  json["upsample_first"] = settings.upsample_first;
  json["self_passes"] = settings.self_passes;
  json["threshold"] = threshold_of(record, settings);
  json["seed"] = record.seed;
  json["noise"] = record.noise;
  json["fit"] = record.fit;
  json["reference"] = record.reference;
  json["working_width"] = record.working_width;
  json["working_height"] = record.working_height;
  json["prediction_type"] = record.prediction_type;
  json["compute"] = record.compute;
  ordered_json texts = ordered_json::array();
  for (const RecordedClass& recorded : record.classes) texts.push_back(recorded.elbo_text);
  json["elbo_texts"] = std::move(texts);
  json["self_weight"] = record.self_weight;
  return json;
}

ordered_json result_json(const AlignmentRecord& record, const Heatmaps& maps, const CalibrationSettings& settings,
                         const RunFacts& facts) {
  if (maps.classes.size() != record.classes.size())
    throw Error(ErrorKind::usage, {},
                "The heatmaps hold " + std::to_string(maps.classes.size()) + " classes, expected the record's " +
                    std::to_string(record.classes.size()) + ".");
  ordered_json json;
  json["program"] = "elboscope";
  json["version"] = record.program_version;
  json["model"] = {{"family", record.model_family}, {"path", record.model_path}, {"sha256", record.model_sha256}};
  json["image"] = {{"path", record.image_path}, {"width", record.image_width}, {"height", record.image_height}};
  json["caption"] = record.caption;
  json["tokens"] = record.token_texts;
  json["settings"] = settings_json(record, settings);
  json["classes"] = ordered_json::array();
  for (std::size_t i = 0; i < record.classes.size(); ++i) json["classes"].push_back(class_json(record, maps, facts, i));
  if (facts.scores) {
    json["miou_raw"] = facts.scores->miou_raw;
    json["miou_calibrated"] = facts.scores->miou_calibrated;
  }
  json["seconds"] = {{"load", record.seconds.load},
                     {"encode", record.seconds.encode},
                     {"elbo", record.seconds.elbo},
                     {"collect", record.seconds.collect},
                     {"calibrate", facts.calibrate_seconds}};
  json["peak_memory_bytes"] = facts.peak_memory_bytes;
  json["complete"] = record.complete;
  json["distinguishable"] = maps.distinguishable;
  json["notes"] = maps.notes;
  return json;
}

std::string json_text(const ordered_json& document) {
  return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace elboscope
