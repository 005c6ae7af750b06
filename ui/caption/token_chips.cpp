#include "ui/caption/token_chips.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/document/inspect_document.h"
#include "ui/theme/class_color.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr double gap = 4, side_padding = 6;

QStringList class_names(const InspectDocument& document) {
  QStringList names;
  for (const ClassEntry& entry : document.state().classes) names << entry.name;
  return names;
}

}  // namespace

TokenChips::TokenChips(InspectDocument& document, QWidget* parent) : QWidget(parent), document_(document) {
  setMouseTracking(true);
  setFocusPolicy(Qt::TabFocus);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  for (const auto signal : {&InspectDocument::caption_changed, &InspectDocument::classes_changed,
                            &InspectDocument::text_readers_changed, &InspectDocument::probe_changed})
    connect(&document_, signal, this, &TokenChips::read);
  connect(&document_, &InspectDocument::active_class_changed, this, qOverload<>(&QWidget::update));
  read();
  retranslate();
}

void TokenChips::read() {
  const QStringList names = class_names(document_);
  const QString caption = document_.state().caption;
  reading_ = read_caption(document_.text_readers(), caption.trimmed().isEmpty() ? default_caption(names) : caption,
                          names, document_.state().probe.text_columns);
  shown_ = 0;
  while (shown_ + 1 < reading_.encoders.size() && !reading_.encoders[shown_].counts) ++shown_;
  if (!shown().counts) shown_ = 0;
  for (int i = 0; i < reading_.encoders.size() && !chosen_.isEmpty(); ++i) {
    if (reading_.encoders[i].name == chosen_) shown_ = i;
  }
  relayout();
}

void TokenChips::show_encoder(int encoder) {
  if (encoder < 0 || encoder >= reading_.encoders.size()) return;
  shown_ = encoder;
  chosen_ = shown().name;
  relayout();
}

void TokenChips::relayout() {
  pressed_ = current_ = hovered_ = -1;
  place_chips(width(), chips_);
  updateGeometry();
  update();
  Q_EMIT reading_changed();
}

QString TokenChips::label(const CaptionToken& token) const {
  if (!token.special()) {
    const QString text = token.text.trimmed();
    return text.isEmpty() ? QStringLiteral("·") : text;
  }
  return token.role == CaptionToken::Role::start ? tr("start") : tr("end");
}

QString TokenChips::padding_label() const {
  return shown().padding > 0 ? tr("%n × padding", nullptr, shown().padding) : QString();
}

double TokenChips::place_chips(double width, QList<QRectF>& chips) const {
  chips.clear();
  QFontMetricsF metrics(font());
  const double height = metrics.height() + 5;
  double x = 0, y = 0;
  const auto place = [&](const QString& text) {
    const double wide = std::min(metrics.horizontalAdvance(text) + 2 * side_padding, std::max(40.0, width));
    if (x > 0 && x + wide > width) {
      x = 0;
      y += height + gap;
    }
    chips.append(QRectF(x, y, wide, height));
    x += wide + gap;
  };
  for (const CaptionToken& token : tokens()) place(label(token));
  if (shown().padding > 0) place(padding_label());
  return y + height + 2;
}

int TokenChips::heightForWidth(int width) const {
  QList<QRectF> chips;
  return static_cast<int>(place_chips(width, chips)) + 1;
}

void TokenChips::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColors& colors = theme_colors();
  const int from = std::min(pressed_, current_), to = std::max(pressed_, current_);
  for (qsizetype i = 0; i < tokens().size() && i < chips_.size(); ++i) {
    const CaptionToken& token = tokens()[i];
    const bool choosing = pressed_ >= 0 && i >= from && i <= to;
    const int row = token.classes.isEmpty() ? -1 : token.classes.front();
    const bool active = row >= 0 && token.classes.contains(document_.active_class());
    QColor fill = colors.raised, line = colors.line, text = colors.text;
    if (token.special() || token.cut) {
      fill = Qt::transparent;
      text = colors.muted;
    }
    if (row >= 0) {
      fill = class_color(document_.state().classes[row].color);
      line = fill;
      fill.setAlphaF(active ? 0.55F : 0.26F);
    }
    if (choosing) {
      fill = colors.soft_accent;
      line = colors.accent;
    } else if (i == hovered_ && !token.special() && row < 0) {
      line = colors.accent;
    }
    QPen pen(line, active ? 1.6 : 1);
    if (token.special() || token.cut) pen.setStyle(Qt::DotLine);
    painter.setPen(pen);
    painter.setBrush(fill);
    const QRectF chip = chips_[i].adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(chip, 5, 5);
    QFont chip_font = font();
    chip_font.setItalic(token.special());
    chip_font.setStrikeOut(token.cut);
    painter.setFont(chip_font);
    painter.setPen(text);
    painter.drawText(chip, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(label(token), Qt::ElideRight, static_cast<int>(chip.width())));
  }
  if (shown().padding > 0 && chips_.size() > tokens().size()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.line, 1, Qt::DotLine));
    const QRectF chip = chips_.back().adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(chip, 5, 5);
    QFont chip_font = font();
    chip_font.setItalic(true);
    painter.setFont(chip_font);
    painter.setPen(colors.muted);
    painter.drawText(chip, Qt::AlignCenter, padding_label());
  }
}

int TokenChips::chip_at(const QPointF& point) const {
  for (qsizetype i = 0; i < chips_.size(); ++i) {
    if (chips_[i].adjusted(-gap / 2, -gap / 2, gap / 2, gap / 2).contains(point)) return static_cast<int>(i);
  }
  return -1;
}

