#include "core/diffusion/family.h"

namespace elboscope {

namespace {

using Kind = TextEncoderKind;

// models.md sections 4 to 6 and 9; the defaults are those of diffusers' pipelines.
const std::vector<FamilyRule>& families() {
  static const std::vector<FamilyRule> table{
      {.pipeline_class = "StableDiffusionPipeline",
       .name = "sd1",
       .second_name = "sd2",
       .denoiser = "unet",
       .denoiser_classes = {"UNet2DConditionModel"},
       .texts = {{.encoder = "text_encoder", .tokenizer = "tokenizer"}},
       .mends_scheduler = true,
       .guidance = 7.5},
      {.pipeline_class = "StableDiffusionXLPipeline",
       .name = "sdxl",
       .second_name = "sdxl",
       .denoiser = "unet",
       .denoiser_classes = {"UNet2DConditionModel"},
       .texts = {{.encoder = "text_encoder", .tokenizer = "tokenizer", .rows = TextRows::penultimate},
                 {.encoder = "text_encoder_2",
                  .tokenizer = "tokenizer_2",
                  .kind = Kind::clip_with_projection,
                  .rows = TextRows::penultimate,
                  .pool = TextPool::projected}},
       .zeros_for_empty = true,
       .guidance = 5},
      {.pipeline_class = "StableDiffusion3Pipeline",
       .name = "sd3",
       .second_name = "sd35",
       .denoiser = "transformer",
       .denoiser_classes = {"SD3Transformer2DModel"},
       .texts = {{.encoder = "text_encoder",
                  .tokenizer = "tokenizer",
                  .kind = Kind::clip_with_projection,
                  .rows = TextRows::penultimate,
                  .pool = TextPool::projected},
                 {.encoder = "text_encoder_2",
                  .tokenizer = "tokenizer_2",
                  .kind = Kind::clip_with_projection,
                  .rows = TextRows::penultimate,
                  .pool = TextPool::projected},
                 {.encoder = "text_encoder_3",
                  .tokenizer = "tokenizer_3",
                  .kind = Kind::t5,
                  .segment = 1,
                  .max_length = 256,
                  .optional = true}},
       .flow = true,
       .pads_text = true,
       .guidance = 7},
      {.pipeline_class = "PixArtAlphaPipeline",
       .name = "pixart",
       .second_name = "pixart",
       .denoiser = "transformer",
       .denoiser_classes = {"PixArtTransformer2DModel", "Transformer2DModel"},
       .texts = {{.encoder = "text_encoder",
                  .tokenizer = "tokenizer",
                  .kind = Kind::t5,
                  .max_length = 120,
                  .mask = true,
                  .lower_and_strip = true}},
       .guidance = 4.5},
      {.pipeline_class = "PixArtSigmaPipeline",  // the same network with longer texts
       .name = "pixart",
       .second_name = "pixart",
       .denoiser = "transformer",
       .denoiser_classes = {"PixArtTransformer2DModel", "Transformer2DModel"},
       .texts = {{.encoder = "text_encoder",
                  .tokenizer = "tokenizer",
                  .kind = Kind::t5,
                  .max_length = 300,
                  .mask = true,
                  .lower_and_strip = true}},
       .guidance = 4.5},
      {.pipeline_class = "FluxPipeline",
       .name = "flux",
       .second_name = "flux",
       .denoiser = "transformer",
       .denoiser_classes = {"FluxTransformer2DModel"},
       .texts =
           {{.encoder = "text_encoder", .tokenizer = "tokenizer", .rows = TextRows::none, .pool = TextPool::end_row},
            {.encoder = "text_encoder_2", .tokenizer = "tokenizer_2", .kind = Kind::t5, .max_length = 512}},
       .flow = true,
       .timestep_scale = 0.001,
       .sigmas_to_inverse_steps = true,
       .guidance_embedded = true,
       .guidance = 3.5},
  };
  return table;
}

}  // namespace

const FamilyRule* find_family(const std::string& pipeline_class) {
  for (const FamilyRule& family : families()) {
    if (pipeline_class == family.pipeline_class) return &family;
  }
  return nullptr;
}

std::string known_pipelines() {
  std::string names;
  for (const FamilyRule& family : families()) names.append(names.empty() ? "" : ", ").append(family.pipeline_class);
  return names;
}

const std::vector<std::string>& encoder_classes(TextEncoderKind kind) {
  static const std::vector<std::string> clip{"CLIPTextModel"}, projection{"CLIPTextModelWithProjection"},
      t5{"T5EncoderModel"};
  return kind == Kind::clip ? clip : kind == Kind::clip_with_projection ? projection : t5;
}

const std::vector<std::string>& tokenizer_classes(TextEncoderKind kind) {
  static const std::vector<std::string> clip{"CLIPTokenizer", "CLIPTokenizerFast"},
      t5{"T5Tokenizer", "T5TokenizerFast"};
  return kind == Kind::t5 ? t5 : clip;
}

}  // namespace elboscope
