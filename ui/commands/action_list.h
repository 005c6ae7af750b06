// ui/commands: the commands of the window as one list, and what is made of it: search, shortcuts and their editor.
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

namespace elboscope {

/// Every command of the window under an id, with text, explanation, symbol and shortcut: menus, toolbar, command search
/// and the shortcut sheet are made of this list. Texts are given untranslated, marked with QT_TRANSLATE_NOOP("Actions",
/// "..."), and translated again when the language changes.
class ActionList final : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  struct Texts {
    const char* text;  ///< "&Open…"
    const char* tip;   ///< one sentence
  };
  /// `id`: "file.open"; never shown. The action belongs to this list.
  QAction* add(const QString& id, const Texts& texts, const QString& symbol = {},
               const QList<QKeySequence>& shortcuts = {});
  QAction* action(const QString& id) const;  ///< null if there is none
  const QList<QAction*>& all() const { return order_; }
  QString id(const QAction* action) const { return action->objectName(); }
  QList<QKeySequence> default_shortcuts(const QString& id) const;

  void retranslate();

 private:
  struct Entry {
    QAction* action;
    Texts texts;
    QList<QKeySequence> shortcuts;
  };
  QHash<QString, Entry> entries_;
  QList<QAction*> order_;
};

}  // namespace elboscope
