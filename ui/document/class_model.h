#pragma once

#include <QAbstractListModel>

namespace elboscope {

class InspectDocument;

/// The class list for views: one row a class in the user's order. Editing goes through the document's undo steps.
/// Rows can be dragged to another place.
class ClassModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    ColorRole = Qt::UserRole + 1,  ///< QColor
    VisibleRole,                   ///< bool, editable (also Qt::CheckStateRole)
    MeasuredRole,                  ///< bool: its ELBO is there
    LossRole,                      ///< double, sum over the chosen timesteps; invalid until measured
    StandardErrorRole,             ///< double
    SRole,                         ///< double
    ExponentRole,                  ///< double
    IouRawRole,                    ///< double in percent; invalid without truth
    IouCalibratedRole,
  };

  explicit ClassModel(InspectDocument& document, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QHash<int, QByteArray> roleNames() const override;
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  bool moveRows(const QModelIndex& from_parent, int from, int count, const QModelIndex& to_parent, int to) override;
  bool removeRows(int row, int count, const QModelIndex& parent = {}) override;

 private:
  void follow_classes();

  InspectDocument& document_;
  int rows_ = 0;
};

}  // namespace elboscope
