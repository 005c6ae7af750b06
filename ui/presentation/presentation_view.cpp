#include "ui/presentation/presentation_view.h"

#include <QKeyEvent>
#include <QStyle>
#include <algorithm>

#include "ui/maps/map_grid.h"
#include "ui/theme/theme.h"

namespace elboscope {

PresentationView::PresentationView(InspectDocument& document, QWidget* parent)
    : QWidget(parent, Qt::Window), document_(document), tiles_(document) {
  setObjectName(QStringLiteral("presentation"));
  setAttribute(Qt::WA_DeleteOnClose);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setMinimumSize(320, 240);
  turning_.setDuration(style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0 ? 220 : 0);
  turning_.setEasingCurve(QEasingCurve::InOutQuad);
  connect(&turning_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
    turned_ = value.toDouble();
    update();
  });
  pointer_.setSingleShot(true);
  pointer_.setInterval(2000);
  connect(&pointer_, &QTimer::timeout, this, [this] { setCursor(Qt::BlankCursor); });
  pointer_.start();
  for (const auto signal :
       {&InspectDocument::classes_changed, &InspectDocument::maps_changed, &InspectDocument::picture_changed,
        &InspectDocument::view_changed, &InspectDocument::truth_scores_changed})
    connect(&document_, signal, this, &PresentationView::follow);
  row_ = document_.selected_class();
  follow();
}

QList<int> PresentationView::rows() const {
  QList<int> found;
  for (int row = 0; row < document_.state().classes.size(); ++row) {
    if (document_.state().classes[row].visible) found << row;
  }
  return found;
}

void PresentationView::follow() {
  const QList<int> shown = rows();
  if (!shown.contains(row_)) row_ = shown.isEmpty() ? -1 : shown.front();
  retranslate();
  update();
}

void PresentationView::show_row(int row) {
  row_ = row;
  document_.select_class(row);
  retranslate();
  update();
}

void PresentationView::step(int by) {
  const QList<int> shown = rows();
  if (shown.isEmpty()) return;
  const auto place = shown.indexOf(row_);
  show_row(shown[(place + by + shown.size()) % shown.size()]);
}

void PresentationView::flip() {
  map_ = Map::attention;
  raw_ = !raw_;
  turning_.stop();
  turning_.setStartValue(turned_);
  turning_.setEndValue(raw_ ? 1.0 : 0.0);
  turning_.start();
  retranslate();
  update();
}

void PresentationView::next_map() {
  // Kinds that were not measured are passed over.
  for (int i = 0; i < 4; ++i) {
    map_ = static_cast<Map>((static_cast<int>(map_) + 1) % 4);
    if (map_ == Map::attention || tiles_.has(column(), row_)) break;
  }
  retranslate();
  update();
}

MapColumn PresentationView::column() const {
  switch (map_) {
    case Map::difference:
      return MapColumn::difference;
    case Map::mask:
      return MapColumn::mask;
    case Map::likelihood:
      return MapColumn::likelihood;
    case Map::attention:
      break;
  }
  return raw_ ? MapColumn::raw : MapColumn::calibrated;
}

QString PresentationView::map_title() const {
  return MapGrid::column_title(column());
}

QFont PresentationView::type(double units, QFont::Weight weight) const {
  QFont font = scaled_font(1.0, weight);
  font.setPixelSize(std::max(9, qRound(units * frame().unit)));
  return font;
}

PresentationView::Frame PresentationView::frame() const {
  Frame place;
  const double w = width(), h = height();
  // On narrow screens type must not outgrow the width.
  place.unit = std::min(h, w * 0.62) / 100;
  const double u = place.unit, margin = 4 * u;
  place.title = {margin, 2.5 * u, w - 2 * margin, 12 * u};
  const double bottom = help_ ? 15 * u : 11 * u;
  place.names = {margin, h - bottom, w - 2 * margin, 8 * u};
  place.help = {margin, h - 6 * u, w - 2 * margin, 4 * u};
  const double top = 16 * u, high = h - bottom - top - 1.5 * u, wide = (w - 2 * margin - 3 * u) / 2;
  place.picture = {margin, top, wide, high};
  place.map = {margin + wide + 3 * u, top, wide, high};
  return place;
}

void PresentationView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_F11:
      close();
      return;
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
      return step(1);
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
      return step(-1);
    case Qt::Key_Home:
      if (!rows().isEmpty()) show_row(rows().front());
      return;
    case Qt::Key_End:
      if (!rows().isEmpty()) show_row(rows().back());
      return;
    case Qt::Key_Space:
      if (!event->isAutoRepeat()) flip();
      return;
    case Qt::Key_M:
      return next_map();
    case Qt::Key_A:
      all_ = !all_;
      retranslate();
      update();
      return;
    case Qt::Key_H:
      help_ = !help_;
      update();
      return;
    default:
      break;
  }
  if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) {
    const int place = event->key() - Qt::Key_1;
    if (place < rows().size()) show_row(rows()[place]);
    return;
  }
  QWidget::keyPressEvent(event);
}

void PresentationView::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) step(1);
  if (event->button() == Qt::RightButton) step(-1);
}

void PresentationView::mouseMoveEvent(QMouseEvent*) {
  unsetCursor();
  pointer_.start();
}

void PresentationView::closeEvent(QCloseEvent* event) {
  Q_EMIT left();
  QWidget::closeEvent(event);
}

void PresentationView::retranslate() {
  setWindowTitle(tr("Presentation"));
  setAccessibleName(tr("Presentation"));
  QString text = all_ ? tr("All classes, %1").arg(map_title()) : tr("No class yet");
  if (!all_ && row_ >= 0)
    text = QStringLiteral("%1, %2. %3").arg(document_.state().classes[row_].name, map_title(), result_text(row_));
  setAccessibleDescription(text);
}

void PresentationView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange) update();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
