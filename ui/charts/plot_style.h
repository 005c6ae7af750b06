#pragma once

class QCustomPlot;

namespace elboscope {

/// Colours, fonts and lines of the theme for axes and grid; again after every palette change. Also tells the plot its
/// device pixel ratio, which it does not find out by itself on Qt 6.
void style_plot(QCustomPlot& plot);

}  // namespace elboscope
