#pragma once

#include <QMenu>

namespace elboscope {

class InspectDocument;
class Inspector;
class WindowSettings;

/// Which model, on which device, in which number type. Filled anew whenever it opens.
class ModelMenu final : public QMenu {
  Q_OBJECT

 public:
  ModelMenu(Inspector& inspector, InspectDocument& document, WindowSettings& settings, QWidget* parent = nullptr);

  /// The folder's name for titles and buttons: "stickers".
  static QString model_name(const QString& folder);

 Q_SIGNALS:
  void folder_wanted();

 private:
  void fill();

  Inspector& inspector_;
  InspectDocument& document_;
  WindowSettings& settings_;
};

}  // namespace elboscope
