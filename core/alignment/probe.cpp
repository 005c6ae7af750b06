#include "core/alignment/probe.h"

#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "core/alignment/attention_collector.h"
#include "core/alignment/elbo_measurement.h"
#include "core/base/version.h"
#include "core/text/phrase_spans.h"

namespace elboscope {

std::pair<std::int64_t, std::int64_t> working_size(std::int64_t width, std::int64_t height, std::int64_t native,
                                                   std::int64_t multiple, const std::string& fit) {
  if (fit == "square") return {native, native};
  // Rounding to `multiple` keeps every level of the denoiser an exact halving; where that would bend the picture by more
  // than an eighth, half of it is still something the network takes.
  const double ratio = static_cast<double>(width) / static_cast<double>(height);
  const double area = static_cast<double>(native) * static_cast<double>(native);
  std::pair<std::int64_t, std::int64_t> size;
  for (std::int64_t unit = multiple; unit >= 1; unit /= 2) {
    const double longest = area / static_cast<double>(unit);  // with the other side at its smallest
    const auto snap = [unit, longest](double side) {
      return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::llround(std::min(side, longest) / static_cast<double>(unit)))) * unit;
    };
    size = {snap(std::sqrt(area * ratio)), snap(std::sqrt(area / ratio))};
    const double bend = std::abs(std::log(static_cast<double>(size.first) / static_cast<double>(size.second) / ratio));
    if (bend <= std::log(1.125) || unit % 2 != 0 || unit / 2 < multiple / 8) break;
  }
  return size;
}

