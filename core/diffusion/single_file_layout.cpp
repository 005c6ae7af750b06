#include "core/diffusion/single_file_layout.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {

namespace {

using nlohmann::json;
using Shape = std::vector<std::int64_t>;

// A name that only the wrong kinds of files have, and what they are.
struct OtherKind {
  std::string_view part;  ///< of a tensor's name
  bool begins = false;    ///< must stand at the beginning
  std::string_view what;
};

constexpr std::array<OtherKind, 14> other_kinds{{
    {"joint_blocks.0.", false,
     "a Stable Diffusion 3 checkpoint; single files are read of Stable Diffusion 1, 2 and XL, "
     "open the diffusers folder of this model (the one with model_index.json)"},
    {"double_blocks.0.", false,
     "a FLUX checkpoint; single files are read of Stable Diffusion 1, 2 and XL, open the "
     "diffusers folder of this model (the one with model_index.json)"},
    {"conditioner.embedders.0.model.", true,
     "the refiner of Stable Diffusion XL, which only finishes pictures; expected the base model"},
    {"control_model.", true, "a ControlNet, which steers a model; expected the model itself"},
    {"controlnet_cond_embedding.", true, "a ControlNet, which steers a model; expected the model itself"},
    {"lora_", false, "an adapter (LoRA), which holds changes to a model; expected the model itself"},
    {".lora", false, "an adapter (LoRA), which holds changes to a model; expected the model itself"},
    {"hada_w1", false, "an adapter (LyCORIS), which holds changes to a model; expected the model itself"},
    {"transformer_blocks.0.attn1.to_q.weight", false,
     "the denoiser of a diffusers folder alone; expected the whole checkpoint, or open the folder with "
     "model_index.json"},
    {"encoder.conv_in.weight", false, "a VAE alone; expected a whole checkpoint with denoiser, text encoders and VAE"},
    {"encoder.block.0.layer.0.SelfAttention", false,
     "a T5 text encoder alone; expected a whole checkpoint with denoiser, text encoders and VAE"},
    {"encoder.layers.0.self_attn", false,
     "a text encoder alone; expected a whole checkpoint with denoiser, text encoders and VAE"},
    {"emb_params", true, "a learned word (textual inversion); expected a whole checkpoint"},
    {"string_to_param", true, "a learned word (textual inversion); expected a whole checkpoint"},
}};

class Recogniser {
 public:
  explicit Recogniser(const SafetensorsFile& file) : file_(file) {}

  SingleFileLayout layout() {
    SingleFileLayout layout;
    if (!has(ldm_unet_prefix + std::string("input_blocks.0.0.weight"))) refuse_other_kind();
    layout.unet.prefix = ldm_unet_prefix;
    read_texts(layout);
    read_unet(layout);
    read_vae(layout);
    read_scheduler(layout);
    return layout;
  }

 private:
  bool has(const std::string& name) const { return file_.find(name) != nullptr; }

  const Shape& shape(const std::string& name, std::size_t dimensions, const char* part_of) const {
    const TensorView* tensor = file_.find(name);
    if (tensor == nullptr) {
      refuse(file_.display_name(), "tensor " + name + " is missing, expected a whole checkpoint with " + part_of + ".");
    }
    if (tensor->shape.size() != dimensions || std::count(tensor->shape.begin(), tensor->shape.end(), 0) > 0) {
      refuse(file_.display_name(), "tensor " + name + " has shape " + tensor->shape_text() + ", expected " +
                                       std::to_string(dimensions) + " dimensions, none of them empty.");
    }
    return tensor->shape;
  }

  bool any_begins(std::string_view beginning) const {
    return std::any_of(file_.tensors().begin(), file_.tensors().end(),
                       [&](const TensorView& tensor) { return std::string_view(tensor.name).starts_with(beginning); });
  }

  // Numbers from 0 on for which a tensor `before` + number + `after` exists; absurdly many are not counted to their
  // end.
  std::int64_t count(const std::string& before, const std::string& after) const {
    constexpr std::int64_t most = 1000;
    std::int64_t number = 0;
    while (number < most && has(before + std::to_string(number) + after)) ++number;
    return number;
  }

