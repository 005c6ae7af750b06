#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/tensorfile/atomic_file.h"
#include "core/tensorfile/json_file.h"
#include "core/training/training.h"

namespace elboscope {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

ordered_json scenes_to_json(const SceneOptions& s) {
  return {{"size", s.size}, {"min_objects", s.min_objects}, {"max_objects", s.max_objects}, {"zipf_exponent", s.zipf_exponent},
          {"min_scale", s.min_scale}, {"max_scale", s.max_scale}, {"max_rotation", s.max_rotation}, {"tints", s.tints},
          {"tint_probability", s.tint_probability}, {"occlusion", s.occlusion}, {"min_visible", s.min_visible}};
}

ordered_json captions_to_json(const CaptionOptions& c) {
  return {{"empty", c.empty}, {"single_object", c.single_object}, {"leave_one_out", c.leave_one_out},
          {"colour_word", c.colour_word}, {"background_word", c.background_word}};
}

/// Values out of a file that a user may have edited: each read says what is wrong with it.
class Reader {
 public:
  Reader(json object, std::string file) : object_(std::move(object)), file_(std::move(file)) {
    if (!object_.is_object()) refuse(file_, "is not a JSON object");
  }
  template <class Number>
  void number(const char* key, Number& target, double low, double high) const {
    const auto found = object_.find(key);
    if (found == object_.end()) return;
    if (!found->is_number() || !(found->get<double>() >= low && found->get<double>() <= high))
      refuse(file_, std::string(key) + " is " + printable(found->dump()) + ", expected a number from " + json(low).dump() + " to " + json(high).dump());
    target = found->get<Number>();
  }
  void numbers(const char* key, std::vector<std::int64_t>& target, std::size_t length) const {
    const auto found = object_.find(key);
    if (found == object_.end()) return;
    bool good = found->is_array() && !found->empty() && found->size() <= 6 && (length == 0 || found->size() == length);
    if (good)
      for (const auto& one : *found) good = good && one.is_number_integer() && one.get<std::int64_t>() > 0 && one.get<std::int64_t>() <= 4096;
    if (!good) refuse(file_, std::string(key) + " is " + printable(found->dump()) + ", expected a list of positive whole numbers, one a level");
    target = found->get<std::vector<std::int64_t>>();
  }
  std::string text(const char* key) const {
    const auto found = object_.find(key);
    if (found == object_.end()) return {};
    if (!found->is_string()) refuse(file_, std::string(key) + " is not a text");
    return found->get<std::string>();
  }
  Reader inside(const char* key) const {
    const auto found = object_.find(key);
    return {found == object_.end() ? json::object() : *found, file_ + " " + key};
  }

 private:
  json object_;
  std::string file_;
};

// Everything that follows from the widths, so that a plan cannot contradict itself.
void settle(TrainingPlan& plan) {
  plan.vae.sample_size = plan.scenes.size;
  plan.unet.sample_size = plan.scenes.size / plan.vae.downscale();
  plan.unet.in_channels = plan.unet.out_channels = plan.vae.latent_channels;
  plan.unet.cross_attention_dim = plan.text_encoder.hidden_size;
  const std::size_t levels = plan.unet.block_out_channels.size();
  plan.unet.layers_per_block.resize(levels, plan.unet.layers_per_block.front());
  plan.unet.down_cross_attention.assign(levels, true);
  plan.unet.up_cross_attention.assign(levels, true);
  plan.unet.transformer_layers_per_block.assign(levels, 1);
}

}  // namespace

TrainingPlan::TrainingPlan() {
  class_count = 24;
  scenes.size = 64;
  scenes.min_scale = 0.28;
  scenes.max_scale = 0.62;
  scenes.max_rotation = 15;
  scenes.tint_probability = 0.3;
  vae.block_out_channels = {32, 48, 96};
  vae.layers_per_block = 1;
  vae.norm_num_groups = 16;
  unet.block_out_channels = {64, 128, 192};
  unet.layers_per_block = {1, 1, 1};
  unet.attention_heads = {2, 4, 6};
  text_encoder.hidden_size = 96;
  text_encoder.intermediate_size = 384;
  text_encoder.num_hidden_layers = 3;
  text_encoder.num_attention_heads = 3;
  text_encoder.max_position_embeddings = 48;
  settle(*this);
}

SpriteSet TrainingPlan::load_sprites() const {
  const SpriteSet all = sprites.empty() ? SpriteSet::bundled() : SpriteSet::open(sprites);
  return class_count > 0 && class_count < static_cast<int>(all.classes().size()) ? all.first(class_count) : all;
}

