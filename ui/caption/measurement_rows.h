#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace elboscope {

class InspectDocument;
class TimestepField;

/// What a run measures beside caption and classes: timesteps, noise, size, text columns, extra measurements. Folded up
/// at first. Every change is an undo step; what asks for more than was measured says so ("needs a new run").
class MeasurementRows final : public QWidget {
  Q_OBJECT

 public:
  explicit MeasurementRows(InspectDocument& document, QWidget* parent = nullptr);

  void set_unfolded(bool unfolded);
  bool unfolded() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void make_rows(QGridLayout& grid);
  void follow();
  void retranslate();
  void set_seed();
  QString cost_text() const;
  std::vector<std::int64_t> standard_timesteps(bool elbo) const;

  InspectDocument& document_;
  QToolButton* fold_;
  QLabel *badge_, *cost_, *problem_;
  QWidget* rows_;
  QLabel *elbo_label_, *collect_label_, *fit_label_, *columns_label_, *seed_label_;
  TimestepField *elbo_, *collect_;
  QComboBox *fit_, *columns_;
  QLineEdit* seed_;
  QToolButton* new_seed_;
  QCheckBox *likelihood_, *caption_errors_, *adaptive_, *per_class_, *all_tokens_, *reference_;
  QPushButton* reset_;
};

}  // namespace elboscope
