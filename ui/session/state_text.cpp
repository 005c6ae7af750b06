#include "ui/session/state_text.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "core/base/error.h"
#include "core/base/version.h"
#include "core/tensorfile/json_file.h"
#include "ui/session/state_fields.h"

namespace elboscope {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr int format_number = 1;

class FieldWriter {
 public:
  explicit FieldWriter(OrderedJson& out) : out_(out) { out_ = OrderedJson::object(); }

  void text(const char* key, const QString& value, std::size_t) { out_[key] = value.toStdString(); }
  void flag(const char* key, bool value) { out_[key] = value; }
  template <class Integer, class Low, class High>
  void integer(const char* key, Integer value, Low, High) {
    out_[key] = value;
  }
  void number(const char* key, double value, double, double) { out_[key] = value; }
  void optional_number(const char* key, const std::optional<double>& value, double, double) {
    out_[key] = value ? OrderedJson(*value) : OrderedJson();
  }
  void integers(const char* key, const std::vector<std::int64_t>& values, std::int64_t, std::int64_t) {
    out_[key] = values;
  }
  void numbers(const char* key, const std::vector<double>& values, double, double) { out_[key] = values; }
  template <class Enum, std::size_t count>
  void choice(const char* key, Enum value, const std::array<const char*, count>& names) {
    out_[key] = names.at(static_cast<std::size_t>(value));
  }
  void bits(const char* key, unsigned value, int) { out_[key] = value; }
  template <class Struct>
  void object(const char* key, Struct& value) {
    FieldWriter inner(out_[key]);
    describe(inner, value);
  }
  template <class Struct>
  void objects(const char* key, QList<Struct>& values, std::size_t) {
    OrderedJson list = OrderedJson::array();
    for (Struct& value : values) {
      list.emplace_back();
      FieldWriter inner(list.back());
      describe(inner, value);
    }
    out_[key] = std::move(list);
  }
  template <class Struct>
  void map(const char* key, QMap<int, Struct>& values, int, int) {
    OrderedJson all = OrderedJson::object();
    for (auto each = values.begin(); each != values.end(); ++each) {
      FieldWriter inner(all[std::to_string(each.key())]);
      describe(inner, each.value());
    }
    out_[key] = std::move(all);
  }

 private:
  OrderedJson& out_;
};

class FieldReader {
 public:
  FieldReader(const Json& object, std::string path, const std::string& file, QStringList& unknown)
      : object_(object), path_(std::move(path)), file_(file), unknown_(unknown) {
    if (!object.is_object()) wrong(path_.empty() ? "the state" : path_, object, "an object");
  }

  void text(const char* key, QString& value, std::size_t most) {
    const Json* found = find(key);
    if (found == nullptr) return;
    if (!found->is_string()) wrong(where(key), *found, "a text");
    const auto& bytes = found->get_ref<const std::string&>();
    if (bytes.size() > 4 * most)
      refuse(file_, where(key) + " is a text of " + std::to_string(bytes.size()) + " bytes, expected at most " +
                        std::to_string(most) + " characters.");
    value = QString::fromStdString(bytes);
  }
  void flag(const char* key, bool& value) {
    const Json* found = find(key);
    if (found == nullptr) return;
    if (!found->is_boolean()) wrong(where(key), *found, "true or false");
    value = found->get<bool>();
  }
  template <class Integer, class Low, class High>
  void integer(const char* key, Integer& value, Low low, High high) {
    if (const Json* found = find(key)) value = integer_of<Integer>(key, *found, low, high);
  }
  void number(const char* key, double& value, double low, double high) {
    if (const Json* found = find(key)) value = number_of(key, *found, low, high);
  }
  void optional_number(const char* key, std::optional<double>& value, double low, double high) {
    const Json* found = find(key);
    if (found == nullptr) return;
    value.reset();
    if (!found->is_null()) value = number_of(key, *found, low, high);
  }
  void integers(const char* key, std::vector<std::int64_t>& values, std::int64_t low, std::int64_t high) {
    const Json* found = list(key, most_items);
    if (found == nullptr) return;
    values.clear();
    for (const Json& each : *found) values.push_back(integer_of<std::int64_t>(key, each, low, high));
  }
  void numbers(const char* key, std::vector<double>& values, double low, double high) {
    const Json* found = list(key, most_items);
    if (found == nullptr) return;
    values.clear();
    for (const Json& each : *found) values.push_back(number_of(key, each, low, high));
  }
  template <class Enum, std::size_t count>
  void choice(const char* key, Enum& value, const std::array<const char*, count>& names) {
    const Json* found = find(key);
    if (found == nullptr) return;
    if (!found->is_string()) wrong(where(key), *found, "a name");
    const auto& name = found->get_ref<const std::string&>();
    const auto place = std::find(names.begin(), names.end(), name);
    if (place == names.end()) {
      unknown_ << QString::fromStdString(where(key) + " " + printable(name, 40));
    } else {
      value = static_cast<Enum>(place - names.begin());
    }
  }
  void bits(const char* key, unsigned& value, int count) {
    const Json* found = find(key);
    if (found == nullptr) return;
    const unsigned read = integer_of<unsigned>(key, *found, 0, std::numeric_limits<std::int32_t>::max());
    value = read & ((1U << static_cast<unsigned>(count)) - 1);
    if (value != read) unknown_ << QString::fromStdString(where(key));
  }
  template <class Struct>
  void object(const char* key, Struct& value) {
    const Json* found = find(key);
    if (found == nullptr) return;
    FieldReader inner(*found, where(key), file_, unknown_);
    describe(inner, value);
    inner.finish();
  }
  template <class Struct>
  void objects(const char* key, QList<Struct>& values, std::size_t most) {
    const Json* found = list(key, most);
    if (found == nullptr) return;
    values.clear();
    for (const Json& each : *found) {
      FieldReader inner(each, where(key) + "[" + std::to_string(values.size()) + "]", file_, unknown_);
      Struct value;
      describe(inner, value);
      inner.finish();
      values.append(std::move(value));
    }
  }

