// Any text as a component's configuration. The first byte chooses the reader; the rest is the file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/base/error.h"
#include "core/diffusion/noise_schedule.h"
#include "core/nn/config.h"
#include "core/nn/t5_config.h"
#include "core/nn/transformer_configs.h"
#include "core/tensorfile/json_file.h"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void read_unet(const nlohmann::json& json) {
  const auto config = elboscope::read_unet_config(json, "fuzz");
  const std::size_t levels = config.block_out_channels.size();
  check(levels >= 1 && levels <= 8 && config.in_channels == config.out_channels);
  check(config.layers_per_block.size() == levels && config.attention_heads.size() == levels);
  check(config.down_cross_attention.size() == levels && config.up_cross_attention.size() == levels);
  check(config.transformer_layers_per_block.size() == levels);
  for (std::size_t i = 0; i < levels; ++i) {
    check(config.block_out_channels[i] > 0 && config.block_out_channels[i] % config.norm_num_groups == 0);
    check(config.layers_per_block[i] >= 1 && config.layers_per_block[i] <= 64);
    check(!config.down_cross_attention[i] || config.block_out_channels[i] % config.attention_heads[i] == 0);
  }
}

void read_vae(const nlohmann::json& json) {
  const auto config = elboscope::read_vae_config(json, "fuzz");
  check(config.downscale() >= 1 && config.latent_channels >= 1);
  for (const std::int64_t channels : config.block_out_channels) check(channels % config.norm_num_groups == 0);
}

void read_transformers(const nlohmann::json& json, int family) {
  if (family == 0) {
    const auto config = elboscope::read_sd3_transformer_config(json, "fuzz");
    check(config.width() >= 1 && config.width() <= 65536 && config.patch_size >= 1);
  } else if (family == 1) {
    const auto config = elboscope::read_pixart_transformer_config(json, "fuzz");
    check(config.width() % 4 == 0 && config.width() <= 65536 && config.sample_size >= config.patch_size);
  } else {
    const auto config = elboscope::read_flux_transformer_config(json, "fuzz");
    const auto& axes = config.axes_dims_rope;
    check(axes.size() == 3 && axes[0] + axes[1] + axes[2] == config.attention_head_dim);
  }
}

void read_t5(const nlohmann::json& json) {
  const auto config = elboscope::read_t5_config(json, "fuzz");
  check(config.num_heads >= 1 && config.d_kv >= 1 && config.d_model >= 1 && config.vocab_size >= 1);
}

void read_scheduler(const nlohmann::json& json) {
  const auto config = elboscope::read_scheduler_config(json, "fuzz");
  if (config.num_train_timesteps > 5000) return;  // only time would be spent
  if (config.flow() || config.edm()) return;  // have no table of this kind
  const elboscope::NoiseSchedule schedule(config);
  check(schedule.size() == config.num_train_timesteps);
  for (std::int64_t t = 0; t < schedule.size(); ++t) check(schedule.sigma(t) > 0 && schedule.alpha(t) >= 0);
  static_cast<void>(schedule.log_snr_slope(schedule.size() - 1));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  try {
    const auto json = elboscope::parse_json({reinterpret_cast<const char*>(data) + 1, size - 1}, "fuzz");
    switch (data[0] % 8) {
      case 0:
        read_unet(json);
        break;
      case 1:
        read_vae(json);
        break;
      case 2:
        static_cast<void>(elboscope::read_clip_text_config(json, "fuzz"));
        break;
      case 4:
      case 5:
      case 6:
        read_transformers(json, data[0] % 8 - 4);
        break;
      case 7:
        read_t5(json);
        break;
      default:
        read_scheduler(json);
        break;
    }
  } catch (const elboscope::Error& error) {
    check(error.kind == elboscope::ErrorKind::refused);
  }
  return 0;
}
