#pragma once

namespace elboscope {

class CaptionPanel;
class CalibrationPanel;
class InspectDocument;
class MapArea;

/// Tells screen readers what the painted views show: every tile of the maps, every token, every bar. Follows the
/// document from then on.
void describe_views(InspectDocument& document, MapArea& maps, CaptionPanel& caption, CalibrationPanel& calibration);

}  // namespace elboscope
