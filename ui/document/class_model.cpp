#include "ui/document/class_model.h"

#include <cmath>

#include "ui/document/inspect_document.h"
#include "ui/theme/class_color.h"

namespace elboscope {

ClassModel::ClassModel(InspectDocument& document, QObject* parent) : QAbstractListModel(parent), document_(document) {
  rows_ = static_cast<int>(document_.state().classes.size());
  connect(&document_, &InspectDocument::classes_changed, this, &ClassModel::follow_classes);
  for (const auto signal : {&InspectDocument::maps_changed, &InspectDocument::truth_scores_changed}) {
    connect(&document_, signal, this, [this] {
      if (rows_ > 0) Q_EMIT dataChanged(index(0), index(rows_ - 1));
    });
  }
}

void ClassModel::follow_classes() {
  // The list is short and changes rarely: only its length matters to views.
  const int wanted = static_cast<int>(document_.state().classes.size());
  if (wanted > rows_) {
    beginInsertRows({}, rows_, wanted - 1);
    rows_ = wanted;
    endInsertRows();
  } else if (wanted < rows_) {
    beginRemoveRows({}, wanted, rows_ - 1);
    rows_ = wanted;
    endRemoveRows();
  }
  if (rows_ > 0) Q_EMIT dataChanged(index(0), index(rows_ - 1));
}

int ClassModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : rows_;
}

QVariant ClassModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  if (index.row() >= document_.state().classes.size()) return {};  // between a change and its signal
  const ClassEntry& entry = document_.state().classes[index.row()];
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::AccessibleTextRole:
      return entry.name;
    case Qt::CheckStateRole:
      return static_cast<int>(entry.visible ? Qt::Checked : Qt::Unchecked);
    case ColorRole:
      return class_color(entry.color);
    case VisibleRole:
      return entry.visible;
    default:
      break;
  }
  const int place = document_.map_index(index.row());
  if (place < 0) return role == MeasuredRole ? QVariant(false) : QVariant();
  const MapSet& set = *document_.maps();
  const auto i = static_cast<std::size_t>(place);
  const ClassCalibration& calibration = set.maps.classes[i];
  const TruthScoresPtr& scores = document_.truth_scores();
  const auto score = [i](const std::vector<double>& list) {
    return i < list.size() && !std::isnan(list[i]) ? QVariant(list[i]) : QVariant();
  };
  switch (role) {
    case MeasuredRole:
      return calibration.measured;
    case LossRole:
      return calibration.measured ? QVariant(calibration.loss) : QVariant();
    case StandardErrorRole:
      return calibration.measured ? QVariant(calibration.standard_error) : QVariant();
    case SRole:
      return calibration.s;
    case ExponentRole:
      return calibration.exponent;
    case IouRawRole:
      return scores ? score(scores->scores.iou_raw) : QVariant();
    case IouCalibratedRole:
      return scores ? score(scores->scores.iou_calibrated) : QVariant();
    default:
      return {};
  }
}

bool ClassModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return false;
  const int row = index.row();
  if (role == Qt::CheckStateRole || role == VisibleRole) {
    const bool visible = role == VisibleRole ? value.toBool() : value.toInt() == Qt::Checked;
    const QString& name = document_.state().classes[row].name;
    document_.edit(visible ? tr("Show “%1”").arg(name) : tr("Hide “%1”").arg(name),
                   [&](InspectState& state) { state.classes[row].visible = visible; });
    return true;
  }
  if (role == Qt::EditRole) {
    const QString name = value.toString().simplified();
    if (name.isEmpty()) return false;
    // A second class of that name could be told from the first neither in records nor in maps.
    const QList<ClassEntry>& classes = document_.state().classes;
    for (int other = 0; other < classes.size(); ++other) {
      if (other != row && classes[other].name.compare(name, Qt::CaseInsensitive) == 0) return false;
    }
    document_.edit(tr("Rename class"), [&](InspectState& state) { state.classes[row].name = name; });
    return true;
  }
  return false;
}

Qt::ItemFlags ClassModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::ItemIsDropEnabled;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsUserCheckable |
         Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QHash<int, QByteArray> ClassModel::roleNames() const {
  auto names = QAbstractListModel::roleNames();
  names.insert({{ColorRole, "color"},
                {VisibleRole, "visible"},
                {MeasuredRole, "measured"},
                {LossRole, "loss"},
                {StandardErrorRole, "standard_error"},
                {SRole, "s"},
                {ExponentRole, "exponent"},
                {IouRawRole, "iou_raw"},
                {IouCalibratedRole, "iou_calibrated"}});
  return names;
}

bool ClassModel::moveRows(const QModelIndex& from_parent, int from, int count, const QModelIndex& to_parent, int to) {
  if (from_parent.isValid() || to_parent.isValid() || count != 1 || from < 0 || from >= rows_ || to < 0 || to > rows_ ||
      to == from || to == from + 1)
    return false;
  document_.edit(tr("Reorder classes"),
                 [&](InspectState& state) { state.classes.move(from, to > from ? to - 1 : to); });
  return true;
}

bool ClassModel::removeRows(int row, int count, const QModelIndex& parent) {
  if (parent.isValid() || row < 0 || count < 1 || row + count > rows_) return false;
  document_.edit(tr("Remove classes"), [&](InspectState& state) { state.classes.remove(row, count); });
  return true;
}

}  // namespace elboscope
