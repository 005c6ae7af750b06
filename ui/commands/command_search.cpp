#include "ui/commands/command_search.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/commands/action_list.h"
#include "ui/commands/command_delegate.h"
#include "ui/commands/command_match.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr int widest = 620, shown_rows = 8, most_recent = 5;

/// Calls `take` with every command below a menu and the way to it ("View › Theme").
void walk(QMenu* menu, const QString& path, int depth, const std::function<void(QAction*, const QString&)>& take) {
  if (depth > 4) return;
  // Menus that are filled when they open.
  Q_EMIT menu->aboutToShow();
  for (QAction* action : menu->actions()) {
    if (action->isSeparator() || !action->isVisible()) continue;
    if (QMenu* below = action->menu()) {
      walk(below, path + QStringLiteral(" › ") + ActionList::name(action), depth + 1, take);
    } else {
      take(action, path);
    }
  }
}

}  // namespace

CommandSearch::CommandSearch(ActionList& actions, QMainWindow& window)
    : QFrame(&window),
      actions_(actions),
      window_(window),
      field_(new QLineEdit),
      list_(new QListView),
      nothing_(new QLabel),
      model_(new QStandardItemModel(this)) {
  setObjectName(QStringLiteral("command_search"));
  setProperty("look", QStringLiteral("card"));
  setAutoFillBackground(true);
  field_->addAction(symbol_icon(QStringLiteral("search"), SymbolColor::muted), QLineEdit::LeadingPosition);
  field_->setClearButtonEnabled(true);
  list_->setModel(model_);
  list_->setItemDelegate(new CommandDelegate(list_));
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setStyleSheet(QStringLiteral("QListView { border: none; background: transparent; padding: 0; }"));
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setMouseTracking(true);
  nothing_->setProperty("look", QStringLiteral("muted"));
  nothing_->setAlignment(Qt::AlignCenter);
  nothing_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(spacing::small, spacing::small, spacing::small, spacing::small);
  layout->setSpacing(spacing::small);
  layout->addWidget(field_);
  layout->addWidget(list_, 1);
  layout->addWidget(nothing_);
  field_->installEventFilter(this);
  window_.installEventFilter(this);
  connect(field_, &QLineEdit::textChanged, this, &CommandSearch::filter);
  connect(list_, &QListView::clicked, this, &CommandSearch::run_current);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandSearch::announce);
  retranslate();
  hide();
}

void CommandSearch::open() {
  if (isVisible()) {
    field_->setFocus(Qt::ShortcutFocusReason);
    field_->selectAll();
    return;
  }
  focus_before_ = window_.focusWidget();
  collect();
  const QSignalBlocker quiet(field_);
  field_->clear();
  filter();
  show();
  raise();
  place();
  field_->setFocus(Qt::OtherFocusReason);
}

void CommandSearch::close_search() {
  if (!isVisible()) return;
  const bool had_focus = isAncestorOf(window_.focusWidget());
  hide();
  if (had_focus && focus_before_) focus_before_->setFocus(Qt::OtherFocusReason);
}

void CommandSearch::collect() {
  commands_.clear();
  QList<QAction*> known;
  const auto take = [&](QAction* action, const QString& path) {
    const QString name = ActionList::name(action);
    if (known.contains(action) || name.isEmpty() || action == actions_.action(QStringLiteral("help.search"))) return;
    known << action;
    QStringList keys;
    for (const QKeySequence& sequence : action->shortcuts()) keys << sequence.toString(QKeySequence::NativeText);
    const QString english = actions_.english_name(action);
    // Stand-ins for empty menus ("Nothing yet") are no commands.
    if (english.isEmpty() && !action->isEnabled()) return;
    // Samples and recent files explain themselves in their tooltips; Qt repeats the text where there is none.
    const QString tip = !english.isEmpty()                        ? action->whatsThis()
                        : action->toolTip() == action->iconText() ? QString()
                                                                  : action->toolTip();
    commands_ << Command{action, name, path, english, tip, keys.join(QStringLiteral(", ")), actions_.obstacle(action)};
  };
  for (QAction* top : window_.menuBar()->actions()) {
    if (top->menu()) walk(top->menu(), ActionList::name(top), 0, take);
  }
  for (QAction* action : actions_.all()) take(action, QString());
}

