#include "ui/guidance/explanation_help.h"

#include <QApplication>
#include <QCursor>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QScreen>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWhatsThis>
#include <algorithm>

#include "ui/guidance/explanation.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

QPointer<ExplanationCard> shown_card;

constexpr int card_width = 380;

}  // namespace

ExplanationCard::ExplanationCard(const Explanation& explanation, QWidget* parent) : QFrame(parent, Qt::Popup) {
  setAttribute(Qt::WA_DeleteOnClose);
  setAttribute(Qt::WA_StyledBackground);
  setProperty("look", QStringLiteral("popup-card"));
  setFixedWidth(card_width);
  const ThemeColors& colors = theme_colors();
  setStyleSheet(QStringLiteral("QFrame[look=\"popup-card\"] { background: %1; border: 1px solid %2; }")
                    .arg(colors.raised.name(), colors.line.name()));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(spacing::large, spacing::medium, spacing::large, spacing::medium);
  layout->setSpacing(spacing::small);
  const auto add = [&](const QString& text, const QFont& font, const QString& look) {
    if (text.isEmpty()) return;
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(font);
    if (!look.isEmpty()) label->setProperty("look", look);
    layout->addWidget(label);
  };
  add(explanation_title(explanation), scaled_font(1.08, QFont::DemiBold), QStringLiteral("title"));
  add(explanation_words(explanation), scaled_font(1), {});
  QFont formula = scaled_font(1.05);
  formula.setFamilies({QStringLiteral("DejaVu Serif"), QStringLiteral("STIX Two Math"), QStringLiteral("Cambria Math"),
                       QStringLiteral("serif")});
  add(explanation_formula(explanation), formula, {});
  add(explanation_source(explanation), scaled_font(0.9), QStringLiteral("muted"));
  setAccessibleName(explanation_title(explanation));
  setAccessibleDescription(
      QStringList{explanation_words(explanation), explanation_formula(explanation), explanation_source(explanation)}
          .join(u'\n'));
  // Word wrap: the height follows from the width.
  resize(card_width, layout->heightForWidth(card_width));
}

void ExplanationCard::open_at(const QPoint& place) {
  QPoint corner = place;
  const QScreen* screen = QGuiApplication::screenAt(place);
  if (screen == nullptr) screen = QGuiApplication::primaryScreen();
  if (screen != nullptr) {
    const QRect area = screen->availableGeometry();
    corner.setX(std::clamp(corner.x(), area.left(), std::max(area.left(), area.right() - width())));
    corner.setY(std::clamp(corner.y(), area.top(), std::max(area.top(), area.bottom() - height())));
  }
  move(corner);
  show();
  setFocus();
}

void ExplanationCard::keyPressEvent(QKeyEvent*) {
  close();
}

// --- help ------------------------------------------------------------------------------------------------------------

ExplanationHelp::ExplanationHelp(QObject* parent) : QObject(parent) {
  qApp->installEventFilter(this);
}

ExplanationCard* ExplanationHelp::open_card() {
  return shown_card;
}

void ExplanationHelp::explain(QWidget* widget, const QPoint& place) {
  const Explanation* explanation = explanation_of(widget);
  if (explanation == nullptr) return;
  QToolTip::hideText();
  if (shown_card) shown_card->close();
  shown_card = new ExplanationCard(*explanation, widget->window());
  shown_card->open_at(place);
}

void ExplanationHelp::explain_now() {
  QWidget* widget = QToolTip::isVisible() ? QApplication::widgetAt(QCursor::pos()) : nullptr;
  if (explanation_of(widget) == nullptr) widget = QApplication::focusWidget();
  if (explanation_of(widget) == nullptr) {
    QWhatsThis::enterWhatsThisMode();
  } else {
    explain(widget, widget->mapToGlobal(QPoint(0, widget->height() + 4)));
  }
}

bool ExplanationHelp::eventFilter(QObject* watched, QEvent* event) {
  const QEvent::Type type = event->type();
  if (type != QEvent::ToolTip && type != QEvent::QueryWhatsThis && type != QEvent::WhatsThis) return false;
  auto* widget = qobject_cast<QWidget*>(watched);
  if (widget == nullptr) return false;
  const Explanation* explanation = explanation_of(widget);
  if (explanation == nullptr) return false;
  auto* help = static_cast<QHelpEvent*>(event);
  switch (type) {
    case QEvent::QueryWhatsThis:
      event->accept();
      return true;
    case QEvent::WhatsThis:
      explain(widget, help->globalPos());
      return true;
    default:
      break;
  }
  // Our own widgets write tooltips for what is under the mouse; they stay theirs.
  if (widget->toolTip().isEmpty() ||
      QLatin1String(widget->metaObject()->className()).startsWith(QLatin1String("elboscope")))
    return false;
  QString tip = widget->toolTip();
  if (!Qt::mightBeRichText(tip)) tip = tip.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
  QToolTip::showText(
      help->globalPos(),
      QStringLiteral("%1<p style='color:%2; margin-top:5px'>%3</p>")
          .arg(tip, theme_colors().muted.name(), tr("Shift+F1: more, with formula and source").toHtmlEscaped()),
      widget);
  return true;
}

}  // namespace elboscope
