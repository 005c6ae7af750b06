#pragma once

#include <QAction>
#include <QFrame>
#include <QList>
#include <QPointer>
#include <QStringList>

class QLabel;
class QLineEdit;
class QListView;
class QMainWindow;
class QStandardItemModel;

namespace elboscope {

class ActionList;

/// A field over the window that finds every command by a few letters of its name, in the language shown or in English:
/// those of the list and whatever else the menus hold (samples, recent files, themes). Shows the shortcut, and for a
/// command that cannot be used why not. Up and down choose, Return runs, Escape closes.
class CommandSearch final : public QFrame {
  Q_OBJECT

 public:
  CommandSearch(ActionList& actions, QMainWindow& window);

  void open();
  void close_search();

  QLineEdit& field() { return *field_; }
  QListView& list() { return *list_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Command {
    QPointer<QAction> action;
    QString text, path, english, tip, keys, obstacle;
  };
  void collect();
  void filter();
  void run_current();
  void place();
  void announce();
  void retranslate();

  ActionList& actions_;
  QMainWindow& window_;
  QLineEdit* field_;
  QListView* list_;
  QLabel* nothing_;
  QStandardItemModel* model_;
  QList<Command> commands_;
  QStringList recent_;  // newest first
  QPointer<QWidget> focus_before_;
};

}  // namespace elboscope
