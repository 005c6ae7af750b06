#include "ui/caption/caption_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QToolButton>

#include "ui/caption/caption_edit.h"
#include "ui/caption/class_list.h"
#include "ui/caption/encoder_tabs.h"
#include "ui/caption/measurement_rows.h"
#include "ui/caption/missing_class_card.h"
#include "ui/caption/phrase_suggestions.h"
#include "ui/caption/picture_view.h"
#include "ui/caption/token_chips.h"
#include "ui/document/inspect_document.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {

CaptionPanel::CaptionPanel(InspectDocument& document, ClassModel& classes, QWidget* parent)
    : QWidget(parent),
      document_(document),
      picture_(new PictureView(document)),
      caption_title_(new QLabel),
      count_(new QLabel),
      classes_title_(new QLabel),
      hint_(new QLabel),
      caption_(new CaptionEdit(document)),
      chips_(new TokenChips(document)),
      encoders_(new EncoderTabs(*chips_)),
      suggestions_(new PhraseSuggestions(document)),
      measurement_(new MeasurementRows(document)),
      missing_(new MissingClassCard(document)),
      list_(new ClassList(document, classes)),
      new_class_(new QLineEdit),
      add_(new QToolButton) {
  for (QLabel* title : {caption_title_, classes_title_}) title->setProperty("look", QStringLiteral("title"));
  for (QLabel* label : {count_, hint_}) {
    label->setProperty("look", QStringLiteral("muted"));
    label->setFont(number_font(0.88));
  }
  hint_->setWordWrap(true);
  caption_title_->setBuddy(caption_);
  classes_title_->setBuddy(list_);
  auto* caption_row = new QHBoxLayout;
  caption_row->addWidget(caption_title_);
  caption_row->addStretch();
  caption_row->addWidget(count_);
  add_->setIcon(symbol_icon(QStringLiteral("plus")));
  auto* add_row = new QHBoxLayout;
  add_row->setSpacing(spacing::tight);
  add_row->addWidget(new_class_, 1);
  add_row->addWidget(add_);

  setAttribute(Qt::WA_StyledBackground);
  setMinimumWidth(228);  // a window made small takes from the maps first, never all of this
  auto* content = new QWidget;
  // One text that is too long must not push everything else beyond the edge.
  content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::medium);
  layout->setSpacing(spacing::small);
  layout->addWidget(picture_);
  layout->addSpacing(2);
  layout->addLayout(caption_row);
  layout->addWidget(caption_);
  layout->addWidget(encoders_);
  layout->addWidget(chips_);
  layout->addWidget(hint_);
  layout->addWidget(suggestions_);
  layout->addSpacing(2);
  layout->addWidget(classes_title_);
  layout->addWidget(list_);
  layout->addWidget(missing_);
  layout->addLayout(add_row);
  auto* line = new QFrame;
  line->setProperty("look", QStringLiteral("line"));
  line->setFixedHeight(1);
  layout->addWidget(line);
  layout->addWidget(measurement_);
  layout->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(content);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(scroll);

  connect(picture_, &PictureView::open_wanted, this, &CaptionPanel::open_wanted);
  connect(new_class_, &QLineEdit::returnPressed, this, &CaptionPanel::add_class);
  connect(add_, &QToolButton::clicked, this, &CaptionPanel::add_class);
  connect(chips_, &TokenChips::reading_changed, this, &CaptionPanel::follow_reading);
  connect(&document_, &InspectDocument::suggestions_changed, this, &CaptionPanel::follow_reading);
  retranslate();
}

void CaptionPanel::add_class() {
  for (const QString& name : new_class_->text().split(u',', Qt::SkipEmptyParts)) document_.add_class(name);
  new_class_->clear();
  document_.select_class(static_cast<int>(document_.state().classes.size()) - 1);
}

void CaptionPanel::follow_reading() {
  const CaptionReading& reading = chips_->reading();
  const EncoderReading& shown = chips_->shown();
  const bool over = shown.count > shown.limit;
  count_->setText(tr("%1 of %2 tokens").arg(shown.count).arg(shown.limit));
  set_look(*count_, over ? QStringLiteral("warning") : QStringLiteral("muted"));
  count_->setToolTip(over ? tr("Tokens beyond the limit are cut off: the model never sees them.")
                          : tr("The text encoder reads this many tokens, start and end included."));
  // Suggestions say it better.
  hint_->setVisible(document_.state().classes.isEmpty() && !document_.state().caption.trimmed().isEmpty() &&
                    suggestions_->offered().isEmpty());
  missing_->follow(reading);
}

void CaptionPanel::retranslate() {
  caption_title_->setText(tr("Ca&ption"));
  classes_title_->setText(tr("C&lasses"));
  hint_->setText(tr("Click a word above to make it a class, or drag over several."));
  new_class_->setPlaceholderText(tr("Add a class"));
  new_class_->setAccessibleName(tr("New class"));
  new_class_->setToolTip(tr("A word or phrase of the caption; several with commas between. Return adds them."));
  add_->setAccessibleName(tr("Add the class"));
  add_->setToolTip(tr("Adds the class to the list."));
  follow_reading();
}

void CaptionPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
