#include "ui/charts/loss_curves.h"

#include <QEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/charts/plot.h"
#include "ui/charts/plot_style.h"
#include "ui/theme/class_color.h"
#include "ui/theme/theme.h"

namespace elboscope {

LossCurves::LossCurves(InspectDocument& document, QWidget* parent)
    : TimestepArea(document, TimestepSubset::elbo, parent), plot_(new QCustomPlot) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(plot_);
  plot_->setFocusPolicy(Qt::NoFocus);
  plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
  for (const auto signal : {&InspectDocument::maps_changed, &InspectDocument::classes_changed,
                            &InspectDocument::calibration_changed, &InspectDocument::active_class_changed})
    connect(&document_, signal, this, &LossCurves::follow);
  retranslate();
}

double LossCurves::x_of(std::int64_t timestep) const {
  return plot_->x() + plot_->xAxis->coordToPixel(static_cast<double>(timestep));
}

LossCurves::Shown LossCurves::wanted() const {
  Shown wanted;
  const MapSetPtr& set = document_.maps();
  if (!set) return wanted;
  wanted.record = set->record;
  wanted.classes = document_.state().classes;
  for (int row = 0; row < wanted.classes.size(); ++row) {
    const int place = document_.map_index(row);
    if (place >= 0 && set->maps.classes[static_cast<std::size_t>(place)].measured)
      wanted.lines.push_back({row, static_cast<std::size_t>(place)});
  }
  const CalibrationSettings& settings = document_.state().calibration;
  wanted.chosen = settings.elbo_timesteps;
  wanted.weighted = settings.paper_weighting && !wanted.record->elbo_weights.empty();
  wanted.variate = settings.control_variate && !wanted.record->caption_distances.empty();
  wanted.active = document_.active_class();
  return wanted;
}

double LossCurves::term(std::size_t place, std::size_t timestep) const {
  const AlignmentRecord& record = *shown_.record;
  const std::vector<double>& losses = shown_.variate ? record.caption_distances : record.losses;
  return losses[place * record.elbo_timesteps.size() + timestep] *
         (shown_.weighted ? record.elbo_weights[timestep] : 1.0);
}

void LossCurves::follow() {
  Shown next = wanted();
  if (next == shown_) return;
  shown_ = std::move(next);
  draw();
}

void LossCurves::draw() {
  plot_->clearPlottables();
  plot_->clearItems();
  hover_line_ = cursor_line_ = nullptr;
  style_plot(*plot_);
  setVisible(!shown_.lines.empty());
  if (shown_.lines.empty()) return;
  const ThemeColors& colors = theme_colors();
  const AlignmentRecord& record = *shown_.record;
  const auto& chosen = shown_.chosen;

  double low = 0, high = 0;
  for (const Line& line : shown_.lines) {
    const bool active = line.row == shown_.active;
    QColor color = class_line_color(shown_.classes[line.row].color);
    if (shown_.active >= 0 && !active) color.setAlphaF(0.55F);
    auto* counted = plot_->addGraph();
    counted->setPen(QPen(color, active ? 2.4 : 1.4));
    counted->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, active ? 5 : 3.5));
    auto* left_out = plot_->addGraph();
    QColor pale = color;
    pale.setAlphaF(0.4F);
    left_out->setPen(Qt::NoPen);
    left_out->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, pale, 3.5));
    for (std::size_t t = 0; t < record.elbo_timesteps.size(); ++t) {
      double mean = 0;
      for (const Line& each : shown_.lines) mean += term(each.place, t);
      const double value = term(line.place, t) - mean / static_cast<double>(shown_.lines.size());
      const auto at = static_cast<double>(record.elbo_timesteps[t]);
      const bool counts =
          chosen.empty() || std::find(chosen.begin(), chosen.end(), record.elbo_timesteps[t]) != chosen.end();
      (counts ? counted : left_out)->addData(at, value);
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
  plot_->yAxis->grid()->setZeroLinePen(QPen(colors.muted, 1));
  for (QCPItemStraightLine** line : {&hover_line_, &cursor_line_}) {
    *line = new QCPItemStraightLine(plot_);
    (*line)->setPen(QPen(line == &cursor_line_ ? colors.accent : colors.muted, 1, Qt::DashLine));
    (*line)->setVisible(false);
  }
  follow_places();
}

void LossCurves::follow_places() {
  if (hover_line_ == nullptr) return;
  const std::vector<std::int64_t> list = choice().recorded();
  const auto place_line = [&](QCPItemStraightLine* line, int place) {
    line->setVisible(place >= 0 && place < static_cast<int>(list.size()));
    if (!line->visible()) return;
    const auto at = static_cast<double>(list[static_cast<std::size_t>(place)]);
    line->point1->setCoords(at, 0);
    line->point2->setCoords(at, 1);
  };
  place_line(hover_line_, hovered());
  place_line(cursor_line_, cursor_place());
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

bool LossCurves::event(QEvent* event) {
  const std::vector<std::int64_t> list = choice().recorded();
  if (event->type() != QEvent::ToolTip || hovered() < 0 || hovered() >= static_cast<int>(list.size()) || !shown_.record)
    return TimestepArea::event(event);
  const std::int64_t timestep = list[static_cast<std::size_t>(hovered())];
  const auto& steps = shown_.record->elbo_timesteps;
  const auto t = static_cast<std::size_t>(std::find(steps.begin(), steps.end(), timestep) - steps.begin());
  if (t >= steps.size()) return TimestepArea::event(event);
  QString text = QStringLiteral("<b>") + tr("Timestep %1").arg(timestep) + QStringLiteral("</b><table>");
  for (const Line& line : shown_.lines)
    text += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td align=right>%2</td></tr>")
                .arg(shown_.classes[line.row].name.toHtmlEscaped(), QLocale().toString(term(line.place, t), 'g', 5));
  QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text + QStringLiteral("</table>") + toolTip(), this);
  return true;
}

void LossCurves::retranslate() {
  setAccessibleName(tr("Loss over timesteps"));
  setToolTip(tr(
      "The loss of each class at every timestep (little noise at the left, much at the right), compared with the "
      "mean of all classes at that timestep. A class that stays below the line is better explained throughout. Click a "
      "timestep to leave it out or take it in, drag to choose a range."));
  plot_->xAxis->setLabel(tr("timestep"));
  draw();
}

void LossCurves::resizeEvent(QResizeEvent* event) {
  TimestepArea::resizeEvent(event);
  plot_->setBufferDevicePixelRatio(devicePixelRatioF());
}

void LossCurves::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) draw();
  TimestepArea::changeEvent(event);
}

}  // namespace elboscope
