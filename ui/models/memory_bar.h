#pragma once

#include <QWidget>
#include <cstdint>

namespace elboscope {

/// How much of the memory that is free a model will take: a bar, red where it does not fit.
class MemoryBar final : public QWidget {
  Q_OBJECT

 public:
  explicit MemoryBar(QWidget* parent = nullptr);

  void show_share(std::uint64_t needed, std::uint64_t available);

  QSize sizeHint() const override { return {200, 10}; }
  QSize minimumSizeHint() const override { return {80, 10}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  double share_ = 0;
};

}  // namespace elboscope
