#include "ui/theme/style_sheet.h"

#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr const char16_t* rules =
    uR"css(
QMainWindow, QMainWindow::separator { background: @window; }
QMainWindow::separator { width: 6px; height: 6px; }
QMainWindow::separator:hover { background: @soft; }
QToolTip { background: @tip; color: @text; border: 1px solid @line; padding: 6px 8px; }

QToolBar { background: @panel; border: none; border-bottom: 1px solid @line; padding: 4px 6px; spacing: 2px; }
QToolBar::separator { background: @line; width: 1px; margin: 5px 6px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; color: @text; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @soft; color: @text; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @faint; }
QToolButton[look="primary"] { background: @accent; color: @on_accent; font-weight: 600; padding: 4px 12px; }
QToolButton[look="primary"]:hover { background: @accent_hover; }
QToolButton[look="primary"]:disabled { background: @line; color: @faint; }
QToolButton[look="segment"] { border: 1px solid @line; background: @raised; padding: 3px 9px; }
QToolButton[look="segment"]:checked { background: @soft; border-color: @accent; }
QToolButton[popupMode="1"], QToolButton[popupMode="2"] { padding-right: 20px; }
QToolButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right; right: 6px; width: 9px; }
QToolButton::menu-button { border: none; width: 16px; }

QDockWidget { color: @muted; font-weight: 600; titlebar-close-icon: none; }
QDockWidget::title { background: @panel; padding: 7px 12px 5px 8px; }
QDockWidget[look="tabbed"] { color: @panel; font-size: 2px; }
QDockWidget[look="tabbed"]::title { padding: 2px 12px 0 12px; }
QDockWidget > QWidget { background: @panel; }
QDockWidget::float-button, QDockWidget::close-button { border: none; background: transparent; width: 0; height: 0; icon-size: 0; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }

QStatusBar { background: @panel; border-top: 1px solid @line; color: @muted; }
QStatusBar::item { border: none; }
QMenuBar { background: @panel; color: @text; padding: 1px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @raised; border: 1px solid @line; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 26px; border-radius: 4px; color: @text; }
QMenu::item:selected { background: @soft; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QMenu::icon { left: 6px; }

QPushButton { background: @raised; border: 1px solid @line; border-radius: 6px; padding: 4px 12px; min-height: 18px; color: @text; }
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @soft; border-color: @accent; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @faint; background: @panel; }
QPushButton[look="primary"] { background: @accent; border-color: @accent; color: @on_accent; font-weight: 600; }
QPushButton[look="primary"]:hover { background: @accent_hover; }
QPushButton[look="primary"]:disabled { background: @line; border-color: @line; color: @faint; }
QPushButton[look="link"] { background: transparent; border: none; color: @accent; padding: 0; text-align: left; }
QPushButton[look="chip"] { border-radius: 5px; padding: 1px 8px 1px 6px; min-height: 15px; border-style: dashed; }
QPushButton[look="chip"]:hover { border-color: @accent; }
QPushButton[look="link"]:hover { text-decoration: underline; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background: @raised; border: 1px solid @line; border-radius: 6px; padding: 3px 7px; color: @text;
  selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border-color: @accent; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: @faint; background: @panel; }
QComboBox { padding-right: 18px; min-height: 18px; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: url(:/icons/@arrow); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @line; selection-background-color: @soft; selection-color: @text; padding: 3px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }

QListView, QTreeView, QTableView { background: @raised; border: 1px solid @line; border-radius: 6px; padding: 3px; outline: none; }
QListView::item, QTreeView::item { border-radius: 4px; padding: 3px; color: @text; }
QListView::item:hover, QTreeView::item:hover { background: @hover; }
QListView::item:selected, QTreeView::item:selected { background: @soft; color: @text; }
QHeaderView::section { background: @panel; border: none; border-bottom: 1px solid @line; padding: 4px 6px; color: @muted; }

