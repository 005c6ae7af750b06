#include "ui/jobs/read_job.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/picture/mask_legend.h"
#include "ui/jobs/calibration_job.h"

namespace elboscope {

ShownPicturePtr shown_picture(std::shared_ptr<const Picture> pixels, const std::filesystem::path& path) {
  auto shown = std::make_shared<ShownPicture>();
  shown->path = path;
  // Qt wants rows of whole words in the copies it makes; this view of our bytes needs none.
  const QImage whole(pixels->rgb.data(), static_cast<int>(pixels->width), static_cast<int>(pixels->height),
                     static_cast<qsizetype>(pixels->width * 3), QImage::Format_RGB888);
  constexpr int longest = 2048;
  shown->image = std::max(whole.width(), whole.height()) > longest
                     ? whole.scaled(longest, longest, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                     : whole;
  shown->image = shown->image.convertToFormat(QImage::Format_RGB32);
  shown->grey = shown->image.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
  shown->pixels = std::move(pixels);
  return shown;
}

ShownPicturePtr shown_picture(const QImage& image) {
  if (image.isNull()) throw Error(ErrorKind::refused, {}, "The clipboard holds no picture.");
  // Transparency lies over white, as everywhere in this program.
  const QImage source = image.convertToFormat(QImage::Format_ARGB32);
  auto pixels = std::make_shared<Picture>();
  pixels->width = image.width();
  pixels->height = image.height();
  pixels->rgb.resize(static_cast<std::size_t>(pixels->width * pixels->height * 3));
  std::uint8_t* out = pixels->rgb.data();
  for (int y = 0; y < source.height(); ++y) {
    const auto* row = reinterpret_cast<const QRgb*>(source.constScanLine(y));
    for (int x = 0; x < source.width(); ++x) {
      const int alpha = qAlpha(row[x]);
      for (const int value : {qRed(row[x]), qGreen(row[x]), qBlue(row[x])})
        *out++ = static_cast<std::uint8_t>((value * alpha + 255 * (255 - alpha) + 127) / 255);
    }
  }
  return shown_picture(std::move(pixels), {});
}

ShownPicturePtr stand_in_picture(const AlignmentRecord& record) {
  const auto [width, height] = shown_size(record.image_width, record.image_height);
  auto pixels = std::make_shared<Picture>();
  pixels->width = width;
  pixels->height = height;
  pixels->rgb.assign(static_cast<std::size_t>(width * height * 3), 128);
  auto shown = std::make_shared<ShownPicture>(*shown_picture(std::move(pixels), {}));
  shown->stand_in = true;
  return shown;
}

ShownPicturePtr read_picture_job(const std::filesystem::path& path) {
  return shown_picture(std::make_shared<const Picture>(read_picture(path)), path);
}

TruthFile read_truth_job(const std::filesystem::path& path) {
  TruthFile truth;
  truth.path = path;
  truth.labels = std::make_shared<const LabelPicture>(read_labels(path));
  for (const std::uint8_t label : truth.labels->labels) ++truth.pixels[label];
  const MaskLegend legend = mask_legend(path);
  for (const std::string& name : legend.names) truth.legend << QString::fromStdString(name);
  truth.legend_sure = legend.sure;
  return truth;
}

}  // namespace elboscope
