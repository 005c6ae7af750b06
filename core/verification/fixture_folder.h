// core/verification: runs recorded cases (inputs and expected outputs of diffusers and of the official code) through our own
// networks and tells how far off we are. Fixture format: docs/fixtures.md.
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace elboscope {

struct VerifiedCase {
  std::string fixture;  ///< folder name
  std::string name, op;
  double error = 0;      ///< largest |ours - expected| / max(1, max|expected|) over the case's tensors
  double tolerance = 0;  ///< of the tensor with the largest error relative to its own tolerance
  enum class Status { ok, fail, unsupported } status = Status::ok;
  std::string message;   ///< why it failed or is unsupported
};

struct VerifySettings {
  std::string op;          ///< only cases of this op; empty = all
  bool reference = false;  ///< compare with what the official code gives, its bugs of token positions included
  int threads = 0;
};

/// Runs the cases of one fixture folder (oracle.json, oracle.safetensors, model/) in order; `on_case` after each.
/// A folder that is no fixture, or whose model is broken, throws Error(refused).
std::vector<VerifiedCase> verify_fixture(const std::filesystem::path& folder, const VerifySettings& settings,
                                         const std::function<void(const VerifiedCase&)>& on_case = {}, std::stop_token stop = {});

}  // namespace elboscope
