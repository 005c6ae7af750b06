// Command search and shortcut sheet, driven by keys.
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include "ui/commands/action_list.h"
#include "ui/commands/command_delegate.h"
#include "ui/commands/command_search.h"
#include "ui/commands/shortcut_dialog.h"

using namespace elboscope;

namespace {

const QKeySequence ctrl_o(Qt::CTRL | Qt::Key_O), ctrl_t(Qt::CTRL | Qt::Key_T), ctrl_r(Qt::CTRL | Qt::Key_R);

/// A window with a few commands; counts what ran.
struct Desk {
  QMainWindow window;
  ActionList actions;
  QStringList ran;

  Desk() {
    window.resize(900, 600);
    add(u"file.open", {"&Open…", "Opens a picture."}, {ctrl_o});
    add(u"file.truth", {"Open &truth…", "Opens a mask."}, {ctrl_t});
    add(u"run.start", {"&Run", "Measures."}, {ctrl_r, QKeySequence(Qt::Key_F5)});
    add(u"edit.undo", {"&Undo", "Takes back the last change."}, {});
    actions.action(QStringLiteral("edit.undo"))->setEnabled(false);
    actions.set_obstacle(QStringLiteral("edit.undo"), [] { return QStringLiteral("Nothing was changed yet."); });
    QMenu* file = window.menuBar()->addMenu(QStringLiteral("&File"));
    file->addAction(actions.action(QStringLiteral("file.open")));
    QMenu* samples = file->addMenu(QStringLiteral("&Samples"));
    QObject::connect(samples, &QMenu::aboutToShow, samples, [this, samples] {
      samples->clear();
      QAction* cat = samples->addAction(QStringLiteral("Cat and dog"));
      QObject::connect(cat, &QAction::triggered, cat, [this] { ran << QStringLiteral("cat"); });
    });
    window.setCentralWidget(new QLineEdit);
  }

  void add(const char16_t* id, const ActionList::Texts& texts, const QList<QKeySequence>& keys) {
    QAction* action = actions.add(QString::fromUtf16(id), texts, {}, keys);
    QObject::connect(action, &QAction::triggered, action, [this, action] { ran << action->objectName(); });
    window.addAction(action);
  }
};

QStringList shown(CommandSearch& search) {
  QStringList texts;
  for (int i = 0; i < search.list().model()->rowCount(); ++i)
    texts << search.list().model()->index(i, 0).data().toString();
  return texts;
}

}  // namespace

class TestCommands : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void search_finds_and_runs() {
    Desk desk;
    CommandSearch search(desk.actions, desk.window);
    desk.window.show();
    desk.window.activateWindow();
    desk.window.centralWidget()->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    search.open();
    QVERIFY(search.isVisible() && search.field().hasFocus());
    QCOMPARE(shown(search).size(), 5);  // what the menus hold, too
    QTest::keyClicks(&search.field(), QStringLiteral("ot"));
    QCOMPARE(shown(search).front(), QStringLiteral("Open truth"));
    QTest::keyClick(&search.field(), Qt::Key_Return);
    QCOMPARE(desk.ran, QStringList{QStringLiteral("file.truth")});
    QVERIFY(!search.isVisible());
    QVERIFY2(desk.window.centralWidget()->hasFocus(), "the focus goes back to where it was");

