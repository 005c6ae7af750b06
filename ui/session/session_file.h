// ui/session: an inspection as one file, and as one that survives a crash.
#pragma once

#include <QStringList>
#include <array>
#include <filesystem>
#include <optional>

#include "ui/document/inspect_state.h"
#include "ui/jobs/engine_jobs.h"
#include "ui/jobs/read_job.h"

namespace elboscope {

/// Everything that is to be there again when a session is opened. A value: copying costs some shared pointers.
struct Session {
  InspectState state;                                            ///< see state_fields.h
  std::array<std::optional<CalibrationSettings>, 2> slots = {};  ///< A and B
  QString title;
  ShownPicturePtr picture;                  ///< may be null; a stand-in is made anew of the record
  std::optional<TruthFile> truth;           ///< only with a picture
  RecordPtr record;                         ///< may be null: nothing was measured yet
  std::optional<ProbeChoice> record_probe;  ///< what was asked for when it was measured, where that is known
  ModelChoice model;                        ///< what it was measured with
  int selected_class = -1;
};

/// What a file gave.
struct ReadSession {
  Session session;
  QStringList unknown;  ///< names of fields of a newer version, which were left out
};

/// One safetensors file, atomically: the record's tensors and description as in a record file (so a session of a
/// measured picture also opens as a record), metadata "elboscope_session" (JSON: format, state, slots, title, selected
/// class, paths of picture, truth and model as information), tensors "session/picture" U8 [height, width, 3] and
/// "session/truth" U8 [height, width]. Throws Error(failed).
void save_session(const Session& session, const std::filesystem::path& path);

/// Untrusted: every count, size, index and number is checked, memory is bounded by the size of the file, and no path
/// inside is opened. Throws Error(refused).
ReadSession load_session(const std::filesystem::path& path);
/// The same from bytes in memory (fuzzing).
ReadSession parse_session(const std::byte* data, std::size_t size, const std::string& display_name);

/// What sessions are called: ".elboscope".
inline constexpr const char* session_extension = ".elboscope";

}  // namespace elboscope
