#include "ui/charts/loss_curves.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/charts/plot.h"
#include "ui/charts/plot_style.h"
#include "ui/document/inspect_document.h"
#include "ui/theme/class_color.h"
#include "ui/theme/theme.h"

namespace elboscope {

LossCurves::LossCurves(InspectDocument& document, QWidget* parent)
    : QWidget(parent), document_(document), plot_(new QCustomPlot) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(plot_);
  plot_->setFocusPolicy(Qt::NoFocus);
  plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
  for (const auto signal :
       {&InspectDocument::maps_changed, &InspectDocument::classes_changed, &InspectDocument::active_class_changed})
    connect(&document_, signal, this, &LossCurves::follow);
  retranslate();
}

void LossCurves::follow() {
  plot_->clearPlottables();
  style_plot(*plot_);
  const MapSetPtr& set = document_.maps();
  std::vector<std::pair<int, std::size_t>> lines;  // class row, class of the record
  if (set) {
    for (int row = 0; row < document_.state().classes.size(); ++row) {
      const int place = document_.map_index(row);
      if (place >= 0 && set->maps.classes[static_cast<std::size_t>(place)].measured) lines.emplace_back(row, place);
    }
  }
  setVisible(!lines.empty());
  if (lines.empty()) return;
  const AlignmentRecord& record = *set->record;
  const std::size_t steps = record.elbo_timesteps.size();
  const auto& chosen = set->settings.elbo_timesteps;
  double low = 0, high = 0;
  for (const auto& [row, place] : lines) {
    const bool active = row == document_.active_class();
    QColor color = class_line_color(document_.state().classes[row].color);
    if (document_.active_class() >= 0 && !active) color.setAlphaF(0.55F);
    auto* line = plot_->addGraph();
    line->setPen(QPen(color, active ? 2.4 : 1.4));
    line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, active ? 5 : 3.5));
    auto* faded = plot_->addGraph();
    QColor pale = color;
    pale.setAlphaF(0.25F);
    faded->setPen(Qt::NoPen);
    faded->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, pale, 3.5));
    for (std::size_t t = 0; t < steps; ++t) {
      double mean = 0;
      for (const auto& entry : lines) mean += record.losses[entry.second * steps + t];
      const double value = record.losses[place * steps + t] - mean / static_cast<double>(lines.size());
      const auto at = static_cast<double>(record.elbo_timesteps[t]);
      const bool counts =
          chosen.empty() || std::find(chosen.begin(), chosen.end(), record.elbo_timesteps[t]) != chosen.end();
      (counts ? line : faded)->addData(at, value);
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  const auto [first, last] = std::minmax_element(record.elbo_timesteps.begin(), record.elbo_timesteps.end());
  const double margin = std::max(1.0, static_cast<double>(*last - *first) * 0.03);
  plot_->xAxis->setRange(static_cast<double>(*first) - margin, static_cast<double>(*last) + margin);
  const double span = std::max(high - low, 1e-12);
  plot_->yAxis->setRange(low - 0.08 * span, high + 0.08 * span);
  plot_->xAxis->ticker()->setTickCount(5);
  plot_->yAxis->ticker()->setTickCount(3);
  plot_->yAxis->setNumberFormat(QStringLiteral("g"));
  plot_->yAxis->setNumberPrecision(2);
  plot_->yAxis->grid()->setZeroLinePen(QPen(theme_colors().muted, 1));
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void LossCurves::retranslate() {
  setAccessibleName(tr("Loss over timesteps"));
  setToolTip(
      tr("The loss of each class at every timestep (little noise at the left, much at the right), compared with the "
         "mean of all classes "
         "at that timestep. A class that stays below the line is better explained throughout."));
  plot_->xAxis->setLabel(tr("timestep"));
  follow();
}

void LossCurves::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  plot_->setBufferDevicePixelRatio(devicePixelRatioF());
}

void LossCurves::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) follow();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
