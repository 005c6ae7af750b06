#include "ui/caption/missing_class_card.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/document/caption_reading.h"
#include "ui/document/inspect_document.h"

namespace elboscope {

MissingClassCard::MissingClassCard(InspectDocument& document, QWidget* parent)
    : QFrame(parent), document_(document), text_(new QLabel), mends_(new QVBoxLayout) {
  setProperty("look", QStringLiteral("warning-card"));
  text_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 7, 10, 8);
  layout->setSpacing(4);
  layout->addWidget(text_);
  layout->addLayout(mends_);
  mends_->setSpacing(3);
  hide();
}

void MissingClassCard::add_mend(const QString& text, const QString& tip, const std::function<void()>& action) {
  auto* button = new QPushButton(text);
  button->setProperty("look", QStringLiteral("link"));
  button->setCursor(Qt::PointingHandCursor);
  button->setToolTip(tip);
  // The mend changes the caption, which rebuilds this card: not from inside the button's own signal.
  connect(button, &QPushButton::clicked, this, action, Qt::QueuedConnection);
  mends_->addWidget(button);
}

void MissingClassCard::follow(const CaptionReading& reading) {
  while (QLayoutItem* item = mends_->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  const auto& classes = document_.state().classes;
  for (int row = 0; row < reading.places.size() && row < classes.size(); ++row) {
    const ClassPlace& place = reading.places[row];
    if (place.found) continue;
    const QString name = classes[row].name;
    if (place.beyond) {
      text_->setText(tr("“%1” stands beyond the %2 tokens that the model reads. Shorten the caption.")
                         .arg(name)
                         .arg(reading.limit));
    } else {
      text_->setText(tr("“%1” does not stand in the caption.").arg(name));
      add_mend(tr("Append “%1” to the caption").arg(name),
               tr("Adds the word to the caption, so that the model can look for it."), [this, name] {
                 document_.edit(tr("Append to the caption"), [&](InspectState& state) {
                   QString caption = state.caption.trimmed();
                   while (caption.endsWith(u'.') || caption.endsWith(u',')) caption.chop(1);
                   state.caption = caption.isEmpty() ? QString() : caption + QStringLiteral(", ") + name;
                 });
               });
      for (const QString& word : place.nearest) {
        add_mend(tr("Use “%1” from the caption").arg(word),
                 tr("Renames the class to a word that stands in the caption."), [this, row, word] {
                   if (row >= document_.state().classes.size()) return;
                   document_.edit(tr("Rename class"), [&](InspectState& state) { state.classes[row].name = word; });
                 });
      }
    }
    show();
    return;
  }
  hide();
}

}  // namespace elboscope
