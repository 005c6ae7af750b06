#include "ui/maps/map_region.h"

#include <QRectF>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace elboscope {
namespace {

/// Where a horizontal line crosses the outline, ascending.
void crossings(const QPolygonF& outline, double y, std::vector<double>& places) {
  places.clear();
  for (qsizetype i = 0; i < outline.size(); ++i) {
    const QPointF &a = outline[i], &b = outline[(i + 1) % outline.size()];
    // One end belongs to an edge, the other to the next: a corner is never crossed twice.
    if ((a.y() <= y) == (b.y() <= y)) continue;
    places.push_back(a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x()));
  }
  std::sort(places.begin(), places.end());
}

std::size_t pixels_of(const std::vector<RegionSpan>& spans) {
  std::size_t count = 0;
  for (const RegionSpan& span : spans) count += static_cast<std::size_t>(span.end - span.begin);
  return count;
}

void rank_classes(const InspectDocument& document, QList<RankedWord>& words) {
  if (!document.maps()) return;
  const Heatmaps& maps = document.maps()->maps;
  const int width = static_cast<int>(maps.width), height = static_cast<int>(maps.height);
  const auto spans = region_spans(document.region(), width, height);
  const auto pixels = static_cast<std::size_t>(maps.width * maps.height);
  for (int row = 0; row < document.state().classes.size(); ++row) {
    const int place = document.map_index(row);
    if (place < 0) continue;
    const std::size_t offset = pixels * static_cast<std::size_t>(place);
    if (maps.calibrated.size() < offset + pixels || maps.raw.size() < offset + pixels) continue;
    RankedWord word;
    word.text = document.state().classes[row].name;
    word.class_row = row;
    word.value = region_mean(maps.calibrated.data() + offset, width, spans);
    word.raw = region_mean(maps.raw.data() + offset, width, spans);
    words << word;
  }
}

void rank_tokens(const InspectDocument& document, QList<RankedWord>& words) {
  const LayerMapsPtr& layers = document.layers();
  if (!layers || layers->mean.empty()) return;
  const int width = static_cast<int>(layers->mean_width), height = static_cast<int>(layers->mean_height);
  const auto spans = region_spans(document.region(), width, height);
  const auto whole = region_spans(QPolygonF(QRectF(0, 0, 1, 1)), width, height);
  const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  for (std::size_t token = 0; token < layers->tokens.size(); ++token) {
    if (layers->tokens[token].kind != TokenColumn::Kind::word) continue;
    RankedWord word;
    word.kind = RankedWord::Kind::token;
    word.text = QString::fromStdString(layers->tokens[token].text).trimmed();
    const float* map = layers->mean.data() + token * pixels;
    word.value = region_mean(map, width, spans);
    word.elsewhere = region_mean(map, width, whole);
    words << word;
  }
}

}  // namespace

std::vector<RegionSpan> region_spans(const QPolygonF& outline, int width, int height) {
  std::vector<RegionSpan> spans;
  if (outline.isEmpty() || width < 1 || height < 1) return spans;
  const QRectF bounds = outline.boundingRect();
  const int top = std::clamp(static_cast<int>(std::floor(bounds.top() * height)), 0, height - 1),
            bottom = std::clamp(static_cast<int>(std::ceil(bounds.bottom() * height)), 0, height - 1);
  std::vector<double> places;
  for (int y = top; y <= bottom; ++y) {
    crossings(outline, (y + 0.5) / height, places);
    for (std::size_t i = 0; i + 1 < places.size(); i += 2) {
      const int begin = std::clamp(static_cast<int>(std::ceil(places[i] * width - 0.5)), 0, width),
                end = std::clamp(static_cast<int>(std::ceil(places[i + 1] * width - 0.5)), 0, width);
      if (end > begin) spans.push_back({y, begin, end});
    }
  }
  if (spans.empty()) {
    const int x = std::clamp(static_cast<int>(bounds.center().x() * width), 0, width - 1),
              y = std::clamp(static_cast<int>(bounds.center().y() * height), 0, height - 1);
    spans.push_back({y, x, x + 1});
  }
  return spans;
}

double region_mean(const float* map, int width, const std::vector<RegionSpan>& spans) {
  constexpr std::size_t enough = 32768;
  const std::size_t pixels = pixels_of(spans);
  int step = 1;
  while (pixels / static_cast<std::size_t>((step + 1) * (step + 1)) >= enough) ++step;
  double sum = 0;
  std::size_t count = 0;
  const auto add = [&] {
    for (const RegionSpan& span : spans) {
      if (span.y % step != step / 2) continue;
      const float* row = map + static_cast<std::ptrdiff_t>(span.y) * width;
      float part = 0;
      for (int x = span.begin + (step - 1) / 2; x < span.end; x += step) {
        part += row[x];
        ++count;
      }
      sum += static_cast<double>(part);
    }
  };
  add();
  return count > 0 ? sum / static_cast<double>(count) : 0;
}

QPolygonF spot_outline(const QPointF& center, const QSizeF& picture) {
  constexpr double share = 0.045;
  constexpr int corners = 28;
  const double radius = share * std::min(picture.width(), picture.height());
  QPolygonF outline;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    outline << QPointF(center.x() + std::cos(angle) * radius / std::max(1.0, picture.width()),
                       center.y() + std::sin(angle) * radius / std::max(1.0, picture.height()));
  }
  return outline;
}

QPolygonF moved_outline(const QPolygonF& outline, const QPointF& by) {
  const QPointF middle = outline.boundingRect().center();
  const QPointF target(std::clamp(middle.x() + by.x(), 0.0, 1.0), std::clamp(middle.y() + by.y(), 0.0, 1.0));
  return outline.translated(target - middle);
}

QList<RankedWord> rank_words(const InspectDocument& document) {
  QList<RankedWord> classes, tokens;
  if (document.region().isEmpty()) return classes;
  rank_classes(document, classes);
  rank_tokens(document, tokens);
  const auto stronger = [](const RankedWord& a, const RankedWord& b) { return a.value > b.value; };
  std::stable_sort(classes.begin(), classes.end(), stronger);
  std::stable_sort(tokens.begin(), tokens.end(), stronger);
  return classes + tokens;
}

}  // namespace elboscope
