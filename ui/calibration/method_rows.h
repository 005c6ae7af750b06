#pragma once

#include <QWidget>
#include <optional>

#include "ui/document/inspect_document.h"

class QCheckBox;
class QComboBox;
class QLabel;

namespace elboscope {

/// The switches of the method that few need: where exponents come from, how they are applied, what the losses are. What
/// the record cannot give is disabled, and its tooltip says why.
class MethodRows final : public QWidget {
  Q_OBJECT

 public:
  explicit MethodRows(InspectDocument& document, QWidget* parent = nullptr);
  /// How many switches are not as in the official code; empty: none.
  QString summary() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void follow();

  InspectDocument& document_;
  // What is shown; gamma, which moves fastest, is nothing of it.
  RecordPtr record_;
  std::optional<CalibrationSettings> settings_;
  QLabel *exponents_label_, *variant_label_, *softmax_label_;
  QComboBox *exponents_, *variant_, *softmax_;
  QCheckBox *shrink_, *paper_, *variate_, *upsample_;
};

}  // namespace elboscope
