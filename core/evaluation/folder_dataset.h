#pragma once

#include <filesystem>
#include <memory>

#include "core/diffusion/model_folder.h"
#include "core/evaluation/evaluation_dataset.h"

namespace elboscope {

/// A folder as `elboscope-cli scenes` writes it: captions.json
/// {"classes":[names],"scenes":[{"file","mask","caption","objects":
/// [{"class"}]}]} beside pictures and label pictures (0 background, i = i-th class, 255 does not count). Untrusted:
/// names that leave the folder, missing files, labels beyond the classes... throw Error(refused), here or in item(). A
/// class is asked about where its label stands in the mask, in the order of "objects" (or of the labels, without them),
/// and counts as one instance. Pictures are brought to the size that `model` works at. `full_caption`: ask with
/// "caption" (where it is not empty) in place of "a photo of c1, c2, ...". "options" says that the classes are in the
/// order of their frequency.
std::unique_ptr<EvaluationDataset> folder_dataset(const std::filesystem::path& folder, const ModelInfo& model,
                                                  bool full_caption);

}  // namespace elboscope
