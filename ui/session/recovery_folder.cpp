#include "ui/session/recovery_folder.h"

#include <QUuid>
#include <limits>

#include "core/base/error.h"
#include "core/tensorfile/atomic_file.h"
#include "core/tensorfile/json_file.h"
#include "ui/document/file_paths.h"
#include "ui/jobs/job_result.h"
#include "ui/session/state_text.h"

namespace elboscope {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr const char* state_name = "state.json";
constexpr const char* lock_name = "lock";
constexpr int most_folders = 1000;

std::unique_ptr<QLockFile> lock_of(const std::filesystem::path& folder) {
  auto lock = std::make_unique<QLockFile>(as_text(folder / lock_name));
  lock->setStaleLockTime(0);  // held as long as its process lives, however long that is
  return lock;
}

std::filesystem::path contents_path(const std::filesystem::path& folder, int number) {
  return folder / ("contents-" + std::to_string(number) + session_extension);
}

void remove_folder(const std::filesystem::path& folder) {
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

Json read_state_file(const std::filesystem::path& folder) {
  Json json = read_json(folder / state_name, (folder / state_name).string());
  if (!json.is_object()) refuse((folder / state_name).string(), "this is not an autosaved state.");
  return json;
}

QString text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

std::int64_t number_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

}  // namespace

RecoveryFolder::RecoveryFolder(const std::filesystem::path& root)
    : folder_(root / QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()) {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error)
    throw Error(ErrorKind::failed, folder_.string(),
                "The folder for automatic saving cannot be made: " + error.message() + ".");
  // Pictures and captions are the user's own business.
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, error);
  lock_ = lock_of(folder_);
  if (!lock_->tryLock(0))
    throw Error(ErrorKind::failed, folder_.string(), "The folder for automatic saving cannot be locked.");
}

RecoveryFolder::~RecoveryFolder() = default;

void RecoveryFolder::write(const Session& session, const QString& file) {
  const auto labels = session.truth ? session.truth->labels : nullptr;
  const bool same = number_ > 0 && picture_ == session.picture && record_ == session.record && labels_ == labels;
  const int before = number_;
  if (!same) {
    save_session(session, contents_path(folder_, number_ + 1));
    ++number_;
    picture_ = session.picture;
    record_ = session.record;
    labels_ = labels;
  }
  OrderedJson json;
  json["contents"] = number_;
  json["saved"] = QDateTime::currentMSecsSinceEpoch();
  json["title"] = session.title.toStdString();
  json["file"] = file.toStdString();
  json["state"] = state_json(session.state);
  json["slots"] = OrderedJson::array();
  for (const auto& slot : session.slots) json["slots"].push_back(slot ? settings_json(*slot) : OrderedJson());
  AtomicFile out(folder_ / state_name);
  out.write(json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace));
  out.commit();
  std::error_code ignored;
  if (!same && before > 0) std::filesystem::remove(contents_path(folder_, before), ignored);
}

void RecoveryFolder::clear() {
  std::error_code ignored;
  std::filesystem::remove(folder_ / state_name, ignored);
  if (number_ > 0) std::filesystem::remove(contents_path(folder_, number_), ignored);
  picture_.reset();
  record_.reset();
  labels_.reset();
  number_ = 0;
}

void RecoveryFolder::remove() {
  clear();
  lock_->unlock();
  remove_folder(folder_);
}

std::optional<Leftover> find_leftover(const std::filesystem::path& root) {
  std::optional<Leftover> newest;
  std::error_code error;
  int looked_at = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root, error)) {
    if (++looked_at > most_folders) break;
    std::error_code ignored;
    if (!entry.is_directory(ignored) || entry.is_symlink(ignored)) continue;
    std::shared_ptr<QLockFile> lock = lock_of(entry.path());
    if (!lock->tryLock(0)) continue;  // its program runs
    const auto state = result_of<Json>([&] { return read_state_file(entry.path()); });
    if (!state.value || number_at(*state.value, "contents") < 1) {
      lock->unlock();
      remove_folder(entry.path());
      continue;
    }
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(number_at(*state.value, "saved"));
    if (newest && newest->when >= when) continue;
    newest =
        Leftover{entry.path(), text_at(*state.value, "title"), text_at(*state.value, "file"), when, std::move(lock)};
  }
  return newest;
}

ReadSession load_leftover(const Leftover& leftover) {
  const std::string name = (leftover.folder / state_name).string();
  const Json json = read_state_file(leftover.folder);
  const std::int64_t number = number_at(json, "contents");
  if (number < 1 || number > std::numeric_limits<int>::max())
    refuse(name, "the autosaved state belongs to no contents.");
  ReadSession read = load_session(contents_path(leftover.folder, static_cast<int>(number)));
  if (!json.contains("state")) refuse(name, "the autosaved state is missing.");
  read.unknown.clear();
  read.session.state = read_state(json.at("state"), name, read.unknown);
  if (read.session.selected_class >= read.session.state.classes.size()) read.session.selected_class = -1;
  if (const auto slots = json.find("slots"); slots != json.end() && slots->is_array()) {
    for (std::size_t i = 0; i < read.session.slots.size() && i < slots->size(); ++i) {
      read.session.slots[i].reset();
      if (!(*slots)[i].is_null()) read.session.slots[i] = read_settings((*slots)[i], name, read.unknown);
    }
  }
  return read;
}

void remove_leftover(const Leftover& leftover) {
  if (leftover.lock) leftover.lock->unlock();
  remove_folder(leftover.folder);
}

}  // namespace elboscope
