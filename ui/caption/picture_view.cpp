#include "ui/caption/picture_view.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/document/inspect_document.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {

PictureView::PictureView(InspectDocument& document, QWidget* parent) : QWidget(parent), document_(document) {
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  connect(&document_, &InspectDocument::picture_changed, this, [this] { retranslate(); });
  connect(&document_, &InspectDocument::picture_changed, this, qOverload<>(&QWidget::update));
  retranslate();
}

void PictureView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColors& colors = theme_colors();
  const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  QPainterPath frame;
  frame.addRoundedRect(area, 8, 8);
  painter.fillPath(frame, colors.window);
  if (const ShownPicturePtr& picture = document_.picture()) {
    const QSizeF size = QSizeF(picture->image.size()).scaled(area.size(), Qt::KeepAspectRatio);
    const QRectF target(area.center() - QPointF(size.width() / 2, size.height() / 2), size);
    painter.save();
    painter.setClipPath(frame);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, picture->image);
    painter.restore();
    if (picture->stand_in) {
      painter.setPen(Qt::white);
      painter.drawText(target.adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap,
                       tr("This record came without its picture. Drop it here."));
    }
  } else {
    symbol_icon(QStringLiteral("picture"), SymbolColor::muted)
        .paint(&painter, QRect(rect().center() - QPoint(16, 32), QSize(32, 32)));
    painter.setPen(colors.muted);
    painter.drawText(area.adjusted(12, 44, -12, 0), Qt::AlignCenter | Qt::TextWordWrap, tr("Drop a picture here"));
  }
  QPen pen(hasFocus() ? colors.accent : colors.line);
  if (!document_.picture()) pen.setStyle(Qt::DashLine);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(frame);
}

void PictureView::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) Q_EMIT open_wanted();
}

void PictureView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
    Q_EMIT open_wanted();
  } else {
    QWidget::keyPressEvent(event);
  }
}

void PictureView::retranslate() {
  setAccessibleName(tr("Picture"));
  const ShownPicturePtr& picture = document_.picture();
  setAccessibleDescription(picture ? document_.title() : tr("No picture"));
  setToolTip(
      picture
          ? tr("%1, %2 × %3 pixels. Click to open another one, or drop one here.")
                .arg(document_.title().isEmpty() ? tr("Picture") : document_.title())
                .arg(picture->pixels->width)
                .arg(picture->pixels->height)
          : tr("The picture whose classes are to be found: click to open one, drop one here, or paste with Ctrl+V."));
}

void PictureView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