    search.open();
    QCOMPARE(shown(search).front(), QStringLiteral("Open truth"));  // what was used comes first
    QTest::keyClicks(&search.field(), QStringLiteral("cat"));
    QCOMPARE(shown(search).front(), QStringLiteral("Cat and dog"));
    QCOMPARE(search.list().currentIndex().data(CommandDelegate::PathRole).toString(), QStringLiteral("File › Samples"));
    QTest::keyClick(&search.field(), Qt::Key_Return);
    QCOMPARE(desk.ran.back(), QStringLiteral("cat"));
  }

  void keys_move_and_close() {
    Desk desk;
    CommandSearch search(desk.actions, desk.window);
    desk.window.show();
    search.open();
    const int rows = static_cast<int>(shown(search).size());
    QCOMPARE(search.list().currentIndex().row(), 0);
    QTest::keyClick(&search.field(), Qt::Key_Down);
    QCOMPARE(search.list().currentIndex().row(), 1);
    QTest::keyClick(&search.field(), Qt::Key_Up);
    QTest::keyClick(&search.field(), Qt::Key_Up);
    QCOMPARE(search.list().currentIndex().row(), rows - 1);
    QVERIFY(!search.field().accessibleDescription().isEmpty());
    QTest::keyClicks(&search.field(), QStringLiteral("qqqq"));
    QVERIFY(shown(search).isEmpty());
    QTest::keyClick(&search.field(), Qt::Key_Return);
    QVERIFY(search.isVisible() && desk.ran.isEmpty());
    QTest::keyClick(&search.field(), Qt::Key_Escape);
    QVERIFY(!search.isVisible());
  }

  void what_cannot_run_says_why() {
    Desk desk;
    CommandSearch search(desk.actions, desk.window);
    desk.window.show();
    search.open();
    QTest::keyClicks(&search.field(), QStringLiteral("undo"));
    const QModelIndex index = search.list().currentIndex();
    QCOMPARE(index.data().toString(), QStringLiteral("Undo"));
    QCOMPARE(index.data(CommandDelegate::ObstacleRole).toString(), QStringLiteral("Nothing was changed yet."));
    QTest::keyClick(&search.field(), Qt::Key_Return);
    QVERIFY(search.isVisible() && desk.ran.isEmpty());
    QVERIFY(search.field().accessibleDescription().contains(QStringLiteral("Nothing was changed yet.")));
    QVERIFY(!search.grab().isNull());  // painting a refused line
  }

  void shortcuts_change_collide_and_come_back() {
    Desk desk;
    ShortcutDialog dialog(desk.actions);
    dialog.show();
    const auto button = [&](const QString& text) {
      for (QPushButton* each : dialog.findChildren<QPushButton*>()) {
        if (each->text() == text) return each;
      }
      return static_cast<QPushButton*>(nullptr);
    };
    QSignalSpy changed(&desk.actions, &ActionList::shortcuts_changed);
    QAction* open = desk.actions.action(QStringLiteral("file.open"));
    QAction* truth = desk.actions.action(QStringLiteral("file.truth"));
    dialog.select(QStringLiteral("file.open"));
    QCOMPARE(dialog.keys().keySequence(), ctrl_o);
    QVERIFY(!button(QStringLiteral("Set"))->isEnabled());

    dialog.keys().setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_J));
    QTest::mouseClick(button(QStringLiteral("Set")), Qt::LeftButton);
    QCOMPARE(open->shortcuts(), QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_J)});
    QVERIFY(desk.actions.has_own_shortcuts(QStringLiteral("file.open")));
    QCOMPARE(changed.count(), 1);

    // A collision is said before it happens, and taking over leaves the other without.
    dialog.keys().setKeySequence(ctrl_t);
    QVERIFY2(dialog.message().contains(QStringLiteral("Open truth")), qPrintable(dialog.message()));
    QTest::mouseClick(button(QStringLiteral("Take over")), Qt::LeftButton);
    QCOMPARE(open->shortcuts(), QList<QKeySequence>{ctrl_t});
    QVERIFY(truth->shortcuts().isEmpty());

    dialog.select(QStringLiteral("file.truth"));
    QTest::mouseClick(button(QStringLiteral("Reset")), Qt::LeftButton);
    QCOMPARE(truth->shortcuts(), QList<QKeySequence>{ctrl_t});
    QVERIFY(open->shortcuts().isEmpty());
    QTest::mouseClick(button(QStringLiteral("Reset all")), Qt::LeftButton);
    QCOMPARE(open->shortcuts(), QList<QKeySequence>{ctrl_o});
    QVERIFY(!desk.actions.has_own_shortcuts(QStringLiteral("file.open")));

    dialog.select(QStringLiteral("run.start"));
    QTest::mouseClick(button(QStringLiteral("No keys")), Qt::LeftButton);
    QVERIFY(desk.actions.action(QStringLiteral("run.start"))->shortcuts().isEmpty());
  }

  void keys_that_type_are_refused_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("good");
    QTest::newRow("letter") << QKeyCombination(Qt::Key_A).toCombined() << false;
    QTest::newRow("capital") << QKeyCombination(Qt::SHIFT | Qt::Key_A).toCombined() << false;
    QTest::newRow("digit") << QKeyCombination(Qt::Key_1).toCombined() << false;
    QTest::newRow("space") << QKeyCombination(Qt::Key_Space).toCombined() << false;
    QTest::newRow("function key") << QKeyCombination(Qt::Key_F9).toCombined() << true;
    QTest::newRow("control") << QKeyCombination(Qt::CTRL | Qt::Key_J).toCombined() << true;
  }
  void keys_that_type_are_refused() {
    QFETCH(int, key);
    QFETCH(bool, good);
    Desk desk;
    ShortcutDialog dialog(desk.actions);
    dialog.select(QStringLiteral("edit.undo"));
    dialog.keys().setKeySequence(QKeySequence(key));
    const QPushButton* set = nullptr;
    for (const QPushButton* each : dialog.findChildren<QPushButton*>()) {
      if (each->text() == QStringLiteral("Set")) set = each;
    }
    QVERIFY(set);
    QCOMPARE(set->isEnabled(), good);
  }

  void names_lose_marks_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("western") << QStringLiteral("&Open…") << QStringLiteral("Open");
    QTest::newRow("eastern") << QStringLiteral("開く(&O)…") << QStringLiteral("開く");
  }
  void names_lose_marks() {
    QFETCH(QString, text);
    QFETCH(QString, name);
    const QAction action(text);
    QCOMPARE(ActionList::name(&action), name);
  }
};

QTEST_MAIN(TestCommands)
#include "test_commands.moc"
