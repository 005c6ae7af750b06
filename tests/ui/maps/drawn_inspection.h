// An inspection without a model: a drawn picture, maps whose values are known, a mask of the truth, layers.
#pragma once

#include <QImage>

#include "ui/document/inspect_document.h"

namespace elboscope::test {

/// Class i of n covers the i-th upright stripe: calibrated 1 inside and 0 outside, raw half of it on a base of 0.25.
inline std::shared_ptr<MapSet> striped_maps(const QStringList& names, int width, int height) {
  auto set = std::make_shared<MapSet>();
  Heatmaps& maps = set->maps;
  maps.width = width;
  maps.height = height;
  const auto classes = static_cast<std::size_t>(names.size());
  const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  maps.raw.assign(classes * pixels, 0.25F);
  maps.calibrated.assign(classes * pixels, 0.0F);
  set->raw_labels.assign(pixels, 0);
  set->calibrated_labels.assign(pixels, 0);
  for (std::size_t i = 0; i < classes; ++i) {
    maps.names.push_back(names[static_cast<qsizetype>(i)].toStdString());
    maps.classes.emplace_back();
    set->raw_ranges.push_back({0.25F, 0.75F});
    set->calibrated_ranges.push_back({0.0F, 1.0F});
    set->difference_ranges.push_back({-0.25F, 0.25F});
  }
  for (std::size_t p = 0; p < pixels; ++p) {
    const std::size_t owner = (p % static_cast<std::size_t>(width)) * classes / static_cast<std::size_t>(width);
    maps.calibrated[owner * pixels + p] = 1;
    maps.raw[owner * pixels + p] = 0.75F;
    set->calibrated_labels[p] = static_cast<std::uint8_t>(owner + 1);
  }
  return set;
}

/// The same stripes as a mask.
inline TruthFile striped_truth(const QStringList& names, int width, int height) {
  TruthFile truth;
  truth.path = "mask.png";
  truth.names = names;
  auto labels = std::make_shared<LabelPicture>();
  labels->width = width;
  labels->height = height;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto label = static_cast<std::uint8_t>(1 + x * static_cast<int>(names.size()) / width);
      labels->labels.push_back(label);
      ++truth.pixels[label];
    }
  }
  truth.labels = labels;
  return truth;
}

/// Two layers (8x8 and 4x4), tokens start, one a name, end, two of padding. A name's map is its stripe, `strength`
/// times as strong in the second layer; the start token takes 0.9 everywhere.
inline LayerMapsPtr striped_layers(const QStringList& names, float strength = 0.5F) {
  auto maps = std::make_shared<LayerMaps>();
  maps->timestep = 100;
  const auto add = [&](TokenColumn::Kind kind, const QString& text) {
    TokenColumn column;
    column.kind = kind;
    column.position = static_cast<int>(maps->tokens.size());
    column.text = text.toStdString();
    maps->tokens.push_back(column);
  };
  add(TokenColumn::Kind::start, {});
  for (const QString& name : names) add(TokenColumn::Kind::word, name);
  add(TokenColumn::Kind::end, {});
  add(TokenColumn::Kind::padding, {});
  add(TokenColumn::Kind::padding, {});
  maps->mean_height = maps->mean_width = 8;
  maps->mean.assign(maps->tokens.size() * 64, 0.01F);
  for (int l = 0; l < 2; ++l) {
    LayerMaps::Layer layer;
    layer.name = "down_blocks." + std::to_string(l) + ".attn2";
    layer.height = layer.width = l == 0 ? 8 : 4;
    layer.heads = 8;
    const auto size = static_cast<std::size_t>(layer.height * layer.width);
    for (std::size_t token = 0; token < maps->tokens.size(); ++token) {
      const bool word = maps->tokens[token].kind == TokenColumn::Kind::word;
      layer.largest.push_back(token == 0 ? 0.9F : word ? (l == 0 ? 0.2F : 0.2F * strength) : 0.05F);
      for (std::size_t p = 0; p < size; ++p) {
        const std::size_t owner = (p % static_cast<std::size_t>(layer.width)) * static_cast<std::size_t>(names.size()) /
                                  static_cast<std::size_t>(layer.width);
        const bool inside = !word || owner + 1 == token;
        layer.steps.push_back(inside ? 65535 : 0);
        if (l == 0 && inside) maps->mean[token * 64 + p] = layer.largest.back();
      }
    }
    maps->layers.push_back(std::move(layer));
  }
  return maps;
}

/// Picture, classes and maps in `document`.
inline void draw_inspection(InspectDocument& document, const QStringList& names, int side = 128) {
  QImage image(side, side, QImage::Format_RGB32);
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) image.setPixel(x, y, qRgb(x * 255 / side, y * 255 / side, 90));
  }
  document.set_picture(shown_picture(image));
  for (const QString& name : names) document.add_class(name);
  document.undo_stack().clear();
  auto record = std::make_shared<AlignmentRecord>();
  record->image_width = record->image_height = side;
  document.set_record(record);
  document.set_maps(striped_maps(names, side, side));
}

}  // namespace elboscope::test
