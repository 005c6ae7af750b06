#include "ui/guidance/tour.h"

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <algorithm>
#include <array>

#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr int card_width = 344, gap = 12;

}  // namespace

Tour::Tour(QList<TourStep> steps, QWidget* window)
    : QWidget(window),
      steps_(std::move(steps)),
      focus_before_(QApplication::focusWidget()),
      card_(new QFrame(this)),
      title_(new QLabel),
      text_(new QLabel),
      count_(new QLabel),
      back_(new QPushButton),
      next_(new QPushButton),
      skip_(new QPushButton) {
  setAttribute(Qt::WA_DeleteOnClose);
  setFocusPolicy(Qt::StrongFocus);
  card_->setProperty("look", QStringLiteral("card"));
  card_->setFixedWidth(card_width);
  title_->setProperty("look", QStringLiteral("title"));
  title_->setFont(scaled_font(1.12, QFont::DemiBold));
  title_->setWordWrap(true);
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  count_->setProperty("look", QStringLiteral("muted"));
  skip_->setProperty("look", QStringLiteral("link"));
  skip_->setCursor(Qt::PointingHandCursor);
  next_->setProperty("look", QStringLiteral("primary"));
  auto* top = new QHBoxLayout;
  top->addWidget(title_, 1);
  top->addWidget(count_, 0, Qt::AlignTop);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(spacing::small);
  buttons->addWidget(skip_);
  buttons->addStretch();
  buttons->addWidget(back_);
  buttons->addWidget(next_);
  auto* layout = new QVBoxLayout(card_);
  layout->setContentsMargins(spacing::large, spacing::medium, spacing::large, spacing::medium);
  layout->setSpacing(spacing::small);
  layout->addLayout(top);
  layout->addWidget(text_);
  layout->addLayout(buttons);
  connect(back_, &QPushButton::clicked, this, [this] { go_to(step_ - 1); });
  connect(next_, &QPushButton::clicked, this, [this] { go_to(step_ + 1); });
  connect(skip_, &QPushButton::clicked, this, &Tour::end);
  for (QPushButton* button : {back_, next_, skip_}) button->installEventFilter(this);
  window->installEventFilter(this);
  setGeometry(window->rect());
  retranslate();
  show();
  raise();
  next_->setFocus();
}

void Tour::go_to(int step) {
  if (step >= steps_.size()) {
    end();
    return;
  }
  step_ = std::max(0, step);
  retranslate();
  next_->setFocus();
}

void Tour::end() {
  if (std::exchange(over_, true)) return;
  if (focus_before_) focus_before_->setFocus();
  Q_EMIT ended();
  close();
}

QRect Tour::lit() const {
  QRect area;
  if (step_ >= steps_.size()) return area;
  for (const QPointer<QWidget>& target : steps_[step_].targets) {
    if (!target || !target->isVisible()) continue;
    area |= QRect(mapFromGlobal(target->mapToGlobal(QPoint(0, 0))), target->size());
  }
  return area.isEmpty() ? area : area.adjusted(-4, -4, 4, 4) & rect().adjusted(2, 2, -2, -2);
}

QRect Tour::card_rect() const {
  return card_->geometry();
}

QString Tour::text() const {
  return title_->text() + u'\n' + text_->text();
}

void Tour::place_card() {
  card_->adjustSize();
  card_->resize(card_width, card_->layout()->heightForWidth(card_width));
  const QSize size = card_->size();
  const QRect area = lit(), space = rect().adjusted(gap, gap, -gap, -gap);
  QPoint corner((width() - size.width()) / 2, (height() - size.height()) / 2);
  if (!area.isEmpty()) {
    // Beside the lit area where there is room: right, left, below, above; else inside it, at its lower edge.
    const int y = std::clamp(area.center().y() - size.height() / 2, space.top(),
                             std::max(space.top(), space.bottom() - size.height()));
    const int x = std::clamp(area.center().x() - size.width() / 2, space.left(),
                             std::max(space.left(), space.right() - size.width()));
    const std::array<QPoint, 4> places{QPoint(area.right() + gap, y), QPoint(area.left() - gap - size.width(), y),
                                       QPoint(x, area.bottom() + gap), QPoint(x, area.top() - gap - size.height())};
    const auto* const fit = std::find_if(places.begin(), places.end(),
                                         [&](const QPoint& place) { return space.contains(QRect(place, size)); });
    corner = fit != places.end() ? *fit : QPoint(x, std::min(area.bottom(), space.bottom()) - gap - size.height());
  }
  card_->move(corner);
  update();
}

void Tour::retranslate() {
  if (step_ >= steps_.size()) return;
  const bool last = step_ + 1 == steps_.size();
  title_->setText(steps_[step_].title());
  text_->setText(steps_[step_].text());
  count_->setText(tr("%1 of %2").arg(step_ + 1).arg(steps_.size()));
  back_->setText(tr("Back"));
  back_->setAccessibleName(back_->text());
  back_->setToolTip(tr("To the step before (Left)."));
  back_->setVisible(step_ > 0);
  next_->setText(last ? tr("Done") : tr("Next"));
  next_->setAccessibleName(next_->text());
  // What a screen reader says when a step comes up: the button has the focus.
  next_->setAccessibleDescription(title_->text() + QStringLiteral(". ") + text_->text());
  next_->setToolTip(last ? tr("Ends the tour (Return).") : tr("To the next step (Return or Right)."));
  skip_->setText(tr("Skip the tour"));
  skip_->setAccessibleName(skip_->text());
  skip_->setToolTip(tr("Ends the tour (Esc). The menu Help has it again."));
  skip_->setVisible(!last);
  card_->setAccessibleName(title_->text());
  card_->setAccessibleDescription(text_->text());
  place_card();
}

void Tour::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColors& colors = theme_colors();
  QPainterPath shade;
  shade.addRect(rect());
  const QRect area = lit();
  QPainterPath hole;
  if (!area.isEmpty()) hole.addRoundedRect(area, 8, 8);
  painter.fillPath(shade.subtracted(hole), QColor(0, 0, 0, colors.dark ? 150 : 105));
  if (!area.isEmpty()) {
    painter.setPen(QPen(colors.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(hole);
  }
}

void Tour::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Escape:
      end();
      break;
    case Qt::Key_Right:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      go_to(step_ + 1);
      break;
    case Qt::Key_Left:
      go_to(step_ - 1);
      break;
    default:
      // Nothing below the shade is used by accident.
      break;
  }
}

void Tour::mousePressEvent(QMouseEvent*) {
  next_->setFocus();
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parent()) {
    if (event->type() == QEvent::Resize) {
      setGeometry(parentWidget()->rect());
      place_card();
    } else if (event->type() == QEvent::LayoutRequest) {
      place_card();
    }
  } else if (event->type() == QEvent::KeyPress) {
    // Arrows go through the tour, not round its buttons; Return presses the button that has the focus.
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
      static_cast<QPushButton*>(watched)->click();
      return true;
    }
    if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Escape) {
      keyPressEvent(static_cast<QKeyEvent*>(event));
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

bool Tour::focusNextPrevChild(bool next) {
  const std::array<QPushButton*, 3> all{skip_, back_, next_};
  std::array<QPushButton*, 3> order{};
  std::size_t count = 0;
  for (QPushButton* button : all) {
    if (button->isVisible()) order[count++] = button;
  }
  if (count == 0) return false;
  std::size_t now = 0;
  while (now < count && !order[now]->hasFocus()) ++now;
  order[(now + (next ? 1 : count - 1)) % count]->setFocus(Qt::TabFocusReason);
  return true;
}

void Tour::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
