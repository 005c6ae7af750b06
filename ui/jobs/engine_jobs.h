#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/alignment/alignment_record.h"
#include "core/alignment/probe.h"
#include "core/diffusion/load_model.h"
#include "core/picture/picture.h"

namespace elboscope {

class JobContext;

/// Which model, and how it computes.
struct ModelChoice {
  std::filesystem::path folder;
  ComputeDevice device = ComputeDevice::automatic;
  ComputeType type = ComputeType::automatic;
  bool operator==(const ModelChoice&) const = default;
};

/// A model in memory. Immutable; shared between jobs.
struct LoadedModel {
  ModelChoice choice;
  std::shared_ptr<const DiffusionModel> model;
  ModelInfo info;
  std::string compute;  ///< "cpu, float32, 2 threads"
  bool fast_blas = true;
  double load_seconds = 0;
};
using LoadedModelPtr = std::shared_ptr<const LoadedModel>;

/// Work for a JobLane. Throws Error(refused, cancelled...).
LoadedModelPtr load_model_job(const ModelChoice& choice, JobContext& context);

/// What is measured, apart from the model.
struct ProbeRequest {
  std::shared_ptr<const Picture> picture;
  std::string picture_path;
  ProbeSettings settings;  ///< empty lists of timesteps: the official ones
};
using RecordPtr = std::shared_ptr<const AlignmentRecord>;

/// Measures; `on_part` is called in the worker's thread with copies of the record so far: when the maps are collected,
/// then as classes finish (not more often than copying is worth). A stopped run returns what it has (complete = false).
RecordPtr probe_job(const LoadedModel& model, const ProbeRequest& request,
                    const std::function<void(RecordPtr)>& on_part, JobContext& context);

}  // namespace elboscope
