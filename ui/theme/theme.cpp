#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QTextBoundaryFinder>
#include <QWidget>

#include "ui/theme/style_sheet.h"

namespace elboscope {
namespace {

const ThemeColors light_colors{/*dark=*/false,   QColor(0xf3f5f7), QColor(0xfbfcfd), QColor(0xffffff),
                               QColor(0xd9dee4), QColor(0x1b2026), QColor(0x5c6773), QColor(0x1f6feb),
                               QColor(0xffffff), QColor(0xdfeafd), QColor(0x9a6700), QColor(0xc93a32),
                               QColor(0x1a7f4b)};
const ThemeColors dark_colors{/*dark=*/true,    QColor(0x14171b), QColor(0x1a1e23), QColor(0x24292f),
                              QColor(0x343b44), QColor(0xe4e8ec), QColor(0x97a2ae), QColor(0x5a9cff),
                              QColor(0x0b1520), QColor(0x22385a), QColor(0xe0b04c), QColor(0xff7b72),
                              QColor(0x56c489)};

struct State {
  ThemeMode mode = ThemeMode::system;
  ThemeColors colors = light_colors;
  bool system_dark = false;
  bool asked_system = false;
};

State& state() {
  static State instance;
  return instance;
}

QPalette palette_of(const ThemeColors& c) {
  QPalette palette;
  const auto set = [&palette](QPalette::ColorRole role, const QColor& color) { palette.setColor(role, color); };
  set(QPalette::Window, c.panel);
  set(QPalette::WindowText, c.text);
  set(QPalette::Base, c.raised);
  set(QPalette::AlternateBase, c.panel);
  set(QPalette::Text, c.text);
  set(QPalette::Button, c.raised);
  set(QPalette::ButtonText, c.text);
  set(QPalette::BrightText, c.error);
  set(QPalette::ToolTipBase, c.dark ? QColor(0x2d333b) : QColor(0xffffff));
  set(QPalette::ToolTipText, c.text);
  set(QPalette::PlaceholderText, c.muted);
  set(QPalette::Highlight, c.accent);
  set(QPalette::HighlightedText, c.accent_text);
  set(QPalette::Link, c.accent);
  set(QPalette::LinkVisited, c.accent);
  set(QPalette::Light, c.raised);
  set(QPalette::Midlight, c.line);
  set(QPalette::Mid, c.line);
  set(QPalette::Dark, c.dark ? QColor(0x0d1013) : QColor(0xb4bcc6));
  set(QPalette::Shadow, QColor(0, 0, 0));
  QColor faint = c.muted;
  faint.setAlphaF(0.6F);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, faint);
  palette.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
  return palette;
}

/// Underlines of keyboard shortcuts only while Alt is held: they teach when asked and do not clutter.
class QuietStyle final : public QProxyStyle {
 public:
  QuietStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) { qApp->installEventFilter(this); }

  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override {
    if (hint == SH_UnderlineShortcut) return alt_held_ ? 1 : 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
  }

  bool eventFilter(QObject* watched, QEvent* event) override {
    const bool pressed = event->type() == QEvent::KeyPress, released = event->type() == QEvent::KeyRelease;
    const bool alt = (pressed || released) && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt;
    if (alt || event->type() == QEvent::ApplicationDeactivate) {
      const bool held = alt && pressed;
      if (held != alt_held_) {
        alt_held_ = held;
        for (QWidget* window : QApplication::topLevelWidgets()) {
          for (QWidget* widget : window->findChildren<QWidget*>()) widget->update();
        }
      }
    }
    return QProxyStyle::eventFilter(watched, event);
  }

 private:
  bool alt_held_ = false;
};

/// Where no desktop told us a font (bare X servers, screenshots), Qt's choice depends on what happens to be installed.
void choose_font() {
  const bool bare = QGuiApplication::platformName() == QStringLiteral("offscreen") ||
                    QApplication::font().family() == QStringLiteral("DejaVu Sans");
  if (!bare || !QFontDatabase::families().contains(QStringLiteral("Noto Sans"))) return;
  QFont font = QApplication::font();
  font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK JP")});
  font.setPointSizeF(9.5);
  QApplication::setFont(font);
}

}  // namespace

void use_theme(ThemeMode mode) {
  State& s = state();
  if (!s.asked_system) {
    // Before our palette hides it: light text is what a dark desktop has.
    s.asked_system = true;
    const QPalette system = QGuiApplication::palette();
    s.system_dark = system.color(QPalette::WindowText).lightness() > system.color(QPalette::Window).lightness();
    choose_font();
    QApplication::setStyle(new QuietStyle);
  }
  s.mode = mode;
  s.colors = mode == ThemeMode::dark || (mode == ThemeMode::system && s.system_dark) ? dark_colors : light_colors;
  QApplication::setPalette(palette_of(s.colors));
  qApp->setStyleSheet(style_sheet(s.colors));
}

ThemeMode theme_mode() {
  return state().mode;
}

const ThemeColors& theme_colors() {
  return state().colors;
}

QFont scaled_font(double factor, QFont::Weight weight) {
  QFont font = QApplication::font();
  if (font.pointSizeF() > 0) {
    font.setPointSizeF(font.pointSizeF() * factor);
  } else {
    font.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
  }
  font.setWeight(weight);
  return font;
}

QFont number_font(double factor, QFont::Weight weight) {
  // Digits of nearly all interface fonts have equal widths unless asked otherwise; kerning would undo that.
  QFont font = scaled_font(factor, weight);
  font.setKerning(false);
  return font;
}

QString wrapped_text(const QString& text, const QFontMetrics& metrics, int width) {
  QString lines, line;
  QTextBoundaryFinder places(QTextBoundaryFinder::Line, text);
  qsizetype from = 0;
  for (qsizetype to = places.toNextBoundary(); to >= 0; to = places.toNextBoundary()) {
    const QString piece = text.mid(from, to - from);
    from = to;
    if (!line.isEmpty() && metrics.horizontalAdvance((line + piece).trimmed()) > width) {
      lines += line.trimmed() + u'\n';
      line.clear();
    }
    line += piece;
  }
  return lines + line;
}

void set_look(QWidget& widget, const QString& look) {
  if (widget.property("look").toString() == look) return;
  widget.setProperty("look", look);
  widget.style()->unpolish(&widget);
  widget.style()->polish(&widget);
  widget.update();
}

}  // namespace elboscope
