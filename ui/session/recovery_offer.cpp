#include "ui/session/recovery_offer.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

#include "ui/session/session_keeper.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {

RecoveryOffer::RecoveryOffer(SessionKeeper& keeper, QWidget* parent)
    : QWidget(parent),
      keeper_(keeper),
      symbol_(new QLabel),
      text_(new QLabel),
      restore_(new QPushButton),
      discard_(new QPushButton) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(spacing::medium, spacing::tight, spacing::medium, spacing::tight);
  row->setSpacing(spacing::small);
  row->addWidget(symbol_);
  row->addWidget(text_, 1);
  row->addWidget(restore_);
  row->addWidget(discard_);
  restore_->setProperty("look", QStringLiteral("primary"));
  text_->setTextFormat(Qt::PlainText);
  text_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  connect(restore_, &QPushButton::clicked, &keeper_, &SessionKeeper::restore_leftover);
  connect(discard_, &QPushButton::clicked, &keeper_, &SessionKeeper::discard_leftover);
  connect(&keeper_, &SessionKeeper::leftover_changed, this, &RecoveryOffer::follow);
  follow();
}

void RecoveryOffer::follow() {
  const auto& leftover = keeper_.leftover();
  if (leftover) {
    const QString when = QLocale().toString(leftover->when, QLocale::ShortFormat);
    text_->setText(leftover->title.isEmpty()
                       ? tr("Elboscope was not closed properly. Your work of %1 can be restored.").arg(when)
                       : tr("Elboscope was not closed properly. Your work on “%1” of %2 can be restored.")
                             .arg(leftover->title, when));
    text_->setToolTip(text_->text());
  }
  symbol_->setPixmap(symbol_icon(QStringLiteral("info")).pixmap(16));
  restore_->setText(tr("Restore"));
  restore_->setToolTip(tr("Brings back picture, caption, settings and results as they were saved last."));
  discard_->setText(tr("Discard"));
  discard_->setToolTip(tr("Deletes what was saved automatically. This cannot be undone."));
  setAccessibleName(text_->text());
  Q_EMIT offer_changed(leftover.has_value());
}

void RecoveryOffer::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) follow();
  QWidget::changeEvent(event);
}

void RecoveryOffer::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme_colors().soft_accent);
}

}  // namespace elboscope