namespace {

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string token_list(const Tokenization& tokens, std::string_view caption) {
  std::string list;
  for (std::size_t i = 1; i + 1 < tokens.ids.size() && list.size() < 400; ++i) {
    list += (list.empty() ? "" : " | ") + std::string(caption.substr(tokens.ranges[i].begin, tokens.ranges[i].end - tokens.ranges[i].begin));
  }
  return list;
}

void find_classes(const DiffusionModel& model, const ProbeSettings& settings, AlignmentRecord& record) {
  const ClipTokenizer& tokenizer = model.tokenizer();
  const Tokenization tokens = tokenizer.tokenize(record.caption);
  for (std::size_t i = 0; i < tokens.ids.size(); ++i) {
    record.token_texts.push_back(record.caption.substr(tokens.ranges[i].begin, tokens.ranges[i].end - tokens.ranges[i].begin));
  }
  record.token_ids = tokenizer.encode(record.caption);
  const auto ranges = find_phrases(record.caption, settings.classes);
  std::vector<std::vector<int>> reference;
  if (settings.reference) reference = reference_positions(tokenizer, record.caption, settings.classes);
  for (std::size_t i = 0; i < settings.classes.size(); ++i) {
    RecordedClass entry;
    entry.name = settings.classes[i];
    entry.elbo_text = settings.elbo_texts.empty() ? "a photo of " + entry.name : settings.elbo_texts[i];
    entry.ranges = ranges[i];
    entry.token_positions = settings.reference ? reference[i] : token_positions(tokens, ranges[i], tokenizer.model_max_length());
    if (entry.token_positions.empty()) {
      const std::string where = ranges[i].empty()
          ? "does not stand in the caption \"" + record.caption + "\" (tokens: " + token_list(tokens, record.caption) +
                "); add it to the caption or choose words that stand there"
          : "stands beyond the " + std::to_string(tokenizer.model_max_length()) +
                " tokens that the text encoder reads; shorten the caption or list fewer classes";
      refuse("class \"" + entry.name + "\"", where + ".");
    }
    for (int position : entry.token_positions) {
      if (position >= tokenizer.model_max_length()) refuse("class \"" + entry.name + "\"", "its tokens stand beyond the text encoder's reach.");
    }
    record.classes.push_back(std::move(entry));
  }
}

/// torch.randn with the reference's order of drawing (method.md 2.1): all collection noise, then all ELBO noise.
struct Noise {
  at::Tensor collect, elbo;
};
Noise draw_noise(std::uint64_t seed, std::int64_t collect, std::int64_t elbo, const at::Tensor& latent) {
  at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
  const auto draw = [&](std::int64_t count) {
    return at::randn({count, latent.size(1), latent.size(2), latent.size(3)}, generator, at::TensorOptions(at::kFloat));
  };
  Noise noise;
  noise.collect = draw(collect);
  noise.elbo = draw(elbo);
  return noise;
}

at::Tensor picture_tensor(const ProbePicture& picture) {
  const std::int64_t height = picture.working_height, width = picture.working_width;
  if (height < 1 || width < 1 || picture.rgb.size() != static_cast<std::size_t>(height * width * 3)) {
    throw Error(ErrorKind::usage, picture.path, "the picture's pixels do not fit its size");
  }
  at::Tensor bytes = at::empty({height, width, 3}, at::kByte);
  std::copy(picture.rgb.begin(), picture.rgb.end(), bytes.data_ptr<std::uint8_t>());
  return (bytes.to(at::kFloat) / 127.5 - 1.0).permute({2, 0, 1}).unsqueeze(0).contiguous();
}

void check_timesteps(const std::vector<std::int64_t>& timesteps, std::int64_t size, const char* what) {
  if (timesteps.empty()) throw Error(ErrorKind::usage, {}, std::string("no ") + what + " timesteps were given");
  for (std::int64_t t : timesteps) {
    if (t < 0 || t >= size) {
      throw Error(ErrorKind::usage, {}, std::string(what) + " timestep " + std::to_string(t) + " is outside 0 to " + std::to_string(size - 1));
    }
  }
}

std::vector<std::int64_t> range(std::int64_t begin, std::int64_t end, std::int64_t step) {
  std::vector<std::int64_t> values;
  for (std::int64_t t = begin; t < end; t += step) values.push_back(t);
  return values;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string elbo_stage(bool likelihood) { return likelihood ? "measuring ELBO and reference errors" : "measuring ELBO"; }

}  // namespace

AlignmentRecord probe(const DiffusionModel& model, const ProbePicture& picture, const ProbeSettings& settings,
                      const ProgressCallback& progress, const ClassCallback& on_class, std::stop_token stop) {
  const c10::InferenceMode no_gradients;
  const auto report = [&](const std::string& stage, std::size_t done, std::size_t total) {
    if (progress) progress({stage, static_cast<std::int64_t>(done), static_cast<std::int64_t>(total)});
  };
  if (settings.classes.empty()) throw Error(ErrorKind::usage, {}, "no classes were given");
  if (!settings.elbo_texts.empty() && settings.elbo_texts.size() != settings.classes.size()) {
    throw Error(ErrorKind::usage, {}, "there must be one ELBO text for each class");
  }

  AlignmentRecord record;
  record.program_version = program_version;
  record.model_family = model.info().family;
  record.model_path = model.info().path.string();
  record.model_sha256 = model.info().sha256;
  record.prediction_type = model.info().prediction_type;
  record.compute = compute_description(model);
  record.image_path = picture.path;
  record.image_width = picture.width;
  record.image_height = picture.height;
  record.working_width = picture.working_width;
  record.working_height = picture.working_height;
  record.fit = settings.fit;
  record.reference = settings.reference;
  record.caption = settings.caption.empty() ? "a photo of " + join(settings.classes) : settings.caption;
  record.seed = settings.seed;
  record.noise = "torch.randn on the CPU (mt19937): collection timesteps first, then ELBO timesteps; equal for all classes";
  record.elbo_timesteps = settings.elbo_timesteps.empty() ? range(1, 999, 50) : settings.elbo_timesteps;
  const std::vector<std::int64_t> collect_timesteps =
      settings.collect_timesteps.empty() ? range(20, 201, 20) : settings.collect_timesteps;
  check_timesteps(record.elbo_timesteps, model.schedule().size(), "ELBO");
  check_timesteps(collect_timesteps, model.schedule().size(), "collection");
  for (std::int64_t t : record.elbo_timesteps) {
    // In eps space every prediction type has the same weight (method.md 1.3). Zero terminal SNR: the last index has an
    // infinite slope and a meaningless error, so it counts nothing there (models.md 13).
    const double slope = -model.schedule().log_snr_slope(t);
    record.elbo_weights.push_back(std::isfinite(slope) ? slope : 0.0);
  }
  find_classes(model, settings, record);

  const std::size_t classes = record.classes.size(), timesteps = record.elbo_timesteps.size();
  std::vector<std::string> texts;
  for (const RecordedClass& entry : record.classes) texts.push_back(entry.elbo_text);
  const std::size_t empty_index = settings.empty_caption_errors ? texts.size() : SIZE_MAX;
  if (settings.empty_caption_errors) texts.emplace_back();
  const std::size_t caption_index = settings.caption_errors ? texts.size() : SIZE_MAX;
  if (settings.caption_errors) texts.push_back(record.caption);

  auto start = std::chrono::steady_clock::now();
  try {
    report("encoding the picture", 0, 1);
    throw_if_stopped(stop);
    // Tiles bound the memory of pictures far beyond what such models were trained for.
    const bool tiled = picture.working_width * picture.working_height > std::int64_t{2048} * 2048;
    const at::Tensor pixels = picture_tensor(picture).to(model.device());
    const at::Tensor latent =
        model.vae().scale_latent(model.vae().encode(pixels, tiled, [&stop] { throw_if_stopped(stop); }).mean).to(at::kFloat);
    record.latent_height = latent.size(2);
    record.latent_width = latent.size(3);
    const auto area = static_cast<std::size_t>(record.latent_height * record.latent_width);
    const Noise noise = draw_noise(settings.seed, static_cast<std::int64_t>(collect_timesteps.size()),
                                   static_cast<std::int64_t>(timesteps), latent);
    record.seconds.encode = seconds_since(start);
    report("encoding the picture", 1, 1);

    // Maps first: uncalibrated heatmaps can be shown while the ELBO is still being measured.
    start = std::chrono::steady_clock::now();
    CollectionRequest request;
    request.caption = record.caption;
    request.timesteps = collect_timesteps;
    request.self_attention = settings.self_attention;
    request.self_weight = settings.self_weight;
    std::set<int> tokens;
    for (const RecordedClass& entry : record.classes) tokens.insert(entry.token_positions.begin(), entry.token_positions.end());
    if (settings.all_tokens) {
      for (int i = 0; i < model.tokenizer().model_max_length(); ++i) tokens.insert(i);
    }
    request.tokens.assign(tokens.begin(), tokens.end());
    report("collecting attention", 0, collect_timesteps.size());
    collect_attention(model, latent, noise.collect, request, record,
                      [&](std::size_t done) { report("collecting attention", done, collect_timesteps.size()); }, stop);
    record.seconds.collect = seconds_since(start);

    start = std::chrono::steady_clock::now();
    record.losses.assign(classes * timesteps, 0.0);
    record.pixel_errors.assign(classes * timesteps * area, 0.0F);
    if (settings.empty_caption_errors) record.empty_pixel_errors.assign(timesteps * area, 0.0F);
    if (settings.caption_errors) record.caption_pixel_errors.assign(timesteps * area, 0.0F);
    const std::string stage = elbo_stage(texts.size() > classes);
    std::size_t done = 0;
    report(stage, 0, texts.size() * timesteps);
    const ElboPlan plan = plan_elbo(model, record.latent_height, record.latent_width, texts.size(), timesteps, settings.batch_size);
    measure_elbo(
        model, latent, noise.elbo, record.elbo_timesteps, texts, plan,
        [&](TextError&& error) {
          std::vector<float>* target = &record.pixel_errors;
          std::size_t row = error.text * timesteps + error.timestep;
          if (error.text == empty_index || error.text == caption_index) {
            target = error.text == empty_index ? &record.empty_pixel_errors : &record.caption_pixel_errors;
            row = error.timestep;
          } else {
            record.losses[row] = error.loss;
          }
          std::copy(error.pixels.begin(), error.pixels.end(), target->begin() + static_cast<std::ptrdiff_t>(row * area));
          report(stage, ++done, texts.size() * timesteps);
        },
        [&](std::size_t text) {
          if (text >= classes) return;
          record.classes[text].elbo_done = true;
          if (on_class) on_class(record, text);
        },
        stop);
    record.seconds.elbo = seconds_since(start);
    record.complete = true;
  } catch (const Error& error) {
    if (error.kind != ErrorKind::cancelled) throw;
    // Errors of the empty or whole caption that were not finished would be zeros that look like a perfect prediction.
    record.empty_pixel_errors.clear();
    record.caption_pixel_errors.clear();
  }
  finish_record(record);
  return record;
}

}  // namespace elboscope
