#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "core/diffusion/model_folder.h"

namespace elboscope {

int run_info(const std::filesystem::path& folder, const std::string& variant, const std::string& json) {
  const ModelInfo info = inspect_model_folder(folder, variant, !json.empty());
  if (json != "-") {
    std::printf("%s\n  family      %s (%s)\n", info.path.string().c_str(), info.family.c_str(), info.pipeline_class.c_str());
    if (!info.variant.empty()) std::printf("  variant     %s\n", info.variant.c_str());
    std::printf("  prediction  %s\n  native      %lld x %lld pixels, latent %lld x %lld\n\n", info.prediction_type.c_str(),
                static_cast<long long>(info.native_resolution), static_cast<long long>(info.native_resolution),
                static_cast<long long>(info.sample_size), static_cast<long long>(info.sample_size));
    std::printf("  %-14s %-24s %-6s %16s %14s  files\n", "component", "class", "type", "parameters", "bytes");
    for (const ComponentInfo& component : info.components) {
      std::string files;
      for (const std::string& file : component.weight_files) files += (files.empty() ? "" : ", ") + file;
      std::printf("  %-14s %-24s %-6s %16lld %14llu  %s\n", component.name.c_str(), component.class_name.c_str(), component.dtype.c_str(),
                  static_cast<long long>(component.parameters), static_cast<unsigned long long>(component.bytes), files.c_str());
    }
    std::printf("\n  nothing is missing: this folder can be used\n");
    for (const std::string& warning : info.warnings) std::printf("  note: %s\n", warning.c_str());
  }
  if (!json.empty()) {
    nlohmann::ordered_json result{{"path", info.path.string()}, {"family", info.family}, {"pipeline", info.pipeline_class},
                                  {"variant", info.variant}, {"prediction_type", info.prediction_type},
                                  {"sample_size", info.sample_size}, {"native_resolution", info.native_resolution}, {"sha256", info.sha256}};
    result["components"] = nlohmann::ordered_json::array();
    for (const ComponentInfo& component : info.components) {
      result["components"].push_back({{"name", component.name}, {"class", component.class_name}, {"dtype", component.dtype},
                                      {"parameters", component.parameters}, {"bytes", component.bytes}, {"files", component.weight_files}});
    }
    result["warnings"] = info.warnings;
    write_json(json, result);
  }
  return 0;
}

}  // namespace elboscope