  [[noreturn]] void refuse_other_kind() const {
    for (const OtherKind& kind : other_kinds) {
      for (const TensorView& tensor : file_.tensors()) {
        const bool found = kind.begins ? std::string_view(tensor.name).starts_with(kind.part)
                                       : tensor.name.find(kind.part) != std::string::npos;
        if (!found) continue;
        refuse(file_.display_name(),
               "this is " + std::string(kind.what) + ". It holds the tensor " + printable(tensor.name, 120) + ".");
      }
    }
    const std::string held = file_.tensors().empty()
                                 ? "holds no tensors"
                                 : "holds " + std::to_string(file_.tensors().size()) + " tensors, the first called " +
                                       printable(file_.tensors().front().name, 120);
    refuse(file_.display_name(), held +
                                     "; expected a checkpoint of Stable Diffusion 1, 2 or XL, whose denoiser begins "
                                     "with model.diffusion_model.input_blocks.0.0.weight.");
  }

  // Text encoders decide which pipeline it is: the family's order of them is that of the embedders.
  void read_texts(SingleFileLayout& layout) const {
    if (any_begins("conditioner.embedders.1.model.")) {
      layout.pipeline_class = "StableDiffusionXLPipeline";
      layout.texts.push_back(clip("conditioner.embedders.0.transformer."));
      layout.texts.push_back(open_clip("conditioner.embedders.1.model.", false));
    } else if (any_begins("conditioner.embedders.0.model.")) {
      refuse_other_kind();
    } else if (any_begins("cond_stage_model.model.")) {
      layout.pipeline_class = "StableDiffusionPipeline";
      layout.texts.push_back(open_clip("cond_stage_model.model.", true));
    } else if (any_begins("cond_stage_model.transformer.")) {
      layout.pipeline_class = "StableDiffusionPipeline";
      layout.texts.push_back(clip("cond_stage_model.transformer."));
    } else {
      refuse(
          file_.display_name(),
          "holds a denoiser but no text encoder (names that begin with cond_stage_model. or conditioner.embedders.), "
          "expected a whole checkpoint with denoiser, text encoders and VAE.");
    }
  }

  // Heads cannot be seen; all published text encoders have 64 channels a head.
  static void describe_text(SingleFileText& text, const Shape& tokens, const Shape& positions, std::int64_t inner,
                            std::int64_t layers) {
    const std::int64_t width = tokens[1];
    text.config = {
        {"model_type", "clip_text_model"}, {"vocab_size", tokens[0]},     {"hidden_size", width},
        {"intermediate_size", inner},      {"num_hidden_layers", layers}, {"max_position_embeddings", positions[0]},
        {"projection_dim", width},         {"eos_token_id", 2},           {"layer_norm_eps", 1e-5}};
    text.config["hidden_act"] = text.open_clip ? "gelu" : "quick_gelu";
    const bool published = width == 768 || width == 1024 || width == 1280;
    if (published) text.config["num_attention_heads"] = width / 64;
    if (!published) text.untold = "num_attention_heads";
  }

  SingleFileText clip(const std::string& prefix) const {
    SingleFileText text;
    text.prefix = prefix;
    const std::string part = prefix + (any_begins(prefix + "text_model.") ? "text_model." : "");
    const std::string layers = part + "encoder.layers.";
    describe_text(text, shape(part + "embeddings.token_embedding.weight", 2, "its text encoder"),
                  shape(part + "embeddings.position_embedding.weight", 2, "its text encoder"),
                  shape(layers + "0.mlp.fc1.weight", 2, "its text encoder")[0], count(layers, ".layer_norm1.weight"));
    text.stored = [prefix](const std::string& name) { return StoredParameter{.name = prefix + name}; };
    return text;
  }

  SingleFileText open_clip(const std::string& prefix, bool drops_last) const {
    SingleFileText text;
    text.prefix = prefix;
    text.open_clip = true;
    text.may_drop_last = drops_last;
    text.unused = {"logit_scale", "attn_mask"};
    const std::string layers = prefix + "transformer.resblocks.";
    describe_text(text, shape(prefix + "token_embedding.weight", 2, "its text encoder"),
                  shape(prefix + "positional_embedding", 2, "its text encoder"),
                  shape(layers + "0.mlp.c_fc.weight", 2, "its text encoder")[0], count(layers, ".ln_1.weight"));
    if (drops_last) {
      text.unused.push_back("text_projection");
    } else {
      text.config["projection_dim"] = shape(prefix + "text_projection", 2, "its text encoder")[1];
    }
    text.stored = [prefix](const std::string& name) { return open_clip_parameter(name, prefix); };
    return text;
  }

