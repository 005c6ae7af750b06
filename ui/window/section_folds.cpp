#include "ui/window/section_folds.h"

#include <QWidget>
#include <functional>

#include "ui/calibration/section.h"
#include "ui/caption/measurement_rows.h"

namespace elboscope {
namespace {

const QString measurement_name = QStringLiteral("measurement");

}  // namespace

QStringList section_folds(const QWidget& window) {
  QStringList folds;
  const auto add = [&folds](const QString& name, bool open) { folds << (open ? u'+' : u'-') + name; };
  for (const Section* section : window.findChildren<Section*>()) {
    if (!section->objectName().isEmpty()) add(section->objectName(), section->expanded());
  }
  if (const auto* rows = window.findChild<MeasurementRows*>()) add(measurement_name, rows->unfolded());
  return folds;
}

void set_section_folds(QWidget& window, const QStringList& folds) {
  const auto apply = [&folds](const QString& name, const std::function<void(bool)>& set) {
    const bool open = folds.contains(u'+' + name);
    if (open || folds.contains(u'-' + name)) set(open);
  };
  for (Section* section : window.findChildren<Section*>())
    apply(section->objectName(), [section](bool open) { section->set_expanded(open); });
  if (auto* rows = window.findChild<MeasurementRows*>())
    apply(measurement_name, [rows](bool open) { rows->set_unfolded(open); });
}

}  // namespace elboscope
