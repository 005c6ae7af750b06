#include "ui/session/session_file.h"

#include <algorithm>
#include <limits>

#include "core/base/error.h"
#include "core/base/version.h"
#include "core/report/mask_scores.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"
#include "ui/session/state_text.h"

namespace elboscope {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr int format_number = 1;
constexpr const char* metadata_key = "elboscope_session";
constexpr const char* picture_tensor = "session/picture";
constexpr const char* truth_tensor = "session/truth";
constexpr std::int64_t most_pixels = std::int64_t{1} << 28;  // as for picture files
constexpr std::size_t most_text = 100'000, most_names = 1000;
constexpr std::array device_names{"automatic", "cpu", "cuda"};
constexpr std::array type_names{"automatic", "float32", "bfloat16", "float16"};

std::string path_text(const std::filesystem::path& path) {
  return QString::fromStdU16String(path.u16string()).toStdString();
}

OrderedJson description(const Session& session) {
  OrderedJson json;
  json["format"] = format_number;
  json["program_version"] = program_version;
  json["title"] = session.title.toStdString();
  json["state"] = state_json(session.state);
  json["slots"] = OrderedJson::array();
  for (const auto& slot : session.slots) json["slots"].push_back(slot ? settings_json(*slot) : OrderedJson());
  if (session.record && session.record_probe) json["record_probe"] = probe_json(*session.record_probe);
  json["selected_class"] = session.selected_class;
  if (session.picture)
    json["picture"] = {{"path", path_text(session.picture->path)}, {"stand_in", session.picture->stand_in}};
  if (session.truth) {
    const auto list = [](const QStringList& texts) {
      OrderedJson all = OrderedJson::array();
      for (const QString& text : texts) all.push_back(text.toStdString());
      return all;
    };
    json["truth"] = {{"path", path_text(session.truth->path)},
                     {"names", list(session.truth->names)},
                     {"legend", list(session.truth->legend)},
                     {"legend_sure", session.truth->legend_sure}};
  }
  json["model"] = {{"folder", path_text(session.model.folder)},
                   {"device", device_names.at(static_cast<std::size_t>(session.model.device))},
                   {"type", type_names.at(static_cast<std::size_t>(session.model.type))}};
  return json;
}

/// Members of the description beside the state; what is missing is empty.
class Members {
 public:
  Members(const Json& object, std::string path, const std::string& file)
      : object_(object), path_(std::move(path)), file_(file) {
    if (!object.is_object()) wrong("", object, "an object");
  }

  const Json* find(const char* key) const {
    const auto found = object_.find(key);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }
  QString text(const char* key) const {
    const Json* found = find(key);
    if (found == nullptr) return {};
    if (!found->is_string() || found->get_ref<const std::string&>().size() > most_text) wrong(key, *found, "a text");
    return QString::fromStdString(found->get_ref<const std::string&>());
  }
  bool flag(const char* key) const {
    const Json* found = find(key);
    if (found != nullptr && !found->is_boolean()) wrong(key, *found, "true or false");
    return found != nullptr && found->get<bool>();
  }
  QStringList texts(const char* key) const {
    const Json* found = find(key);
    QStringList list;
    if (found == nullptr) return list;
    if (!found->is_array() || found->size() > most_names) wrong(key, *found, "a list of at most 1000 names");
    for (const Json& each : *found) {
      if (!each.is_string() || each.get_ref<const std::string&>().size() > most_text) wrong(key, each, "a text");
      list << QString::fromStdString(each.get_ref<const std::string&>());
    }
    return list;
  }
  std::filesystem::path path(const char* key) const { return std::filesystem::path(text(key).toStdU16String()); }
  template <class Enum, std::size_t count>
  Enum choice(const char* key, const std::array<const char*, count>& names) const {
    const auto place = std::find(names.begin(), names.end(), text(key).toStdString());
    return place == names.end() ? Enum{} : static_cast<Enum>(place - names.begin());
  }
  [[noreturn]] void wrong(const std::string& key, const Json& value, const std::string& expected) const {
    refuse(file_, "the session's " + (path_.empty() ? std::string() : path_ + (key.empty() ? "" : ".")) +
                      (path_.empty() && key.empty() ? "description" : key) + " is of type " + value.type_name() +
                      ", expected " + expected + ".");
  }

