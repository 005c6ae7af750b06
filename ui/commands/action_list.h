// ui/commands: the commands of the window as one list, and what is made of it: search, shortcuts and their editor.
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <functional>

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

  /// "Open": without the mark of its access key and without dots.
  static QString name(const QAction* action);
  /// The English text, which finds a command in every language; empty for actions that are not of this list.
  QString english_name(const QAction* action) const;

  /// Why a command cannot be used now is asked of `why` while its action is disabled; a whole sentence, translated.
  void set_obstacle(const QString& id, std::function<QString()> why);
  /// Empty for an action that can be used.
  QString obstacle(const QAction* action) const;

  QList<QKeySequence> default_shortcuts(const QString& id) const;
  /// The user's own shortcuts in place of the default ones; an empty list: none at all.
  void set_shortcuts(const QString& id, const QList<QKeySequence>& shortcuts);
  void reset_shortcuts(const QString& id);
  bool has_own_shortcuts(const QString& id) const;
  /// The command that `keys` would collide with: has the same, or one of both begins with the other. Null: none.
  QAction* owner(const QKeySequence& keys, const QString& except_id) const;

  /// The same keys, or one begins with the other; nothing collides with no keys.
  static bool collide(const QKeySequence& a, const QKeySequence& b);

  void retranslate();

 Q_SIGNALS:
  void shortcuts_changed(const QString& id);

 private:
  struct Entry {
    QAction* action;
    Texts texts;
    QList<QKeySequence> shortcuts;
    std::function<QString()> obstacle;
  };
  void put_texts(const Entry& entry);

  QHash<QString, Entry> entries_;
  QList<QAction*> order_;
};

}  // namespace elboscope
