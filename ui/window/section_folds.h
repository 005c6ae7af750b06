#pragma once

#include <QStringList>

class QWidget;

namespace elboscope {

/// Which sections of the panels in `window` are open: "+elbo", and which are folded: "-layers".
QStringList section_folds(const QWidget& window);
/// Sections that `folds` does not name stay as they are; names that are unknown do nothing.
void set_section_folds(QWidget& window, const QStringList& folds);

}  // namespace elboscope
