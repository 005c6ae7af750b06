#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace elboscope {

/// What the labels of a mask mean, where its surroundings say so.
struct MaskLegend {
  std::vector<std::string> names;  ///< entry i is the name of label i + 1; empty: nothing is known
  bool sure = false;  ///< a list names the mask; a palette alone is also used for other classes than it was made for
};

/// The classes of captions.json beside the mask (as `elboscope-cli scenes` writes it), if the mask is listed there; else
/// the names of PASCAL VOC, if it is a PNG in VOC's palette. Untrusted; what is damaged counts as absent.
MaskLegend mask_legend(const std::filesystem::path& mask);

}  // namespace elboscope
