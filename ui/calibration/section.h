#pragma once

#include <QAbstractButton>
#include <QWidget>

class QVBoxLayout;

namespace elboscope {

/// A group of controls under a line that folds it away. Folded, the line still says what is set.
class SectionHeader final : public QAbstractButton {
  Q_OBJECT

 public:
  explicit SectionHeader(QWidget* parent = nullptr);
  void set_summary(const QString& summary);
  const QString& summary() const { return summary_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QString summary_;
};

class Section final : public QWidget {
  Q_OBJECT

 public:
  explicit Section(bool expanded, QWidget* parent = nullptr);

  SectionHeader& header() { return *header_; }
  QVBoxLayout& body() { return *body_; }
  bool expanded() const { return header_->isChecked(); }
  void set_expanded(bool expanded) { header_->setChecked(expanded); }
  /// `summary`: what is set, in two or three words; shown while the section is folded.
  void set_texts(const QString& title, const QString& tooltip);
  void set_summary(const QString& summary) { header_->set_summary(summary); }

 private:
  SectionHeader* header_;
  QWidget* content_;
  QVBoxLayout* body_;
};

}  // namespace elboscope
