#include "ui/maps/map_commands.h"

#include <QWidget>
#include <array>

#include "ui/commands/action_list.h"
#include "ui/document/inspect_document.h"
#include "ui/maps/map_area.h"
#include "ui/maps/map_grid.h"

namespace elboscope {
namespace {

constexpr std::array recall_texts{
    QT_TRANSLATE_NOOP("Actions", "Go to view &1"), QT_TRANSLATE_NOOP("Actions", "Go to view &2"),
    QT_TRANSLATE_NOOP("Actions", "Go to view &3"), QT_TRANSLATE_NOOP("Actions", "Go to view &4"),
    QT_TRANSLATE_NOOP("Actions", "Go to view &5"), QT_TRANSLATE_NOOP("Actions", "Go to view &6"),
    QT_TRANSLATE_NOOP("Actions", "Go to view &7"), QT_TRANSLATE_NOOP("Actions", "Go to view &8")};
constexpr std::array store_texts{
    QT_TRANSLATE_NOOP("Actions", "Store view 1"), QT_TRANSLATE_NOOP("Actions", "Store view 2"),
    QT_TRANSLATE_NOOP("Actions", "Store view 3"), QT_TRANSLATE_NOOP("Actions", "Store view 4"),
    QT_TRANSLATE_NOOP("Actions", "Store view 5"), QT_TRANSLATE_NOOP("Actions", "Store view 6"),
    QT_TRANSLATE_NOOP("Actions", "Store view 7"), QT_TRANSLATE_NOOP("Actions", "Store view 8")};
static_assert(recall_texts.size() == most_stored_views && store_texts.size() == most_stored_views);

QString recall_id(int number) {
  return QStringLiteral("view.recall_%1").arg(number);
}

QString store_id(int number) {
  return QStringLiteral("view.store_%1").arg(number);
}

}  // namespace

void add_map_commands(ActionList& actions, InspectDocument& document, MapArea& maps, QWidget& window) {
  const auto add = [&](const QString& id, const ActionList::Texts& texts, const QString& symbol,
                       const QList<QKeySequence>& keys, auto action) {
    QAction* made = actions.add(id, texts, symbol, keys);
    QObject::connect(made, &QAction::triggered, &maps, action);
    window.addAction(made);
    return made;
  };
  QAction* region =
      add(QStringLiteral("maps.region"),
          {QT_TRANSLATE_NOOP("Actions", "&What is here?"),
           QT_TRANSLATE_NOOP("Actions", "Click a spot on a map or draw round a region: the words are ranked for it.")},
          QStringLiteral("region"), {QKeySequence(Qt::CTRL | Qt::Key_R)}, [&maps] {
            MapGrid& grid = maps.grid();
            grid.set_region_tool(!grid.region_tool());
            grid.setFocus();
          });
  region->setCheckable(true);
  QObject::connect(&maps.grid(), &MapGrid::region_tool_changed, region,
                   [region, &maps] { region->setChecked(maps.grid().region_tool()); });
  add(QStringLiteral("maps.truth"),
      {QT_TRANSLATE_NOOP("Actions", "&Outlines of the truth"),
       QT_TRANSLATE_NOOP("Actions", "Shows or hides the outline of what each class really covers.")},
      QStringLiteral("outline"), {QKeySequence(Qt::CTRL | Qt::Key_T)}, [&document, &maps] {
        const bool on = !document.state().view.show_truth;
        document.edit(on ? MapArea::tr("Show the truth's outlines") : MapArea::tr("Hide the truth's outlines"),
                      [on](InspectState& state) { state.view.show_truth = on; });
      });
  add(QStringLiteral("maps.wipe"),
      {QT_TRANSLATE_NOOP("Actions", "Wi&pe"),
       QT_TRANSLATE_NOOP("Actions", "Calibrated maps show the raw map to the left of a line that you drag.")},
      QStringLiteral("swap"), {}, [&document] {
        const bool on = !document.state().view.wipe;
        document.edit(on ? MapArea::tr("Wipe on") : MapArea::tr("Wipe off"),
                      [on](InspectState& state) { state.view.wipe = on; });
      });
  for (int number = 1; number <= most_stored_views; ++number) {
    const auto place = static_cast<std::size_t>(number - 1);
    QAction* recall =
        add(recall_id(number),
            {recall_texts[place],
             QT_TRANSLATE_NOOP("Actions", "Shows the maps as they were stored: kinds, colours, range and zoom.")},
            {}, {QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number))},
            [&maps, number] { maps.recall_view(number); });
    const auto follow = [recall, &maps, number] { recall->setEnabled(maps.has_view(number)); };
    QObject::connect(&document, &InspectDocument::stored_views_changed, recall, follow);
    follow();
    actions.set_obstacle(recall_id(number), [] { return MapArea::tr("No view is stored under this number yet."); });
  }
  for (int number = 1; number <= most_stored_views; ++number) {
    add(store_id(number),
        {store_texts[static_cast<std::size_t>(number - 1)],
         QT_TRANSLATE_NOOP("Actions", "Stores how the maps are shown, to come back to it with Alt and the number.")},
        {}, {QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number))},
        [&maps, number] { maps.store_view(number); });
  }
}

QList<QAction*> stored_view_commands(const ActionList& actions) {
  QList<QAction*> all;
  for (int number = 1; number <= most_stored_views; ++number) all << actions.action(recall_id(number));
  for (int number = 1; number <= most_stored_views; ++number) all << actions.action(store_id(number));
  return all;
}

}  // namespace elboscope
