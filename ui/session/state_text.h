#pragma once

#include <QStringList>
#include <nlohmann/json.hpp>
#include <string>

#include "ui/document/inspect_state.h"

namespace elboscope {

/// The state as JSON, every number in as many digits as bring it back bit for bit.
nlohmann::ordered_json state_json(const InspectState& state);
nlohmann::ordered_json settings_json(const CalibrationSettings& settings);
nlohmann::ordered_json probe_json(const ProbeChoice& probe);

/// Untrusted: types, ranges and lengths are checked, Error(refused) names `file` and the field. What this version does
/// not know (fields and choices of a newer one) is left out and its name appended to `unknown`; what is missing keeps
/// its default.
InspectState read_state(const nlohmann::json& json, const std::string& file, QStringList& unknown);
CalibrationSettings read_settings(const nlohmann::json& json, const std::string& file, QStringList& unknown);
ProbeChoice read_probe(const nlohmann::json& json, const std::string& file, QStringList& unknown);

/// The same as text that says what it is: for pictures that carry their settings and for autosaving.
std::string state_text(const InspectState& state);
InspectState parse_state_text(const std::string& text, const std::string& file, QStringList& unknown);

}  // namespace elboscope