void CommandSearch::filter() {
  struct Found {
    double score;
    const Command* command;
    CommandMatch match;
  };
  const QString query = field_->text().trimmed();
  QList<Found> found;
  for (const Command& command : std::as_const(commands_)) {
    const auto recency = recent_.indexOf(command.path + command.text);
    if (query.isEmpty()) {
      found << Found{recency < 0 ? -1.0 : static_cast<double>(most_recent - recency), &command, {}};
      continue;
    }
    // The name counts most; a menu's name, the English text and the explanation also find it.
    std::optional<CommandMatch> match = match_command(query, command.text);
    double score = match ? match->score : 0;
    if (!match) {
      match = CommandMatch{};
      if (const auto whole = match_command(query, command.path + u' ' + command.text)) {
        score = whole->score * 0.8;
      } else if (const auto other = match_command(query, command.english)) {
        score = other->score * 0.8;
      } else if (command.tip.contains(query, Qt::CaseInsensitive)) {
        score = 0.5;
      } else {
        continue;
      }
    }
    found << Found{score + (recency < 0 ? 0 : 0.5), &command, *match};
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.score > b.score; });
  // Letters far apart in a long text are chance where another command was meant.
  if (!query.isEmpty() && !found.isEmpty()) {
    const double least = found.front().score * 0.3;
    found.removeIf([least](const Found& entry) { return entry.score < least; });
  }
  model_->clear();
  for (const Found& entry : std::as_const(found)) {
    auto* item = new QStandardItem(entry.command->text);
    item->setData(static_cast<int>(entry.command - commands_.constData()), CommandDelegate::IndexRole);
    item->setData(entry.command->path, CommandDelegate::PathRole);
    item->setData(entry.command->keys, CommandDelegate::KeysRole);
    item->setData(entry.command->tip, CommandDelegate::TipRole);
    item->setData(entry.command->obstacle, CommandDelegate::ObstacleRole);
    item->setData(QVariant::fromValue(entry.match.positions), CommandDelegate::PositionsRole);
    item->setData(entry.command->action && entry.command->action->isChecked(), CommandDelegate::CheckedRole);
    item->setToolTip(entry.command->tip);
    const QString& more = entry.command->obstacle.isEmpty() ? entry.command->tip : entry.command->obstacle;
    item->setAccessibleText(QStringList{entry.command->text, entry.command->keys, more}.join(QStringLiteral(", ")));
    model_->appendRow(item);
  }
  list_->setVisible(!found.isEmpty());
  nothing_->setVisible(found.isEmpty());
  if (!found.isEmpty()) list_->setCurrentIndex(model_->index(0, 0));
  list_->scrollToTop();
  place();
}

void CommandSearch::announce() {
  // A screen reader stays with the field: what would run is its description.
  field_->setAccessibleDescription(list_->currentIndex().data(Qt::AccessibleTextRole).toString());
}

void CommandSearch::run_current() {
  const QModelIndex index = list_->currentIndex();
  if (!index.isValid()) return;
  const Command command = commands_.value(index.data(CommandDelegate::IndexRole).toInt());
  // Stays open: the reason stands in the line.
  if (!command.action || !command.action->isEnabled()) return;
  recent_.removeAll(command.path + command.text);
  recent_.prepend(command.path + command.text);
  if (recent_.size() > most_recent) recent_.resize(most_recent);
  close_search();
  command.action->trigger();
}

void CommandSearch::place() {
  const int width = std::min(widest, window_.width() - 40);
  const int row = list_->sizeHintForRow(0) > 0 ? list_->sizeHintForRow(0) : 44;
  const int rows = std::clamp(model_->rowCount(), 1, shown_rows);
  const int top = window_.menuWidget() ? window_.menuWidget()->height() + spacing::small : spacing::large;
  const int wanted = field_->sizeHint().height() + rows * row + 3 * spacing::small + 10;
  const int height = std::min(wanted, window_.height() - top - spacing::large);
  setGeometry((window_.width() - width) / 2, top, width, height);
}

bool CommandSearch::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &window_ && event->type() == QEvent::Resize && isVisible()) place();
  if (watched != field_) return QFrame::eventFilter(watched, event);
  if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
      static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
    hide();
  if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    return true;
  }
  if (event->type() == QEvent::KeyPress) {
    const int rows = model_->rowCount(), row = list_->currentIndex().row();
    const auto go = [&](int to) {
      if (rows > 0) list_->setCurrentIndex(model_->index(std::clamp(to, 0, rows - 1), 0));
      return true;
    };
    switch (static_cast<QKeyEvent*>(event)->key()) {
      case Qt::Key_Down:
        return go(row + 1 >= rows ? 0 : row + 1);
      case Qt::Key_Up:
        return go(row <= 0 ? rows - 1 : row - 1);
      case Qt::Key_PageDown:
        return go(row + shown_rows);
      case Qt::Key_PageUp:
        return go(row - shown_rows);
      case Qt::Key_Return:
      case Qt::Key_Enter:
        run_current();
        return true;
      case Qt::Key_Escape:
        close_search();
        return true;
      case Qt::Key_Tab:
      case Qt::Key_Backtab:
        return true;  // nothing else in here takes the focus
      default:
        break;
    }
  }
  return QFrame::eventFilter(watched, event);
}

void CommandSearch::retranslate() {
  field_->setPlaceholderText(tr("Search commands, samples and recent files"));
  field_->setAccessibleName(tr("Search commands"));
  field_->setToolTip(tr("Type a few letters. Up and down choose, Return runs, Escape closes."));
  list_->setAccessibleName(tr("Commands found"));
  nothing_->setText(tr("No command has these letters. Fewer letters find more."));
}

void CommandSearch::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    hide();  // its lines are in the old language
  }
  QFrame::changeEvent(event);
}

}  // namespace elboscope
