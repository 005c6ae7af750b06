#include "ui/commands/action_list.h"

#include <QCoreApplication>

#include "ui/theme/symbol_icon.h"

namespace elboscope {

QAction* ActionList::add(const QString& id, const Texts& texts, const QString& symbol,
                         const QList<QKeySequence>& shortcuts) {
  auto* action = new QAction(this);
  action->setObjectName(id);
  if (!symbol.isEmpty()) action->setIcon(symbol_icon(symbol));
  action->setShortcuts(shortcuts);
  entries_.insert(id, {action, texts, shortcuts});
  order_ << action;
  retranslate();
  return action;
}

QAction* ActionList::action(const QString& id) const {
  const auto found = entries_.constFind(id);
  return found == entries_.constEnd() ? nullptr : found->action;
}

QList<QKeySequence> ActionList::default_shortcuts(const QString& id) const {
  return entries_.value(id).shortcuts;
}

void ActionList::retranslate() {
  for (const Entry& entry : entries_) {
    const QString text = QCoreApplication::translate("Actions", entry.texts.text);
    const QString tip = QCoreApplication::translate("Actions", entry.texts.tip);
    const QString name = QString(text).remove(u'&').remove(u'…');
    const QString keys = entry.action->shortcut().toString(QKeySequence::NativeText);
    entry.action->setText(text);
    entry.action->setIconText(name);
    entry.action->setToolTip(
        QStringLiteral("<b>%1</b>%2<br>%3")
            .arg(name.toHtmlEscaped(),
                 keys.isEmpty() ? QString() : QStringLiteral(" &nbsp;(%1)").arg(keys.toHtmlEscaped()),
                 tip.toHtmlEscaped()));
    entry.action->setStatusTip(QString());
    entry.action->setWhatsThis(tip);
  }
}

}  // namespace elboscope
