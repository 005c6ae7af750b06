#include "ui/caption/phrase_suggestions.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/caption/flow_layout.h"
#include "ui/document/inspect_document.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {

namespace {
constexpr int most_offered = 8;
}

PhraseSuggestions::PhraseSuggestions(InspectDocument& document, QWidget* parent)
    : QWidget(parent), document_(document), title_(new QLabel), all_(new QPushButton), flow_(new FlowLayout(4)) {
  title_->setProperty("look", QStringLiteral("muted"));
  title_->setFont(scaled_font(0.92));
  all_->setProperty("look", QStringLiteral("link"));
  all_->setCursor(Qt::PointingHandCursor);
  all_->setFont(scaled_font(0.92));
  auto* head = new QHBoxLayout;
  head->addWidget(title_);
  head->addStretch();
  head->addWidget(all_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::tight);
  layout->addLayout(head);
  layout->addLayout(flow_);
  connect(all_, &QPushButton::clicked, this, &PhraseSuggestions::add_all, Qt::QueuedConnection);
  for (const auto signal : {&InspectDocument::suggestions_changed, &InspectDocument::classes_changed})
    connect(&document_, signal, this, &PhraseSuggestions::follow);
  retranslate();
}

void PhraseSuggestions::follow() {
  const auto& classes = document_.state().classes;
  offered_.clear();
  for (const QString& phrase : document_.suggestions()) {
    const bool listed = std::any_of(classes.cbegin(), classes.cend(), [&](const ClassEntry& entry) {
      return entry.name.compare(phrase, Qt::CaseInsensitive) == 0;
    });
    if (!listed && offered_.size() < most_offered) offered_ << phrase;
  }
  const bool had_focus = focusWidget() != nullptr && isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
  while (QLayoutItem* item = flow_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  QWidget* before = all_;
  for (const QString& phrase : std::as_const(offered_)) {
    auto* button = new QPushButton(phrase);
    button->setProperty("look", QStringLiteral("chip"));
    button->setIcon(symbol_icon(QStringLiteral("plus"), SymbolColor::muted));
    button->setIconSize({11, 11});
    button->setFont(scaled_font(0.95));
    button->setToolTip(tr("Makes “%1” a class.").arg(phrase));
    button->setAccessibleName(tr("Add the class “%1”").arg(phrase));
    // Adding removes this button: not from inside its own signal.
    connect(
        button, &QPushButton::clicked, this,
        [this, phrase] {
          document_.add_class(phrase);
          document_.select_class(static_cast<int>(document_.state().classes.size()) - 1);
        },
        Qt::QueuedConnection);
    flow_->addWidget(button);
    setTabOrder(before, button);
    before = button;
  }
  if (had_focus && flow_->count() > 0) flow_->itemAt(0)->widget()->setFocus();
  all_->setVisible(offered_.size() > 1);
  setVisible(!offered_.isEmpty());
  updateGeometry();
}

void PhraseSuggestions::add_all() {
  // One step to take back.
  document_.edit(tr("Add suggested classes"), [this](InspectState& state) {
    for (const QString& phrase : std::as_const(offered_)) {
      int color = 0;
      const auto taken = [&](const ClassEntry& entry) { return entry.color == color; };
      while (std::any_of(state.classes.cbegin(), state.classes.cend(), taken)) ++color;
      state.classes.append({phrase, color, true});
    }
  });
  if (document_.selected_class() < 0) document_.select_class(0);
}

void PhraseSuggestions::retranslate() {
  title_->setText(tr("Suggested classes"));
  title_->setToolTip(tr("Things that the caption names."));
  all_->setText(tr("Add all"));
  all_->setToolTip(tr("Makes every suggested phrase a class."));
  setAccessibleName(title_->text());
  follow();
}

void PhraseSuggestions::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
