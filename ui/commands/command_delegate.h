#pragma once

#include <QStyledItemDelegate>

namespace elboscope {

/// A command in two lines: where it is in the menus, its name with the letters that were met, its keys at the right;
/// below what it does, or why it cannot be used now.
class CommandDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  enum Role { IndexRole = Qt::UserRole + 1, PathRole, KeysRole, TipRole, ObstacleRole, PositionsRole, CheckedRole };

  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace elboscope
