#include "core/alignment/probe.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "core/alignment/adaptive_elbo.h"
#include "core/alignment/attention_collector.h"
#include "core/alignment/elbo_measurement.h"
#include "core/alignment/probe_input.h"
#include "core/alignment/timestep_choice.h"
#include "core/base/version.h"
#include "core/text/phrase_spans.h"

namespace elboscope {

std::vector<std::int64_t> default_timesteps(const ModelInfo& info, bool elbo, bool reference) {
  if (elbo && !reference && !info.elbo_timesteps.empty()) return info.elbo_timesteps;
  return official_timesteps(elbo, info.train_timesteps);
}

std::pair<std::int64_t, std::int64_t> working_size(std::int64_t width, std::int64_t height, std::int64_t native,
                                                   std::int64_t multiple, const std::string& fit, std::int64_t least_multiple,
                                                   std::int64_t largest) {
  if (fit == "square") return {native, native};
  // Rounding to `multiple` keeps every level of the denoiser an exact halving; where that would bend the picture by more
  // than an eighth, half of it may still be something the network takes.
  const std::int64_t least = std::max<std::int64_t>(least_multiple > 0 ? least_multiple : multiple / 8, 1);
  const double ratio = static_cast<double>(width) / static_cast<double>(height);
  const double area = static_cast<double>(native) * static_cast<double>(native);
  std::pair<std::int64_t, std::int64_t> size;
  for (std::int64_t unit = multiple; unit >= 1; unit /= 2) {
    double longest = area / static_cast<double>(unit);  // with the other side at its smallest
    if (largest > 0) longest = std::min(longest, static_cast<double>(largest / unit * unit));
    const auto snap = [unit, longest](double side) {
      return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::llround(std::min(side, longest) / static_cast<double>(unit)))) * unit;
    };
    size = {snap(std::sqrt(area * ratio)), snap(std::sqrt(area / ratio))};
    const double bend = std::abs(std::log(static_cast<double>(size.first) / static_cast<double>(size.second) / ratio));
    if (bend <= std::log(1.125) || unit % 2 != 0 || unit / 2 < least) break;
  }
  return size;
}

namespace {

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// A caption as one segment's tokenizer sees it.
struct SegmentedCaption {
  const TextSegment& segment;
  std::string text;
  Tokenization tokens;

  SegmentedCaption(const TextSegment& of, const std::string& caption)
      : segment(of), text(caption), tokens(of.tokenizer->tokenize(caption)) {}

