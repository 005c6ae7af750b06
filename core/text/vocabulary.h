#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>

namespace elboscope {

/// Names of tokens and their ids.
using Vocabulary = std::unordered_map<std::string, std::int64_t>;

/// Largest id that any file of a tokenizer may give; protects arrays indexed by ids.
inline constexpr std::int64_t kLargestTokenId = 10'000'000 - 1;

/// Reads the text of a vocab.json: one object, each token with an id of its own from 0 to kLargestTokenId. Throws
/// Error(refused) naming `file` and the entry otherwise.
Vocabulary read_vocabulary(const std::string& text, const std::string& file);

/// For messages about untrusted JSON: what a value is ("a list"), and the value itself where it is short to say.
std::string kind_of(const nlohmann::json& value);
std::string shown(const nlohmann::json& value);

}  // namespace elboscope
