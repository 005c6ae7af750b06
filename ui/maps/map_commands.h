#pragma once

#include <QList>

class QAction;
class QWidget;

namespace elboscope {

class ActionList;
class InspectDocument;
class MapArea;

/// The commands of the maps: kinds of maps, "What is here?", outlines, wipe, range, stored views. `window` gets the
/// actions, so that their shortcuts work in it. Call once.
void add_map_commands(ActionList& actions, InspectDocument& document, MapArea& maps, QWidget& window);

/// Of those the ones about stored views, for a menu: go to 1...8, then store 1...8.
QList<QAction*> stored_view_commands(const ActionList& actions);

}  // namespace elboscope
