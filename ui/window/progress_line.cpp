#include "ui/window/progress_line.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

#include "ui/document/inspector.h"
#include "ui/theme/theme.h"

namespace elboscope {

ProgressLine::ProgressLine(Inspector& inspector, QWidget* parent)
    : QWidget(parent), inspector_(inspector), bar_(new QProgressBar), text_(new QLabel) {
  bar_->setTextVisible(false);
  bar_->setFixedWidth(120);
  text_->setFont(number_font(0.95));
  text_->setMinimumWidth(40);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(spacing::medium, 2, 0, 2);
  layout->setSpacing(spacing::medium);
  layout->addWidget(bar_);
  layout->addWidget(text_, 1);
  // Elapsed time moves even where no unit finishes.
  tick_.setInterval(200);
  connect(&tick_, &QTimer::timeout, this, &ProgressLine::follow);
  connect(&inspector_, &Inspector::busy_changed, this, &ProgressLine::follow);
  connect(&inspector_, &Inspector::progressed, this, &ProgressLine::follow);
  connect(&inspector_, &Inspector::run_finished, this, &ProgressLine::finish);
  setAccessibleName(tr("Progress"));
  follow();
}

QString ProgressLine::text() const {
  return text_->text();
}

void ProgressLine::show_refusal(const QString& sentence) {
  message_ = Message::refused;
  refusal_ = sentence;
  follow();
}

void ProgressLine::forget_refusal() {
  if (message_ != Message::refused) return;
  message_ = Message::none;
  follow();
}

void ProgressLine::finish(bool complete) {
  run_seconds_ = inspector_.engine().last_seconds();
  message_ = complete ? Message::done : Message::stopped;
  follow();
}

void ProgressLine::follow() {
  const JobLane& lane = inspector_.engine();
  if (lane.busy()) {
    if (!tick_.isActive()) tick_.start();
    const JobProgress progress = lane.progress();
    bar_->setVisible(true);
    if (progress.total > 0) {
      bar_->setRange(0, static_cast<int>(progress.total));
      bar_->setValue(static_cast<int>(progress.done));
    } else {
      bar_->setRange(0, 0);
    }
    QString text = progress_text(progress);
    if (lane.stopping()) text = tr("Stopping after this step") + QStringLiteral("  ·  ") + text;
    text_->setText(text);
    text_->setForegroundRole(QPalette::WindowText);
    if (inspector_.running()) message_ = Message::none;
    return;
  }
  tick_.stop();
  bar_->setVisible(false);
  text_->setForegroundRole(message_ == Message::refused ? QPalette::BrightText : QPalette::PlaceholderText);
  switch (message_) {
    case Message::none:
      text_->setText(tr("Ready"));
      break;
    case Message::done:
      text_->setText(tr("Done in %1. Settings on the right act at once.").arg(duration_text(run_seconds_)));
      break;
    case Message::stopped:
      text_->setText(tr("Stopped after %1. What was finished is kept.").arg(duration_text(run_seconds_)));
      break;
    case Message::refused:
      text_->setText(refusal_);
      break;
  }
  text_->setToolTip(text_->text());
}

void ProgressLine::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    setAccessibleName(tr("Progress"));
    follow();
  }
  QWidget::changeEvent(event);
}

}  // namespace elboscope
