#pragma once

#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace elboscope {

/// Parses untrusted JSON text: nesting deeper than `max_depth`, duplicate keys and more than two million values are
/// refused before they can hurt; Python's NaN, Infinity and -Infinity literals (they stand in published scheduler
/// configs) are read as numbers. Throws Error(refused) naming `display_name`, line and column.
nlohmann::json parse_json(std::string_view text, const std::string& display_name, int max_depth = 64);

/// Untrusted text for a message: in double quotes, control characters and bytes that are not UTF-8 escaped, cut
/// (with "...") after about `most` bytes.
std::string printable(std::string_view text, std::size_t most = 100);

/// Reads a JSON file of at most `max_bytes`; not found, a folder, too large or not JSON: Error(refused).
nlohmann::json read_json(const std::filesystem::path& path, const std::string& display_name,
                         std::size_t max_bytes = std::size_t{64} << 20);

/// Whole file as text, same limits and errors.
std::string read_text(const std::filesystem::path& path, const std::string& display_name,
                      std::size_t max_bytes = std::size_t{64} << 20);

}  // namespace elboscope