  template <class Struct>
  void map(const char* key, QMap<int, Struct>& values, int low, int high) {
    const Json* found = find(key);
    if (found == nullptr) return;
    if (!found->is_object()) wrong(where(key), *found, "an object");
    values.clear();
    for (const auto& [name, each] : found->items()) {
      bool number = false;
      const int place = QString::fromStdString(name).toInt(&number);
      if (!number || place < low || place > high)
        refuse(file_, where(key) + " has the key " + printable(name, 40) + ", expected whole numbers from " +
                          std::to_string(low) + " to " + std::to_string(high) + ".");
      FieldReader inner(each, where(key) + "." + std::to_string(place), file_, unknown_);
      Struct value;
      describe(inner, value);
      inner.finish();
      values[place] = std::move(value);
    }
  }

  /// What was not asked for is of a newer version.
  void finish() {
    for (const auto& [key, value] : object_.items()) {
      if (!known_.contains(key) && unknown_.size() < 20) unknown_ << QString::fromStdString(where(printable(key, 40)));
    }
  }

 private:
  static constexpr std::size_t most_items = 100'000;

  const Json* find(const char* key) {
    known_.insert(key);
    const auto found = object_.find(key);
    return found == object_.end() ? nullptr : &*found;
  }
  const Json* list(const char* key, std::size_t most) {
    const Json* found = find(key);
    if (found == nullptr) return nullptr;
    if (!found->is_array()) wrong(where(key), *found, "a list");
    if (found->size() > most)
      refuse(file_, where(key) + " has " + std::to_string(found->size()) + " entries, expected at most " +
                        std::to_string(most) + ".");
    return found;
  }
  template <class Integer, class Low, class High>
  Integer integer_of(const char* key, const Json& value, Low low, High high) const {
    const auto inside = [&](auto number) { return !std::cmp_less(number, low) && !std::cmp_greater(number, high); };
    if (value.is_number_unsigned() && inside(value.get<std::uint64_t>()))
      return static_cast<Integer>(value.get<std::uint64_t>());
    if (value.is_number_integer() && !value.is_number_unsigned() && inside(value.get<std::int64_t>()))
      return static_cast<Integer>(value.get<std::int64_t>());
    wrong(where(key), value, "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  }
  double number_of(const char* key, const Json& value, double low, double high) const {
    // Written so that NaN is refused, too.
    if (value.is_number() && value.get<double>() >= low && value.get<double>() <= high) return value.get<double>();
    wrong(where(key), value, "a number from " + Json(low).dump() + " to " + Json(high).dump());
  }
  std::string where(const std::string& key) const { return path_.empty() ? key : path_ + "." + key; }
  [[noreturn]] void wrong(const std::string& field, const Json& value, const std::string& expected) const {
    const std::string found = value.is_number() ? value.dump() : std::string("of type ") + value.type_name();
    refuse(file_, field + " is " + found + ", expected " + expected + ".");
  }

  const Json& object_;
  std::string path_;
  const std::string& file_;
  QStringList& unknown_;
  std::set<std::string> known_;
};

template <class Struct>
OrderedJson written(Struct value) {
  OrderedJson json;
  FieldWriter writer(json);
  describe(writer, value);
  return json;
}

template <class Struct>
Struct read(const Json& json, const std::string& file, QStringList& unknown) {
  Struct value;
  FieldReader reader(json, {}, file, unknown);
  describe(reader, value);
  reader.finish();
  return value;
}

}  // namespace

OrderedJson state_json(const InspectState& state) {
  return written(state);
}

OrderedJson settings_json(const CalibrationSettings& settings) {
  return written(settings);
}

OrderedJson probe_json(const ProbeChoice& probe) {
  return written(probe);
}

InspectState read_state(const Json& json, const std::string& file, QStringList& unknown) {
  return read<InspectState>(json, file, unknown);
}

CalibrationSettings read_settings(const Json& json, const std::string& file, QStringList& unknown) {
  return read<CalibrationSettings>(json, file, unknown);
}

ProbeChoice read_probe(const Json& json, const std::string& file, QStringList& unknown) {
  return read<ProbeChoice>(json, file, unknown);
}

std::string state_text(const InspectState& state) {
  OrderedJson json;
  json["program"] = "elboscope";
  json["version"] = program_version;
  json["format"] = format_number;
  json["state"] = state_json(state);
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

InspectState parse_state_text(const std::string& text, const std::string& file, QStringList& unknown) {
  const Json json = parse_json(text, file, 16);
  const auto at = [&](const char* key) -> const Json& {
    if (!json.is_object() || !json.contains(key))
      refuse(file, std::string("the settings of this file have no \"") + key + "\".");
    return json.at(key);
  };
  const Json& format = at("format");
  if (!format.is_number_unsigned() || format.get<std::uint64_t>() < 1)
    refuse(file, "the settings' format is " + std::string(format.type_name()) + ", expected a whole number.");
  if (format.get<std::uint64_t>() > format_number)
    refuse(file, "these settings were written by a newer version of the program (format " + format.dump() +
                     "); this version reads formats up to " + std::to_string(format_number) + ".");
  return read_state(at("state"), file, unknown);
}

}  // namespace elboscope