  struct Level {
    std::int64_t resnets = 0, attentions = 0, width = 0, depth = 0;
  };

  [[noreturn]] void refuse_unet(const std::string& sentence) const {
    refuse(file_.display_name(), "the denoiser " + sentence);
  }

  // One numbered block of the way down, added to its level.
  void add_block(const std::string& block, Level& level) const {
    const std::int64_t width = shape(block + ".0.out_layers.3.weight", 4, "its denoiser")[0];
    const std::int64_t depth = count(block + ".1.transformer_blocks.", ".norm1.weight");
    if (level.resnets > 0 && width != level.width) {
      refuse_unet("changes its width within a level at " + block + ", expected the same width up to the next .op.");
    }
    if (depth > 0 && level.attentions > 0 && depth != level.depth) {
      refuse_unet("has " + std::to_string(depth) + " transformer blocks in " + block + ", expected " +
                  std::to_string(level.depth) + " as in the layer before it.");
    }
    level.width = width;
    ++level.resnets;
    if (depth == 0) return;
    level.depth = depth;
    ++level.attentions;
  }

  std::vector<Level> read_levels() const {
    const std::string prefix = ldm_unet_prefix;
    std::vector<Level> levels(1);
    constexpr int most_blocks = 256;
    for (int n = 1; n < most_blocks; ++n) {
      const std::string block = prefix + "input_blocks." + std::to_string(n);
      if (has(block + ".0.op.weight")) {
        levels.emplace_back();
      } else if (has(block + ".0.out_layers.3.weight")) {
        add_block(block, levels.back());
      } else {
        break;
      }
    }
    for (const Level& level : levels) {
      if (level.resnets == 0) refuse_unet("has a level without layers, expected one at least.");
      if (level.attentions != 0 && level.attentions != level.resnets) {
        refuse_unet("has attention in some layers of a level only, expected it in all of them or none.");
      }
    }
    return levels;
  }

  void check_latent_channels(std::int64_t in, std::int64_t out) const {
    if (in == out) return;
    const std::string got = "takes " + std::to_string(in) + " channels and gives " + std::to_string(out) + ": ";
    const std::string what = in == 2 * out + 1 ? "this is an inpainting model, which also takes a mask and a picture"
                             : in == 2 * out   ? "this is a picture-editing model, which also takes a picture"
                             : in == out + 1   ? "this is a depth model, which also takes depths"
                                               : "this is no text-to-image model";
    refuse_unet(got + what + "; expected a text-to-image model with as many input as output channels.");
  }

  // models.md 3.2 and 3.5.
  void read_unet(SingleFileLayout& layout) const {
    const std::string prefix = ldm_unet_prefix;
    const std::int64_t in = shape(prefix + "input_blocks.0.0.weight", 4, "its denoiser")[1];
    check_latent_channels(in, shape(prefix + "out.2.weight", 4, "its denoiser")[0]);
    const std::vector<Level> levels = read_levels();
    const std::string attention = attention_of(levels);
    json config{{"_class_name", "UNet2DConditionModel"}, {"in_channels", in}, {"out_channels", in}};
    LdmUNetLayout names;
    const std::int64_t mid_depth = count(prefix + "middle_block.1.transformer_blocks.", ".norm1.weight");
    const std::int64_t first_width = levels.front().width;
    // Heads: SD1 has 8 everywhere, the later ones 64 channels a head.
    const bool linear = shape_size(attention + ".proj_in.weight") == 2, published = first_width == 320;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const Level& level = levels[i];
      names.layers.push_back(level.resnets);
      config["block_out_channels"].push_back(level.width);
      config["layers_per_block"].push_back(level.resnets);
      config["down_block_types"].push_back(level.attentions > 0 ? "CrossAttnDownBlock2D" : "DownBlock2D");
      config["transformer_layers_per_block"].push_back(level.depth > 0          ? level.depth
                                                       : i + 1 == levels.size() ? std::max<std::int64_t>(1, mid_depth)
                                                                                : 1);
      if (published) config["attention_head_dim"].push_back(linear ? std::max<std::int64_t>(1, level.width / 64) : 8);
    }
    if (levels.back().depth > 0 && mid_depth != levels.back().depth) {
      refuse_unet("has " + std::to_string(mid_depth) + " transformer blocks in its middle, expected " +
                  std::to_string(levels.back().depth) + " as in its deepest level.");
    }
    std::int64_t first = 0;
    for (std::size_t i = levels.size(); i-- > 0; first += levels[i].resnets + 1) {
      const bool there = has(prefix + "output_blocks." + std::to_string(first) + ".1.norm.weight");
      names.up_attention.push_back(there);
      config["up_block_types"].push_back(there ? "CrossAttnUpBlock2D" : "UpBlock2D");
    }
    config["use_linear_projection"] = linear;
    config["cross_attention_dim"] = shape(attention + ".transformer_blocks.0.attn2.to_k.weight", 2, "its denoiser")[1];
    if (!published) layout.unet.untold = "attention_head_dim, norm_num_groups and sample_size";
    layout.unet.unused = {};
    add_text_time(layout, config);
    // The native side in latent cells; SD2's depends on what it predicts.
    config["sample_size"] = layout.pipeline_class == "StableDiffusionXLPipeline" ? 128 : 64;
    check_text_width(layout, config);
    layout.unet.config = std::move(config);
    layout.unet.stored = [names](const std::string& name) { return ldm_unet_parameter(name, names); };
  }

