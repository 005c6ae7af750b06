#include "core/alignment/timestep_choice.h"

#include <algorithm>
#include <charconv>
#include <random>

#include "core/base/error.h"

namespace elboscope {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (char c : text) {
    if (c == separator)
      parts.emplace_back();
    else
      parts.back() += c;
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
    throw Error(ErrorKind::usage, {},
                "\"" + whole +
                    "\" is not a list of timesteps: expected begin:end:step, numbers with commas, "
                    "or small, middle, large, random, even (with :count)");
  }
  return value;
}

/// The paper's ranges (method.md 1.2) in shares of the training timesteps.
std::vector<std::int64_t> named_timesteps(const std::string& name, std::int64_t count, std::int64_t train,
                                          std::uint64_t seed) {
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
    if (parts.size() > 2 || count < 1 || count > train)
      throw Error(ErrorKind::usage, {}, "\"" + text + "\" asks for an impossible number of timesteps");
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
      throw Error(
          ErrorKind::usage, {},
          "timestep " + std::to_string(t) + " of \"" + text + "\" is outside 0 to " + std::to_string(train - 1));
    }
  }
  return values;
}

}  // namespace elboscope
