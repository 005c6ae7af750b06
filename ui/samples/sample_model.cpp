#include "ui/samples/sample_model.h"

#include <algorithm>

#include "ui/jobs/read_job.h"
#include "ui/theme/class_color.h"

namespace elboscope {
namespace {

std::filesystem::path as_path(const QString& text) {
  return std::filesystem::path(text.toStdU16String());
}

/// The picture in grey, two thirds covered by the colours of its classes.
QImage truth_image(const ShownPicture& picture, const LabelPicture& truth) {
  QImage image = picture.grey;
  if (image.width() != truth.width || image.height() != truth.height) return image;
  for (int y = 0; y < image.height(); ++y) {
    auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < image.width(); ++x) {
      const int label = truth.labels[static_cast<std::size_t>(y) * static_cast<std::size_t>(truth.width) +
                                     static_cast<std::size_t>(x)];
      if (label == 0 || label == 255) continue;
      const QColor color = class_color(label - 1);
      const auto mix = [grey = qGray(row[x])](int value) { return (grey + 2 * value) / 3; };
      row[x] = qRgb(mix(color.red()), mix(color.green()), mix(color.blue()));
    }
  }
  return image;
}

}  // namespace

SampleModel::SampleModel(QList<Sample> samples, QObject* parent)
    : QAbstractListModel(parent), samples_(std::move(samples)), pictures_(static_cast<std::size_t>(samples_.size())) {
  files_.start<bool>(
      [this, samples = samples_](JobContext& context) {
        for (int row = 0; row < samples.size(); ++row) {
          throw_if_stopped(context.stop());
          // A sample that cannot be read keeps its empty frame; opening it says why.
          const auto read = result_of<Pictures>([&] {
            const ShownPicturePtr picture = read_picture_job(as_path(samples[row].image));
            Pictures pictures{picture->image.copy(), {}};
            if (!samples[row].mask.isEmpty())
              pictures.truth = truth_image(*picture, *read_truth_job(as_path(samples[row].mask)).labels);
            return pictures;
          });
          if (!read.value) continue;
          context.deliver([this, row, pictures = *read.value] {
            pictures_[static_cast<std::size_t>(row)] = pictures;
            Q_EMIT dataChanged(index(row), index(row), {PictureRole, TruthRole});
          });
        }
        return true;
      },
      [](JobResult<bool>&&) {});
}

int SampleModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(samples_.size());
}

QVariant SampleModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= samples_.size()) return {};
  const Sample& sample = samples_[index.row()];
  const Pictures& pictures = pictures_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return sample.title;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
      return sample.why;
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1. %2").arg(sample.title, sample.classes.join(QStringLiteral(", ")));
    case PictureRole:
      return pictures.picture;
    case TruthRole:
      return pictures.truth;
    case ClassesRole:
      return sample.classes.join(QStringLiteral(", "));
    case CaptionRole:
      return sample.caption;
    case HasRecordRole:
      return !sample.record.isEmpty();
    default:
      return {};
  }
}

QHash<int, QByteArray> SampleModel::roleNames() const {
  QHash<int, QByteArray> names = QAbstractListModel::roleNames();
  names.insert({{PictureRole, "picture"},
                {TruthRole, "truth"},
                {ClassesRole, "classes"},
                {CaptionRole, "caption"},
                {HasRecordRole, "hasRecord"}});
  return names;
}

}  // namespace elboscope