  std::size_t shape_size(const std::string& name) const {
    const TensorView* tensor = file_.find(name);
    return tensor == nullptr ? 0 : tensor->shape.size();
  }

  // The first attention of the way down, or the middle one.
  std::string attention_of(const std::vector<Level>& levels) const {
    std::int64_t block = 1;
    for (const Level& level : levels) {
      if (level.attentions > 0) return ldm_unet_prefix + std::string("input_blocks.") + std::to_string(block) + ".1";
      block += level.resnets + 1;
    }
    return ldm_unet_prefix + std::string("middle_block.1");
  }

  void add_text_time(const SingleFileLayout& layout, json& config) const {
    constexpr std::int64_t sizes = 6;
    const std::string first = ldm_unet_prefix + std::string("label_emb.0.0.weight");
    const bool xl = layout.pipeline_class == "StableDiffusionXLPipeline";
    if (!xl && has(first)) {
      refuse_unet(
          "takes numbers beside the timestep (label_emb), which models with one text encoder here do not; "
          "expected a text-to-image model.");
    }
    if (!xl) return;
    const std::int64_t width = shape(first, 2, "its denoiser")[1];
    const auto pooled = layout.texts.back().config["projection_dim"].get<std::int64_t>();
    if (width <= pooled || (width - pooled) % sizes != 0) {
      refuse_unet("takes " + std::to_string(width) + " numbers beside the timestep, expected " +
                  std::to_string(pooled) + " of the pooled text and six sinusoids of the same width.");
    }
    config["addition_embed_type"] = "text_time";
    config["addition_time_embed_dim"] = (width - pooled) / sizes;
    config["projection_class_embeddings_input_dim"] = width;
  }

  void check_text_width(const SingleFileLayout& layout, const json& config) const {
    std::int64_t width = 0;
    for (const SingleFileText& text : layout.texts) width += text.config["hidden_size"].get<std::int64_t>();
    const auto wanted = config["cross_attention_dim"].get<std::int64_t>();
    if (width == wanted) return;
    refuse_unet("takes texts of width " + std::to_string(wanted) + ", but the text encoders in this file give " +
                std::to_string(width) + ": they do not belong together.");
  }

  // models.md section 8.
  void read_vae(SingleFileLayout& layout) const {
    const bool usual = any_begins("first_stage_model.");
    SingleFilePart& vae = layout.vae;
    vae.prefix = usual ? "first_stage_model." : "vae.";
    vae.unused = {"loss.", "model_ema."};
    const std::string down = vae.prefix + "encoder.down.";
    json config{{"_class_name", "AutoencoderKL"}};
    config["in_channels"] = shape(vae.prefix + "encoder.conv_in.weight", 4, "its VAE (first_stage_model.)")[1];
    config["latent_channels"] = shape(vae.prefix + "decoder.conv_in.weight", 4, "its VAE (first_stage_model.)")[1];
    config["layers_per_block"] = count(down + "0.block.", ".norm1.weight");
    const std::int64_t levels = count(down, ".block.0.norm1.weight");
    config["block_out_channels"] = json::array();
    for (std::int64_t i = 0; i < levels; ++i) {
      config["block_out_channels"].push_back(
          shape(down + std::to_string(i) + ".block.0.conv2.weight", 4, "its VAE (first_stage_model.)")[0]);
      config["down_block_types"].push_back("DownEncoderBlock2D");
      config["up_block_types"].push_back("UpDecoderBlock2D");
    }
    if (levels == 0 || config["block_out_channels"].front() != 128) vae.untold = "norm_num_groups and sample_size";
    const bool xl = layout.pipeline_class == "StableDiffusionXLPipeline";
    config["use_quant_conv"] = has(vae.prefix + "quant_conv.weight");
    config["use_post_quant_conv"] = has(vae.prefix + "post_quant_conv.weight");
    config["scaling_factor"] = xl ? 0.13025 : 0.18215;
    config["sample_size"] = xl ? 1024 : 512;
    const auto mean = numbers("edm_mean"), deviation = numbers("edm_std");
    if (mean && deviation) {
      // Playground v2.5 (models.md section 4).
      config["latents_mean"] = *mean;
      config["latents_std"] = *deviation;
      config["scaling_factor"] = 0.5;
    }
    vae.config = std::move(config);
    vae.stored = [prefix = vae.prefix, levels](const std::string& name) {
      return ldm_vae_parameter(name, prefix, levels);
    };
  }

