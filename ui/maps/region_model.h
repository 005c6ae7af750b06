#pragma once

#include <QAbstractListModel>

#include "ui/maps/map_region.h"

namespace elboscope {

/// The words ranked for the document's region: a heading, the classes, a heading, the tokens. Follows the region, the
/// maps and the layers. Rows that only change their numbers stay.
class RegionModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    HeadingRole = Qt::UserRole + 1,  ///< bool: not a word; DisplayRole is its text
    ValueRole,                       ///< double
    RawRole,                         ///< double, of classes; invalid of tokens
    RatioRole,                       ///< double, of tokens: value over that of the whole picture
    ShareRole,                       ///< double 0..1: length of the bar
    ColorRole,                       ///< QColor, of classes
    ClassRowRole,                    ///< int, row of the class list; -1 for tokens
  };

  explicit RegionModel(InspectDocument& document, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QHash<int, QByteArray> roleNames() const override;

  const QList<RankedWord>& words() const { return words_; }
  void retranslate();

 private:
  struct Row {
    int word = -1;  ///< -1: heading
    bool tokens = false;
  };
  void follow();

  InspectDocument& document_;
  QList<RankedWord> words_;
  QList<Row> rows_;
  double strongest_token_ = 0;
};

}  // namespace elboscope
