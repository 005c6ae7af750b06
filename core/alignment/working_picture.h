#pragma once

#include <string>

#include "core/alignment/probe.h"
#include "core/picture/picture.h"

namespace elboscope {

/// The picture as the network sees it: resized to working_size() of the model, `fit` being "aspect" (about the native
/// area) or "square" (the side the official code squashes pictures to). `path` is noted for the record.
ProbePicture working_picture(const Picture& picture, const std::string& path, const ModelInfo& model,
                             const std::string& fit);

}  // namespace elboscope
