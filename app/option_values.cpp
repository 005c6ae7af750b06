#include <algorithm>
#include <charconv>
#include <cstdio>
#include <random>

#include "app/commands.h"
#include "core/report/exports.h"
#include "core/tensorfile/atomic_file.h"

namespace elboscope {

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (char c : text) {
    if (c == separator) parts.emplace_back();
    else parts.back() += c;
  }
  return parts;
}

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\n\r");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n\r") - begin + 1);
}

std::int64_t integer(const std::string& text, const std::string& whole) {
  const std::string digits = trimmed(text);
  std::int64_t value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec != std::errc() || result.ptr != digits.data() + digits.size()) {
    throw Error(ErrorKind::usage, {}, "\"" + whole + "\" is not a list of timesteps: expected begin:end:step, numbers with commas, "
                "or small, middle, large, random, even (with :count)");
  }
  return value;
}

/// The paper's ranges (method.md 1.2) in shares of the training timesteps.
std::vector<std::int64_t> named_timesteps(const std::string& name, std::int64_t count, std::int64_t train, std::uint64_t seed) {
  double low = 0, high = 1;
  if (name == "small") high = 0.2;
  if (name == "middle") low = 0.4, high = 0.6;
  if (name == "large") low = 0.7, high = 0.9;
  const auto first = static_cast<std::int64_t>(low * static_cast<double>(train));
  const std::int64_t last = std::max(first, static_cast<std::int64_t>(high * static_cast<double>(train)) - 1);
  std::vector<std::int64_t> values;
  std::mt19937_64 generator(seed);
  for (std::int64_t k = 0; k < count; ++k) {
    if (name == "random") {
      values.push_back(first + static_cast<std::int64_t>(generator() % static_cast<std::uint64_t>(last - first + 1)));
    } else {
      values.push_back(first + (last - first) * (2 * k + 1) / (2 * count));
    }
  }
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace

std::vector<std::int64_t> official_timesteps(bool elbo, std::int64_t train) {
  std::vector<std::int64_t> values;
  const std::int64_t end = std::min<std::int64_t>(elbo ? 999 : 201, train), step = elbo ? 50 : 20;
  for (std::int64_t t = std::min<std::int64_t>(elbo ? 1 : 20, train - 1); t < end; t += step) values.push_back(t);
  return values;
}

std::vector<std::int64_t> parse_timesteps(const std::string& text, std::int64_t train, std::uint64_t seed) {
  std::vector<std::int64_t> values;
  const auto parts = split(trimmed(text), ':');
  const std::string name = parts[0];
  if (name == "small" || name == "middle" || name == "large" || name == "random" || name == "even") {
    const std::int64_t count = parts.size() > 1 ? integer(parts[1], text) : 10;
    if (parts.size() > 2 || count < 1 || count > train) throw Error(ErrorKind::usage, {}, "\"" + text + "\" asks for an impossible number of timesteps");
    return named_timesteps(name, count, train, seed);
  }
  if (parts.size() > 1) {
    const std::int64_t begin = integer(parts[0], text), end = integer(parts[1], text);
    const std::int64_t step = parts.size() > 2 ? integer(parts[2], text) : 1;
    if (parts.size() > 3 || step < 1) integer("", text);
    // The first one outside the schedule is refused below; going on from there could overflow.
    for (std::int64_t t = begin; t < end; t += step) {
      values.push_back(t);
      if (t < 0 || t >= train || end - t <= step) break;
    }
  } else {
    for (const std::string& part : split(text, ',')) values.push_back(integer(part, text));
  }
  if (values.empty()) throw Error(ErrorKind::usage, {}, "\"" + text + "\" names no timestep");
  for (std::int64_t t : values) {
    if (t < 0 || t >= train) {
      throw Error(ErrorKind::usage, {}, "timestep " + std::to_string(t) + " of \"" + text + "\" is outside 0 to " + std::to_string(train - 1));
    }
  }
  return values;
}

std::vector<std::string> parse_classes(const std::string& text) {
  std::vector<std::string> classes;
  for (const std::string& part : split(text, ',')) {
    classes.push_back(trimmed(part));
    if (classes.back().empty()) throw Error(ErrorKind::usage, {}, "--classes \"" + text + "\" holds an empty name; expected names with commas between, for example \"cat,dog,hot dog\"");
  }
  return classes;
}

void prepare_targets(const CalibrationOptions& options, const std::filesystem::path& record) {
  const auto make = [](const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!std::filesystem::is_directory(folder, error)) {
      throw Error(ErrorKind::usage, folder.string(), "this folder cannot be made, so the results would have no place.");
    }
  };
  const auto expect_file = [](const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) throw Error(ErrorKind::usage, file.string(), "this is a folder, expected the name of a file to write.");
  };
  if (!options.out.empty()) make(options.out);
  expect_file(record);
  if (record.has_parent_path()) make(record.parent_path());
  const std::filesystem::path json = options.json;
  if (json == "-") return;
  expect_file(json);
  if (json.has_parent_path()) make(json.parent_path());
}

void write_json(const std::string& target, const nlohmann::ordered_json& document) {
  if (target.empty()) return;
  const std::string text = json_text(document);
  if (target == "-") {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
      throw Error(ErrorKind::failed, {}, "The JSON document could not be written to standard output (is its disk full?).");
    }
    return;
  }
  AtomicFile file{target};
  file.write(text);
  file.commit();
}

}  // namespace elboscope
