#include "ui/jobs/job_progress.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <array>
#include <utility>

namespace elboscope {
namespace {

QString translated(const char* text) {
  return QCoreApplication::translate("Progress", text);
}

/// What core's stages are called in the window.
constexpr std::array stages{
    std::pair{"encoding the picture", QT_TRANSLATE_NOOP("Progress", "Encoding the picture")},
    std::pair{"collecting attention", QT_TRANSLATE_NOOP("Progress", "Collecting attention")},
    std::pair{"measuring ELBO", QT_TRANSLATE_NOOP("Progress", "Measuring ELBO")},
    std::pair{"loading the model", QT_TRANSLATE_NOOP("Progress", "Loading the model")},
    std::pair{"loading weights", QT_TRANSLATE_NOOP("Progress", "Loading weights")},
    std::pair{"checking the model", QT_TRANSLATE_NOOP("Progress", "Checking the model")},
    std::pair{"hashing weights", QT_TRANSLATE_NOOP("Progress", "Fingerprinting the weights")},
    std::pair{"scoring", QT_TRANSLATE_NOOP("Progress", "Comparing with the truth")},
    std::pair{"writing files", QT_TRANSLATE_NOOP("Progress", "Writing files")},
    std::pair{"drawing tiles", QT_TRANSLATE_NOOP("Progress", "Drawing maps")},
};

}  // namespace

QString stage_text(const std::string& stage) {
  for (const auto& [core, text] : stages) {
    if (stage == core) return translated(text);
  }
  return QString::fromStdString(stage);
}

QString duration_text(double seconds) {
  const QLocale locale;
  if (seconds < 10) return translated(QT_TRANSLATE_NOOP("Progress", "%1 s")).arg(locale.toString(seconds, 'f', 1));
  const auto whole = static_cast<std::int64_t>(seconds + 0.5);
  if (whole < 60) return translated("%1 s").arg(whole);
  if (whole < 3600) return translated(QT_TRANSLATE_NOOP("Progress", "%1 min %2 s")).arg(whole / 60).arg(whole % 60);
  return translated(QT_TRANSLATE_NOOP("Progress", "%1 h %2 min")).arg(whole / 3600).arg(whole % 3600 / 60);
}

QString memory_size_text(std::uint64_t bytes) {
  const QLocale locale;
  const double megabytes = static_cast<double>(bytes) / 1e6;
  if (megabytes < 1)
    return translated(QT_TRANSLATE_NOOP("Progress", "%1 kB")).arg(locale.toString(megabytes * 1000, 'f', 0));
  if (megabytes < 1000)
    return translated(QT_TRANSLATE_NOOP("Progress", "%1 MB")).arg(locale.toString(megabytes, 'f', 0));
  return translated(QT_TRANSLATE_NOOP("Progress", "%1 GB")).arg(locale.toString(megabytes / 1000, 'f', 1));
}

QString progress_text(const JobProgress& progress) {
  QStringList parts;
  QString stage = progress.stage.isEmpty() ? translated(QT_TRANSLATE_NOOP("Progress", "Starting")) : progress.stage;
  if (progress.total > 1)
    stage = translated(QT_TRANSLATE_NOOP("Progress", "%1, %2 of %3")).arg(stage).arg(progress.done).arg(progress.total);
  parts << stage << duration_text(progress.elapsed_seconds);
  if (progress.remaining_seconds)
    parts << translated(QT_TRANSLATE_NOOP("Progress", "%1 left")).arg(duration_text(*progress.remaining_seconds));
  if (progress.memory_bytes > 0) parts << memory_size_text(progress.memory_bytes);
  return parts.join(QStringLiteral("  ·  "));
}

}  // namespace elboscope
