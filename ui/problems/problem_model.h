// ui/problems: what went wrong, as a list that stays until the user clears it. Nothing fails silently and nothing
// vanishes on a timer.
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QString>
#include <functional>
#include <vector>

namespace elboscope {

struct Problem {
  enum class Severity { note, warning, error } severity = Severity::error;
  QString sentence;  ///< for people, translated
  QString detail;    ///< technical: what core said, file names; may be empty
  /// Shows the cause (focuses the caption, opens the model chooser...); may be empty.
  std::function<void()> jump = {};
  int count = 1;  ///< how often in a row
  QDateTime when = {};
};

/// GUI thread only.
class ProblemModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { SeverityRole = Qt::UserRole + 1, SentenceRole, DetailRole, CountRole, CanJumpRole };

  using QAbstractListModel::QAbstractListModel;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// Newest first. The same problem again only raises its count.
  void add(Problem problem);
  void clear();
  /// Calls the problem's jump.
  void jump(int row) const;
  int error_count() const;  ///< errors and warnings, not notes

 Q_SIGNALS:
  void added(const QString& sentence);
  void changed();

 private:
  std::vector<Problem> problems_;
};

}  // namespace elboscope
