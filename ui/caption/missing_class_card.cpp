#include "ui/caption/missing_class_card.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/document/caption_reading.h"
#include "ui/document/inspect_document.h"
#include "ui/language/language.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr int line_width = 212;  // of the texts of mends: what the panel leaves at its usual width

}  // namespace

MissingClassCard::MissingClassCard(InspectDocument& document, QWidget* parent)
    : QFrame(parent), document_(document), text_(new QLabel), pieces_(new QLabel), mends_(new QVBoxLayout) {
  setProperty("look", QStringLiteral("warning-card"));
  for (QLabel* label : {text_, pieces_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
  }
  pieces_->setProperty("look", QStringLiteral("muted"));
  pieces_->setFont(scaled_font(0.92));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 7, 10, 8);
  layout->setSpacing(4);
  layout->addWidget(text_);
  layout->addWidget(pieces_);
  layout->addLayout(mends_);
  mends_->setSpacing(3);
  hide();
}

void MissingClassCard::add_mend(const QString& text, const QString& tip, const std::function<void()>& action) {
  auto* button = new QPushButton;
  button->setText(wrapped_text(text, button->fontMetrics(), line_width));
  button->setProperty("look", QStringLiteral("link"));
  button->setCursor(Qt::PointingHandCursor);
  button->setToolTip(tip);
  // The mend changes the caption, which rebuilds this card: not from inside the button's own signal.
  connect(button, &QPushButton::clicked, this, action, Qt::QueuedConnection);
  mends_->addWidget(button);
}

void MissingClassCard::clear_mends() {
  while (QLayoutItem* item = mends_->takeAt(0)) {
    if (item->widget()) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  pieces_->hide();
}

void MissingClassCard::append(const QStringList& names) {
  document_.edit(tr("Append to the caption"), [&](InspectState& state) {
    QString caption = state.caption.trimmed();
    while (caption.endsWith(u'.') || caption.endsWith(u',')) caption.chop(1);
    // Without a caption one is made of the classes, which holds them all.
    if (!caption.isEmpty()) state.caption = caption + QStringLiteral(", ") + names.join(QStringLiteral(", "));
  });
}

void MissingClassCard::show_missing(const CaptionReading& reading, int row) {
  const auto& classes = document_.state().classes;
  const ClassPlace& place = reading.places[row];
  const QString name = classes[row].name;
  QStringList missing;
  for (int other = 0; other < reading.places.size() && other < classes.size(); ++other) {
    if (!reading.places[other].found && !reading.places[other].beyond) missing << classes[other].name;
  }
  QString text = tr("“%1” does not stand in the caption.").arg(name);
  if (missing.size() > 1)
    text = one_after_other(text, tr("Neither do %n other class(es).", nullptr, static_cast<int>(missing.size()) - 1));
  text_->setText(text);
  if (!place.pieces.isEmpty()) {
    pieces_->setText(tr("The model would read it as: %1").arg(place.pieces.join(QStringLiteral(" · "))));
    pieces_->show();
  }
  add_mend(tr("Append “%1” to the caption").arg(name),
           tr("Adds the word to the caption, so that the model can look for it."), [this, name] { append({name}); });
  const auto listed = [&classes](const QString& word) {
    return std::any_of(classes.cbegin(), classes.cend(),
                       [&](const ClassEntry& entry) { return entry.name.compare(word, Qt::CaseInsensitive) == 0; });
  };
  for (const QString& word : place.nearest) {
    if (listed(word)) continue;  // twice in the list would help nobody
    add_mend(tr("Use “%1” from the caption").arg(word), tr("Renames the class to a word that stands in the caption."),
             [this, row, word] {
               if (row >= document_.state().classes.size()) return;
               document_.edit(tr("Rename class"), [&](InspectState& state) { state.classes[row].name = word; });
             });
  }
  if (missing.size() > 1)
    add_mend(tr("Append all of them"), tr("Adds every class that is missing to the caption."),
             [this, missing] { append(missing); });
  add_mend(tr("Remove “%1” from the classes").arg(name), tr("Does not look for it."), [this, row, name] {
    if (row < document_.state().classes.size() && document_.state().classes[row].name == name)
      document_.remove_class(row);
  });
}

void MissingClassCard::show_beyond(const CaptionReading& reading, int row) {
  const QString name = document_.state().classes[row].name;
  text_->setText(tr("“%1” stands beyond the %2 tokens that the model reads. Shorten the caption.")
                     .arg(name)
                     .arg(reading.first_counting().limit));
  QStringList names;
  for (const ClassEntry& entry : document_.state().classes) names << entry.name;
  const QString shorter = default_caption(names);
  if (shorter != document_.state().caption)
    add_mend(tr("Use a caption of the classes alone"), tr("Replaces the caption by “%1”.").arg(shorter),
             [this, shorter] {
               document_.edit(tr("Shorten the caption"), [&](InspectState& state) { state.caption = shorter; });
             });
}

void MissingClassCard::show_columns() {
  text_->setText(tr("This model has no text columns of the chosen kind, so no map could be read."));
  add_mend(tr("Set “Text columns” to automatic"), tr("Takes the columns that the model has."), [this] {
    document_.edit(tr("Text columns"), [](InspectState& state) { state.probe.text_columns = TextColumns::automatic; });
  });
}

void MissingClassCard::follow(const CaptionReading& reading) {
  clear_mends();
  if (!reading.has_columns) {
    show_columns();
    show();
    return;
  }
  const auto& classes = document_.state().classes;
  // With a caption of its own a class needs no place in this one.
  for (int row = 0; row < reading.places.size() && row < classes.size() && !document_.state().probe.caption_per_class;
       ++row) {
    if (reading.places[row].found) continue;
    if (reading.places[row].beyond) {
      show_beyond(reading, row);
    } else {
      show_missing(reading, row);
    }
    show();
    return;
  }
  hide();
}

}  // namespace elboscope
