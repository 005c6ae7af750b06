#include "ui/commands/command_delegate.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>

#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr int side = 10, above = 5;

}  // namespace

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {200, QFontMetrics(scaled_font(1.0)).height() + QFontMetrics(scaled_font(0.86)).height() + 2 * above + 2};
}

void CommandDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const ThemeColors& colors = theme_colors();
  const QString obstacle = index.data(ObstacleRole).toString();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (option.state & QStyle::State_Selected || option.state & QStyle::State_MouseOver) {
    QColor back = colors.soft_accent;
    if (!(option.state & QStyle::State_Selected)) back.setAlphaF(0.45F);
    painter->setPen(Qt::NoPen);
    painter->setBrush(back);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6);
  }
  const QFont plain = scaled_font(1.0), small = scaled_font(0.86);
  const QString more = obstacle.isEmpty() ? index.data(TipRole).toString() : obstacle;
  QRect inner = option.rect.adjusted(side, above, -side, -above);
  // A single line stands in the middle.
  if (more.isEmpty()) inner.setTop(option.rect.center().y() - QFontMetrics(plain).height() / 2);
  int right = inner.right();

  const QString keys = index.data(KeysRole).toString();
  if (!keys.isEmpty()) {
    painter->setFont(small);
    const int width = painter->fontMetrics().horizontalAdvance(keys) + 14, height = painter->fontMetrics().height() + 4;
    const QRectF key(right - width, inner.top() + 0.5, width, height);
    painter->setPen(colors.line);
    painter->setBrush(colors.panel);
    painter->drawRoundedRect(key, 4, 4);
    painter->setPen(colors.muted);
    painter->drawText(key, Qt::AlignCenter, keys);
    right -= width + 8;
  }

  const QString text = index.data(Qt::DisplayRole).toString();
  QString path = index.data(PathRole).toString();
  if (!path.isEmpty()) path += QStringLiteral(" › ");
  const QString mark = index.data(CheckedRole).toBool() ? QStringLiteral("  ✓") : QString();
  QTextLayout line(path + text + mark, plain);
  QTextCharFormat muted, normal, met;
  muted.setForeground(colors.muted);
  normal.setForeground(obstacle.isEmpty() ? colors.text : colors.muted);
  met.setForeground(obstacle.isEmpty() ? colors.accent : colors.muted);
  met.setFontWeight(QFont::Bold);
  const auto path_size = static_cast<int>(path.size()), text_size = static_cast<int>(text.size());
  QList<QTextLayout::FormatRange> formats{{0, path_size, muted}, {path_size, text_size, normal}};
  for (const int position : index.data(PositionsRole).value<QList<int>>()) {
    if (position < text_size) formats << QTextLayout::FormatRange{path_size + position, 1, met};
  }
  line.setFormats(formats);
  QTextOption whole_line;
  whole_line.setWrapMode(QTextOption::NoWrap);
  line.setTextOption(whole_line);
  line.beginLayout();
  QTextLine drawn = line.createLine();
  if (drawn.isValid()) drawn.setLineWidth(right - inner.left());
  line.endLayout();
  painter->setClipRect(QRect(inner.left(), inner.top(), right - inner.left(), inner.height()));
  line.draw(painter, inner.topLeft());
  painter->setClipping(false);

  painter->setFont(small);
  const int below = inner.top() + QFontMetrics(plain).height() + 2;
  painter->setPen(obstacle.isEmpty() ? colors.muted : colors.warning);
  painter->drawText(QRect(inner.left(), below, inner.width(), inner.bottom() - below + 1),
                    Qt::AlignLeft | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(more, Qt::ElideRight, inner.width()));
  painter->restore();
}

}  // namespace elboscope
