#pragma once

#include <QAbstractListModel>
#include <QImage>
#include <vector>

#include "ui/jobs/job_lane.h"
#include "ui/samples/sample_list.h"

namespace elboscope {

/// The samples for a view. Their pictures are read and their truth is painted in a worker thread and arrive one by one.
class SampleModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    PictureRole = Qt::UserRole + 1,  ///< QImage; null until it is read
    TruthRole,                       ///< QImage: the picture in grey under the colours of what is really where
    ClassesRole,                     ///< QString "cat, fish, bird"
    CaptionRole,                     ///< QString
    HasRecordRole,                   ///< bool: maps are there at once
  };

  explicit SampleModel(QList<Sample> samples, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  const Sample& sample(int row) const { return samples_.at(row); }
  bool reading() const { return files_.busy(); }

 private:
  struct Pictures {
    QImage picture, truth;
  };
  const QList<Sample> samples_;
  std::vector<Pictures> pictures_;  // one a sample
  JobLane files_{JobLane::Superseding::stops_running};
};

}  // namespace elboscope
