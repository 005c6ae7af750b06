#include "core/text/vocabulary.h"

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {

using nlohmann::json;

std::string kind_of(const json& value) {
  switch (value.type()) {
    case json::value_t::object:
      return "an object";
    case json::value_t::array:
      return "a list";
    case json::value_t::string:
      return "text";
    case json::value_t::boolean:
      return "true or false";
    case json::value_t::null:
      return "null";
    default:
      return "a number";
  }
}

std::string shown(const json& value) {
  if (value.is_string()) return printable(value.get_ref<const std::string&>(), 60);
  return value.is_structured() ? kind_of(value) : value.dump();
}

Vocabulary read_vocabulary(const std::string& text, const std::string& file) {
  const json object = parse_json(text, file);
  if (!object.is_object()) {
    refuse(file, "is " + kind_of(object) + ", expected an object of tokens and their ids.");
  }
  Vocabulary vocabulary;
  vocabulary.reserve(object.size());
  std::unordered_map<std::int64_t, const std::string*> owners;
  owners.reserve(object.size());
  for (auto entry = object.begin(); entry != object.end(); ++entry) {
    const json& value = entry.value();
    const bool is_id = value.is_number_unsigned() && value.get<std::uint64_t>() <= std::uint64_t{kLargestTokenId};
    if (!is_id) {
      refuse(file, "the id of " + printable(entry.key(), 60) + " is " + shown(value) +
                       ", expected a whole number from 0 to 9999999.");
    }
    const auto id = value.get<std::int64_t>();
    const auto [owner, added] = owners.emplace(id, &entry.key());
    if (!added) {
      refuse(file, "the id " + std::to_string(id) + " stands for " + printable(*owner->second, 60) + " and for " +
                       printable(entry.key(), 60) + ", expected one token an id.");
    }
    vocabulary.emplace(entry.key(), id);
  }
  return vocabulary;
}

}  // namespace elboscope
