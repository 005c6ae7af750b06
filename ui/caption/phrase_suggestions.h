#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace elboscope {

class FlowLayout;
class InspectDocument;

/// Phrases of the caption that are likely things to look for, as buttons: a click makes one a class. Hidden where there
/// is nothing to suggest.
class PhraseSuggestions final : public QWidget {
  Q_OBJECT

 public:
  explicit PhraseSuggestions(InspectDocument& document, QWidget* parent = nullptr);

  /// What is offered: the document's suggestions without those that are classes already.
  const QStringList& offered() const { return offered_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void follow();
  void retranslate();
  void add_all();

  InspectDocument& document_;
  QStringList offered_;
  QLabel* title_;
  QPushButton* all_;
  FlowLayout* flow_;
};

}  // namespace elboscope
