// A record with its heatmaps as a run would leave them, made by hand: small, and every number known.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "core/alignment/alignment_record.h"
#include "core/alignment/calibration.h"
#include "core/picture/picture.h"

struct ExampleResult {
  elboscope::AlignmentRecord record;
  elboscope::Heatmaps maps;
  elboscope::CalibrationSettings settings;
  elboscope::Picture picture;
};

/// Class i has its hill at column i; three timesteps; losses rise with i.
inline ExampleResult example_result(const std::vector<std::string>& names, std::int64_t width = 12,
                                    std::int64_t height = 8) {
  ExampleResult example;
  elboscope::AlignmentRecord& record = example.record;
  record.program_version = "0.1.0";
  record.model_family = "sd1";
  record.model_path = "/models/tiny";
  record.model_sha256 = "abc";
  record.image_path = "/pictures/cat.png";
  record.image_width = width;
  record.image_height = height;
  record.caption = "a photo of";
  record.token_ids.assign(77, 0);
  record.token_texts = {"", "a", "photo", "of"};
  record.seed = 4307;
  record.fit = "aspect";
  record.elbo_timesteps = {1, 401, 801};
  record.collect_timesteps = {20, 40};
  record.complete = true;
  record.seconds = {0.5, 0.25, 2, 1};
  elboscope::Heatmaps& maps = example.maps;
  maps.width = width;
  maps.height = height;
  for (std::size_t i = 0; i < names.size(); ++i) {
    elboscope::RecordedClass entry;
    entry.name = names[i];
    entry.elbo_text = "a photo of " + names[i];
    entry.elbo_done = true;
    entry.token_positions = {static_cast<int>(record.token_texts.size())};
    record.token_texts.push_back(names[i]);
    record.classes.push_back(entry);
    for (double loss : {0.9, 0.2, 0.05}) record.losses.push_back(loss + 0.01 * static_cast<double>(i));
    maps.names.push_back(names[i]);
  }
  record.token_texts.emplace_back("");
  maps.classes = elboscope::calibrate_losses(record.losses, names.size(), {}, example.settings, &maps.distinguishable);
  for (bool calibrated : {false, true})
    for (std::size_t i = 0; i < names.size(); ++i)
      for (std::int64_t y = 0; y < height; ++y)
        for (std::int64_t x = 0; x < width; ++x) {
          const double hill = std::exp(-0.1 * std::pow(static_cast<double>(x) - static_cast<double>(i), 2));
          (calibrated ? maps.calibrated : maps.raw)
              .push_back(static_cast<float>(calibrated ? std::pow(hill, maps.classes[i].exponent) : hill));
        }
  example.picture = {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height) * 3, 120)};
  return example;
}
