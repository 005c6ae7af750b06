#include "ui/window/model_menu.h"

#include <QActionGroup>
#include <QDir>
#include <QFileInfo>

#include "ui/document/inspector.h"
#include "ui/samples/sample_list.h"
#include "ui/theme/symbol_icon.h"
#include "ui/window/window_settings.h"

namespace elboscope {

ModelMenu::ModelMenu(Inspector& inspector, InspectDocument& document, WindowSettings& settings, QWidget* parent)
    : QMenu(parent), inspector_(inspector), document_(document), settings_(settings) {
  setToolTipsVisible(true);
  connect(this, &QMenu::aboutToShow, this, &ModelMenu::fill);
}

QString ModelMenu::model_name(const QString& folder) {
  // Fixtures and downloads often call the folder itself "model" or a hash below "snapshots".
  const QDir dir(folder);
  QString name = dir.dirName();
  if (name == QStringLiteral("model") || name.size() == 40)
    name = QFileInfo(dir.absolutePath()).dir().dirName() + u'/' + name.left(8);
  return name;
}

void ModelMenu::fill() {
  clear();
  const ModelChoice now = document_.model_choice();
  const QString current = QString::fromStdU16String(now.folder.u16string());
  QStringList folders;
  if (!shipped_model().isEmpty()) folders << shipped_model();
  for (const QString& folder : settings_.recent_models()) {
    if (!folders.contains(folder)) folders << folder;
  }
  for (const QString& folder : folders) {
    const QString name = folder == shipped_model() ? tr("Stickers (comes with this program)") : model_name(folder);
    QAction* entry = addAction(name);
    entry->setToolTip(QDir::toNativeSeparators(folder));
    entry->setCheckable(true);
    entry->setChecked(folder == current);
    connect(entry, &QAction::triggered, this, [this, folder, now] {
      inspector_.choose_model({std::filesystem::path(folder.toStdU16String()), now.device, now.type});
    });
  }
  addSeparator();
  connect(addAction(symbol_icon(QStringLiteral("open")), tr("Models…")), &QAction::triggered, this,
          &ModelMenu::folder_wanted);
  addSeparator();
  const auto choices = [&](const QString& title, const QList<std::pair<QString, int>>& entries, int chosen,
                           const std::function<void(int)>& take) {
    QMenu* menu = addMenu(title);
    auto* group = new QActionGroup(menu);
    for (const auto& [text, value] : entries) {
      QAction* entry = menu->addAction(text);
      entry->setCheckable(true);
      entry->setChecked(value == chosen);
      group->addAction(entry);
      connect(entry, &QAction::triggered, this, [take, value = value] { take(value); });
    }
  };
  choices(tr("Device"), {{tr("Automatic"), 0}, {tr("CPU"), 1}, {tr("GPU (CUDA)"), 2}}, static_cast<int>(now.device),
          [this, now](int value) {
            inspector_.choose_model({now.folder, static_cast<ComputeDevice>(value), now.type});
          });
  choices(tr("Numbers"),
          {{tr("Automatic"), 0}, {tr("float32"), 1}, {tr("bfloat16"), 2}, {tr("float16 (GPU alone)"), 3}},
          static_cast<int>(now.type), [this, now](int value) {
            inspector_.choose_model({now.folder, now.device, static_cast<ComputeType>(value)});
          });
}

}  // namespace elboscope
