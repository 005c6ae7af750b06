#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace elboscope {

/// Checked access to the keys of an untrusted configuration object. Absent keys give the default that is passed; every
/// value of a wrong kind or outside its bounds throws Error(refused) with the file, the key, what it is and what was
/// expected. Refers to the JSON and the name it was made with: both must outlive it.
class ConfigReader {
 public:
  /// Refuses anything but an object.
  ConfigReader(const nlohmann::json& object, const std::string& display_name);

  /// The value of a key, or nullptr where it is absent or null.
  const nlohmann::json* find(std::string_view key) const;

  std::int64_t whole(std::string_view key, std::int64_t absent, std::int64_t least, std::int64_t most) const;
  /// Finite, from `least` to `most`.
  double number(std::string_view key, double absent, double least, double most) const;
  /// null is false, as it is in Python, whatever the default.
  bool flag(std::string_view key, bool absent) const;
  std::string text(std::string_view key, std::string_view absent) const;
  std::string one_of(std::string_view key, std::string_view absent,
                     std::initializer_list<std::string_view> known) const;

  /// A list of 1 to `most_entries` whole numbers.
  std::vector<std::int64_t> whole_list(std::string_view key, const std::vector<std::int64_t>& absent,
                                       std::int64_t least, std::int64_t most, std::size_t most_entries) const;
  /// One whole number for all levels, or a list of exactly `levels` of them.
  std::vector<std::int64_t> per_level(std::string_view key, std::int64_t absent, std::size_t levels, std::int64_t least,
                                      std::int64_t most) const;
  /// A list of exactly `entries` numbers; absent or null: empty.
  std::vector<double> number_list(std::string_view key, std::size_t entries, double least, double most) const;
  /// A list of exactly `levels` names, each one of `known`. The default must have that length as well.
  std::vector<std::string> block_types(std::string_view key, const std::vector<std::string>& absent, std::size_t levels,
                                       std::initializer_list<std::string_view> known) const;

  /// For keys that switch on what the networks do not compute: absent, null and false pass.
  void expect_off(std::string_view key) const;
  /// A key that may stand in the file with this value alone.
  void expect_whole(std::string_view key, std::int64_t only) const;

  /// Throws: `key` (with an index, if any) is `value`, expected ...
  [[noreturn]] void wrong(const std::string& key, const nlohmann::json& value, const std::string& expected) const;
  /// Throws a sentence of the caller's own about this file.
  [[noreturn]] void refuse_file(const std::string& sentence) const;

 private:
  const nlohmann::json* value_of(std::string_view key) const;
  std::int64_t checked_whole(const std::string& key, const nlohmann::json& value, std::int64_t least,
                             std::int64_t most) const;
  double checked_number(const std::string& key, const nlohmann::json& value, double least, double most) const;
  const nlohmann::json& checked_list(std::string_view key, const nlohmann::json& value, std::size_t entries,
                                     const std::string& of) const;

  const nlohmann::json& object_;
  const std::string& name_;
};

/// Bounds that published models stay far inside of; they keep absurd files from asking for absurd amounts of memory.
inline constexpr std::int64_t most_width = 65536, most_layers = 64;
inline constexpr std::size_t most_levels = 8;

}  // namespace elboscope
