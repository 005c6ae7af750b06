// Pillow's bilinear resampling (src/libImaging/Resample.c describes it): a triangle filter as wide as the shrinking
// factor, weights rounded to 22 fractional bits, each pass rounded to 8 bits, rows first. Models were trained on
// pictures made this way and the official code's squares are too, so a single bit matters.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/picture/decoders.h"
#include "core/picture/picture.h"

namespace elboscope {
namespace {

constexpr int kFractionBits = 32 - 8 - 2;
constexpr std::int32_t kHalf = 1 << (kFractionBits - 1);

/// Which inputs an output takes, and with which weights.
struct Weights {
  struct Window {
    std::int64_t first = 0, count = 0;
    std::size_t offset = 0;  ///< of its weights in `values`
  };
  std::vector<Window> windows;
  std::vector<std::int32_t> values;
};

Weights triangle_weights(std::int64_t in, std::int64_t out) {
  Weights weights;
  weights.windows.reserve(static_cast<std::size_t>(out));
  const double scale = static_cast<double>(in) / static_cast<double>(out);
  const double filter_scale = std::max(scale, 1.0), support = filter_scale;  // the triangle reaches 1 to each side
  const double inverse = 1.0 / filter_scale;
  std::vector<double> exact;
  for (std::int64_t x = 0; x < out; ++x) {
    const double center = (static_cast<double>(x) + 0.5) * scale;
    const std::int64_t first = std::max<std::int64_t>(static_cast<std::int64_t>(center - support + 0.5), 0);
    const std::int64_t end = std::min(static_cast<std::int64_t>(center + support + 0.5), in);
    exact.clear();
    double sum = 0;
    for (std::int64_t i = 0; i < end - first; ++i) {
      const double distance = std::abs((static_cast<double>(i + first) - center + 0.5) * inverse);
      exact.push_back(distance < 1.0 ? 1.0 - distance : 0.0);
      sum += exact.back();
    }
    weights.windows.push_back({first, end - first, weights.values.size()});
    for (double value : exact)
      weights.values.push_back(
          static_cast<std::int32_t>(0.5 + (sum != 0.0 ? value / sum : value) * (1 << kFractionBits)));
  }
  return weights;
}

std::uint8_t to_byte(std::int32_t sum) {
  return static_cast<std::uint8_t>(std::clamp(sum >> kFractionBits, 0, 255));
}

void resample_row(const std::uint8_t* in, const Weights& weights, std::uint8_t* out) {
  for (const Weights::Window& window : weights.windows) {
    const std::uint8_t* pixel = in + window.first * 3;
    const std::int32_t* weight = weights.values.data() + window.offset;
    std::int32_t red = kHalf, green = kHalf, blue = kHalf;
    for (std::int64_t i = 0; i < window.count; ++i, pixel += 3) {
      red += pixel[0] * weight[i];
      green += pixel[1] * weight[i];
      blue += pixel[2] * weight[i];
    }
    *out++ = to_byte(red);
    *out++ = to_byte(green);
    *out++ = to_byte(blue);
  }
}

/// Output rows [begin, end). Every input row is resampled once and added to the rows whose windows hold it, so nothing
/// as tall as the input is ever stored (Pillow keeps that picture: 400 GB for a picture one pixel wide and 268 million
/// tall).
void resample_rows(const Picture& in, const Weights* across, const Weights* down, std::int64_t begin, std::int64_t end,
                   std::int64_t width, std::uint8_t* out) {
  const auto row_bytes = static_cast<std::size_t>(width) * 3;
  std::vector<std::uint8_t> resampled(row_bytes);
  const auto input_row = [&](std::int64_t y) {
    const std::uint8_t* row = in.rgb.data() + y * in.width * 3;
    if (!across) return row;
    resample_row(row, *across, resampled.data());
    return static_cast<const std::uint8_t*>(resampled.data());
  };
  if (!down) {
    for (std::int64_t y = begin; y < end; ++y)
      std::memcpy(out + static_cast<std::size_t>(y) * row_bytes, input_row(y), row_bytes);
    return;
  }
  std::vector<std::int32_t> sums(row_bytes * static_cast<std::size_t>(end - begin), kHalf);
  const auto window = [&](std::int64_t y) { return down->windows[static_cast<std::size_t>(y)]; };
  std::int64_t low = begin;  // windows begin and end in ascending order
  for (std::int64_t y = window(begin).first; y < window(end - 1).first + window(end - 1).count; ++y) {
    while (low < end && window(low).first + window(low).count <= y) ++low;
    if (low >= end || window(low).first > y) continue;
    const std::uint8_t* row = input_row(y);
    for (std::int64_t target = low; target < end && window(target).first <= y; ++target) {
      const std::int32_t weight =
          down->values[window(target).offset + static_cast<std::size_t>(y - window(target).first)];
      std::int32_t* sum = sums.data() + static_cast<std::size_t>(target - begin) * row_bytes;
      for (std::size_t i = 0; i < row_bytes; ++i) sum[i] += row[i] * weight;
    }
  }
  std::uint8_t* target = out + static_cast<std::size_t>(begin) * row_bytes;
  for (std::int32_t sum : sums) *target++ = to_byte(sum);
}

}  // namespace

Picture resize_bilinear(const Picture& picture, std::int64_t width, std::int64_t height) {
  if (width < 1 || height < 1 || width > kMaxPixels / height)
    throw Error(ErrorKind::usage, {},
                "A picture cannot be resized to " + std::to_string(width) + " x " + std::to_string(height) +
                    " pixels, expected 1 to " + std::to_string(kMaxPixels) + " pixels.");
  if (width == picture.width && height == picture.height) return picture;
  // A side that keeps its length is not filtered at all, as in Pillow.
  const Weights across = width == picture.width ? Weights{} : triangle_weights(picture.width, width);
  const Weights down = height == picture.height ? Weights{} : triangle_weights(picture.height, height);
  Picture result{width, height, {}};
  result.rgb.resize(static_cast<std::size_t>(width * height) * 3);
  // Blocks bound the sums that are kept; their borders do not change a bit, because integer sums do not depend on
  // order.
  const std::int64_t block = std::clamp<std::int64_t>((std::int64_t{1} << 20) / (width * 3), 1, 64);
  parallel_for((height + block - 1) / block, 1, [&](std::int64_t first, std::int64_t last) {
    for (std::int64_t b = first; b < last; ++b)
      resample_rows(picture, across.windows.empty() ? nullptr : &across, down.windows.empty() ? nullptr : &down,
                    b * block, std::min((b + 1) * block, height), width, result.rgb.data());
  });
  return result;
}

}  // namespace elboscope
