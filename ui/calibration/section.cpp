#include "ui/calibration/section.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace elboscope {

SectionHeader::SectionHeader(QWidget* parent) : QAbstractButton(parent) {
  setCheckable(true);
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SectionHeader::set_summary(const QString& summary) {
  if (summary == summary_) return;
  summary_ = summary;
  setAccessibleDescription(summary);
  update();
}

QSize SectionHeader::sizeHint() const {
  return {160, fontMetrics().height() + 10};
}

void SectionHeader::paintEvent(QPaintEvent*) {
  const ThemeColors& colors = theme_colors();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (underMouse() || hasFocus()) {
    QColor fill = colors.soft_accent;
    fill.setAlphaF(underMouse() ? 0.55F : 0.0F);
    painter.setBrush(fill);
    painter.setPen(hasFocus() ? QPen(colors.accent, 1) : Qt::NoPen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
  }
  const QPointF center(9, height() / 2.0);
  QPainterPath chevron;
  if (isChecked()) {
    chevron.moveTo(center + QPointF(-3.5, -2));
    chevron.lineTo(center + QPointF(0, 2));
    chevron.lineTo(center + QPointF(3.5, -2));
  } else {
    chevron.moveTo(center + QPointF(-2, -3.5));
    chevron.lineTo(center + QPointF(2, 0));
    chevron.lineTo(center + QPointF(-2, 3.5));
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colors.muted, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(chevron);
  QFont bold = font();
  bold.setWeight(QFont::DemiBold);
  painter.setFont(bold);
  painter.setPen(colors.text);
  const QRectF text(19, 0, width() - 24, height());
  const double title = painter.fontMetrics().horizontalAdvance(this->text());
  painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                   painter.fontMetrics().elidedText(this->text(), Qt::ElideRight, static_cast<int>(text.width())));
  if (isChecked() || summary_.isEmpty()) return;
  painter.setFont(scaled_font(0.9));
  painter.setPen(colors.muted);
  const double room = text.width() - title - 12;
  if (room < 24) return;
  painter.drawText(text, Qt::AlignVCenter | Qt::AlignRight,
                   painter.fontMetrics().elidedText(summary_, Qt::ElideRight, static_cast<int>(room)));
}

void SectionHeader::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) update();
  QAbstractButton::changeEvent(event);
}

Section::Section(bool expanded, QWidget* parent)
    : QWidget(parent), header_(new SectionHeader), content_(new QWidget), body_(new QVBoxLayout(content_)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::tight);
  layout->addWidget(header_);
  layout->addWidget(content_);
  body_->setContentsMargins(4, 0, 0, spacing::small);
  body_->setSpacing(spacing::small);
  header_->setChecked(expanded);
  content_->setVisible(expanded);
  connect(header_, &QAbstractButton::toggled, content_, &QWidget::setVisible);
}

void Section::set_texts(const QString& title, const QString& tooltip) {
  header_->setText(title);
  header_->setAccessibleName(title);
  header_->setToolTip(tooltip);
}

}  // namespace elboscope
