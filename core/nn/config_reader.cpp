#include "core/nn/config_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {
namespace {

using nlohmann::json;

std::string entry(std::string_view key, std::size_t index) {
  return std::string(key) + "[" + std::to_string(index) + "]";
}

// As it stands in the file, but short: a value may be megabytes of text.
std::string shown(const json& value) {
  if (value.is_string()) return "the text " + printable(value.get_ref<const std::string&>(), 60);
  if (value.is_object()) return "an object";
  if (value.is_array()) {
    const bool plain = std::all_of(value.begin(), value.end(), [](const json& item) { return item.is_number(); });
    if (!plain || value.size() > most_levels) return "a list of " + std::to_string(value.size()) + " entries";
  }
  if (value.is_number_float() && !std::isfinite(value.get<double>())) {
    return std::isnan(value.get<double>()) ? "NaN" : "infinite";
  }
  return value.dump();
}

std::string short_number(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

std::string joined(std::initializer_list<std::string_view> known) {
  std::string text;
  for (const std::string_view name : known) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

bool among(std::initializer_list<std::string_view> known, const json& value) {
  return value.is_string() &&
         std::find(known.begin(), known.end(), std::string_view(value.get_ref<const std::string&>())) != known.end();
}

}  // namespace

ConfigReader::ConfigReader(const json& object, const std::string& display_name) : object_(object), name_(display_name) {
  if (!object.is_object()) refuse(name_, "This file holds " + shown(object) + ", expected a JSON object.");
}

void ConfigReader::wrong(const std::string& key, const json& value, const std::string& expected) const {
  refuse(name_, key + " is " + shown(value) + ", expected " + expected + ".");
}

void ConfigReader::refuse_file(const std::string& sentence) const {
  refuse(name_, sentence);
}

const json* ConfigReader::value_of(std::string_view key) const {
  const auto found = object_.find(key);
  return found == object_.end() ? nullptr : &*found;
}

const json* ConfigReader::find(std::string_view key) const {
  const json* value = value_of(key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::int64_t ConfigReader::checked_whole(const std::string& key, const json& value, std::int64_t least,
                                         std::int64_t most) const {
  // Numbers above 2^63 are unsigned in the document and would turn negative.
  const bool fits = value.is_number_unsigned() ? value.get<std::uint64_t>() <= static_cast<std::uint64_t>(most)
                                               : value.is_number_integer() && value.get<std::int64_t>() <= most;
  if (!fits || value.get<std::int64_t>() < least) {
    wrong(key, value, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return value.get<std::int64_t>();
}

double ConfigReader::checked_number(const std::string& key, const json& value, double least, double most) const {
  const double number = value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
  if (!(number >= least && number <= most)) {
    wrong(key, value, "a number from " + short_number(least) + " to " + short_number(most));
  }
  return number;
}

const json& ConfigReader::checked_list(std::string_view key, const json& value, std::size_t entries,
                                       const std::string& of) const {
  const std::string expected = "a list of " + std::to_string(entries) + " " + of;
  if (!value.is_array()) wrong(std::string(key), value, expected);
  if (value.size() != entries) {
    refuse(name_, std::string(key) + " has " + std::to_string(value.size()) + " entries, expected " + expected + ".");
  }
  return value;
}

std::int64_t ConfigReader::whole(std::string_view key, std::int64_t absent, std::int64_t least,
                                 std::int64_t most) const {
  const json* value = value_of(key);
  return value == nullptr ? absent : checked_whole(std::string(key), *value, least, most);
}

double ConfigReader::number(std::string_view key, double absent, double least, double most) const {
  const json* value = value_of(key);
  return value == nullptr ? absent : checked_number(std::string(key), *value, least, most);
}

bool ConfigReader::flag(std::string_view key, bool absent) const {
  const json* value = value_of(key);
  if (value == nullptr) return absent;
  if (value->is_null()) return false;
  if (!value->is_boolean()) wrong(std::string(key), *value, "true or false");
  return value->get<bool>();
}

std::string ConfigReader::text(std::string_view key, std::string_view absent) const {
  const json* value = value_of(key);
  if (value == nullptr) return std::string(absent);
  if (!value->is_string()) wrong(std::string(key), *value, "a text");
  return value->get<std::string>();
}

std::string ConfigReader::one_of(std::string_view key, std::string_view absent,
                                 std::initializer_list<std::string_view> known) const {
  const json* value = value_of(key);
  if (value == nullptr) return std::string(absent);
  if (!among(known, *value)) {
    wrong(std::string(key), *value, (known.size() > 1 ? "one of " : "") + joined(known));
  }
  return value->get<std::string>();
}

std::vector<std::int64_t> ConfigReader::whole_list(std::string_view key, const std::vector<std::int64_t>& absent,
                                                   std::int64_t least, std::int64_t most,
                                                   std::size_t most_entries) const {
  const json* value = value_of(key);
  if (value == nullptr) return absent;
  if (!value->is_array() || value->empty() || value->size() > most_entries) {
    wrong(std::string(key), *value, "a list of 1 to " + std::to_string(most_entries) + " whole numbers");
  }
  std::vector<std::int64_t> numbers;
  for (const json& item : *value) numbers.push_back(checked_whole(entry(key, numbers.size()), item, least, most));
  return numbers;
}

std::vector<std::int64_t> ConfigReader::per_level(std::string_view key, std::int64_t absent, std::size_t levels,
                                                  std::int64_t least, std::int64_t most) const {
  const json* value = value_of(key);
  if (value == nullptr || !value->is_array()) {
    return std::vector<std::int64_t>(levels, whole(key, absent, least, most));
  }
  checked_list(key, *value, levels, "whole numbers, one for each entry of block_out_channels");
  return whole_list(key, {}, least, most, levels);
}

std::vector<double> ConfigReader::number_list(std::string_view key, std::size_t entries, double least,
                                              double most) const {
  std::vector<double> numbers;
  if (const json* value = find(key)) {
    for (const json& item : checked_list(key, *value, entries, "numbers")) {
      numbers.push_back(checked_number(entry(key, numbers.size()), item, least, most));
    }
  }
  return numbers;
}

std::vector<std::string> ConfigReader::block_types(std::string_view key, const std::vector<std::string>& absent,
                                                   std::size_t levels,
                                                   std::initializer_list<std::string_view> known) const {
  const std::string of = "block types, one for each entry of block_out_channels";
  const json* value = value_of(key);
  if (value == nullptr) {
    if (absent.size() == levels) return absent;
    refuse(name_, std::string(key) + " is absent, which stands for " + std::to_string(absent.size()) +
                      " entries, expected a list of " + std::to_string(levels) + " " + of + ".");
  }
  std::vector<std::string> types;
  for (const json& item : checked_list(key, *value, levels, of)) {
    if (!among(known, item)) {
      wrong(entry(key, types.size()), item, (known.size() > 1 ? "one of " : "") + joined(known));
    }
    types.push_back(item.get<std::string>());
  }
  return types;
}

void ConfigReader::expect_off(std::string_view key) const {
  const json* value = find(key);
  if (value != nullptr && *value != json(false)) {
    wrong(std::string(key), *value, "null or false (what it switches on is not supported)");
  }
}

void ConfigReader::expect_whole(std::string_view key, std::int64_t only) const {
  const json* value = value_of(key);
  if (value != nullptr && !(value->is_number() && value->get<double>() == static_cast<double>(only))) {
    wrong(std::string(key), *value, std::to_string(only) + " (nothing else is supported)");
  }
}

}  // namespace elboscope
