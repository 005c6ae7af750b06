// Attention at a place that a recorder may want to see. All networks attend through here.
#pragma once

#include <ATen/ATen.h>

#include "core/nn/attention_recorder.h"

namespace elboscope {

/// Thrown inside a pass when the recorder has seen enough; networks catch it and return an undefined prediction.
struct RecordingFinished {};

/// Counts attention sites in the order in which a network is built, which is the order in which it runs.
struct SiteCounter {
  int cross = 0, self = 0;
};

/// `site` with the query grid of one pass.
AttentionSite site_at(const AttentionSite& site, std::int64_t height, std::int64_t width);

/// attention() (core/nn/attention.h) at `site`: asks the recorder, if there is one, and hands over what it wanted.
/// Shapes and `key_mask` as there; queries are the grid height x width (or several grids in a row). Throws
/// RecordingFinished.
at::Tensor recorded_attention(const AttentionSite& site, std::int64_t height, std::int64_t width,
                              const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, double scale,
                              AttentionRecorder* recorder, const at::Tensor& key_mask = {});

/// A joint attention, where image and text tokens look at both: one softmax that a recorder sees as two sites of one
/// name. cross: image queries, text keys; self: image queries, image keys. Rows are not normalised again, so they sum
/// to 1 only over both together. Queries, keys and values are handed over likewise cut, the output is that of the image
/// rows.
struct JointSites {
  AttentionSite cross, self;
};
JointSites joint_sites(const std::string& name, std::int64_t heads, SiteCounter& counter);

struct JointOutput {
  at::Tensor image, text;  ///< [B, I, heads*d], [B, L, heads*d]
};
/// image_query [B, heads, I, d], text_query [B, heads, L, d] or undefined if nobody needs the text's rows; key and
/// value [B, heads, I + L, d]: image tokens first. The order of the keys is ours to choose: a softmax does not see it.
/// The recorder is asked for cross, then for self, before the one kernel call that serves both. Throws
/// RecordingFinished.
JointOutput recorded_joint_attention(const JointSites& sites, std::int64_t height, std::int64_t width,
                                     const at::Tensor& image_query, const at::Tensor& text_query, const at::Tensor& key,
                                     const at::Tensor& value, double scale, AttentionRecorder* recorder);

}  // namespace elboscope
