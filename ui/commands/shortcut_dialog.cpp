#include "ui/commands/shortcut_dialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/commands/action_list.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr int id_role = Qt::UserRole + 1;

QString shown_keys(const QList<QKeySequence>& shortcuts) {
  QStringList keys;
  for (const QKeySequence& sequence : shortcuts) keys << sequence.toString(QKeySequence::NativeText);
  return keys.join(QStringLiteral(", "));
}

/// Keys that type or move belong to fields and maps; as a shortcut of the whole window they would take them away.
bool needs_a_modifier(const QKeySequence& keys) {
  if (keys.isEmpty()) return false;
  const QKeyCombination first = keys[0];
  const bool function_key = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35;
  return !function_key && !(first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

}  // namespace

ShortcutDialog::ShortcutDialog(ActionList& actions, QWidget* parent)
    : QDialog(parent),
      actions_(actions),
      search_(new QLineEdit),
      sheet_(new QTreeWidget),
      chosen_(new QLabel),
      message_(new QLabel),
      keys_(new QKeySequenceEdit),
      apply_(new QPushButton),
      clear_(new QPushButton),
      reset_(new QPushButton),
      reset_all_(new QPushButton),
      close_(new QPushButton),
      buttons_(new QDialogButtonBox) {
  setObjectName(QStringLiteral("shortcut_dialog"));
  search_->addAction(symbol_icon(QStringLiteral("search"), SymbolColor::muted), QLineEdit::LeadingPosition);
  search_->setClearButtonEnabled(true);
  sheet_->setColumnCount(2);
  sheet_->setRootIsDecorated(false);
  sheet_->setIndentation(10);
  sheet_->setAllColumnsShowFocus(true);
  sheet_->header()->setStretchLastSection(false);
  sheet_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  // Long texts are cut with dots rather than scrolled; their tooltips have them whole.
  sheet_->header()->setSectionResizeMode(1, QHeaderView::Fixed);
  sheet_->header()->resizeSection(1, 290);
  sheet_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  chosen_->setProperty("look", QStringLiteral("title"));
  message_->setWordWrap(true);
  // Two lines are always there, or the dialog would jump while one types.
  message_->setMinimumHeight(2 * fontMetrics().lineSpacing() + 2);
  message_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  for (QPushButton* button : {apply_, clear_, reset_, reset_all_, close_}) button->setAutoDefault(false);
  buttons_->addButton(reset_all_, QDialogButtonBox::ResetRole);
  // A standard button would take Qt's text again whenever the language changes.
  buttons_->addButton(close_, QDialogButtonBox::RejectRole);

  auto* edit = new QHBoxLayout;
  edit->setSpacing(spacing::small);
  edit->addWidget(keys_, 1);
  for (QPushButton* button : {apply_, clear_, reset_}) edit->addWidget(button);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(spacing::large, spacing::large, spacing::large, spacing::large);
  layout->setSpacing(spacing::small);
  layout->addWidget(search_);
  layout->addWidget(sheet_, 1);
  layout->addWidget(chosen_);
  layout->addLayout(edit);
  layout->addWidget(message_);
  layout->addWidget(buttons_);
  resize(680, 560);

  connect(search_, &QLineEdit::textChanged, this, &ShortcutDialog::filter);
  connect(sheet_, &QTreeWidget::currentItemChanged, this, &ShortcutDialog::follow_selection);
  connect(sheet_, &QTreeWidget::itemActivated, keys_, [this] { keys_->setFocus(Qt::OtherFocusReason); });
  connect(keys_, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutDialog::follow_keys);
  connect(apply_, &QPushButton::clicked, this, &ShortcutDialog::apply);
  connect(clear_, &QPushButton::clicked, this, &ShortcutDialog::clear_keys);
  connect(reset_, &QPushButton::clicked, this, &ShortcutDialog::reset_one);
  connect(reset_all_, &QPushButton::clicked, this, &ShortcutDialog::reset_all);
  connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(&actions_, &ActionList::shortcuts_changed, this, &ShortcutDialog::fill);
  retranslate();
}

QString ShortcutDialog::message() const {
  return message_->text();
}

QString ShortcutDialog::selected_id() const {
  const QTreeWidgetItem* item = sheet_->currentItem();
  return item ? item->data(0, id_role).toString() : QString();
}

void ShortcutDialog::select(const QString& id) {
  for (int i = 0; i < sheet_->topLevelItemCount(); ++i) {
    if (sheet_->topLevelItem(i)->data(0, id_role).toString() == id) sheet_->setCurrentItem(sheet_->topLevelItem(i));
  }
}

void ShortcutDialog::fill() {
  const QString chosen = selected_id();
  const QSignalBlocker quiet(sheet_);
  sheet_->clear();
  const auto heading = [this](const QString& text) {
    auto* item = new QTreeWidgetItem(sheet_, {text});
    item->setFont(0, scaled_font(0.95, QFont::DemiBold));
    item->setFlags(Qt::ItemIsEnabled);
    item->setForeground(0, palette().brush(QPalette::PlaceholderText));
    item->setFirstColumnSpanned(true);
  };
  heading(tr("Commands"));
  for (QAction* action : actions_.all()) {
    const QString id = actions_.id(action);
    auto* item = new QTreeWidgetItem(sheet_, {ActionList::name(action), shown_keys(action->shortcuts())});
    item->setIcon(0, action->icon());
    item->setData(0, id_role, id);
    item->setToolTip(0, action->whatsThis());
    if (actions_.has_own_shortcuts(id)) item->setFont(1, scaled_font(1.0, QFont::DemiBold));
  }
  heading(tr("In the maps (these keys are fixed)"));
  const QList<std::pair<QString, QString>> fixed{
      {tr("Show raw instead of calibrated while held"), QKeySequence(Qt::Key_Space).toString(QKeySequence::NativeText)},
      {tr("Choose a class"), tr("1 to 9, or up and down")},
      {tr("Zoom in, zoom out, show everything"), QStringLiteral("+  −  0")},
      {tr("Move the picture"), tr("Left and right, or Shift with the arrows")}};
  for (const auto& [text, keys] : fixed) {
    auto* item = new QTreeWidgetItem(sheet_, {text, keys});
    item->setToolTip(0, text);
    item->setToolTip(1, keys);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
  }
  if (!chosen.isEmpty()) select(chosen);
  if (!sheet_->currentItem()) sheet_->setCurrentItem(sheet_->topLevelItem(1));
  filter();
  follow_selection();
}

void ShortcutDialog::filter() {
  const QString wanted = search_->text().trimmed();
  for (int i = 0; i < sheet_->topLevelItemCount(); ++i) {
    QTreeWidgetItem* item = sheet_->topLevelItem(i);
    item->setHidden(!wanted.isEmpty() && !item->text(0).contains(wanted, Qt::CaseInsensitive) &&
                    !item->text(1).contains(wanted, Qt::CaseInsensitive));
  }
}

void ShortcutDialog::follow_selection() {
  const QAction* action = actions_.action(selected_id());
  chosen_->setText(action ? ActionList::name(action) : tr("Choose a command to change its keys."));
  const QSignalBlocker quiet(keys_);
  keys_->setKeySequence(action ? action->shortcut() : QKeySequence());
  keys_->setEnabled(action != nullptr);
  clear_->setEnabled(action && !action->shortcuts().isEmpty());
  reset_->setEnabled(action && actions_.has_own_shortcuts(selected_id()));
  follow_keys();
}

void ShortcutDialog::follow_keys() {
  const QString id = selected_id();
  const QAction* action = actions_.action(id);
  const QKeySequence keys = keys_->keySequence();
  const bool changed = action && !keys.isEmpty() && action->shortcut() != keys;
  const QAction* owner = changed ? actions_.owner(keys, id) : nullptr;
  const bool bare = changed && needs_a_modifier(keys);
  message_->setProperty("look", owner || bare ? QStringLiteral("warning") : QStringLiteral("muted"));
  message_->style()->unpolish(message_);  // looks are read anew
  message_->style()->polish(message_);
  if (bare) {
    message_->setText(tr("Alone, this key belongs to text fields and maps. Add Ctrl or Alt, or take a function key."));
  } else if (owner) {
    message_->setText(tr("%1 belongs to “%2”. “Take over” gives it to this command and leaves the other without.")
                          .arg(keys.toString(QKeySequence::NativeText), ActionList::name(owner)));
  } else if (action) {
    message_->setText(tr("Click into the field and press the new keys. They act at once and are remembered."));
  } else {
    message_->clear();
  }
  apply_->setText(owner ? tr("Take over") : tr("Set"));
  apply_->setEnabled(changed && !bare);
}

void ShortcutDialog::free_keys(const QKeySequence& keys, const QString& for_id) {
  while (QAction* owner = actions_.owner(keys, for_id)) {
    QList<QKeySequence> left = owner->shortcuts();
    left.removeIf([&](const QKeySequence& taken) { return ActionList::collide(taken, keys); });
    actions_.set_shortcuts(actions_.id(owner), left);
  }
}

void ShortcutDialog::apply() {
  const QString id = selected_id();
  const QKeySequence keys = keys_->keySequence();
  if (!apply_->isEnabled() || keys.isEmpty()) return;
  free_keys(keys, id);
  actions_.set_shortcuts(id, {keys});
}

void ShortcutDialog::clear_keys() {
  actions_.set_shortcuts(selected_id(), {});
}

void ShortcutDialog::reset_one() {
  const QString id = selected_id();
  // What others took meanwhile comes back, too.
  for (const QKeySequence& keys : actions_.default_shortcuts(id)) free_keys(keys, id);
  actions_.reset_shortcuts(id);
}

void ShortcutDialog::reset_all() {
  for (const QAction* action : actions_.all()) actions_.reset_shortcuts(actions_.id(action));
}

void ShortcutDialog::retranslate() {
  setWindowTitle(tr("Keyboard shortcuts"));
  search_->setPlaceholderText(tr("Find a command or a key"));
  search_->setAccessibleName(search_->placeholderText());
  search_->setToolTip(tr("Shows only lines with this text in the command or in its keys."));
  sheet_->setHeaderLabels({tr("Command"), tr("Keys")});
  sheet_->setAccessibleName(tr("Keyboard shortcuts"));
  keys_->setAccessibleName(tr("New keys"));
  keys_->setToolTip(tr("Click here and press the keys that shall call the command."));
  clear_->setText(tr("No keys"));
  clear_->setToolTip(tr("The command keeps its place in the menus, but no keys call it."));
  reset_->setText(tr("Reset"));
  reset_->setToolTip(tr("Gives the command the keys it came with."));
  reset_all_->setText(tr("Reset all"));
  reset_all_->setToolTip(tr("Gives every command the keys it came with."));
  apply_->setToolTip(tr("Gives the command these keys."));
  close_->setText(tr("Close"));
  close_->setToolTip(tr("Closes this sheet; all changes are kept."));
  fill();
}

void ShortcutDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

}  // namespace elboscope
