#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "core/verification/fixture_folder.h"

namespace elboscope {

int run_verify(const VerifyOptions& options, std::stop_token stop) {
  std::FILE* lines = options.json == "-" ? stderr : stdout;
  nlohmann::ordered_json cases = nlohmann::ordered_json::array();
  int ok = 0, failed = 0, unsupported = 0;
  VerifySettings settings;
  settings.op = options.op;
  settings.reference = options.reference;
  settings.threads = options.threads;
  for (const auto& folder : options.folders) {
    verify_fixture(folder, settings, [&](const VerifiedCase& one) {
      const bool is_ok = one.status == VerifiedCase::Status::ok, is_unsupported = one.status == VerifiedCase::Status::unsupported;
      (is_ok ? ok : is_unsupported ? unsupported : failed) += 1;
      const char* status = is_ok ? "ok" : is_unsupported ? "unsupported" : "fail";
      std::fprintf(lines, "%-18s %-13s %-28s %10.3g  tol %-8.3g %s%s%s\n", one.fixture.c_str(), one.op.c_str(), one.name.c_str(),
                   one.error, one.tolerance, is_ok ? "ok" : is_unsupported ? "unsupported" : "FAIL", one.message.empty() ? "" : ": ",
                   one.message.c_str());
      nlohmann::ordered_json entry{{"fixture", one.fixture}, {"name", one.name}, {"op", one.op}};
      // JSON has no infinity: a wrong shape or a number that is not finite has no error to state.
      entry["error"] = one.error <= 1e300 ? nlohmann::ordered_json(one.error) : nlohmann::ordered_json(nullptr);
      entry["tolerance"] = one.tolerance;
      entry["status"] = status;
      if (!one.message.empty()) entry["message"] = one.message;
      cases.push_back(std::move(entry));
    }, stop);
  }
  std::fprintf(lines, "%d ok, %d failed, %d unsupported\n", ok, failed, unsupported);
  if (!options.json.empty()) {
    const nlohmann::ordered_json result{{"cases", cases}, {"ok", ok}, {"failed", failed}, {"unsupported", unsupported}};
    write_json(options.json, result);
  }
  if (ok + failed + unsupported == 0) throw Error(ErrorKind::failed, {}, "no case was run: no case has op \"" + options.op + "\"");
  return failed + unsupported == 0 ? 0 : 1;
}

}  // namespace elboscope
