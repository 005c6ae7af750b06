#include "app/commands.h"
#include "app/deliver.h"

namespace elboscope {

int run_calibrate(const CalibrateOptions& options, std::stop_token stop) {
  prepare_targets(options.calibration, {});
  const AlignmentRecord record = load_record(options.record);
  if (record.cross_layers.empty()) {
    refuse(options.record.string(), "the record holds no attention maps: its run was cancelled before the first timestep was collected; measure again.");
  }
  Picture picture;
  if (!options.image.empty()) {
    picture = read_picture(options.image);
    if (picture.width != record.image_width || picture.height != record.image_height) {
      refuse(options.image.string(), "the picture is " + std::to_string(picture.width) + " x " + std::to_string(picture.height) +
                                         " pixels, the record was made from one of " + std::to_string(record.image_width) + " x " +
                                         std::to_string(record.image_height) + ".");
    }
  } else {
    // The path inside the record is untrusted, so it is never opened: without --image the maps lie on plain grey.
    picture.width = record.image_width;
    picture.height = record.image_height;
    picture.rgb.assign(static_cast<std::size_t>(picture.width * picture.height * 3), 128);
  }
  deliver(record, picture, read_truth(options.mask, picture, record.classes.size()), options.calibration, stop);
  return 0;
}

}  // namespace elboscope
