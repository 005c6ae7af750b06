#pragma once

#include <QMenu>

namespace elboscope {

class InspectDocument;

/// Everything that can be done with a class of the list.
class ClassMenu final : public QMenu {
  Q_OBJECT

 public:
  ClassMenu(InspectDocument& document, int row, QWidget* parent = nullptr);

 Q_SIGNALS:
  void rename_wanted();
};

/// Colours to choose from, as entries of `menu`.
void add_color_choice(QMenu& menu, InspectDocument& document, int row);

}  // namespace elboscope
