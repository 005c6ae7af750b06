#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>

#include "ui/jobs/engine_jobs.h"
#include "ui/theme/theme.h"

class QSettings;

namespace elboscope {

/// What is remembered between starts, apart from sessions. Every value is checked when it is read. `persistent` false:
/// nothing is read or written (screenshots, tests).
class WindowSettings final : public QObject {
  Q_OBJECT

 public:
  explicit WindowSettings(bool persistent, QObject* parent = nullptr);
  ~WindowSettings() override;

  QByteArray geometry() const;
  QByteArray docks() const;
  void set_layout(const QByteArray& geometry, const QByteArray& docks);
  QStringList section_folds() const;  ///< as section_folds.h has them; empty: never kept
  void set_section_folds(const QStringList& folds);

  ThemeMode theme() const;
  void set_theme(ThemeMode mode);
  QString language() const;  ///< empty: of the system
  void set_language(const QString& code);

  ModelChoice model() const;
  void set_model(const ModelChoice& choice);
  QStringList recent_models() const;

  /// Keys the user gave to a command, in portable text, one entry a sequence; absent: those it came with.
  std::optional<QStringList> shortcuts(const QString& command) const;
  void set_shortcuts(const QString& command, const std::optional<QStringList>& keys);

  /// The tour of the first start was shown; asked for from the menu it always is.
  bool tour_seen() const;
  void set_tour_seen();

  QStringList recent_files() const;
  void add_recent_file(const QString& path);

 Q_SIGNALS:
  void recent_files_changed();
  void recent_models_changed();

 private:
  QStringList list(const QString& key) const;
  void add_to_list(const QString& key, const QString& entry);

  std::unique_ptr<QSettings> settings_;
  QHash<QString, QStringList> lists_;  // also where nothing is written
};

}  // namespace elboscope
