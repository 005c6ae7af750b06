#pragma once

#include <QWidget>

class QLabel;

namespace elboscope {

/// Where models come from, how large they are, and how a folder must look. Opens links only when clicked; the program
/// itself never uses the network.
class ModelGuide final : public QWidget {
  Q_OBJECT

 public:
  explicit ModelGuide(QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QLabel *intro_, *table_, *how_title_, *how_, *shape_title_, *shape_, *single_;
};

}  // namespace elboscope