  std::string token_text(std::size_t i) const {
    return text.substr(tokens.ranges[i].begin, tokens.ranges[i].end - tokens.ranges[i].begin);
  }
  std::string token_list() const {
    std::string list;
    for (std::size_t i = 0; i < tokens.ids.size() && list.size() < 400; ++i) {
      const std::string token = token_text(i);
      if (!token.empty()) list += (list.empty() ? "" : " | ") + token;
    }
    return list;
  }
  /// Columns of each phrase's tokens; empty where the phrase is cut off or not there.
  std::vector<std::vector<int>> columns(const std::vector<std::string>& phrases, bool reference) const {
    std::vector<std::vector<int>> found;
    if (reference) {
      found = reference_positions(*segment.tokenizer, text, phrases);
    } else {
      for (const auto& ranges : find_phrases(text, phrases)) {
        found.push_back(token_positions(tokens, ranges, static_cast<int>(segment.columns)));
      }
    }
    for (std::vector<int>& positions : found) {
      std::erase_if(positions, [&](int position) { return position >= segment.columns; });
      for (int& position : positions) position += static_cast<int>(segment.first_column);
    }
    return found;
  }
};

/// The segments whose columns are looked at.
std::vector<const TextSegment*> wanted_segments(const DiffusionModel& model, TextColumns columns) {
  std::vector<const TextSegment*> segments;
  for (const TextSegment& segment : model.text_segments()) {
    const bool first = columns == TextColumns::automatic && segments.empty();
    const bool kind = segment.kind == TextSegment::Kind::t5 ? columns == TextColumns::t5 : columns == TextColumns::clip;
    if (segment.tokenizer && (first || kind || columns == TextColumns::both)) segments.push_back(&segment);
  }
  if (segments.empty()) {
    throw Error(ErrorKind::usage, {},
                std::string("This model's attention has no columns of ") + (columns == TextColumns::t5 ? "T5" : "CLIP") +
                    " tokens, expected --text-columns " + (columns == TextColumns::t5 ? "clip." : "t5."));
  }
  return segments;
}

/// Tokens of the caption by column. Columns before those looked at stay empty; the last segment is told uncut.
void describe_tokens(const std::vector<SegmentedCaption>& captions, AlignmentRecord& record) {
  for (const SegmentedCaption& caption : captions) {
    const auto first = static_cast<std::size_t>(caption.segment.first_column);
    record.token_texts.resize(first);
    record.token_ids.resize(first);
    for (std::size_t i = 0; i < caption.tokens.ids.size(); ++i) record.token_texts.push_back(caption.token_text(i));
    const auto ids = caption.segment.tokenizer->encode(caption.text, static_cast<int>(caption.segment.columns));
    record.token_ids.insert(record.token_ids.end(), ids.begin(), ids.end());
  }
}

void find_classes(const DiffusionModel& model, const ProbeSettings& settings, AlignmentRecord& record) {
  std::vector<SegmentedCaption> captions;
  for (const TextSegment* segment : wanted_segments(model, settings.text_columns)) {
    captions.emplace_back(*segment, record.caption);
  }
  describe_tokens(captions, record);
  const auto ranges = find_phrases(record.caption, settings.classes);
  std::vector<std::vector<std::vector<int>>> columns;
  for (const SegmentedCaption& caption : captions) columns.push_back(caption.columns(settings.classes, settings.reference));
  for (std::size_t i = 0; i < settings.classes.size(); ++i) {
    RecordedClass entry;
    entry.name = settings.classes[i];
    entry.elbo_text = settings.elbo_texts.empty() ? "a photo of " + entry.name : settings.elbo_texts[i];
    entry.ranges = ranges[i];
    for (const auto& of_segment : columns) {
      entry.token_positions.insert(entry.token_positions.end(), of_segment[i].begin(), of_segment[i].end());
    }
    if (entry.token_positions.empty()) {
      const std::string where = ranges[i].empty()
          ? "does not stand in the caption \"" + record.caption + "\" (tokens: " + captions.front().token_list() +
                "); add it to the caption or choose words that stand there"
          : "stands beyond the " + std::to_string(captions.front().segment.columns) +
                " tokens that the text encoder reads; shorten the caption or list fewer classes";
      refuse("class \"" + entry.name + "\"", where + ".");
    }
    record.classes.push_back(std::move(entry));
  }
}

void check_timesteps(const std::vector<std::int64_t>& timesteps, std::int64_t size, const char* what) {
  if (timesteps.empty()) throw Error(ErrorKind::usage, {}, std::string("no ") + what + " timesteps were given");
  for (std::int64_t t : timesteps) {
    if (t < 0 || t >= size) {
      throw Error(ErrorKind::usage, {}, std::string(what) + " timestep " + std::to_string(t) + " is outside 0 to " + std::to_string(size - 1));
    }
  }
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The caption of all classes, or one a class (then each class's places among the maps are noted in the record).
std::vector<CollectedCaption> collected_captions(const DiffusionModel& model, const ProbeSettings& settings, AlignmentRecord& record) {
  const std::vector<const TextSegment*> segments = wanted_segments(model, settings.text_columns);
  if (!settings.caption_per_class) {
    std::set<int> tokens;
    for (const RecordedClass& entry : record.classes) tokens.insert(entry.token_positions.begin(), entry.token_positions.end());
    for (const TextSegment* segment : segments) {
      if (!settings.all_tokens) break;
      for (std::int64_t i = 0; i < segment->columns; ++i) tokens.insert(static_cast<int>(segment->first_column + i));
    }
    return {{record.caption, {tokens.begin(), tokens.end()}}};
  }
  std::vector<CollectedCaption> captions;
  const int length = static_cast<int>(model.text_columns());
  for (RecordedClass& entry : record.classes) {
    CollectedCaption caption{entry.elbo_text, {}};
    for (const TextSegment* segment : segments) {
      const auto columns = SegmentedCaption(*segment, entry.elbo_text).columns({entry.name}, false);
      caption.tokens.insert(caption.tokens.end(), columns[0].begin(), columns[0].end());
    }
    if (caption.tokens.empty()) refuse("class \"" + entry.name + "\"", "does not stand in its own caption \"" + entry.elbo_text + "\".");
    for (int position : caption.tokens) {
      entry.map_places.push_back(static_cast<int>(record.recorded_tokens.size()));
      // Positions of different captions must not be taken for each other: each caption has its own range of numbers.
      record.recorded_tokens.push_back(static_cast<int>(captions.size()) * length + position);
    }
    captions.push_back(std::move(caption));
  }
  return captions;
}

/// Measures the losses into the record, class by class or until the order of the classes is settled.
struct ElboStage {
  const DiffusionModel& model;
  const ProbeSettings& settings;
  AlignmentRecord& record;
  const at::Tensor& latent;
  const at::Tensor& noise;
  const at::Tensor& caption_prediction;
  const ProgressCallback& progress;
  const ClassCallback& on_class;
  const std::stop_token& stop;

  std::size_t classes() const { return record.classes.size(); }
  std::size_t timesteps() const { return record.elbo_timesteps.size(); }
  std::size_t area() const { return static_cast<std::size_t>(record.latent_height * record.latent_width); }

  void report(std::size_t done, std::size_t total) const {
    if (progress) progress({"measuring ELBO", static_cast<std::int64_t>(done), static_cast<std::int64_t>(total)});
  }
  ElboPlan plan(std::size_t texts, std::size_t steps) const {
    return plan_elbo(model, record.latent_height, record.latent_width, texts, steps, settings.batch_size);
  }
  void keep(const TextError& error, std::size_t class_index, std::size_t timestep) const {
    const std::size_t row = class_index * timesteps() + timestep;
    record.losses[row] = error.loss;
    if (!record.caption_distances.empty()) record.caption_distances[row] = error.distance;
    std::copy(error.pixels.begin(), error.pixels.end(), record.pixel_errors.begin() + static_cast<std::ptrdiff_t>(row * area()));
  }
  void finish_class(std::size_t index) const {
    record.classes[index].elbo_done = true;
    if (on_class) on_class(record, index);
  }
  std::vector<std::string> class_texts() const {
    std::vector<std::string> texts;
    for (const RecordedClass& entry : record.classes) texts.push_back(entry.elbo_text);
    return texts;
  }

  /// Classes, then the empty and the whole caption where they are wanted.
  void measure_all() const {
    std::vector<std::string> texts = class_texts();
    std::vector<std::vector<float>*> others;
    if (settings.empty_caption_errors) texts.emplace_back(), others.push_back(&record.empty_pixel_errors);
    if (settings.caption_errors) texts.push_back(record.caption), others.push_back(&record.caption_pixel_errors);
    measure_texts(texts, others);
  }
  void measure_texts(const std::vector<std::string>& texts, const std::vector<std::vector<float>*>& others) const {
    const std::size_t first_other = texts.size() - others.size();
    std::size_t done = 0;
    report(0, texts.size() * timesteps());
    measure_elbo(
        model, latent, noise, record.elbo_timesteps, texts, plan(texts.size(), timesteps()),
        [&](TextError&& error) {
          if (error.text < first_other) {
            keep(error, error.text, error.timestep);
          } else {
            std::copy(error.pixels.begin(), error.pixels.end(),
                      others[error.text - first_other]->begin() + static_cast<std::ptrdiff_t>(error.timestep * area()));
          }
          report(++done, texts.size() * timesteps());
        },
        [&](std::size_t text) {
          if (text < first_other) finish_class(text);
        },
        stop, caption_prediction);
  }

  void measure_adaptively() const {
    std::vector<std::string> other_texts;
    std::vector<std::vector<float>*> others;
    if (settings.empty_caption_errors) other_texts.emplace_back(), others.push_back(&record.empty_pixel_errors);
    if (settings.caption_errors) other_texts.push_back(record.caption), others.push_back(&record.caption_pixel_errors);
    if (!others.empty()) measure_texts(other_texts, others);

    AdaptiveElbo adaptive(classes(), timesteps());
    const std::vector<std::string> texts = class_texts();
    std::size_t done = 0;
    report(0, classes() * timesteps());
    for (std::size_t round = 0; round < adaptive.rounds().size(); ++round) {
      const std::vector<std::size_t> active = adaptive.active(round);
      settle(adaptive, active);
      if (active.empty()) break;
      std::vector<std::string> active_texts;
      for (std::size_t index : active) active_texts.push_back(texts[index]);
      std::vector<std::int64_t> steps, places;
      for (std::size_t place : adaptive.rounds()[round]) {
        steps.push_back(record.elbo_timesteps[place]);
        places.push_back(static_cast<std::int64_t>(place));
      }
      const at::Tensor rows = at::tensor(places, at::kLong);
      at::Tensor reference;
      if (caption_prediction.defined()) reference = caption_prediction.index_select(0, rows.to(caption_prediction.device()));
      measure_elbo(
          model, latent, noise.index_select(0, rows), steps, active_texts, plan(active_texts.size(), steps.size()),
          [&](TextError&& error) {
            const std::size_t index = active[error.text], place = adaptive.rounds()[round][error.timestep];
            keep(error, index, place);
            adaptive.add(index, place, error.loss);
            report(++done, classes() * timesteps());
          },
          [](std::size_t) {}, stop, reference);
    }
    settle(adaptive, {});
  }

  /// Classes that are not active any more are done: what was not measured of them is filled with estimates.
  void settle(const AdaptiveElbo& adaptive, const std::vector<std::size_t>& active) const {
    const std::vector<double> losses = adaptive.losses();
    for (std::size_t i = 0; i < classes(); ++i) {
      RecordedClass& entry = record.classes[i];
      if (std::find(active.begin(), active.end(), i) != active.end()) {
        // A neighbour's new losses may open a settled class again.
        entry.elbo_done = false;
        entry.estimated_timesteps.clear();
        continue;
      }
      fill(adaptive, i, losses);
      if (!entry.elbo_done) finish_class(i);
    }
  }

  void fill(const AdaptiveElbo& adaptive, std::size_t index, const std::vector<double>& losses) const {
    RecordedClass& entry = record.classes[index];
    entry.estimated_timesteps.clear();
    std::vector<double> mean_pixels(area(), 0.0);
    double mean_distance = 0, measured = 0;
    for (std::size_t t = 0; t < timesteps(); ++t) {
      if (!adaptive.measured(index, t)) continue;
      const std::size_t row = index * timesteps() + t;
      for (std::size_t p = 0; p < area(); ++p) mean_pixels[p] += static_cast<double>(record.pixel_errors[row * area() + p]);
      if (!record.caption_distances.empty()) mean_distance += record.caption_distances[row];
      ++measured;
    }
    for (std::size_t t = 0; t < timesteps(); ++t) {
      if (adaptive.measured(index, t)) continue;
      const std::size_t row = index * timesteps() + t;
      entry.estimated_timesteps.push_back(static_cast<std::int64_t>(t));
      record.losses[row] = losses[row];
      if (!record.caption_distances.empty()) record.caption_distances[row] = mean_distance / measured;
      for (std::size_t p = 0; p < area(); ++p) {
        record.pixel_errors[row * area() + p] = static_cast<float>(mean_pixels[p] / measured);
      }
    }
  }
};

/// Every text this probe will ask the model for.
std::vector<std::string> probe_texts(const ProbeSettings& settings, const AlignmentRecord& record) {
  std::vector<std::string> texts;
  for (const RecordedClass& entry : record.classes) texts.push_back(entry.elbo_text);
  if (!settings.caption_per_class || settings.caption_errors) texts.push_back(record.caption);
  if (settings.empty_caption_errors) texts.emplace_back();
  return texts;
}

}  // namespace

AlignmentRecord probe(const DiffusionModel& model, const ProbePicture& picture, const ProbeSettings& settings,
                      const ProgressCallback& progress, const ClassCallback& on_class, std::stop_token stop,
                      const MapsCallback& on_maps) {
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
  record.elbo_timesteps = settings.elbo_timesteps.empty() ? default_timesteps(model.info(), true, settings.reference) : settings.elbo_timesteps;
  const std::vector<std::int64_t> collect_timesteps =
      settings.collect_timesteps.empty() ? default_timesteps(model.info(), false) : settings.collect_timesteps;
  check_timesteps(record.elbo_timesteps, model.noise().size(), "ELBO");
  check_timesteps(collect_timesteps, model.noise().size(), "collection");
  for (std::int64_t t : record.elbo_timesteps) record.elbo_weights.push_back(model.noise().step(t).weight);
  find_classes(model, settings, record);

  const std::size_t classes = record.classes.size(), timesteps = record.elbo_timesteps.size();
  auto start = std::chrono::steady_clock::now();
  try {
    throw_if_stopped(stop);
    // Of a model that is in memory by stages, each network is loaded once: text encoders, VAE, denoiser.
    const LoadWatch watch{progress, stop};
    model.hold_texts(probe_texts(settings, record), watch);
    model.vae(watch);
    report("encoding the picture", 0, 1);
    const at::Tensor latent = picture_latent(model, picture, stop);
    record.latent_height = latent.size(2);
    record.latent_width = latent.size(3);
    const auto area = static_cast<std::size_t>(record.latent_height * record.latent_width);
    const ProbeNoise noise = draw_noise(settings.seed, static_cast<std::int64_t>(collect_timesteps.size()),
                                   static_cast<std::int64_t>(timesteps), latent);
    record.seconds.encode = seconds_since(start);
    report("encoding the picture", 1, 1);

    model.denoiser(watch);
    // Maps first: uncalibrated heatmaps can be shown while the ELBO is still being measured.
    start = std::chrono::steady_clock::now();
    CollectionRequest request;
    request.timesteps = collect_timesteps;
    request.self_attention = settings.self_attention;
    // The official program knows no table of a model's own.
    if (!settings.reference) {
      record.resolution_weights = model.info().resolution_weights;
      record.threshold = model.info().threshold;
    }
    request.self_weight = settings.self_weight.empty() && !settings.reference ? model.info().self_weight : settings.self_weight;
    request.captions = collected_captions(model, settings, record);
    report("collecting attention", 0, collect_timesteps.size());
    collect_attention(model, latent, noise.collect, request, record,
                      [&](std::size_t done) { report("collecting attention", done, collect_timesteps.size()); }, stop);
    record.seconds.collect = seconds_since(start);

    start = std::chrono::steady_clock::now();
    record.losses.assign(classes * timesteps, 0.0);
    record.pixel_errors.assign(classes * timesteps * area, 0.0F);
    if (settings.empty_caption_errors) record.empty_pixel_errors.assign(timesteps * area, 0.0F);
    if (settings.caption_errors) record.caption_pixel_errors.assign(timesteps * area, 0.0F);
    if (on_maps) on_maps(record);
    at::Tensor caption_prediction;
    if (settings.caption_errors) {
      record.caption_distances.assign(classes * timesteps, 0.0);
      const ElboPlan one = plan_elbo(model, record.latent_height, record.latent_width, 1, timesteps, settings.batch_size);
      caption_prediction = predict_text(model, latent, noise.elbo, record.elbo_timesteps, record.caption, one.timesteps_per_batch, stop);
    }
    ElboStage elbo{model, settings, record, latent, noise.elbo, caption_prediction, progress, on_class, stop};
    if (settings.adaptive_elbo) elbo.measure_adaptively();
    else elbo.measure_all();
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
