#include "core/diffusion/part_checks.h"

#include <algorithm>
#include <map>

#include "core/base/error.h"

namespace elboscope {

namespace {

std::string config_of(const char* component) {
  return std::string(component) + "/config.json";
}

void check_channels(const ModelParts& parts, const DenoiserFacts& facts) {
  const std::int64_t latent = parts.vae.latent_channels;
  if (facts.latent_channels != latent) {
    refuse(config_of(parts.family->denoiser),
           "the denoiser takes latents of " + std::to_string(facts.latent_channels) +
               " channels (by in_channels), but " + "those of the VAE have " + std::to_string(latent) +
               " (latent_channels in vae/config.json); expected the VAE that this denoiser was trained with.");
  }
  if (parts.vae.in_channels != 3 || parts.vae.out_channels != 3) {
    refuse("vae/config.json", "in_channels and out_channels are " + std::to_string(parts.vae.in_channels) + " and " +
                                  std::to_string(parts.vae.out_channels) + ", expected 3 and 3 (colour pictures).");
  }
}

struct Width {
  std::int64_t sum = 0;
  std::string encoders;
  void add(std::int64_t width, const char* encoder) {
    sum += width;
    encoders.append(encoders.empty() ? "" : " and ").append(encoder);
  }
};

void check_text_widths(const ModelParts& parts, const DenoiserFacts& facts) {
  std::map<int, Width> segments;
  Width pooled;
  for (std::size_t i = 0; i < parts.texts.size(); ++i) {
    if (parts.texts[i] == nullptr) continue;
    const TextEncoderRule& rule = parts.family->texts[i];
    const TextEncoderFacts encoder = facts_of(parts.texts[i]->config);
    if (rule.rows != TextRows::none) segments[rule.segment].add(encoder.width, rule.encoder);
    if (rule.pool == TextPool::end_row) pooled.add(encoder.width, rule.encoder);
    if (rule.pool == TextPool::projected) pooled.add(encoder.projected_width, rule.encoder);
  }
  const std::string file = config_of(parts.family->denoiser);
  for (const auto& [number, width] : segments) {
    // A segment that is padded may be narrower; the last one sets the width.
    const bool may_be_narrower = parts.family->pads_text && number == 0;
    if (may_be_narrower ? width.sum <= facts.text_width : width.sum == facts.text_width) continue;
    refuse(file, std::string(facts.text_width_key) + " is " + std::to_string(facts.text_width) + ", expected " +
                     (may_be_narrower ? "at least " : "") + std::to_string(width.sum) +
                     ", the width of the texts that " + width.encoders +
                     (width.encoders.find(' ') == std::string::npos ? " gives." : " give."));
  }
  if (pooled.sum != facts.pooled_width) {
    refuse(file, "the denoiser takes " +
                     (facts.pooled_width == 0 ? std::string("no pooled text")
                                              : "a pooled text of width " + std::to_string(facts.pooled_width)) +
                     ", but the text encoders of a " + parts.family->pipeline_class + " give " +
                     (pooled.sum == 0 ? std::string("none")
                                      : "one of width " + std::to_string(pooled.sum) + " (" + pooled.encoders + ")") +
                     ": they do not belong together.");
  }
}

}  // namespace

void check_networks_fit(const ModelParts& parts) {
  const DenoiserFacts facts = facts_of(parts.denoiser);
  check_channels(parts, facts);
  check_text_widths(parts, facts);
}

void check_scheduler_fits(const ModelParts& parts) {
  if (parts.scheduler.flow() == parts.family->flow) return;
  refuse("scheduler/scheduler_config.json",
         "its class is " + parts.scheduler.class_name + ", but a " + parts.family->pipeline_class +
             (parts.family->flow
                  ? " predicts a velocity and needs a flow-matching schedule such as FlowMatchEulerDiscreteScheduler."
                  : " needs a noise schedule such as DDIMScheduler, not a flow-matching one."));
}

void check_tokenizers_fit(const ModelParts& parts) {
  std::map<int, std::int64_t> lengths;
  for (std::size_t i = 0; i < parts.texts.size(); ++i) {
    if (parts.texts[i] == nullptr) continue;
    const TextEncoderRule& rule = parts.family->texts[i];
    const TextEncoderParts& text = *parts.texts[i];
    const TextEncoderFacts encoder = facts_of(text.config);
    const std::string tokenizer = rule.tokenizer;
    if (text.tokenizer->vocabulary_size() > encoder.vocabulary) {
      refuse(rule.kind == TextEncoderKind::t5 ? tokenizer : tokenizer + "/vocab.json",
             "the largest token id is " + std::to_string(text.tokenizer->vocabulary_size() - 1) +
                 ", expected at most " + std::to_string(encoder.vocabulary - 1) + " (vocab_size of " +
                 config_of(rule.encoder) + ").");
    }
    if (encoder.most_tokens > 0 && text.length > encoder.most_tokens) {
      refuse(tokenizer + "/tokenizer_config.json", "model_max_length is " + std::to_string(text.length) +
                                                       ", expected at most " + std::to_string(encoder.most_tokens) +
                                                       " (max_position_embeddings of " + config_of(rule.encoder) +
                                                       ").");
    }
    if (rule.rows == TextRows::none) continue;
    const auto [first, inserted] = lengths.emplace(rule.segment, text.length);
    if (!inserted && first->second != text.length) {
      refuse(tokenizer + "/tokenizer_config.json", "model_max_length is " + std::to_string(text.length) +
                                                       ", expected " + std::to_string(first->second) +
                                                       " as of the other tokenizer whose columns stand beside these.");
    }
  }
}

}  // namespace elboscope
