#pragma once

#include <QWidget>
#include <array>

#include "ui/layers/layer_sheet.h"

class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QToolButton;

namespace elboscope {

class Inspector;
class LayerModel;
class TokenModel;

/// For experts: the attention of one timestep as the network computed it, any layer, any token, including those that
/// stand for no word. Measured on demand.
class LayerBrowser final : public QWidget {
  Q_OBJECT

 public:
  LayerBrowser(InspectDocument& document, Inspector& inspector, QWidget* parent = nullptr);

  /// Measures at the chosen timestep, if there are no maps yet.
  void want_layers();

  QComboBox& timestep() { return *timestep_; }
  QPushButton& measure() { return *measure_; }
  QListView& layers() { return *layers_; }
  QListView& tokens() { return *tokens_; }
  LayerSheet& sheet() { return *sheet_; }
  QString readout() const;
  void show_kind(SheetKind kind);
  SheetKind kind() const { return kind_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void fill_timesteps();
  void follow_work();
  void follow_layers();
  void follow_lists();
  void follow_readout();
  void choose(int layer, int token);
  void start();

  InspectDocument& document_;
  Inspector& inspector_;
  LayerModel* layer_model_;
  TokenModel* token_model_;
  QLabel *timestep_label_, *note_, *readout_, *layer_title_, *token_title_;
  QComboBox* timestep_;
  QPushButton* measure_;
  std::array<QToolButton*, 3> kinds_{};
  QToolButton* range_;
  QWidget* bar_;
  QListView *layers_, *tokens_;
  LayerSheet* sheet_;
  SheetKind kind_ = SheetKind::all_layers, sheet_before_ = SheetKind::all_layers;
  int layer_ = 0, token_ = 0, hovered_ = -1;
  bool following_ = false, stretched_ = false;
};

}  // namespace elboscope
