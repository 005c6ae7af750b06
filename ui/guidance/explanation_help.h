#pragma once

#include <QFrame>
#include <QPoint>

namespace elboscope {

struct Explanation;

/// A card with plain words, formula and source. Closes on a click elsewhere, Escape or any other key.
class ExplanationCard final : public QFrame {
  Q_OBJECT

 public:
  explicit ExplanationCard(const Explanation& explanation, QWidget* parent = nullptr);
  /// Below or beside `place` (of the screen), inside the screen.
  void open_at(const QPoint& place);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
};

/// Explains every control of the application that has an entry in the table (explanation.h): its tooltip says that
/// there is more, Shift+F1 and What's This open the card. One object for the application; GUI thread.
class ExplanationHelp final : public QObject {
  Q_OBJECT

 public:
  explicit ExplanationHelp(QObject* parent);
  /// The control under a visible tooltip, else the one with the keyboard focus; else the pointer asks for a click.
  void explain_now();
  /// The card that is open; null if none is.
  static ExplanationCard* open_card();
  static void explain(QWidget* widget, const QPoint& place);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace elboscope
