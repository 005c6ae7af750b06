#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "core/alignment/alignment_record.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"

// One safetensors file. Metadata entry "elboscope": JSON with everything that is not an array of measurements. Tensors:
//   losses F64 [N, T]; elbo_weights F64 [T]; pixel_errors F32 [N, T, h, w]; empty_pixel_errors, caption_pixel_errors
//   F32 [T, h, w]; "cross/00 NAME" F32 [T2, tokens, h, w] in order of execution; "self_operators/0" F32 [R*R, R*R].
// What the record does not hold has no tensor.

namespace elboscope {
namespace {

using Json = nlohmann::json;

constexpr int format_number = 1;
constexpr const char* metadata_key = "elboscope";
constexpr const char* place_names[] = {"down", "mid", "up"};

std::string cross_tensor_name(std::size_t index, const std::string& layer) {
  const std::string digits = std::to_string(index);
  return "cross/" + std::string(digits.size() < 2 ? 1 : 0, '0') + digits + " " + layer;
}

/// Paths and layer names are bytes to the system but text in JSON: what is not UTF-8 becomes U+FFFD, also in the names.
std::string as_text(const std::string& bytes) {
  return Json::parse(Json(bytes).dump(-1, ' ', false, Json::error_handler_t::replace)).get<std::string>();
}

Json plain_fields(const AlignmentRecord& record) {
  Json classes = Json::array(), layers = Json::array();
  for (const RecordedClass& entry : record.classes) {
    Json ranges = Json::array();
    for (const TextRange& range : entry.ranges) ranges.push_back({range.begin, range.end});
    classes.push_back({{"name", entry.name},
                       {"elbo_text", entry.elbo_text},
                       {"ranges", ranges},
                       {"token_positions", entry.token_positions},
                       {"map_places", entry.map_places},
                       {"estimated_timesteps", entry.estimated_timesteps},
                       {"elbo_done", entry.elbo_done}});
  }
  for (const CollectedLayer& layer : record.cross_layers) {
    layers.push_back({{"name", as_text(layer.name)},
                      {"place", place_names[static_cast<int>(layer.place)]},
                      {"height", layer.height},
                      {"width", layer.width}});
  }
  Json metadata = {{"format", format_number},
          {"program_version", record.program_version},
          {"model",
           {{"family", record.model_family},
            {"path", record.model_path},
            {"sha256", record.model_sha256},
            {"prediction_type", record.prediction_type}}},
          {"compute", record.compute},
          {"image",
           {{"path", record.image_path},
            {"width", record.image_width},
            {"height", record.image_height},
            {"working_width", record.working_width},
            {"working_height", record.working_height},
            {"fit", record.fit}}},
          {"reference", record.reference},
          {"caption", record.caption},
          {"token_ids", record.token_ids},
          {"token_texts", record.token_texts},
          {"seed", record.seed},
          {"noise", record.noise},
          {"classes", classes},
          {"elbo_timesteps", record.elbo_timesteps},
          {"latent", {{"height", record.latent_height}, {"width", record.latent_width}}},
          {"collect_timesteps", record.collect_timesteps},
          {"recorded_tokens", record.recorded_tokens},
          {"cross_layers", layers},
          {"cross_layer_middle", record.cross_layer_middle},
          {"resolution_weights", record.resolution_weights},
          {"self_weight", record.self_weight},
          {"self_weight_note", record.self_weight_note},
          {"self_operators", record.self_operators.size()},
          {"complete", record.complete},
          {"seconds",
           {{"load", record.seconds.load},
            {"encode", record.seconds.encode},
            {"elbo", record.seconds.elbo},
            {"collect", record.seconds.collect}}}};
  if (record.threshold) metadata["threshold"] = *record.threshold;
  return metadata;
}

/// A JSON object of the file; every reading checks the type and the limits and names the field in its message.
class Fields {
 public:
  Fields(const Json& object, std::string path, const std::string& file)
      : object_(object), path_(std::move(path)), file_(file) {
    if (!object.is_object()) refuse(file_, where("") + " is " + object.type_name() + ", expected an object.");
  }

  const Json& at(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end()) refuse(file_, where(key) + " is missing from the record.");
    return *found;
  }
  bool has(const char* key) const { return object_.contains(key); }
  Fields object(const char* key) const { return {at(key), where(key), file_}; }

  std::string text(const char* key) const { return text_of(at(key), where(key)); }
  bool flag(const char* key) const {
    const Json& value = at(key);
    if (!value.is_boolean()) wrong(where(key), value, "true or false");
    return value.get<bool>();
  }
  std::int64_t integer(const char* key, std::int64_t low, std::int64_t high) const {
    return integer_of(at(key), where(key), low, high);
  }
  double number(const char* key) const { return number_of(at(key), where(key)); }

