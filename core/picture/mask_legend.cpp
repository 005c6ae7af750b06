#include "core/picture/mask_legend.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {
namespace {

using nlohmann::json;

constexpr std::array<const char*, 20> voc_names = {
    "aeroplane",    "bicycle", "bird",  "boat",      "bottle", "bus",          "car",   "cat",  "chair", "cow",
    "dining table", "dog",     "horse", "motorbike", "person", "potted plant", "sheep", "sofa", "train", "tv monitor"};

/// VOC's colour of a label: its bits dealt out to red, green and blue, highest first.
std::array<std::uint8_t, 3> voc_color(unsigned label) {
  std::array<unsigned, 3> color{};
  for (unsigned shift = 8; shift-- > 0; label >>= 3U) {
    for (unsigned channel = 0; channel < 3; ++channel) color[channel] |= ((label >> channel) & 1U) << shift;
  }
  return {static_cast<std::uint8_t>(color[0]), static_cast<std::uint8_t>(color[1]),
          static_cast<std::uint8_t>(color[2])};
}

std::vector<std::string> names_of_list(const std::filesystem::path& mask) {
  const std::filesystem::path list = mask.parent_path() / "captions.json";
  std::error_code error;
  const auto size = std::filesystem::file_size(list, error);
  if (error || size > (std::uintmax_t{64} << 20)) return {};
  const json document = parse_json(read_text(list, "captions.json"), "captions.json");
  if (!document.is_object() || !document.contains("classes") || !document.contains("scenes")) return {};
  const json &classes = document["classes"], &scenes = document["scenes"];
  if (!classes.is_array() || classes.size() > 254 || !scenes.is_array()) return {};
  const std::string name = mask.filename().string();
  const bool listed = std::any_of(scenes.begin(), scenes.end(), [&](const json& scene) {
    return scene.is_object() && scene.contains("mask") && scene["mask"].is_string() &&
           scene["mask"].get<std::string>() == name;
  });
  std::vector<std::string> names;
  for (const json& one : classes) {
    if (!listed || !one.is_string() || one.get<std::string>().empty()) return {};
    names.push_back(one.get<std::string>());
  }
  return names;
}

/// The palette of a PNG comes before its pixels; only the heads of chunks up to there are read.
bool has_voc_palette(const std::filesystem::path& mask) {
  std::ifstream file(mask, std::ios::binary);
  std::array<char, 8> head{};
  static constexpr unsigned char signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  if (!file.read(head.data(), 8) || std::memcmp(head.data(), signature, 8) != 0) return false;
  for (int chunk = 0; chunk < 64; ++chunk) {
    if (!file.read(head.data(), 8)) return false;
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length = length << 8U | static_cast<unsigned char>(head[i]);
    const std::string type(head.data() + 4, 4);
    if (type == "IDAT" || type == "IEND" || length > (1U << 24U)) return false;
    if (type != "PLTE") {
      file.seekg(static_cast<std::streamoff>(length) + 4, std::ios::cur);
      continue;
    }
    if (length < 3 * (voc_names.size() + 1) || length > 768) return false;
    std::vector<char> palette(length);
    if (!file.read(palette.data(), length)) return false;
    for (unsigned label = 0; label <= voc_names.size(); ++label) {
      const auto color = voc_color(label);
      for (std::size_t channel = 0; channel < 3; ++channel) {
        if (static_cast<std::uint8_t>(palette[3 * label + channel]) != color[channel]) return false;
      }
    }
    return true;
  }
  return false;
}

}  // namespace

MaskLegend mask_legend(const std::filesystem::path& mask) {
  std::error_code error;
  // A pipe or a device could block.
  if (!std::filesystem::is_regular_file(mask, error)) return {};
  try {
    if (std::vector<std::string> names = names_of_list(mask); !names.empty()) return {std::move(names), true};
  } catch (const Error&) {
    // A damaged list says nothing about the mask.
  }
  MaskLegend legend;
  if (has_voc_palette(mask)) legend.names.assign(voc_names.begin(), voc_names.end());
  return legend;
}

}  // namespace elboscope
