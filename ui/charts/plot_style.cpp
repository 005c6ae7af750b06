#include "ui/charts/plot_style.h"

#include "ui/charts/plot.h"
#include "ui/theme/theme.h"

namespace elboscope {

void style_plot(QCustomPlot& plot) {
  const ThemeColors& colors = theme_colors();
  plot.setBufferDevicePixelRatio(plot.devicePixelRatioF());
  plot.setBackground(QBrush(colors.panel));
  for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
    axis->setBasePen(QPen(colors.line));
    axis->setTickPen(QPen(colors.line));
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLength(0, 3);
    axis->setTickLabelColor(colors.muted);
    axis->setLabelColor(colors.muted);
    axis->setTickLabelFont(number_font(0.82));
    axis->setLabelFont(scaled_font(0.85));
    axis->setTickLabelPadding(4);
    axis->setLabelPadding(3);
    axis->grid()->setPen(QPen(colors.line, 1, Qt::DotLine));
    axis->grid()->setZeroLinePen(Qt::NoPen);
  }
}

}  // namespace elboscope