QSlider { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::sub-page:horizontal:disabled { background: @line; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: @handle; border: 1px solid @handle_line; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { border: 2px solid @accent; width: 12px; height: 12px; }

QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QLabel[look="title"] { font-weight: 600; color: @text; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="warning"] { color: @warning; }
QLabel[look="good"] { color: @good; }
QLabel[look="code"] { background: @raised; border: 1px solid @line; border-radius: 8px; padding: 8px 12px; font-family: monospace; }
QToolButton[look="fold"] { font-weight: 600; padding: 2px 6px 2px 0; border-color: transparent; }
QToolButton[look="fold"]:checked, QToolButton[look="fold"]:pressed { background: transparent; }
QLabel[look="badge"] { background: @hover; border: 1px solid @line; border-radius: 8px; padding: 1px 8px; color: @muted; }
QFrame[look="card"] { background: @raised; border: 1px solid @line; border-radius: 8px; }
QFrame[look="warning-card"] { background: @warning_card; border: 1px solid @warning_line; border-radius: 8px; }
QFrame[look="line"] { background: @line; max-height: 1px; min-height: 1px; border: none; }
QSplitter::handle { background: transparent; }
QTabBar::tab { padding: 5px 12px; border: none; border-bottom: 2px solid transparent; color: @muted; background: transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabWidget::pane { border: none; }
QCheckBox { spacing: 7px; }
QCheckBox::indicator { width: 13px; height: 13px; border: 1px solid @faint; border-radius: 4px; background: @raised; }
QCheckBox::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/@tick); }
QCheckBox::indicator:disabled { border-color: @line; }
QCheckBox::indicator:checked:disabled { background: @faint; border-color: @faint; }
)css";

QString css(const QColor& color) {
  return color.alpha() == 255 ? color.name()
                              : QStringLiteral("rgba(%1,%2,%3,%4)")
                                    .arg(color.red())
                                    .arg(color.green())
                                    .arg(color.blue())
                                    .arg(color.alpha());
}

QColor mixed(const QColor& a, const QColor& b, double share) {
  const auto mix = [share](int x, int y) { return qRound(x * (1 - share) + y * share); };
  return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

}  // namespace

QString style_sheet(const ThemeColors& c) {
  QString sheet = QString::fromUtf16(rules);
  const auto put = [&sheet](const char16_t* name, const QString& value) {
    sheet.replace(QString::fromUtf16(name), value);
  };
  // Longer names first where one begins with another.
  put(u"@accent_hover", css(mixed(c.accent, c.text, 0.12)));
  put(u"@on_accent", css(c.accent_text));
  put(u"@accent", css(c.accent));
  put(u"@arrow", c.dark ? QStringLiteral("arrow-down-dark.svg") : QStringLiteral("arrow-down-light.svg"));
  put(u"@tick", c.dark ? QStringLiteral("tick-dark.svg") : QStringLiteral("tick-light.svg"));
  put(u"@handle_line", css(c.dark ? QColor(0x14171b) : QColor(0xaab3be)));
  put(u"@handle", css(c.dark ? QColor(0xd5dbe1) : QColor(0xffffff)));
  put(u"@warning_card", css(mixed(c.raised, c.warning, c.dark ? 0.14 : 0.08)));
  put(u"@warning_line", css(mixed(c.line, c.warning, 0.45)));
  put(u"@warning", css(c.warning));
  put(u"@good", css(c.good));
  put(u"@window", css(c.window));
  put(u"@panel", css(c.panel));
  put(u"@raised", css(c.raised));
  put(u"@line", css(c.line));
  put(u"@text", css(c.text));
  put(u"@muted", css(c.muted));
  put(u"@soft", css(c.soft_accent));
  put(u"@hover", css(mixed(c.panel, c.text, c.dark ? 0.09 : 0.06)));
  put(u"@scroll", css(mixed(c.panel, c.text, 0.22)));
  put(u"@tip", css(c.dark ? QColor(0x2d333b) : QColor(0xffffff)));
  put(u"@faint", css(mixed(c.panel, c.muted, 0.6)));
  return sheet;
}

}  // namespace elboscope
