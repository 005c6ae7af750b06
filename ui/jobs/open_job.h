#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/diffusion/model_checklist.h"
#include "ui/jobs/job_result.h"
#include "ui/jobs/read_job.h"
#include "ui/jobs/recognition.h"

namespace elboscope {

class JobContext;

/// What is open already: decides whether a PNG of few values is a mask of it.
struct OpenContext {
  std::int64_t width = 0, height = 0;  ///< of the picture that is open; 0: none
  std::size_t classes = 0;
};

/// What a handful of paths turned out to be. One picture, record and model can be open at a time: the first of each
/// kind is taken, the others stand in left_closed.
struct OpenedFiles {
  struct Refusal {
    Recognised what;
    JobFailure failure;  ///< what a reader said; empty where the kind says it all
  };
  std::optional<RecordFile> record;
  ShownPicturePtr picture;
  std::size_t pictures_beside = 0;  ///< the picture is the first of a folder with that many
  std::optional<TruthFile> truth;   ///< recognised as a mask of the picture; without names
  std::optional<ModelChecklist> model;
  std::optional<SettingsFile> settings;
  std::optional<SessionPath> session;
  std::vector<std::filesystem::path> left_closed;
  std::vector<Refusal> refusals;
};

/// Work for the files lane. Whatever the files hold ends up in the result; throws only Error(cancelled).
OpenedFiles open_job(const std::vector<std::filesystem::path>& paths, const OpenContext& open, JobContext& context);

}  // namespace elboscope