QString TokenChips::phrase(int from, int to) const {
  if (from > to) std::swap(from, to);
  if (from < 0 || to >= tokens().size()) return {};
  const QString caption = document_.state().caption;
  int begin = -1, end = -1;
  for (int i = from; i <= to; ++i) {
    const CaptionToken& token = tokens()[i];
    if (token.special() || token.end <= token.begin) continue;
    if (begin < 0) begin = token.begin;
    end = token.end;
  }
  if (begin < 0 || end > caption.size()) return {};
  // A token may be a piece of a word.
  const auto in_word = [&](int i) { return i >= 0 && i < caption.size() && caption[i].isLetterOrNumber(); };
  while (in_word(begin) && in_word(begin - 1)) --begin;
  while (in_word(end) && in_word(end - 1)) ++end;
  while (begin < end && !in_word(begin)) ++begin;
  while (end > begin && !in_word(end - 1)) --end;
  return caption.mid(begin, end - begin);
}

void TokenChips::take(int from, int to) {
  const auto last = static_cast<int>(tokens().size()) - 1;
  from = std::min(from, last);
  to = std::min(to, last);
  if (from == to && from >= 0 && !tokens()[from].classes.isEmpty()) {
    document_.select_class(tokens()[from].classes.front());
    return;
  }
  const QString words = phrase(from, to);
  if (words.isEmpty()) return;
  // Classes come from the caption: one that was generated from the classes stays generated.
  document_.add_class(words);
  for (int row = 0; row < document_.state().classes.size(); ++row) {
    if (document_.state().classes[row].name.compare(words, Qt::CaseInsensitive) == 0) document_.select_class(row);
  }
}

void TokenChips::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  pressed_ = current_ = chip_at(event->position());
  update();
}

void TokenChips::mouseMoveEvent(QMouseEvent* event) {
  const int chip = chip_at(event->position());
  if (pressed_ >= 0) {
    if (chip >= 0) current_ = chip;
  } else {
    const bool known = chip >= 0 && chip < tokens().size() && !tokens()[chip].classes.isEmpty();
    document_.hover_class(known ? tokens()[chip].classes.front() : -1);
  }
  if (hovered_ != chip)
    setCursor(chip >= 0 && chip < tokens().size() && !tokens()[chip].special() ? Qt::PointingHandCursor
                                                                               : Qt::ArrowCursor);
  hovered_ = chip;
  update();
}

void TokenChips::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || pressed_ < 0) return;
  const int from = std::exchange(pressed_, -1);
  take(from, current_);
  update();
}

void TokenChips::leaveEvent(QEvent*) {
  hovered_ = -1;
  document_.hover_class(-1);
  update();
}

void TokenChips::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(tokens().size()) - 1;
  const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
  if (step != 0 && last >= 0) {
    current_ = std::clamp(current_ < 0 ? (step > 0 ? 1 : last - 1) : current_ + step, 0, last);
    if (pressed_ < 0 || !(event->modifiers() & Qt::ShiftModifier)) pressed_ = current_;
    update();
  } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
             event->modifiers() == Qt::NoModifier && pressed_ >= 0) {
    take(pressed_, current_);
    pressed_ = -1;
    update();
  } else if (event->key() == Qt::Key_Escape) {
    pressed_ = -1;
    update();
  } else {
    QWidget::keyPressEvent(event);
  }
}

QString TokenChips::tip(int chip) const {
  if (chip >= tokens().size())
    return tr("The encoder always reads %1 tokens: empty ones fill the rest.").arg(shown().limit);
  const CaptionToken& token = tokens()[chip];
  QStringList lines{token.piece.isEmpty() ? tr("Token %1 of %2").arg(chip + 1).arg(shown().count)
                                          : tr("Token %1 of %2: “%3”, number %4 of the vocabulary")
                                                .arg(chip + 1)
                                                .arg(shown().count)
                                                .arg(token.piece)
                                                .arg(token.id)};
  if (token.role == CaptionToken::Role::start) {
    lines << tr("Marks the start of the text; it draws much attention of its own.");
  } else if (token.role == CaptionToken::Role::end) {
    lines << tr("Marks the end of the text.");
  } else if (token.cut) {
    lines << tr("The model reads %1 tokens: this one is cut off.").arg(shown().limit);
  } else if (token.classes.isEmpty()) {
    const QString words = phrase(chip, chip);
    if (!words.isEmpty()) lines << tr("Click to make “%1” a class; drag over several words for a phrase.").arg(words);
  } else {
    lines << tr("Belongs to the class “%1”.").arg(document_.state().classes[token.classes.front()].name);
  }
  return lines.join(u'\n');
}

bool TokenChips::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int chip = chip_at(help->pos());
    if (chip < 0) {
      QToolTip::hideText();
      return true;
    }
    const QString text = tip(chip);
    QToolTip::showText(help->globalPos(), text, this);
    return true;
  }
  return QWidget::event(event);
}

void TokenChips::resizeEvent(QResizeEvent*) {
  place_chips(width(), chips_);
}

void TokenChips::retranslate() {
  setAccessibleName(tr("Tokens of the caption"));
  setAccessibleDescription(tr("Left and right move, Shift extends, Return makes a class of the chosen words."));
  updateGeometry();
}

void TokenChips::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    read();
  }
  QWidget::changeEvent(event);
}

}  // namespace elboscope
