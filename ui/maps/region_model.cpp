#include "ui/maps/region_model.h"

#include <QLocale>
#include <algorithm>

#include "ui/theme/class_color.h"

namespace elboscope {

RegionModel::RegionModel(InspectDocument& document, QObject* parent) : QAbstractListModel(parent), document_(document) {
  for (const auto signal : {&InspectDocument::region_changed, &InspectDocument::maps_changed,
                            &InspectDocument::layers_changed, &InspectDocument::classes_changed})
    connect(&document_, signal, this, &RegionModel::follow);
  follow();
}

void RegionModel::follow() {
  QList<RankedWord> words = rank_words(document_);
  QList<Row> rows;
  for (int i = 0; i < words.size(); ++i) {
    const bool token = words[i].kind == RankedWord::Kind::token;
    if (rows.isEmpty() || rows.back().tokens != token) rows << Row{-1, token};
    rows << Row{i, token};
  }
  strongest_token_ = 0;
  for (const RankedWord& word : words) {
    if (word.kind == RankedWord::Kind::token) strongest_token_ = std::max(strongest_token_, word.value);
  }
  // A slider that moves changes numbers, and only now and then the order.
  if (rows.size() != rows_.size()) {
    beginResetModel();
    words_ = std::move(words);
    rows_ = std::move(rows);
    endResetModel();
    return;
  }
  words_ = std::move(words);
  rows_ = std::move(rows);
  if (!rows_.isEmpty()) Q_EMIT dataChanged(index(0), index(static_cast<int>(rows_.size()) - 1));
}

void RegionModel::retranslate() {
  if (!rows_.isEmpty()) Q_EMIT dataChanged(index(0), index(static_cast<int>(rows_.size()) - 1));
}

int RegionModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

Qt::ItemFlags RegionModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  if (rows_[index.row()].word < 0) return Qt::ItemIsEnabled;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant RegionModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_[index.row()];
  if (role == HeadingRole) return row.word < 0;
  if (row.word < 0) {
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
      return row.tokens ? tr("Tokens, mean of all layers") : tr("Classes, raw → calibrated");
    return role == ClassRowRole ? QVariant(-1) : QVariant();
  }
  const RankedWord& word = words_[row.word];
  const QLocale locale;
  switch (role) {
    case Qt::DisplayRole:
      return word.text;
    case Qt::AccessibleTextRole:
      return row.tokens
                 ? tr("%1: %2 in the region, %3 in the whole picture")
                       .arg(word.text, locale.toString(word.value, 'g', 2), locale.toString(word.elsewhere, 'g', 2))
                 : tr("%1: raw %2, calibrated %3")
                       .arg(word.text, locale.toString(word.raw, 'f', 2), locale.toString(word.value, 'f', 2));
    case Qt::ToolTipRole:
      return row.tokens ? tr("Mean attention to this token inside the region, over all layers at timestep %1: %2. In "
                             "the whole "
                             "picture it is %3.")
                              .arg(document_.layers() ? document_.layers()->timestep : 0)
                              .arg(locale.toString(word.value, 'g', 3), locale.toString(word.elsewhere, 'g', 3))
                        : tr("Mean of this class's map inside the region: raw %1, calibrated %2.")
                              .arg(locale.toString(word.raw, 'f', 3), locale.toString(word.value, 'f', 3));
    case ValueRole:
      return word.value;
    case RawRole:
      return row.tokens ? QVariant() : QVariant(word.raw);
    case RatioRole:
      return row.tokens && word.elsewhere > 0 ? QVariant(word.value / word.elsewhere) : QVariant();
    case ShareRole:
      if (!row.tokens) return std::clamp(word.value, 0.0, 1.0);
      return strongest_token_ > 0 ? word.value / strongest_token_ : 0.0;
    case ColorRole:
      return word.class_row >= 0 && word.class_row < document_.state().classes.size()
                 ? QVariant(class_color(document_.state().classes[word.class_row].color))
                 : QVariant();
    case ClassRowRole:
      return word.class_row;
    default:
      return {};
  }
}

QHash<int, QByteArray> RegionModel::roleNames() const {
  return {{Qt::DisplayRole, "display"}, {HeadingRole, "heading"}, {ValueRole, "value"}, {RawRole, "raw"},
          {RatioRole, "ratio"},         {ShareRole, "share"},     {ColorRole, "color"}, {ClassRowRole, "class_row"}};
}

}  // namespace elboscope
