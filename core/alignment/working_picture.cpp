#include "core/alignment/working_picture.h"

namespace elboscope {

ProbePicture working_picture(const Picture& picture, const std::string& path, const ModelInfo& model,
                             const std::string& fit) {
  const auto [width, height] =
      working_size(picture.width, picture.height, fit == "square" ? model.square_resolution : model.native_resolution,
                   model.size_multiple, fit, model.least_multiple, model.largest_side);
  return {path, picture.width, picture.height, width, height, resize_bilinear(picture, width, height).rgb};
}

}  // namespace elboscope
