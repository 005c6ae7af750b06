// ui/layers: the browser of raw attention: every layer, every token, one timestep, before any averaging.
#pragma once

#include <QAbstractListModel>

#include "ui/document/inspect_document.h"

namespace elboscope {

/// "Layer 3 · down · 16 × 16"
QString layer_title(const LayerMaps& maps, int layer);
/// "dog", "start", "end", "padding 4", "no encoder 2"; models with CLIP and T5 columns: "T5: dog".
QString token_title(const LayerMaps& maps, int token);

/// The layers of the document's layer maps in order of execution.
class LayerModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    DetailRole = Qt::UserRole + 1,  ///< QString: name in the model folder
    HeadsRole,                      ///< int
  };
  explicit LayerModel(const InspectDocument& document, QObject* parent = nullptr);
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  void retranslate();

 private:
  const InspectDocument& document_;
  LayerMapsPtr maps_;
};

/// The columns of its attention.
class TokenModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    PositionRole = Qt::UserRole + 1,  ///< int
    SpecialRole,                      ///< bool: stands for no word of the caption
    ClassRole,                        ///< int, row of the class list that it belongs to; -1
  };
  explicit TokenModel(const InspectDocument& document, QObject* parent = nullptr);
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  void retranslate();

 private:
  int class_of(int token) const;

  const InspectDocument& document_;
  LayerMapsPtr maps_;
};

}  // namespace elboscope
