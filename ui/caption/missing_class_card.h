#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QVBoxLayout;

namespace elboscope {

class InspectDocument;
struct CaptionReading;

/// A refusal in place: which class does not stand in the caption, and mends of one click.
class MissingClassCard final : public QFrame {
  Q_OBJECT

 public:
  explicit MissingClassCard(InspectDocument& document, QWidget* parent = nullptr);

  /// Shows the first missing class, or hides.
  void follow(const CaptionReading& reading);

 private:
  void add_mend(const QString& text, const QString& tip, const std::function<void()>& action);

  InspectDocument& document_;
  QLabel* text_;
  QVBoxLayout* mends_;
};

}  // namespace elboscope