TrainingPlan read_plan(const std::filesystem::path& run) {
  const auto path = run / "training.json";
  if (!std::filesystem::exists(path)) refuse(run.string(), "is not a training run: it has no training.json (`elboscope-train new` makes one)");
  const Reader all(read_json(path, "training.json"), "training.json");
  TrainingPlan plan;
  const Reader s = all.inside("scenes");
  s.number("size", plan.scenes.size, 16, 1024);
  s.number("min_objects", plan.scenes.min_objects, 1, 16);
  s.number("max_objects", plan.scenes.max_objects, plan.scenes.min_objects, 16);
  s.number("zipf_exponent", plan.scenes.zipf_exponent, 0, 10);
  s.number("min_scale", plan.scenes.min_scale, 0.01, 2);
  s.number("max_scale", plan.scenes.max_scale, plan.scenes.min_scale, 2);
  s.number("max_rotation", plan.scenes.max_rotation, 0, 180);
  s.number("tints", plan.scenes.tints, 0, 6);
  s.number("tint_probability", plan.scenes.tint_probability, 0, 1);
  s.number("occlusion", plan.scenes.occlusion, 0, 1);
  s.number("min_visible", plan.scenes.min_visible, 0, 1);
  const Reader c = all.inside("captions");
  c.number("empty", plan.captions.empty, 0, 1);
  c.number("single_object", plan.captions.single_object, 0, 1);
  c.number("leave_one_out", plan.captions.leave_one_out, 0, 1);
  c.number("colour_word", plan.captions.colour_word, 0, 1);
  c.number("background_word", plan.captions.background_word, 0, 1);
  all.number("class_count", plan.class_count, 0, 254);
  all.number("seed", plan.seed, 0, 9007199254740992.0);
  all.number("cached_scenes", plan.cached_scenes, 64, 1e8);
  plan.sprites = all.text("sprites");
  const Reader v = all.inside("vae");
  v.numbers("block_out_channels", plan.vae.block_out_channels, 0);
  v.number("layers_per_block", plan.vae.layers_per_block, 1, 4);
  v.number("latent_channels", plan.vae.latent_channels, 1, 32);
  v.number("norm_num_groups", plan.vae.norm_num_groups, 1, 1024);
  const Reader u = all.inside("unet");
  u.numbers("block_out_channels", plan.unet.block_out_channels, 0);
  const std::size_t levels = plan.unet.block_out_channels.size();
  u.numbers("layers_per_block", plan.unet.layers_per_block, levels);
  u.numbers("attention_heads", plan.unet.attention_heads, levels);
  u.number("norm_num_groups", plan.unet.norm_num_groups, 1, 1024);
  const Reader t = all.inside("text_encoder");
  t.number("hidden_size", plan.text_encoder.hidden_size, 8, 4096);
  t.number("intermediate_size", plan.text_encoder.intermediate_size, 8, 16384);
  t.number("num_hidden_layers", plan.text_encoder.num_hidden_layers, 1, 48);
  t.number("num_attention_heads", plan.text_encoder.num_attention_heads, 1, 64);
  t.number("max_position_embeddings", plan.text_encoder.max_position_embeddings, 8, 1024);
  settle(plan);
  const auto indivisible = [](const std::vector<std::int64_t>& widths, std::int64_t by) {
    return std::any_of(widths.begin(), widths.end(), [by](std::int64_t width) { return width % by != 0; });
  };
  if (indivisible(plan.vae.block_out_channels, plan.vae.norm_num_groups)) refuse("training.json vae", "norm_num_groups does not divide every block_out_channels");
  if (indivisible(plan.unet.block_out_channels, plan.unet.norm_num_groups)) refuse("training.json unet", "norm_num_groups does not divide every block_out_channels");
  for (std::size_t i = 0; i < levels; ++i)
    if (i >= plan.unet.attention_heads.size() || plan.unet.block_out_channels[i] % plan.unet.attention_heads[i] != 0)
      refuse("training.json unet", "attention_heads needs a number for every level that divides its width");
  if (plan.text_encoder.hidden_size % plan.text_encoder.num_attention_heads != 0)
    refuse("training.json text_encoder", "num_attention_heads does not divide hidden_size");
  const std::int64_t cell = plan.vae.downscale() << (levels - 1);
  if (plan.scenes.size % cell != 0)
    refuse("training.json scenes", "size is " + std::to_string(plan.scenes.size) + ", expected a multiple of " + std::to_string(cell) + " (the pixels of the deepest level's cell)");
  return plan;
}

void write_plan(const std::filesystem::path& run, const TrainingPlan& plan) {
  const ordered_json document{
      {"scenes", scenes_to_json(plan.scenes)},
      {"captions", captions_to_json(plan.captions)},
      {"class_count", plan.class_count},
      {"sprites", plan.sprites.string()},
      {"seed", plan.seed},
      {"cached_scenes", plan.cached_scenes},
      {"vae", {{"block_out_channels", plan.vae.block_out_channels}, {"layers_per_block", plan.vae.layers_per_block},
               {"latent_channels", plan.vae.latent_channels}, {"norm_num_groups", plan.vae.norm_num_groups}}},
      {"unet", {{"block_out_channels", plan.unet.block_out_channels}, {"layers_per_block", plan.unet.layers_per_block},
                {"attention_heads", plan.unet.attention_heads}, {"norm_num_groups", plan.unet.norm_num_groups}}},
      {"text_encoder", {{"hidden_size", plan.text_encoder.hidden_size}, {"intermediate_size", plan.text_encoder.intermediate_size},
                        {"num_hidden_layers", plan.text_encoder.num_hidden_layers}, {"num_attention_heads", plan.text_encoder.num_attention_heads},
                        {"max_position_embeddings", plan.text_encoder.max_position_embeddings}}}};
  std::filesystem::create_directories(run);
  AtomicFile file(run / "training.json");
  file.write(document.dump(1) + "\n");
  file.commit();
}

std::string world_json(const TrainingPlan& plan) {
  std::vector<std::string> classes;
  const SpriteSet sprites = plan.load_sprites();
  for (const auto& one : sprites.classes()) classes.push_back(one.name);
  const ordered_json document{{"scenes", scenes_to_json(plan.scenes)}, {"classes", classes}, {"training_seed", plan.seed}};
  return document.dump(1) + "\n";
}

}  // namespace elboscope