  const Json& list(const char* key, std::size_t most) const { return list_of(at(key), where(key), most); }
  std::vector<std::int64_t> integers(const char* key, std::int64_t low, std::int64_t high) const {
    std::vector<std::int64_t> values;
    for (const Json& value : list(key, most_items)) values.push_back(integer_of(value, where(key), low, high));
    return values;
  }
  std::vector<int> small_integers(const char* key) const {
    std::vector<int> values;
    for (std::int64_t value : integers(key, 0, std::numeric_limits<int>::max()))
      values.push_back(static_cast<int>(value));
    return values;
  }

  std::string where(const std::string& key) const {
    if (path_.empty()) return key.empty() ? "The record's description" : key;
    return key.empty() ? path_ : path_ + "." + key;
  }
  std::string text_of(const Json& value, const std::string& field) const {
    if (!value.is_string()) wrong(field, value, "a text");
    return value.get<std::string>();
  }
  std::int64_t integer_of(const Json& value, const std::string& field, std::int64_t low, std::int64_t high) const {
    const bool sound =
        value.is_number_integer() &&
        (!value.is_number_unsigned() ||
         value.get<std::uint64_t>() <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    if (!sound || value.get<std::int64_t>() < low || value.get<std::int64_t>() > high) {
      wrong(field, value, "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    }
    return value.get<std::int64_t>();
  }
  double number_of(const Json& value, const std::string& field) const {
    if (!value.is_number() || !std::isfinite(value.get<double>())) wrong(field, value, "a finite number");
    return value.get<double>();
  }
  const Json& list_of(const Json& value, const std::string& field, std::size_t most) const {
    if (!value.is_array()) wrong(field, value, "a list");
    if (value.size() > most) {
      refuse(file_, field + " has " + std::to_string(value.size()) + " entries, expected at most " +
                        std::to_string(most) + ".");
    }
    return value;
  }
  [[noreturn]] void wrong(const std::string& field, const Json& value, const std::string& expected) const {
    const std::string found = value.is_number() ? value.dump() : std::string("of type ") + value.type_name();
    refuse(file_, field + " is " + found + ", expected " + expected + ".");
  }

  static constexpr std::size_t most_items = 100'000;

 private:
  const Json& object_;
  std::string path_;
  const std::string& file_;
};

RecordedClass read_class(const Fields& fields) {
  RecordedClass entry;
  entry.name = fields.text("name");
  entry.elbo_text = fields.text("elbo_text");
  for (const Json& pair : fields.list("ranges", Fields::most_items)) {
    fields.list_of(pair, fields.where("ranges"), 2);
    if (pair.size() != 2) fields.wrong(fields.where("ranges"), pair, "pairs of numbers");
    constexpr std::int64_t most = std::int64_t{1} << 32;
    entry.ranges.push_back({static_cast<std::size_t>(fields.integer_of(pair[0], fields.where("ranges"), 0, most)),
                            static_cast<std::size_t>(fields.integer_of(pair[1], fields.where("ranges"), 0, most))});
  }
  entry.token_positions = fields.small_integers("token_positions");
  entry.map_places = fields.small_integers("map_places");
  entry.estimated_timesteps = fields.integers("estimated_timesteps", 0, Fields::most_items);
  entry.elbo_done = fields.flag("elbo_done");
  return entry;
}

void read_plain_fields(const Fields& fields, const std::string& file, AlignmentRecord& record) {
  constexpr std::int64_t most_side = 1 << 20, most = std::numeric_limits<std::int64_t>::max();
  record.program_version = fields.text("program_version");
  const Fields model = fields.object("model");
  record.model_family = model.text("family");
  record.model_path = model.text("path");
  record.model_sha256 = model.text("sha256");
  record.prediction_type = model.text("prediction_type");
  record.compute = fields.text("compute");
  const Fields image = fields.object("image");
  record.image_path = image.text("path");
  record.image_width = image.integer("width", 1, most_side);
  record.image_height = image.integer("height", 1, most_side);
  record.working_width = image.integer("working_width", 0, most_side);
  record.working_height = image.integer("working_height", 0, most_side);
  record.fit = image.text("fit");
  record.reference = fields.flag("reference");
  record.caption = fields.text("caption");
  record.token_ids = fields.integers("token_ids", 0, most);
  for (const Json& text : fields.list("token_texts", Fields::most_items))
    record.token_texts.push_back(fields.text_of(text, "token_texts"));
  const Json& seed = fields.at("seed");
  if (!seed.is_number_unsigned()) fields.wrong("seed", seed, "a whole number from 0 to 2^64 - 1");
  record.seed = seed.get<std::uint64_t>();
  record.noise = fields.text("noise");
  std::size_t index = 0;
  for (const Json& entry : fields.list("classes", Fields::most_items)) {
    record.classes.push_back(read_class(Fields(entry, "classes[" + std::to_string(index++) + "]", file)));
  }
  record.elbo_timesteps = fields.integers("elbo_timesteps", 0, most_side);
  record.latent_height = fields.object("latent").integer("height", 0, most_side);
  record.latent_width = fields.object("latent").integer("width", 0, most_side);
  record.collect_timesteps = fields.integers("collect_timesteps", 0, most_side);
  record.recorded_tokens = fields.small_integers("recorded_tokens");
  index = 0;
  for (const Json& entry : fields.list("cross_layers", Fields::most_items)) {
    const Fields layer_fields(entry, "cross_layers[" + std::to_string(index++) + "]", file);
    CollectedLayer layer;
    layer.name = layer_fields.text("name");
    const std::string place = layer_fields.text("place");
    const auto* const found = std::find(std::begin(place_names), std::end(place_names), place);
    if (found == std::end(place_names)) refuse(file, layer_fields.where("place") + " is not one of down, mid, up.");
    layer.place = static_cast<CollectedLayer::Place>(found - std::begin(place_names));
    layer.height = layer_fields.integer("height", 1, most_side);
    layer.width = layer_fields.integer("width", 1, most_side);
    record.cross_layers.push_back(std::move(layer));
  }
  record.cross_layer_middle = fields.number("cross_layer_middle");
  if (fields.has("resolution_weights")) {  // absent from the first records
    for (const Json& weight : fields.list("resolution_weights", 1000))
      record.resolution_weights.push_back(fields.number_of(weight, "resolution_weights"));
  }
  if (fields.has("threshold")) record.threshold = fields.number("threshold");
  for (const Json& row : fields.list("self_weight", 1000)) {
    record.self_weight.emplace_back();
    for (const Json& weight : fields.list_of(row, "self_weight", Fields::most_items))
      record.self_weight.back().push_back(fields.number_of(weight, "self_weight"));
  }
  record.self_weight_note = fields.text("self_weight_note");
  record.complete = fields.flag("complete");
  const Fields seconds = fields.object("seconds");
  record.seconds = {seconds.number("load"), seconds.number("encode"), seconds.number("elbo"),
                    seconds.number("collect")};
}

/// Copies a tensor of the file; its size was checked against the file when that was opened, so memory is bounded by it.
template <class Number>
void read_tensor(const SafetensorsFile& tensors, const std::string& name, bool needed,
                 const std::vector<std::int64_t>& shape, std::vector<Number>& out) {
  const TensorView* view = tensors.find(name);
  if (view == nullptr) {
    if (needed) refuse(tensors.display_name(), "the tensor \"" + name + "\" is missing from the record.");
    return;
  }
  TensorView expected;
  expected.shape = shape;
  const DType dtype = sizeof(Number) == 8 ? DType::f64 : DType::f32;
  if (view->dtype != dtype || view->shape != shape) {
    refuse(tensors.display_name(), "the tensor \"" + name + "\" is " + std::string(dtype_name(view->dtype)) + " " +
                                       view->shape_text() + ", expected " + std::string(dtype_name(dtype)) + " " +
                                       expected.shape_text() + ".");
  }
  if (!all_finite(*view))
    refuse(tensors.display_name(), "the tensor \"" + name + "\" holds a number that is not finite.");
  out.resize(view->bytes / sizeof(Number));
  if (view->bytes > 0) std::copy_n(view->data, view->bytes, reinterpret_cast<std::byte*>(out.data()));
}

}  // namespace

AlignmentRecord read_record(const SafetensorsFile& tensors) {
  const std::string& file = tensors.display_name();
  const auto entry = tensors.metadata().find(metadata_key);
  if (entry == tensors.metadata().end()) {
    refuse(file, "this is not a record of this program: the metadata entry \"elboscope\" is missing.");
  }
  const Json description = parse_json(entry->second, file, 16);
  const Fields fields(description, "", file);
  const std::int64_t format = fields.integer("format", 1, std::numeric_limits<std::int64_t>::max());
  if (format > format_number) {
    refuse(file, "this record was written by a newer version of the program (format " + std::to_string(format) +
                     "); this version reads formats up to " + std::to_string(format_number) + ".");
  }

  AlignmentRecord record;
  read_plain_fields(fields, file, record);
  const auto count = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
  const std::int64_t classes = count(record.classes), timesteps = count(record.elbo_timesteps);
  const std::int64_t height = record.latent_height, width = record.latent_width;
  read_tensor(tensors, "losses", false, {classes, timesteps}, record.losses);
  read_tensor(tensors, "caption_distances", false, {classes, timesteps}, record.caption_distances);
  read_tensor(tensors, "elbo_weights", false, {timesteps}, record.elbo_weights);
  read_tensor(tensors, "pixel_errors", false, {classes, timesteps, height, width}, record.pixel_errors);
  read_tensor(tensors, "empty_pixel_errors", false, {timesteps, height, width}, record.empty_pixel_errors);
  read_tensor(tensors, "caption_pixel_errors", false, {timesteps, height, width}, record.caption_pixel_errors);
  const std::int64_t collected = count(record.collect_timesteps), tokens = count(record.recorded_tokens);
  for (std::size_t i = 0; i < record.cross_layers.size(); ++i) {
    CollectedLayer& layer = record.cross_layers[i];
    read_tensor(tensors, cross_tensor_name(i, layer.name), collected > 0 && tokens > 0,
                {collected, tokens, layer.height, layer.width}, layer.maps);
  }
  const std::int64_t operators = fields.integer("self_operators", 0, 1000);
  if (operators > 0 && record.cross_layers.empty())
    refuse(file, "the record has self-attention operators and no cross-attention layer.");
  for (std::int64_t i = 0; i < operators; ++i) {
    const std::int64_t grid = record.cross_layers.front().height * record.cross_layers.front().width;
    read_tensor(tensors, "self_operators/" + std::to_string(i), true, {grid, grid},
                record.self_operators.emplace_back());
  }
  check_record(record, ErrorKind::refused, file);
  finish_record(record);
  return record;
}

bool holds_record(const SafetensorsFile& file) {
  return file.metadata().contains(metadata_key);
}

void save_record(const AlignmentRecord& record, const std::filesystem::path& path) {
  save_record(record, path, {}, {});
}

void save_record(const AlignmentRecord& record, const std::filesystem::path& path,
                 const std::vector<TensorToWrite>& companions, std::map<std::string, std::string> metadata) {
  const std::string file = path.string();
  check_record(record, ErrorKind::failed, file);
  std::vector<TensorToWrite> tensors;
  const auto add = [&](const std::string& name, DType dtype, std::vector<std::int64_t> shape, const auto& values) {
    if (values.empty()) return;
    for (const auto value : values) {
      if (!std::isfinite(value))
        throw Error(ErrorKind::failed, file,
                    "The record cannot be saved: " + name + " holds a number that is not finite.");
    }
    tensors.push_back({name, dtype, std::move(shape), values.data()});
  };
  const auto count = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
  const std::int64_t classes = count(record.classes), timesteps = count(record.elbo_timesteps);
  const std::int64_t height = record.latent_height, width = record.latent_width;
  add("losses", DType::f64, {classes, timesteps}, record.losses);
  add("caption_distances", DType::f64, {classes, timesteps}, record.caption_distances);
  add("elbo_weights", DType::f64, {timesteps}, record.elbo_weights);
  add("pixel_errors", DType::f32, {classes, timesteps, height, width}, record.pixel_errors);
  add("empty_pixel_errors", DType::f32, {timesteps, height, width}, record.empty_pixel_errors);
  add("caption_pixel_errors", DType::f32, {timesteps, height, width}, record.caption_pixel_errors);
  for (std::size_t i = 0; i < record.cross_layers.size(); ++i) {
    const CollectedLayer& layer = record.cross_layers[i];
    add(cross_tensor_name(i, as_text(layer.name)), DType::f32,
        {count(record.collect_timesteps), count(record.recorded_tokens), layer.height, layer.width}, layer.maps);
  }
  for (std::size_t i = 0; i < record.self_operators.size(); ++i) {
    const std::int64_t grid = record.cross_layers.front().height * record.cross_layers.front().width;
    add("self_operators/" + std::to_string(i), DType::f32, {grid, grid}, record.self_operators[i]);
  }
  tensors.insert(tensors.end(), companions.begin(), companions.end());
  metadata[metadata_key] = plain_fields(record).dump(-1, ' ', false, Json::error_handler_t::replace);
  write_safetensors(path, tensors, metadata);
}

AlignmentRecord load_record(const std::filesystem::path& path) {
  return read_record(*SafetensorsFile::open(path));
}

AlignmentRecord parse_record(const std::byte* data, std::size_t size, const std::string& display_name) {
  return read_record(*SafetensorsFile::parse(data, size, display_name));
}

}  // namespace elboscope
