// Every field of InspectState stands here, once: sessions, autosaved states and the text inside exported pictures are
// written and read by these lines. Whoever adds a field to the state adds a line here (a test counts them).
#pragma once

#include <array>
#include <limits>

#include "ui/document/inspect_state.h"

namespace elboscope {

/// Names of enumerations in files, in the order of their values. Append only.
inline constexpr std::array exponent_names{"elbo", "fixed", "inverted"};
inline constexpr std::array softmax_names{"none", "per_layer", "at_end"};
inline constexpr std::array variant_names{"official", "pixelwise_exponent", "likelihood_product"};
inline constexpr std::array text_columns_names{"auto", "clip", "t5", "both"};
inline constexpr std::array color_map_names{"viridis", "magma", "cividis", "turbo", "grey"};
inline constexpr std::array label_kind_names{"class", "background", "not_counted"};

/// `Fields` is the writer or the reader of state_text.cpp:
///   text(key, QString, most characters)      flag(key, bool)           integer(key, number, low, high)
///   number(key, double, low, high)           optional_number(...)      integers / numbers(key, vector, low, high)
///   choice(key, enum, names)                 bits(key, unsigned, how many)
///   object(key, struct)                      objects(key, QList of structs, most entries)
///   map(key, QMap<int, struct>, lowest key, highest)
/// A key that a file lacks leaves the default; a value out of its range refuses the file.
template <class Fields>
void describe(Fields& fields, ClassEntry& entry) {
  fields.text("name", entry.name, 1000);
  fields.integer("color", entry.color, 0, 1'000'000);
  fields.flag("visible", entry.visible);
}

template <class Fields>
void describe(Fields& fields, ProbeChoice& probe) {
  fields.integer("seed", probe.seed, 0, std::numeric_limits<std::uint64_t>::max());
  fields.flag("square", probe.square);
  fields.flag("reference", probe.reference);
  fields.flag("all_tokens", probe.all_tokens);
  fields.flag("likelihood", probe.likelihood);
  fields.flag("caption_errors", probe.caption_errors);
  fields.flag("adaptive", probe.adaptive);
  fields.flag("caption_per_class", probe.caption_per_class);
  fields.choice("text_columns", probe.text_columns, text_columns_names);
  fields.integers("elbo_timesteps", probe.elbo_timesteps, 0, 1 << 20);
  fields.integers("collect_timesteps", probe.collect_timesteps, 0, 1 << 20);
}

template <class Fields>
void describe(Fields& fields, CalibrationSettings& settings) {
  fields.number("gamma", settings.gamma, std::numeric_limits<double>::min(), 1);
  fields.choice("exponents", settings.exponents, exponent_names);
  fields.flag("paper_weighting", settings.paper_weighting);
  fields.flag("control_variate", settings.control_variate);
  fields.flag("shrink", settings.shrink);
  fields.integers("elbo_timesteps", settings.elbo_timesteps, 0, 1 << 20);
  fields.integers("collect_timesteps", settings.collect_timesteps, 0, 1 << 20);
  fields.optional_number("layer_sigma", settings.layer_sigma, 0, 1e6);
  fields.numbers("resolution_weights", settings.resolution_weights, -1e6, 1e6);
  fields.choice("softmax", settings.softmax, softmax_names);
  fields.flag("upsample_first", settings.upsample_first);
  fields.integer("self_passes", settings.self_passes, -1, 1000);
  fields.choice("variant", settings.variant, variant_names);
  fields.optional_number("threshold", settings.threshold, 0, 1);
}

template <class Fields>
void describe(Fields& fields, ViewChoice& view) {
  fields.bits("columns", view.columns, map_column_count);
  fields.choice("color_map", view.color_map, color_map_names);
  fields.number("opacity", view.opacity, 0, 1);
  fields.flag("stretch", view.stretch);
  fields.flag("wipe", view.wipe);
  fields.number("wipe_place", view.wipe_place, 0, 1);
  fields.flag("show_truth", view.show_truth);
}

template <class Fields>
void describe(Fields& fields, StoredView& stored) {
  fields.integer("number", stored.number, 1, most_stored_views);
  fields.object("view", stored.view);
  fields.number("scale", stored.scale, 1, 64);
  fields.number("center_x", stored.center.rx(), 0, 1);
  fields.number("center_y", stored.center.ry(), 0, 1);
}

template <class Fields>
void describe(Fields& fields, LabelMeaning& meaning) {
  fields.choice("kind", meaning.kind, label_kind_names);
  fields.text("name", meaning.name, 1000);
}

template <class Fields>
void describe(Fields& fields, TruthChoice& truth) {
  fields.flag("searched", truth.searched);
  fields.text("mask", truth.mask, 10'000);
  fields.map("meanings", truth.meanings, 0, 255);
}

template <class Fields>
void describe(Fields& fields, InspectState& state) {
  fields.text("caption", state.caption, 100'000);
  fields.objects("classes", state.classes, 1000);
  fields.object("probe", state.probe);
  fields.object("calibration", state.calibration);
  fields.object("view", state.view);
  fields.object("truth", state.truth);
  fields.objects("stored_views", state.stored_views, most_stored_views);
}

}  // namespace elboscope
