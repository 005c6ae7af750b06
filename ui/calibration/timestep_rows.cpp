#include "ui/calibration/timestep_rows.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {

TimestepRows::TimestepRows(InspectDocument& document, TimestepArea* chart, QWidget* parent)
    : QWidget(parent), document_(document), chart_(chart), count_(new QLabel) {
  count_->setProperty("look", QStringLiteral("muted"));
  count_->setFont(scaled_font(0.9));
  auto* grid = new QGridLayout;
  grid->setSpacing(2);
  for (int column = 0; column < 3; ++column) grid->setColumnStretch(column, 1);
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    auto* button = buttons_[i] = new QToolButton;
    button->setFont(scaled_font(0.88));
    button->setProperty("look", QStringLiteral("segment"));
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    button->setMinimumWidth(64);
    button->setCheckable(true);
    // All, every second and how many; the thirds below.
    grid->addWidget(button, i < 2 ? 0 : 1, static_cast<int>(i < 2 ? i : i - 2));
    connect(button, &QToolButton::clicked, this, [this, i] {
      TimestepChoice& choice = chart_->choice();
      if (i == 0) {
        choice.choose_all();
      } else if (i == 1) {
        choice.choose_every_second();
      } else {
        choice.choose_third(static_cast<int>(i) - 2);
      }
      follow();  // a click toggled it
    });
  }
  count_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  grid->addWidget(count_, 0, 2);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::tight);
  layout->addWidget(chart_);
  layout->addLayout(grid);
  for (const auto signal : {&InspectDocument::record_changed, &InspectDocument::calibration_changed})
    connect(&document_, signal, this, &TimestepRows::follow);
  retranslate();
}

QString TimestepRows::summary() const {
  const auto count = static_cast<int>(chart_->choice().recorded().size());
  return count == 0 ? QString() : tr("%1 of %2").arg(chart_->choice().chosen_count()).arg(count);
}

void TimestepRows::follow() {
  const std::vector<bool> chosen = chart_->choice().chosen();
  const auto count = static_cast<std::ptrdiff_t>(chosen.size());
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    std::vector<bool> list(chosen.size(), i == 0);
    for (std::size_t k = 0; i == 1 && k < list.size(); k += 2) list[k] = true;
    if (i >= 2) {
      const auto third = static_cast<std::ptrdiff_t>(i) - 2;
      std::fill(list.begin() + count * third / 3, list.begin() + count * (third + 1) / 3, true);
    }
    buttons_[i]->setChecked(count > 0 && list == chosen);
    buttons_[i]->setEnabled(count >= (i == 0 ? 1 : i == 1 ? 2 : 3));
  }
  count_->setText(summary());
  count_->setToolTip(count == 0 ? tr("There is nothing to choose from before a run.")
                                : tr("%1 of %2 timesteps count.").arg(chart_->choice().chosen_count()).arg(count));
}

void TimestepRows::retranslate() {
  const QString texts[] = {tr("All"), tr("Every 2nd"), tr("Low noise"), tr("Middle"), tr("High noise")};
  const QString tips[] = {
      tr("All timesteps that were measured count."),
      tr("Every second timestep counts: what would half the work give?"),
      tr("Only the third with the least noise counts."),
      tr("Only the third in the middle counts."),
      tr("Only the third with the most noise counts."),
  };
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    buttons_[i]->setText(texts[i]);
    buttons_[i]->setToolTip(tips[i]);
  }
  follow();
}

void TimestepRows::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
