#pragma once

#include <QWidget>
#include <vector>

namespace elboscope {

class InspectDocument;

/// What every cross-attention layer counts, as bars in order of execution, with the Gaussian over them. Where weights
/// go by resolution, a bar can be dragged (Left and Right choose a resolution, Up and Down change it).
class LayerChart final : public QWidget {
  Q_OBJECT

 public:
  explicit LayerChart(InspectDocument& document, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {260, 104}; }
  QSize minimumSizeHint() const override { return {180, 104}; }

  /// Resolution groups of the record; 0 without one.
  int groups() const;
  QRectF group_rect(int group) const;
  void set_weight(int group, double weight, bool dragging);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void retranslate();
  void follow();
  bool by_resolution() const;
  std::vector<double> table() const;
  int layer_at(double x) const;
  double weight_at(double y) const;
  QRectF plot_rect() const;

  InspectDocument& document_;
  std::vector<double> weights_;  // one a layer, sum 1; empty: cannot be told
  std::vector<int> groups_;      // one a layer
  double top_ = 1;               // weight at the upper edge, where they go by resolution
  int hovered_ = -1, cursor_ = 0;
  bool dragging_ = false;
};

}  // namespace elboscope