 private:
  const Json& object_;
  std::string path_;
  const std::string& file_;
};

/// U8 [height, width] or [height, width, 3]; null if the file has none.
const TensorView* pixels_of(const SafetensorsFile& file, const char* name, std::size_t channels) {
  const TensorView* view = file.find(name);
  if (view == nullptr) return nullptr;
  const bool sound = view->dtype == DType::u8 && view->shape.size() == (channels == 1 ? 2U : 3U) &&
                     view->shape[0] >= 1 && view->shape[1] >= 1 && view->shape[0] <= most_pixels / view->shape[1] &&
                     (channels == 1 || view->shape[2] == 3);
  if (!sound)
    refuse(file.display_name(), "the tensor \"" + std::string(name) + "\" is " + std::string(dtype_name(view->dtype)) +
                                    " " + view->shape_text() + ", expected U8 [height, width" +
                                    (channels == 1 ? "]" : ", 3]") + " of at most 268 million pixels.");
  return view;
}

void copy_bytes(const TensorView& view, std::vector<std::uint8_t>& out) {
  out.resize(view.bytes);
  std::copy_n(reinterpret_cast<const std::uint8_t*>(view.data), view.bytes, out.begin());
}

void read_picture_of(const SafetensorsFile& file, const Members& members, Session& session) {
  const Json* found = members.find("picture");
  if (found == nullptr) return;
  const Members picture(*found, "picture", file.display_name());
  if (picture.flag("stand_in")) {
    if (session.record) session.picture = stand_in_picture(*session.record);
    return;
  }
  const TensorView* view = pixels_of(file, picture_tensor, 3);
  if (view == nullptr) refuse(file.display_name(), "the session's picture is missing.");
  auto pixels = std::make_shared<Picture>();
  pixels->height = view->shape[0];
  pixels->width = view->shape[1];
  if (session.record &&
      (session.record->image_width != pixels->width || session.record->image_height != pixels->height))
    refuse(file.display_name(), "the session's picture has " + std::to_string(pixels->width) + " x " +
                                    std::to_string(pixels->height) + " pixels, its record is of one of " +
                                    std::to_string(session.record->image_width) + " x " +
                                    std::to_string(session.record->image_height) + ".");
  copy_bytes(*view, pixels->rgb);
  session.picture = shown_picture(std::move(pixels), picture.path("path"));
}

void read_truth_of(const SafetensorsFile& file, const Members& members, Session& session) {
  const Json* found = members.find("truth");
  if (found == nullptr || !session.picture) return;
  const Members members_of_truth(*found, "truth", file.display_name());
  const TensorView* view = pixels_of(file, truth_tensor, 1);
  if (view == nullptr) refuse(file.display_name(), "the session's truth is missing.");
  auto labels = std::make_shared<LabelPicture>();
  labels->height = view->shape[0];
  labels->width = view->shape[1];
  copy_bytes(*view, labels->labels);
  TruthFile truth;
  truth.path = members_of_truth.path("path");
  truth.labels = labels;
  truth.names = members_of_truth.texts("names");
  truth.legend = members_of_truth.texts("legend");
  truth.legend_sure = members_of_truth.flag("legend_sure");
  for (const std::uint8_t label : labels->labels) ++truth.pixels[label];
  const bool plain = session.picture->stand_in;
  check_truth(*labels, file.display_name(), plain ? session.record->image_width : session.picture->pixels->width,
              plain ? session.record->image_height : session.picture->pixels->height,
              /*classes=*/254);
  session.truth = std::move(truth);
}

ReadSession read_session(const SafetensorsFile& file) {
  const std::string& name = file.display_name();
  const auto entry = file.metadata().find(metadata_key);
  if (entry == file.metadata().end())
    refuse(name, "this is not a session of this program: the metadata entry \"" + std::string(metadata_key) +
                     "\" is missing.");
  const Json json = parse_json(entry->second, name, 16);
  const Members members(json, {}, name);
  const Json* format = members.find("format");
  if (format == nullptr || !format->is_number_unsigned() || format->get<std::uint64_t>() < 1)
    refuse(name, "the session's format is missing or no whole number.");
  if (format->get<std::uint64_t>() > format_number)
    refuse(name, "this session was written by a newer version of the program (format " + format->dump() +
                     "); this version reads formats up to " + std::to_string(format_number) + ".");

  ReadSession result;
  Session& session = result.session;
  const Json* state = members.find("state");
  if (state == nullptr) refuse(name, "the session's state is missing.");
  session.state = read_state(*state, name, result.unknown);
  session.title = members.text("title");
  if (const Json* slots = members.find("slots")) {
    if (!slots->is_array() || slots->size() > session.slots.size()) members.wrong("slots", *slots, "a list of two");
    for (std::size_t i = 0; i < slots->size(); ++i) {
      if (!(*slots)[i].is_null()) session.slots[i] = read_settings((*slots)[i], name, result.unknown);
    }
  }
  if (const Json* selected = members.find("selected_class")) {
    if (!selected->is_number_integer()) members.wrong("selected_class", *selected, "a whole number");
    const auto row = selected->get<std::int64_t>();
    session.selected_class = row >= 0 && row < session.state.classes.size() ? static_cast<int>(row) : -1;
  }
  if (const Json* model = members.find("model")) {
    const Members choice(*model, "model", name);
    session.model = {choice.path("folder"), choice.choice<ComputeDevice>("device", device_names),
                     choice.choice<ComputeType>("type", type_names)};
  }
  if (holds_record(file)) session.record = std::make_shared<const AlignmentRecord>(read_record(file));
  if (const Json* probe = members.find("record_probe"); probe != nullptr && session.record)
    session.record_probe = read_probe(*probe, name, result.unknown);
  read_picture_of(file, members, session);
  read_truth_of(file, members, session);
  return result;
}

}  // namespace

void save_session(const Session& session, const std::filesystem::path& path) {
  std::vector<TensorToWrite> tensors;
  if (session.picture && !session.picture->stand_in) {
    const Picture& pixels = *session.picture->pixels;
    tensors.push_back({picture_tensor, DType::u8, {pixels.height, pixels.width, 3}, pixels.rgb.data()});
  }
  if (session.truth) {
    const LabelPicture& labels = *session.truth->labels;
    tensors.push_back({truth_tensor, DType::u8, {labels.height, labels.width}, labels.labels.data()});
  }
  std::map<std::string, std::string> metadata{
      {metadata_key, description(session).dump(-1, ' ', false, OrderedJson::error_handler_t::replace)}};
  if (session.record) {
    save_record(*session.record, path, tensors, std::move(metadata));
  } else {
    write_safetensors(path, tensors, metadata);
  }
}

ReadSession load_session(const std::filesystem::path& path) {
  return read_session(*SafetensorsFile::open(path));
}

ReadSession parse_session(const std::byte* data, std::size_t size, const std::string& display_name) {
  return read_session(*SafetensorsFile::parse(data, size, display_name));
}

}  // namespace elboscope
