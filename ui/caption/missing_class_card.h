#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QVBoxLayout;

namespace elboscope {

class InspectDocument;
struct CaptionReading;

/// A refusal in place: which class does not stand in the caption, what its tokens would be, and mends of one click.
class MissingClassCard final : public QFrame {
  Q_OBJECT

 public:
  explicit MissingClassCard(InspectDocument& document, QWidget* parent = nullptr);

  /// Shows the first missing class (the others are counted), or hides.
  void follow(const CaptionReading& reading);

 private:
  void add_mend(const QString& text, const QString& tip, const std::function<void()>& action);

  void clear_mends();
  void show_missing(const CaptionReading& reading, int row);
  void show_beyond(const CaptionReading& reading, int row);
  void show_columns();
  void append(const QStringList& names);

  InspectDocument& document_;
  QLabel *text_, *pieces_;
  QVBoxLayout* mends_;
};

}  // namespace elboscope
