#include "ui/truth/score_list.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/document/inspect_document.h"
#include "ui/theme/class_color.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

QString percent(double value) {
  return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', 1);
}

}  // namespace

ScoreList::ScoreList(InspectDocument& document, QWidget* parent) : QWidget(parent), document_(document) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  for (const auto signal :
       {&InspectDocument::truth_scores_changed, &InspectDocument::classes_changed, &InspectDocument::maps_changed})
    connect(&document_, signal, this, &ScoreList::follow);
  connect(&document_, &InspectDocument::active_class_changed, this, qOverload<>(&QWidget::update));
  retranslate();
}

QSize ScoreList::sizeHint() const {
  return {260, static_cast<int>(lines_.size()) * (fontMetrics().height() + 9)};
}

QRectF ScoreList::line_rect(qsizetype line) const {
  const int height = fontMetrics().height() + 9;
  return {0, static_cast<double>(line * height), static_cast<double>(width()), static_cast<double>(height)};
}

void ScoreList::follow() {
  QList<Line> lines;
  const TruthScoresPtr& truth = document_.truth_scores();
  if (truth) {
    const MaskScores& scores = truth->scores;
    for (int row = 0; row < document_.state().classes.size(); ++row) {
      const int place = document_.map_index(row);
      if (place < 0 || place >= static_cast<int>(scores.iou_raw.size())) continue;
      const ClassEntry& entry = document_.state().classes[row];
      const auto i = static_cast<std::size_t>(place);
      lines.append({row, entry.name, entry.color, scores.iou_raw[i], scores.iou_calibrated[i]});
    }
    lines.append({-1, tr("background"), 0, scores.background_raw, scores.background_calibrated});
  }
  const bool resized = lines.size() != lines_.size();
  lines_ = std::move(lines);
  if (resized) updateGeometry();
  update();
}

void ScoreList::paintEvent(QPaintEvent*) {
  const ThemeColors& colors = theme_colors();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QFont numbers = number_font(0.9);
  const double arrow_width = QFontMetricsF(numbers).horizontalAdvance(QStringLiteral("100.0 → 100.0"));
  double names = 40;
  for (const Line& line : lines_) names = std::max(names, fontMetrics().horizontalAdvance(line.name) + 24.0);
  names = std::min(names, width() * 0.36);
  for (qsizetype i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    const QRectF area = line_rect(i);
    const bool active = line.row >= 0 && line.row == document_.active_class();
    if (active) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(colors.soft_accent);
      painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 5, 5);
    }
    const QColor color = line.row >= 0 ? class_color(line.color) : colors.muted;
    painter.setPen(line.row >= 0 ? Qt::NoPen : QPen(colors.muted, 1.2));
    painter.setBrush(line.row >= 0 ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(area.left() + 4, area.center().y() - 5, 10, 10), 3, 3);
    painter.setFont(font());
    painter.setPen(line.row >= 0 ? colors.text : colors.muted);
    painter.drawText(QRectF(area.left() + 20, area.top(), names - 20, area.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(line.name, Qt::ElideRight, static_cast<int>(names - 20)));

    const QRectF track(area.left() + names + 8, area.top(), area.width() - names - 8 - arrow_width - 14, area.height());
    const auto at = [&](double value) {
      return QPointF(track.left() + std::clamp(value, 0.0, 100.0) / 100 * track.width(), track.center().y());
    };
    if (track.width() > 20) {
      painter.setPen(QPen(colors.line, 1));
      painter.drawLine(at(0), at(100));
      if (!std::isnan(line.raw) && !std::isnan(line.calibrated)) {
        const bool better = line.calibrated >= line.raw;
        painter.setPen(QPen(better ? colors.good : colors.error, 2));
        painter.drawLine(at(line.raw), at(line.calibrated));
        painter.setPen(QPen(colors.muted, 1.4));
        painter.setBrush(active ? colors.soft_accent : colors.panel);
        painter.drawEllipse(at(line.raw), 3.5, 3.5);
        painter.setPen(QPen(colors.panel, 1));
        painter.setBrush(line.row >= 0 ? color : colors.muted);
        painter.drawEllipse(at(line.calibrated), 4.5, 4.5);
      }
    }
    painter.setFont(numbers);
    painter.setPen(colors.text);
    painter.drawText(area.adjusted(0, 0, -4, 0), Qt::AlignVCenter | Qt::AlignRight,
                     percent(line.raw) + QStringLiteral(" → ") + percent(line.calibrated));
  }
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.accent, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
  }
}

int ScoreList::row_at(const QPointF& point) const {
  for (qsizetype i = 0; i < lines_.size(); ++i) {
    if (line_rect(i).contains(point)) return lines_[i].row;
  }
  return -1;
}

void ScoreList::mouseMoveEvent(QMouseEvent* event) {
  document_.hover_class(row_at(event->position()));
}

void ScoreList::mousePressEvent(QMouseEvent* event) {
  if (const int row = row_at(event->position()); row >= 0) document_.select_class(row);
}

void ScoreList::leaveEvent(QEvent*) {
  document_.hover_class(-1);
}

void ScoreList::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  const auto classes = lines_.size() - 1;  // the background is last
  if (step == 0 || classes < 1) return QWidget::keyPressEvent(event);
  qsizetype place = -1;
  for (qsizetype i = 0; i < classes; ++i) {
    if (lines_[i].row == document_.selected_class()) place = i;
  }
  document_.select_class(lines_[place < 0 ? 0 : std::clamp<qsizetype>(place + step, 0, classes - 1)].row);
}

bool ScoreList::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    for (qsizetype i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (!line_rect(i).contains(help->pos())) continue;
      const QString text = std::isnan(line.raw) || std::isnan(line.calibrated)
                               ? tr("<b>%1</b> is neither in the truth nor in the mask.").arg(line.name.toHtmlEscaped())
                               : tr("<b>%1</b>: raw %2 %, calibrated %3 %")
                                     .arg(line.name.toHtmlEscaped(), QLocale().toString(line.raw, 'f', 2),
                                          QLocale().toString(line.calibrated, 'f', 2));
      QToolTip::showText(help->globalPos(), text + QStringLiteral("<br>") + toolTip(), this);
      return true;
    }
  }
  return QWidget::event(event);
}

void ScoreList::retranslate() {
  setAccessibleName(tr("IoU of the classes"));
  setToolTip(
      tr("Intersection over union: pixels that mask and truth share, of all that either has. The ring is the raw maps, "
         "the "
         "disc the calibrated ones."));
  follow();
}

void ScoreList::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) update();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
