#include "ui/models/memory_bar.h"

#include <QPainter>
#include <algorithm>

#include "ui/theme/theme.h"

namespace elboscope {

MemoryBar::MemoryBar(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MemoryBar::show_share(std::uint64_t needed, std::uint64_t available) {
  share_ = available > 0 ? static_cast<double>(needed) / static_cast<double>(available) : 0;
  setVisible(available > 0);
  update();
}

void MemoryBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColors& colors = theme_colors();
  const QRectF area = QRectF(rect()).adjusted(0, 2, 0, -2);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.line);
  painter.drawRoundedRect(area, 3, 3);
  QRectF filled = area;
  filled.setWidth(area.width() * std::clamp(share_, 0.01, 1.0));
  painter.setBrush(share_ > 1 ? colors.error : share_ > 0.85 ? colors.warning : colors.accent);
  painter.drawRoundedRect(filled, 3, 3);
}

}  // namespace elboscope
