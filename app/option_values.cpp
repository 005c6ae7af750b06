#include <cstdio>

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

}  // namespace

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
