#include "core/benchmark/engine_benchmarks.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "core/benchmark/bench_model.h"
#include "core/alignment/calibration.h"
#include "core/alignment/probe.h"
#include "core/diffusion/diffusion_model.h"

namespace elboscope {

namespace {

/// A folder that is gone when the measuring is done.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_(std::filesystem::temp_directory_path() / ("elboscope-bench-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

ProbePicture test_picture(std::int64_t side) {
  ProbePicture picture;
  picture.path = "generated";
  picture.width = picture.height = picture.working_width = picture.working_height = side;
  for (std::int64_t y = 0; y < side; ++y) {
    for (std::int64_t x = 0; x < side; ++x) {
      const bool disc = (x - side / 3) * (x - side / 3) + (y - side / 2) * (y - side / 2) < side * side / 25;
      picture.rgb.push_back(static_cast<std::uint8_t>(disc ? 220 : 255 * x / side));
      picture.rgb.push_back(static_cast<std::uint8_t>(255 * y / side));
      picture.rgb.push_back(static_cast<std::uint8_t>(disc ? 40 : 128 + 60 * std::sin(static_cast<double>(x + y) / 9)));
    }
  }
  return picture;
}

/// Reads every file of the folder: what loading cannot beat.
void read_all(const std::filesystem::path& folder) {
  std::vector<char> buffer(std::size_t{1} << 20);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || file.gcount() > 0) {
    }
  }
}

/// The denoiser as the official code calls it: one class and one timestep a pass.
void one_by_one(const DiffusionModel& model, const at::Tensor& latents, const at::Tensor& steps, const TextConditioning& texts) {
  for (std::int64_t n = 0; n < texts.rows(); ++n) {
    for (std::int64_t t = 0; t < latents.size(0); ++t) {
      model.denoise(latents.slice(0, t, t + 1), steps.slice(0, t, t + 1), texts.slice(n, n + 1));
    }
  }
}

}  // namespace

std::vector<BenchmarkResult> engine_benchmarks(const EngineBenchmarkSettings& settings, const std::string& only) {
  std::vector<BenchmarkResult> results;
  const bool any = wanted(only, "denoiser") || wanted(only, "probe") || wanted(only, "load");
  if (!any) return results;
  const c10::InferenceMode no_gradients;
  const TemporaryFolder temporary;
  std::filesystem::path folder = settings.model;
  if (folder.empty()) {
    folder = temporary.path() / "model";
    write_bench_model(folder, settings.latent);
  }
  LoadOptions options;
  options.threads = settings.threads;

  if (wanted(only, "load")) {
    read_all(folder);  // both measure a warm file cache
    auto result = compare("load", measure(settings.repeats, [&] { load_model(folder, options); }), "reading the files",
                          measure(settings.repeats, [&] { read_all(folder); }));
      results.push_back(result);
  }
  const auto model = load_model(folder, options);
  const std::int64_t side = model->info().sample_size;
  const std::vector<std::string> classes{"dog", "cat", "tree", "house"};
  std::vector<std::string> texts;
  for (const std::string& name : classes) texts.push_back("a photo of " + name);

  if (wanted(only, "denoiser")) {
    const at::Tensor latents = at::randn({2, 4, side, side}).to(model->device());
    const at::Tensor steps = at::tensor({101.0F, 501.0F}).to(model->device());
    const TextConditioning text = model->encode_text(texts);
    results.push_back(compare(
        "denoiser", measure(settings.repeats, [&] { model->denoise_shared(latents, steps, text); }),
        "the same 8 samples one by one", measure(settings.repeats, [&] { one_by_one(*model, latents, steps, text); })));
  }
  if (wanted(only, "probe")) {
    const ProbePicture picture = test_picture(model->info().native_resolution);
    ProbeSettings probe_settings;
    probe_settings.classes = classes;
    AlignmentRecord record;
    const auto ours = measure(settings.repeats, [&] { record = probe(*model, picture, probe_settings); });
    ProbeSettings single = probe_settings;
    single.batch_size = 1;
    const auto unbatched = measure(std::max(1, settings.repeats / 2), [&] { probe(*model, picture, single); });
    results.push_back(compare("probe", ours, "batches of one", unbatched));

    options.type = ComputeType::bfloat16;
    const auto half = load_model(folder, options);
    AlignmentRecord half_record;
    const auto half_seconds = measure(settings.repeats, [&] { half_record = probe(*half, picture, probe_settings); });
    results.push_back(compare("probe bf16", half_seconds, "probe fp32", ours));
    const Heatmaps exact = calibrate(record, {}), rounded = calibrate(half_record, {});
    double raw = 0, calibrated = 0;
    for (std::size_t i = 0; i < exact.raw.size(); ++i) {
      raw = std::max(raw, std::abs(static_cast<double>(exact.raw[i]) - static_cast<double>(rounded.raw[i])));
      calibrated = std::max(calibrated, std::abs(static_cast<double>(exact.calibrated[i]) - static_cast<double>(rounded.calibrated[i])));
    }
    std::fprintf(stderr, "bf16 against fp32: largest heatmap difference raw %.4f, calibrated %.4f (of a range of 1)\n", raw, calibrated);
  }
  return results;
}

}  // namespace elboscope
