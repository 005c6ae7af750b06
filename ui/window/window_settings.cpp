#include "ui/window/window_settings.h"

#include <QFileInfo>
#include <QSettings>

namespace elboscope {
namespace {

constexpr int layout_version = 1;
constexpr qsizetype most_recent = 10;
const QString recent_files_key = QStringLiteral("recent/files"), recent_models_key = QStringLiteral("recent/models");

}  // namespace

WindowSettings::WindowSettings(bool persistent, QObject* parent) : QObject(parent) {
  if (persistent) settings_ = std::make_unique<QSettings>(QStringLiteral("elboscope"), QStringLiteral("elboscope"));
  for (const QString& key : {recent_files_key, recent_models_key}) {
    if (settings_) lists_[key] = settings_->value(key).toStringList().mid(0, most_recent);
  }
}

WindowSettings::~WindowSettings() = default;

QByteArray WindowSettings::geometry() const {
  return settings_ ? settings_->value(QStringLiteral("window/geometry")).toByteArray() : QByteArray();
}

QByteArray WindowSettings::docks() const {
  if (!settings_ || settings_->value(QStringLiteral("window/layout_version")).toInt() != layout_version) return {};
  return settings_->value(QStringLiteral("window/docks")).toByteArray();
}

void WindowSettings::set_layout(const QByteArray& geometry, const QByteArray& docks) {
  if (!settings_) return;
  settings_->setValue(QStringLiteral("window/geometry"), geometry);
  settings_->setValue(QStringLiteral("window/docks"), docks);
  settings_->setValue(QStringLiteral("window/layout_version"), layout_version);
}

QStringList WindowSettings::section_folds() const {
  return settings_ ? settings_->value(QStringLiteral("window/sections")).toStringList() : QStringList();
}

void WindowSettings::set_section_folds(const QStringList& folds) {
  if (settings_) settings_->setValue(QStringLiteral("window/sections"), folds);
}

ThemeMode WindowSettings::theme() const {
  const QString name = settings_ ? settings_->value(QStringLiteral("window/theme")).toString() : QString();
  return name == QStringLiteral("light")  ? ThemeMode::light
         : name == QStringLiteral("dark") ? ThemeMode::dark
                                          : ThemeMode::system;
}

void WindowSettings::set_theme(ThemeMode mode) {
  if (!settings_) return;
  settings_->setValue(QStringLiteral("window/theme"), mode == ThemeMode::light  ? QStringLiteral("light")
                                                      : mode == ThemeMode::dark ? QStringLiteral("dark")
                                                                                : QStringLiteral("system"));
}

QString WindowSettings::language() const {
  return settings_ ? settings_->value(QStringLiteral("window/language")).toString() : QString();
}

void WindowSettings::set_language(const QString& code) {
  if (settings_) settings_->setValue(QStringLiteral("window/language"), code);
}

std::optional<QStringList> WindowSettings::shortcuts(const QString& command) const {
  const QString key = QStringLiteral("shortcuts/") + command;
  if (!settings_ || !settings_->contains(key)) return std::nullopt;
  QStringList keys = settings_->value(key).toStringList().mid(0, 4);
  keys.removeAll(QString());
  return keys;
}

void WindowSettings::set_shortcuts(const QString& command, const std::optional<QStringList>& keys) {
  if (!settings_) return;
  const QString key = QStringLiteral("shortcuts/") + command;
  if (keys) {
    settings_->setValue(key, keys->isEmpty() ? QStringList{QString()} : *keys);
  } else {
    settings_->remove(key);
  }
}

bool WindowSettings::tour_seen() const {
  return settings_ && settings_->value(QStringLiteral("guidance/tour_seen")).toBool();
}

void WindowSettings::set_tour_seen() {
  if (settings_) settings_->setValue(QStringLiteral("guidance/tour_seen"), true);
}

ModelChoice WindowSettings::model() const {
  ModelChoice choice;
  if (!settings_) return choice;
  const QString folder = settings_->value(QStringLiteral("model/folder")).toString();
  if (!QFileInfo::exists(folder)) return choice;  // a folder, or a model in one file
  choice.folder = std::filesystem::path(folder.toStdU16String());
  const int device = settings_->value(QStringLiteral("model/device")).toInt(),
            type = settings_->value(QStringLiteral("model/type")).toInt();
  if (device >= 0 && device <= static_cast<int>(ComputeDevice::cuda))
    choice.device = static_cast<ComputeDevice>(device);
  if (type >= 0 && type <= static_cast<int>(ComputeType::float16)) choice.type = static_cast<ComputeType>(type);
  return choice;
}

void WindowSettings::set_model(const ModelChoice& choice) {
  const QString folder = QString::fromStdU16String(choice.folder.u16string());
  if (folder.isEmpty()) return;
  add_to_list(recent_models_key, folder);
  Q_EMIT recent_models_changed();
  if (!settings_) return;
  settings_->setValue(QStringLiteral("model/folder"), folder);
  settings_->setValue(QStringLiteral("model/device"), static_cast<int>(choice.device));
  settings_->setValue(QStringLiteral("model/type"), static_cast<int>(choice.type));
}

QStringList WindowSettings::list(const QString& key) const {
  return lists_.value(key);
}

void WindowSettings::add_to_list(const QString& key, const QString& entry) {
  QStringList& entries = lists_[key];
  entries.removeAll(entry);
  entries.prepend(entry);
  if (entries.size() > most_recent) entries.resize(most_recent);
  if (settings_) settings_->setValue(key, entries);
}

QStringList WindowSettings::recent_models() const {
  return list(recent_models_key);
}
QStringList WindowSettings::recent_files() const {
  return list(recent_files_key);
}

void WindowSettings::add_recent_file(const QString& path) {
  if (path.isEmpty()) return;
  add_to_list(recent_files_key, QFileInfo(path).absoluteFilePath());
  Q_EMIT recent_files_changed();
}

}  // namespace elboscope
