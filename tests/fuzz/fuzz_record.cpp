// Any bytes as a record: a sentence, or a record that can be calibrated and saved again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/alignment/calibration.h"

using namespace elboscope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  AlignmentRecord record;
  try {
    record = parse_record(reinterpret_cast<const std::byte*>(data), size, "fuzzed");
  } catch (const Error& error) {
    if (error.kind != ErrorKind::refused) std::abort();
    return 0;
  }
  // Classes times grid is a product of two things the file bounds; the maps of it are the caller's decision.
  const std::size_t grid = record.cross_layers.empty()
                               ? 0
                               : static_cast<std::size_t>(record.cross_layers[0].height * record.cross_layers[0].width);
  if (record.classes.size() * (grid + 64) > 1'000'000) return 0;
  for (int k = 0; k < 4; ++k) {
    CalibrationSettings settings;
    settings.layer_sigma = k % 2 == 0 ? 3 : 0;
    settings.paper_weighting = k == 1;
    settings.shrink = k == 2;
    settings.softmax = static_cast<CalibrationSettings::Softmax>(k % 3);
    settings.variant = static_cast<CalibrationSettings::Variant>(k % 3);
    settings.upsample_first = k == 3;
    try {
      const Heatmaps maps = calibrate(record, settings, 7, 9);
      for (const auto* values : {&maps.raw, &maps.calibrated, &maps.cross_calibrated}) {
        for (float value : *values) {
          if (!(value >= 0 && value <= 1)) std::abort();
        }
      }
    } catch (const Error& error) {
      if (error.kind == ErrorKind::refused) std::abort();
    }
  }
  return 0;
}
