#include "ui/commands/action_list.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/theme/symbol_icon.h"

namespace elboscope {
namespace {

QString plain(QString text) {
  // Languages without latin letters put the access key in brackets at the end: "開く(&O)…".
  static const QRegularExpression bracketed(QStringLiteral("\\s*\\(&.\\)"));
  return text.remove(bracketed).remove(u'&').remove(u'…').trimmed();  // German puts a space before the dots
}

}  // namespace

QAction* ActionList::add(const QString& id, const Texts& texts, const QString& symbol,
                         const QList<QKeySequence>& shortcuts) {
  auto* action = new QAction(this);
  action->setObjectName(id);
  if (!symbol.isEmpty()) action->setIcon(symbol_icon(symbol));
  action->setShortcuts(shortcuts);
  const Entry& entry = *entries_.insert(id, {action, texts, shortcuts, {}});
  order_ << action;
  put_texts(entry);
  return action;
}

QAction* ActionList::action(const QString& id) const {
  const auto found = entries_.constFind(id);
  return found == entries_.constEnd() ? nullptr : found->action;
}

QString ActionList::name(const QAction* action) {
  return plain(action->text());
}

QString ActionList::english_name(const QAction* action) const {
  const auto found = entries_.constFind(action->objectName());
  return found == entries_.constEnd() || found->action != action ? QString()
                                                                 : plain(QString::fromUtf8(found->texts.text));
}

void ActionList::set_obstacle(const QString& id, std::function<QString()> why) {
  const auto found = entries_.find(id);
  if (found != entries_.end()) found->obstacle = std::move(why);
}

QString ActionList::obstacle(const QAction* action) const {
  if (action->isEnabled()) return {};
  const auto found = entries_.constFind(action->objectName());
  const QString known = found != entries_.constEnd() && found->obstacle ? found->obstacle() : QString();
  return known.isEmpty() ? tr("This cannot be used right now.") : known;
}

QList<QKeySequence> ActionList::default_shortcuts(const QString& id) const {
  return entries_.value(id).shortcuts;
}

void ActionList::set_shortcuts(const QString& id, const QList<QKeySequence>& shortcuts) {
  const auto found = entries_.constFind(id);
  if (found == entries_.constEnd() || found->action->shortcuts() == shortcuts) return;
  found->action->setShortcuts(shortcuts);
  put_texts(*found);
  Q_EMIT shortcuts_changed(id);
}

void ActionList::reset_shortcuts(const QString& id) {
  set_shortcuts(id, default_shortcuts(id));
}

bool ActionList::has_own_shortcuts(const QString& id) const {
  const auto found = entries_.constFind(id);
  return found != entries_.constEnd() && found->action->shortcuts() != found->shortcuts;
}

QAction* ActionList::owner(const QKeySequence& keys, const QString& except_id) const {
  for (QAction* action : order_) {
    if (action->objectName() == except_id) continue;
    for (const QKeySequence& taken : action->shortcuts()) {
      if (collide(taken, keys)) return action;
    }
  }
  return nullptr;
}

bool ActionList::collide(const QKeySequence& a, const QKeySequence& b) {
  // An empty sequence, which a standard key may be on some desktops, would be the beginning of every other.
  if (a.isEmpty() || b.isEmpty()) return false;
  return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

void ActionList::retranslate() {
  for (const Entry& entry : entries_) put_texts(entry);
}

void ActionList::put_texts(const Entry& entry) {
  const QString text = QCoreApplication::translate("Actions", entry.texts.text);
  const QString tip = QCoreApplication::translate("Actions", entry.texts.tip);
  const QString keys = entry.action->shortcut().toString(QKeySequence::NativeText);
  entry.action->setText(text);
  const QString shown = plain(text);
  entry.action->setIconText(shown);
  entry.action->setToolTip(
      QStringLiteral("<b>%1</b>%2<br>%3")
          .arg(shown.toHtmlEscaped(),
               keys.isEmpty() ? QString() : QStringLiteral(" &nbsp;(%1)").arg(keys.toHtmlEscaped()),
               tip.toHtmlEscaped()));
  entry.action->setStatusTip(QString());
  entry.action->setWhatsThis(tip);
}

}  // namespace elboscope
