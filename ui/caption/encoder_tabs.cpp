#include "ui/caption/encoder_tabs.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include "ui/caption/token_chips.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {

EncoderTabs::EncoderTabs(TokenChips& chips, QWidget* parent)
    : QWidget(parent), chips_(chips), row_(new QHBoxLayout(this)), group_(new QButtonGroup(this)) {
  row_->setContentsMargins(0, 0, 0, 0);
  row_->setSpacing(spacing::tight);
  row_->addStretch();
  connect(group_, &QButtonGroup::idClicked, this, [this](int id) { chips_.show_encoder(id); });
  connect(&chips_, &TokenChips::reading_changed, this, &EncoderTabs::follow);
  follow();
}

void EncoderTabs::follow() {
  const auto& encoders = chips_.reading().encoders;
  setVisible(encoders.size() > 1);
  // Buttons are kept where they are, so that the keyboard's focus stays.
  while (group_->buttons().size() > encoders.size()) {
    QAbstractButton* button = group_->button(static_cast<int>(group_->buttons().size()) - 1);
    group_->removeButton(button);
    button->deleteLater();
  }
  for (int i = static_cast<int>(group_->buttons().size()); i < encoders.size(); ++i) {
    auto* button = new QToolButton;
    button->setProperty("look", QStringLiteral("segment"));
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({12, 12});
    button->setFont(scaled_font(0.9));
    group_->addButton(button, i);
    row_->insertWidget(i, button);
  }
  for (int i = 0; i < encoders.size(); ++i) {
    const EncoderReading& encoder = encoders[i];
    auto* button = static_cast<QToolButton*>(group_->button(i));
    button->setText(encoder.name);
    button->setChecked(i == chips_.shown_encoder());
    QFont font = scaled_font(0.9, encoder.counts ? QFont::DemiBold : QFont::Normal);
    button->setFont(font);
    const bool over = encoder.count > encoder.limit;
    button->setIcon(over ? symbol_icon(QStringLiteral("warning"), SymbolColor::warning) : QIcon());
    QString tip = encoder.counts ? tr("Heatmaps are read at these tokens.")
                  : encoder.columns == TextReader::Columns::none
                      ? tr("This encoder gives one impression of the whole text: no map is read at its tokens.")
                  : encoder.columns == TextReader::Columns::shared
                      ? tr("This encoder stands beside the one before it, in the same columns: its words are found "
                           "with that one’s tokens.")
                      : tr("Heatmaps are not read at these tokens now: “Text columns” under Measurement decides.");
    if (over) tip += u'\n' + tr("The caption is cut off after %1 tokens.").arg(encoder.limit);
    button->setToolTip(tip);
    button->setAccessibleName(tr("Tokens of %1").arg(encoder.name));
  }
}

void EncoderTabs::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) follow();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