  std::optional<std::vector<double>> numbers(const std::string& name) const {
    constexpr std::int64_t most = 64;
    const TensorView* tensor = file_.find(name);
    if (tensor == nullptr || !is_floating(tensor->dtype) || tensor->elements() > most) return std::nullopt;
    std::vector<float> values(static_cast<std::size_t>(tensor->elements()));
    copy_as_float(*tensor, values.data());
    return std::vector<double>(values.begin(), values.end());
  }

  // What the pipelines of published models come with (models.md 12.1).
  void read_scheduler(SingleFileLayout& layout) const {
    json& scheduler = layout.scheduler;
    const bool xl = layout.pipeline_class == "StableDiffusionXLPipeline";
    if (xl && has("edm_mean") && has("edm_std")) {
      scheduler = {{"_class_name", "EDMDPMSolverMultistepScheduler"},
                   {"sigma_min", 0.002},
                   {"sigma_max", 80.0},
                   {"sigma_data", 0.5},
                   {"num_train_timesteps", 1000},
                   {"prediction_type", "epsilon"}};
      return;
    }
    const bool second = layout.texts.front().open_clip;
    scheduler = {{"_class_name", xl       ? "EulerDiscreteScheduler"
                                 : second ? "DDIMScheduler"
                                          : "PNDMScheduler"},
                 {"num_train_timesteps", 1000},
                 {"beta_start", 0.00085},
                 {"beta_end", 0.012},
                 {"beta_schedule", "scaled_linear"},
                 {"timestep_spacing", "leading"},
                 {"steps_offset", 1}};
    if (!xl) {
      scheduler["clip_sample"] = false;
      scheduler["set_alpha_to_one"] = false;
      scheduler["skip_prk_steps"] = true;
    }
    if (has("ztsnr")) scheduler["rescale_betas_zero_snr"] = true;
    // Marks that trainers leave; without one only SD2 comes in both kinds.
    const auto& metadata = file_.metadata();
    const auto told = metadata.find("modelspec.prediction_type");
    if (has("v_pred")) {
      scheduler["prediction_type"] = "v_prediction";
    } else if (told != metadata.end() && (told->second == "v" || told->second == "v_prediction")) {
      scheduler["prediction_type"] = "v_prediction";
    } else if (told != metadata.end() && told->second == "epsilon") {
      scheduler["prediction_type"] = "epsilon";
    } else if (!second) {
      scheduler["prediction_type"] = "epsilon";
    }
  }

  const SafetensorsFile& file_;
};

}  // namespace

SingleFileLayout recognise_single_file(const SafetensorsFile& file) {
  return Recogniser(file).layout();
}

void set_prediction_type(SingleFileLayout& layout, const std::string& prediction_type) {
  layout.scheduler["prediction_type"] = prediction_type;
  const bool second = layout.texts.size() == 1 && layout.texts.front().open_clip;
  if (!second || prediction_type != "v_prediction") return;
  layout.unet.config["sample_size"] = 96;
  layout.vae.config["sample_size"] = 768;
}

void keep_text_layers(SingleFileText& text, std::int64_t layers) {
  const auto stored = text.config["num_hidden_layers"].get<std::int64_t>();
  if (!text.may_drop_last || layers != stored - 1) return;
  text.config["num_hidden_layers"] = layers;
  text.unused.push_back("transformer.resblocks." + std::to_string(layers) + ".");
}

}  // namespace elboscope
