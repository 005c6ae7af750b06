#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "core/alignment/memory_estimate.h"
#include "core/diffusion/model_folder.h"

namespace elboscope {

namespace {

const char* plan_name(MemoryPlan plan) {
  return plan == MemoryPlan::stages ? "stages" : plan == MemoryPlan::offload ? "offload" : "resident";
}

void print_memory(const MemoryEstimate& memory) {
  std::printf("\n  memory to inspect a picture at %lld x %lld, denoiser in %s\n", static_cast<long long>(memory.width),
              static_cast<long long>(memory.height), memory.compute.c_str());
  std::printf("  %-14s %10s %10s %10s\n", "component", "weights", "as stored", "a pass");
  for (const ComponentMemory& component : memory.components) {
    std::printf("  %-14s %10s %10s %10s\n", component.name.c_str(), memory_text(component.weights).c_str(),
                memory_text(component.kept).c_str(), memory_text(component.activations).c_str());
  }
  std::printf("  %-14s %10s %10s %10s %10s  at its worst\n", "--memory", "peak", "weights", "passes", "maps");
  for (const MemoryPlan plan : {MemoryPlan::resident, MemoryPlan::stages, MemoryPlan::offload}) {
    const PlanMemory& of = memory.of(plan);
    std::printf("  %-14s %10s %10s %10s %10s  %s%s\n", plan_name(plan), memory_text(of.peak()).c_str(), memory_text(of.weights).c_str(),
                memory_text(of.activations).c_str(), memory_text(of.maps).c_str(), of.moment.c_str(),
                plan == memory.automatic ? "; what auto takes now" : "");
    if (of.host > 0) std::printf("  %-14s %10s  in the computer's own memory\n", "", memory_text(of.host).c_str());
  }
  std::printf("  free now       %10s; the program itself is counted with %s\n",
              memory.available > 0 ? memory_text(memory.available).c_str() : "unknown",
              memory_text(memory.resident.program).c_str());
}

nlohmann::ordered_json memory_json(const MemoryEstimate& memory) {
  nlohmann::ordered_json result{{"width", memory.width}, {"height", memory.height}, {"compute", memory.compute},
                                {"available", memory.available}, {"automatic", plan_name(memory.automatic)}};
  result["components"] = nlohmann::ordered_json::array();
  for (const ComponentMemory& component : memory.components) {
    result["components"].push_back({{"name", component.name}, {"weights", component.weights}, {"kept", component.kept},
                                    {"activations", component.activations}});
  }
  for (const MemoryPlan plan : {MemoryPlan::resident, MemoryPlan::stages, MemoryPlan::offload}) {
    const PlanMemory& of = memory.of(plan);
    result[plan_name(plan)] = {{"peak", of.peak()}, {"weights", of.weights}, {"activations", of.activations}, {"maps", of.maps},
                               {"program", of.program}, {"host", of.host}, {"moment", of.moment}};
  }
  return result;
}

}  // namespace

int run_info(const std::filesystem::path& folder, const LoadOptions& load, const std::string& json) {
  const ModelInfo info = inspect_model_folder(folder, load.variant, !json.empty(), load.single_file);
  const MemoryEstimate memory = estimate_memory(folder, load);
  if (json != "-") {
    std::printf("%s\n  family      %s (%s)\n", info.path.string().c_str(), info.family.c_str(), info.pipeline_class.c_str());
    if (!info.variant.empty()) std::printf("  variant     %s\n", info.variant.c_str());
    const auto whole = [](std::int64_t number) { return static_cast<long long>(number); };
    std::printf("  prediction  %s\n  native      %lld x %lld pixels, latent %lld x %lld\n", info.prediction_type.c_str(),
                whole(info.native_resolution), whole(info.native_resolution), whole(info.sample_size), whole(info.sample_size));
    std::printf("  working     sides in steps of %lld pixels; --fit square and --reference: %lld x %lld\n", whole(info.size_multiple),
                whole(info.square_resolution), whole(info.square_resolution));
    std::printf("  attention   %lld cross layers, %lld self layers; text columns %s\n", whole(info.cross_layers), whole(info.self_layers),
                info.text_columns.c_str());
    std::printf("  guidance    %g%s\n\n", info.guidance, info.guidance_embedded ? " (a number the model takes)" : "");
    std::printf("  %-14s %-31s %-6s %16s %14s  files\n", "component", "class", "type", "parameters", "bytes");
    for (const ComponentInfo& component : info.components) {
      std::string files;
      for (const std::string& file : component.weight_files) files += (files.empty() ? "" : ", ") + file;
      std::printf("  %-14s %-31s %-6s %16lld %14llu  %s\n", component.name.c_str(), component.class_name.c_str(), component.dtype.c_str(),
                  static_cast<long long>(component.parameters), static_cast<unsigned long long>(component.bytes), files.c_str());
    }
    print_memory(memory);
    std::printf("\n  nothing is missing: this folder can be used\n");
    for (const std::string& warning : info.warnings) std::printf("  note: %s\n", warning.c_str());
  }
  if (!json.empty()) {
    nlohmann::ordered_json result{{"path", info.path.string()}, {"family", info.family}, {"pipeline", info.pipeline_class},
                                  {"variant", info.variant}, {"prediction_type", info.prediction_type},
                                  {"sample_size", info.sample_size}, {"native_resolution", info.native_resolution}, {"sha256", info.sha256},
                                  {"square_resolution", info.square_resolution}, {"size_multiple", info.size_multiple},
                                  {"train_timesteps", info.train_timesteps}, {"cross_layers", info.cross_layers},
                                  {"self_layers", info.self_layers}, {"text_columns", info.text_columns}, {"guidance", info.guidance},
                                  {"guidance_embedded", info.guidance_embedded}};
    result["components"] = nlohmann::ordered_json::array();
    for (const ComponentInfo& component : info.components) {
      result["components"].push_back({{"name", component.name}, {"class", component.class_name}, {"dtype", component.dtype},
                                      {"parameters", component.parameters}, {"bytes", component.bytes}, {"files", component.weight_files}});
    }
    result["memory"] = memory_json(memory);
    result["warnings"] = info.warnings;
    write_json(json, result);
  }
  return 0;
}

}  // namespace elboscope
