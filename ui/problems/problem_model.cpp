#include "ui/problems/problem_model.h"

#include <algorithm>

namespace elboscope {

namespace {
constexpr std::size_t most_problems = 500;
}

int ProblemModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(problems_.size());
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Problem& problem = problems_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
    case SentenceRole:
    case Qt::AccessibleTextRole:
      return problem.sentence;
    case Qt::ToolTipRole:
      return problem.detail.isEmpty() ? problem.sentence : problem.sentence + QStringLiteral("\n\n") + problem.detail;
    case SeverityRole:
      return static_cast<int>(problem.severity);
    case DetailRole:
      return problem.detail;
    case CountRole:
      return problem.count;
    case CanJumpRole:
      return static_cast<bool>(problem.jump);
    default:
      return {};
  }
}

QHash<int, QByteArray> ProblemModel::roleNames() const {
  auto names = QAbstractListModel::roleNames();
  names.insert({{SeverityRole, "severity"},
                {SentenceRole, "sentence"},
                {DetailRole, "detail"},
                {CountRole, "count"},
                {CanJumpRole, "can_jump"}});
  return names;
}

void ProblemModel::add(Problem problem) {
  const QString sentence = problem.sentence;
  if (!problem.when.isValid()) problem.when = QDateTime::currentDateTime();
  if (!problems_.empty() && problems_.front().sentence == problem.sentence &&
      problems_.front().detail == problem.detail) {
    ++problems_.front().count;
    problems_.front().when = problem.when;
    problems_.front().jump = std::move(problem.jump);
    Q_EMIT dataChanged(index(0), index(0));
  } else {
    beginInsertRows({}, 0, 0);
    problems_.insert(problems_.begin(), std::move(problem));
    endInsertRows();
    if (problems_.size() > most_problems) {
      const int last = static_cast<int>(problems_.size()) - 1;
      beginRemoveRows({}, last, last);
      problems_.pop_back();
      endRemoveRows();
    }
  }
  Q_EMIT changed();
  Q_EMIT added(sentence);
}

void ProblemModel::clear() {
  if (problems_.empty()) return;
  beginResetModel();
  problems_.clear();
  endResetModel();
  Q_EMIT changed();
}

void ProblemModel::jump(int row) const {
  if (row < 0 || row >= rowCount()) return;
  const auto action = problems_[static_cast<std::size_t>(row)].jump;
  if (action) action();
}

int ProblemModel::error_count() const {
  return static_cast<int>(std::count_if(problems_.begin(), problems_.end(), [](const Problem& problem) {
    return problem.severity != Problem::Severity::note;
  }));
}

}  // namespace elboscope
