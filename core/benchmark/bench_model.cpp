#include "core/benchmark/bench_model.h"

#include <ATen/ATen.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/nn/autoencoder_kl.h"
#include "core/nn/clip_text_model.h"
#include "core/nn/unet2d_condition.h"
#include "core/tensorfile/atomic_file.h"
#include "core/tensorfile/safetensors_file.h"

namespace elboscope {

namespace {

/// Hands out random parameters and keeps them, so that a network's constructor lists what its file must hold.
class KeptParameters final : public ParameterSource {
 public:
  explicit KeptParameters(std::uint64_t seed) : random_(seed) {}
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    at::Tensor value = random_.take(name, shape).contiguous();
    names_.push_back(name);
    values_.push_back(value.clone());
    return value;
  }
  bool has(const std::string&) const override { return false; }
  void write(const std::filesystem::path& path) const {
    std::vector<TensorToWrite> tensors;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      tensors.push_back({names_[i], DType::f32, values_[i].sizes().vec(), values_[i].data_ptr<float>()});
    }
    write_safetensors(path, tensors, {{"format", "pt"}});
  }

 private:
  RandomParameters random_;
  std::vector<std::string> names_;
  std::vector<at::Tensor> values_;
};

void write_text(const std::filesystem::path& path, const std::string& text) {
  AtomicFile file{path};
  file.write(text);
  file.commit();
}

std::string utf8(unsigned code) {
  if (code < 0x80) return {static_cast<char>(code)};
  return {static_cast<char>(0xC0 | (code >> 6)), static_cast<char>(0x80 | (code & 0x3F))};
}

/// Byte symbols without a single merge: every text has tokens, none is a word.
void write_byte_tokenizer(const std::filesystem::path& folder) {
  nlohmann::ordered_json vocabulary;
  std::vector<std::string> symbols;
  unsigned extra = 256;
  std::vector<std::string> later;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const bool printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    if (printable) symbols.push_back(utf8(byte));
    else later.push_back(utf8(extra++));
  }
  symbols.insert(symbols.end(), later.begin(), later.end());
  for (const std::string& symbol : symbols) vocabulary[symbol] = vocabulary.size();
  for (const std::string& symbol : symbols) vocabulary[symbol + "</w>"] = vocabulary.size();
  vocabulary["<|startoftext|>"] = vocabulary.size();
  vocabulary["<|endoftext|>"] = vocabulary.size();
  std::filesystem::create_directories(folder);
  write_text(folder / "vocab.json", vocabulary.dump());
  write_text(folder / "merges.txt", "#version: 0.2\n");
  write_text(folder / "special_tokens_map.json",
             R"({"bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "pad_token": "<|endoftext|>", "unk_token": "<|endoftext|>"})");
  write_text(folder / "tokenizer_config.json", R"({"model_max_length": 77, "tokenizer_class": "CLIPTokenizer"})");
}

}  // namespace

void write_bench_model(const std::filesystem::path& folder, std::int64_t latent) {
  using json = nlohmann::json;
  const json unet = {{"_class_name", "UNet2DConditionModel"}, {"sample_size", latent}, {"in_channels", 4}, {"out_channels", 4},
                     {"block_out_channels", {48, 96, 144, 192}}, {"layers_per_block", 2},
                     {"down_block_types", {"CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"}},
                     {"up_block_types", {"UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"}},
                     {"cross_attention_dim", 256}, {"attention_head_dim", 8}, {"norm_num_groups", 16}};
  const json vae = {{"_class_name", "AutoencoderKL"}, {"block_out_channels", {32, 64, 128, 128}}, {"layers_per_block", 1},
                    {"latent_channels", 4}, {"norm_num_groups", 16}, {"sample_size", latent * 8}, {"scaling_factor", 0.18215},
                    {"down_block_types", std::vector<std::string>(4, "DownEncoderBlock2D")},
                    {"up_block_types", std::vector<std::string>(4, "UpDecoderBlock2D")}};
  const json text = {{"architectures", {"CLIPTextModel"}}, {"model_type", "clip_text_model"}, {"hidden_size", 256}, {"intermediate_size", 1024},
                     {"num_hidden_layers", 6}, {"num_attention_heads", 4}, {"hidden_act", "quick_gelu"}, {"vocab_size", 514},
                     {"max_position_embeddings", 77}, {"eos_token_id", 2}, {"bos_token_id", 0}, {"pad_token_id", 1}};
  const json scheduler = {{"_class_name", "PNDMScheduler"}, {"num_train_timesteps", 1000}, {"beta_start", 0.00085}, {"beta_end", 0.012},
                          {"beta_schedule", "scaled_linear"}, {"skip_prk_steps", true}, {"steps_offset", 1}, {"set_alpha_to_one", false}};
  const json index = {{"_class_name", "StableDiffusionPipeline"}, {"scheduler", {"diffusers", "PNDMScheduler"}},
                      {"text_encoder", {"transformers", "CLIPTextModel"}}, {"tokenizer", {"transformers", "CLIPTokenizer"}},
                      {"unet", {"diffusers", "UNet2DConditionModel"}}, {"vae", {"diffusers", "AutoencoderKL"}}};
  for (const char* component : {"unet", "vae", "text_encoder", "scheduler"}) std::filesystem::create_directories(folder / component);
  KeptParameters unet_parameters(9001), vae_parameters(9002), text_parameters(9003);
  const UNet2DCondition unet_network(read_unet_config(unet, "unet/config.json"), unet_parameters);
  const AutoencoderKL vae_network(read_vae_config(vae, "vae/config.json"), vae_parameters);
  const ClipTextModel text_network(read_clip_text_config(text, "text_encoder/config.json"), text_parameters);
  unet_parameters.write(folder / "unet" / "diffusion_pytorch_model.safetensors");
  vae_parameters.write(folder / "vae" / "diffusion_pytorch_model.safetensors");
  text_parameters.write(folder / "text_encoder" / "model.safetensors");
  write_byte_tokenizer(folder / "tokenizer");
  write_text(folder / "unet" / "config.json", unet.dump(1));
  write_text(folder / "vae" / "config.json", vae.dump(1));
  write_text(folder / "text_encoder" / "config.json", text.dump(1));
  write_text(folder / "scheduler" / "scheduler_config.json", scheduler.dump(1));
  write_text(folder / "model_index.json", index.dump(1));
}

}  // namespace elboscope
