// Single-file checkpoints: the same model as from its folder, recognised by names and shapes, refused with a sentence
// where something is missing or foreign.
#include "checkpoint_model.h"
#include "core/diffusion/diffusion_model.h"
#include "core/diffusion/single_file_layout.h"
#include "oracle.h"

#include <cmath>
#include <fstream>
#include <map>

#include "core/alignment/probe.h"
#include "core/base/error.h"
#include "core/nn/autoencoder_kl.h"
#include "core/nn/clip_text_model.h"
#include "core/nn/unet2d_condition.h"

#include <QTemporaryDir>
#include <QTest>

namespace elboscope {

namespace {

using namespace test;

std::shared_ptr<DiffusionModel> load(const fs::path& path, const SingleFileOptions& single_file = {}) {
  LoadOptions options;
  options.device = ComputeDevice::cpu;
  options.single_file = single_file;
  return load_model(path, options);
}

ProbePicture picture(std::int64_t side) {
  ProbePicture result;
  result.path = "drawn";
  result.width = result.height = result.working_width = result.working_height = side;
  for (std::int64_t i = 0; i < side * side * 3; ++i)
    result.rgb.push_back(static_cast<std::uint8_t>((i * 31 + 7) % 251));
  return result;
}

QString refusal(const fs::path& file, const SingleFileOptions& options = {}) {
  try {
    inspect_model_folder(file, {}, false, options);
    return "nothing was refused";
  } catch (const Error& error) {
    return error.what();
  }
}

// Names and shapes that a network asks for, as a checkpoint has them; no weight exists.
class Listing final : public ParameterSource {
 public:
  explicit Listing(std::function<StoredParameter(const std::string&)> stored) : stored_(std::move(stored)) {}
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    const StoredParameter stored = stored_(name);
    std::vector<std::int64_t> whole = shape;
    whole.front() *= stored.parts;
    shapes[stored.name] = whole;
    return {};
  }
  bool has(const std::string&) const override { return false; }
  std::map<std::string, std::vector<std::int64_t>> shapes;

 private:
  std::function<StoredParameter(const std::string&)> stored_;
};

json unet_config(const std::string& kind) {
  if (kind == "sdxl") {
    return {{"block_out_channels", {320, 640, 1280}},
            {"down_block_types", {"DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"}},
            {"up_block_types", {"CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"}},
            {"attention_head_dim", {5, 10, 20}},
            {"transformer_layers_per_block", {1, 2, 10}},
            {"cross_attention_dim", 2048},
            {"use_linear_projection", true},
            {"addition_embed_type", "text_time"},
            {"addition_time_embed_dim", 256},
            {"projection_class_embeddings_input_dim", 2816},
            {"sample_size", 128}};
  }
  json config{{"cross_attention_dim", 768}, {"sample_size", 64}};
  if (kind == "sd2") {
    config = {{"cross_attention_dim", 1024},
              {"sample_size", 64},
              {"use_linear_projection", true},
              {"attention_head_dim", {5, 10, 20, 20}}};
  }
  return config;
}

json text_config(std::int64_t width, std::int64_t layers, std::int64_t heads) {
  return {{"hidden_size", width},         {"intermediate_size", 4 * width}, {"num_hidden_layers", layers},
          {"num_attention_heads", heads}, {"projection_dim", width},        {"vocab_size", 49408}};
}

}  // namespace

class TestSingleFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void the_same_as_the_folder_data() {
    QTest::addColumn<QString>("prediction");
    QTest::newRow("sd1") << "epsilon";
    QTest::newRow("sd2") << "v_prediction";
    QTest::newRow("sdxl") << "edm";
  }
  void the_same_as_the_folder() {
    QFETCH(QString, prediction);
    const Model both(QTest::currentDataTag());
    const ModelInfo info = inspect_model_folder(both.file, {}, true);
    QCOMPARE(QString::fromStdString(info.family), QString(QTest::currentDataTag()));
    QCOMPARE(QString::fromStdString(info.prediction_type), prediction);
    QVERIFY2(info.warnings.empty(), info.warnings.empty() ? "" : info.warnings.front().c_str());
    const auto model = load(both.folder), single = load(both.file);
    QCOMPARE(model_info(*single).sha256, info.sha256);
    const ModelInfo &ours = model_info(*single), &theirs = model_info(*model);
    QCOMPARE(ours.native_resolution, theirs.native_resolution);
    QCOMPARE(ours.square_resolution, theirs.square_resolution);
    QCOMPARE(ours.text_columns, theirs.text_columns);

    const TextConditioning text = model->encode_text({"a red cat", ""}), same = single->encode_text({"a red cat", ""});
    QVERIFY(at::equal(text.encoder_hidden_states, same.encoder_hidden_states));
    QVERIFY(text.pooled.defined() == same.pooled.defined() &&
            (!text.pooled.defined() || at::equal(text.pooled, same.pooled)));
    ProbeSettings settings;
    settings.classes = {"cat", "dog"};
    settings.caption = "a photo of a cat and a dog";
    settings.elbo_timesteps = {1, 501};
    settings.collect_timesteps = {20};
    const std::int64_t side = 4 * theirs.size_multiple;
    const AlignmentRecord expected = probe(*model, picture(side), settings);
    const AlignmentRecord record = probe(*single, picture(side), settings);
    QCOMPARE(record.losses, expected.losses);
    QVERIFY(record.losses.front() > 0);
    QCOMPARE(record.cross_layers.size(), expected.cross_layers.size());
    for (std::size_t i = 0; i < record.cross_layers.size(); ++i)
      QCOMPARE(record.cross_layers[i].maps, expected.cross_layers[i].maps);
    QCOMPARE(record.self_operators, expected.self_operators);
  }

  // models.md 3.5: what shapes and names tell of the published models.
  void published_data() {
    QTest::addColumn<double>("unet_parameters");
    QTest::newRow("sd1") << 859520964.0;
    QTest::newRow("sd2") << 865910724.0;
    QTest::newRow("sdxl") << 2567463684.0;
  }
  void published() {
    QFETCH(double, unet_parameters);
    const std::string kind = QTest::currentDataTag();
    const UNet2DConditionConfig unet = read_unet_config(unet_config(kind), "unet");
    const LdmUNetLayout layout{unet.layers_per_block, unet.up_cross_attention};
    Listing listing([&](const std::string& name) { return ldm_unet_parameter(name, layout); });
    const UNet2DCondition network(unet, listing);
    double parameters = 0;
    for (const auto& [name, shape] : listing.shapes) {
      double elements = 1;
      for (const std::int64_t size : shape) elements *= static_cast<double>(size);
      parameters += elements;
    }
    QCOMPARE(parameters, unet_parameters);
    const auto add = [&](const auto& make, const std::function<StoredParameter(const std::string&)>& stored) {
      Listing more(stored);
      make(more);
      listing.shapes.merge(more.shapes);
    };
    const auto add_clip = [&](const json& config, const std::string& prefix) {
      add([&](Listing& list) { const ClipTextModel model(read_clip_text_config(config, "text"), list); },
          [&](const std::string& name) { return StoredParameter{.name = prefix + name}; });
    };
    const auto add_open = [&](const json& config, const std::string& prefix, bool projection) {
      ClipTextConfig read = read_clip_text_config(config, "text");
      read.with_projection = projection;
      add([&](Listing& list) { const ClipTextModel model(read, list); },
          [&](const std::string& name) { return open_clip_parameter(name, prefix); });
    };
    if (kind == "sd1") add_clip(text_config(768, 12, 12), "cond_stage_model.transformer.");
    if (kind == "sd2") add_open(text_config(1024, 24, 16), "cond_stage_model.model.", false);
    if (kind == "sdxl") {
      add_clip(text_config(768, 12, 12), "conditioner.embedders.0.transformer.");
      add_open(text_config(1280, 32, 20), "conditioner.embedders.1.model.", true);
    }
    const json vae{{"block_out_channels", {128, 256, 512, 512}},
                   {"layers_per_block", 2},
                   {"down_block_types", std::vector<std::string>(4, "DownEncoderBlock2D")},
                   {"up_block_types", std::vector<std::string>(4, "UpDecoderBlock2D")}};
    add([&](Listing& list) { const AutoencoderKL model(read_vae_config(vae, "vae"), list); },
        [](const std::string& name) { return ldm_vae_parameter(name, "first_stage_model.", 4); });

    // A file of the right size that takes no room: nothing but its header is ever looked at.
    QTemporaryDir directory;
    const fs::path file = fs::path(directory.path().toStdString()) / "model.safetensors";
    json header;
    std::uint64_t at = 0;
    for (const auto& [name, shape] : listing.shapes) {
      std::uint64_t bytes = 2;
      for (const std::int64_t size : shape) bytes *= static_cast<std::uint64_t>(size);
      header[name] = {{"dtype", "F16"}, {"shape", shape}, {"data_offsets", {at, at + bytes}}};
      at += bytes;
    }
    const std::string text = header.dump();
    const std::uint64_t length = text.size();
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(&length), 8) << text;
    fs::resize_file(file, 8 + length + at);
    SingleFileLayout found = recognise_single_file(*SafetensorsFile::open(file));
    const UNet2DConditionConfig told = read_unet_config(found.unet.config, "unet");
    QCOMPARE(told.block_out_channels, unet.block_out_channels);
    QCOMPARE(told.attention_heads, unet.attention_heads);
    QCOMPARE(told.transformer_layers_per_block, unet.transformer_layers_per_block);
    QCOMPARE(told.layers_per_block, unet.layers_per_block);
    QVERIFY(told.down_cross_attention == unet.down_cross_attention &&
            told.up_cross_attention == unet.up_cross_attention);
    QCOMPARE(told.cross_attention_dim, unet.cross_attention_dim);
    QCOMPARE(told.use_linear_projection, unet.use_linear_projection);
    QCOMPARE(told.addition_time_embed_dim, unet.addition_time_embed_dim);
    QCOMPARE(told.pooled_width, unet.pooled_width);
    QCOMPARE(told.sample_size, unet.sample_size);
    QVERIFY(found.unet.untold.empty() && found.vae.untold.empty());
    const AutoencoderKLConfig autoencoder = read_vae_config(found.vae.config, "vae");
    QCOMPARE(autoencoder.block_out_channels, (std::vector<std::int64_t>{128, 256, 512, 512}));
    QCOMPARE(autoencoder.scaling_factor, kind == "sdxl" ? 0.13025 : 0.18215);
    const ClipTextConfig encoder = read_clip_text_config(found.texts.back().config, "text");
    QCOMPARE(encoder.num_attention_heads, std::int64_t{kind == "sd1" ? 12 : kind == "sd2" ? 16 : 20});
    QCOMPARE(QString::fromStdString(encoder.hidden_act), QString(kind == "sd1" ? "quick_gelu" : "gelu"));
    QCOMPARE(found.scheduler.contains("prediction_type"), kind != "sd2");
    if (kind == "sd2") {
      keep_text_layers(found.texts.front(), 23);
      QCOMPARE(found.texts.front().config["num_hidden_layers"].get<int>(), 23);
      set_prediction_type(found, "v_prediction");
      QCOMPARE(found.unet.config["sample_size"].get<int>(), 96);
    }
  }

  void other_files_data() {
    QTest::addColumn<QString>("tensor");
    QTest::addColumn<QString>("said");
    QTest::newRow("FLUX") << "model.diffusion_model.double_blocks.0.img_attn.norm.key_norm.scale"
                          << "FLUX";
    QTest::newRow("SD3") << "model.diffusion_model.joint_blocks.0.context_block.adaLN_modulation.1.bias"
                         << "Stable Diffusion 3";
    QTest::newRow("refiner") << "conditioner.embedders.0.model.text_projection"
                             << "refiner";
    QTest::newRow("LoRA") << "lora_unet_down_blocks_0.lora_up.weight"
                          << "LoRA";
    QTest::newRow("ControlNet") << "control_model.time_embed.0.weight"
                                << "ControlNet";
    QTest::newRow("a component") << "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q.weight"
                                 << "model_index.json";
    QTest::newRow("a VAE") << "encoder.conv_in.weight"
                           << "VAE alone";
    QTest::newRow("a text encoder") << "text_model.encoder.layers.0.self_attn.k_proj.weight"
                                    << "text encoder alone";
    QTest::newRow("anything") << "weights"
                              << "holds 1 tensors, the first called \"weights\"";
  }
  void other_files() {
    QFETCH(QString, tensor);
    QFETCH(QString, said);
    QTemporaryDir directory;
    const fs::path file = fs::path(directory.path().toStdString()) / "model.safetensors";
    write(file, {{tensor.toStdString(), at::ones({2, 2})}});
    const QString sentence = refusal(file);
    QVERIFY2(sentence.contains(said) && (sentence.contains("expected") || sentence.contains("open the")),
             qPrintable(sentence));
    QVERIFY2(sentence.startsWith("model.safetensors: "), qPrintable(sentence));
  }

  void missing_and_foreign_parts() {
    const std::string unet = ldm_unet_prefix;
    Model model("sd2");
    const Tensors whole = model.tensors;
    const auto said = [&](const std::function<void(Tensors&)>& spoil) {
      model.tensors = whole;
      spoil(model.tensors);
      model.save();
      return refusal(model.file);
    };
    const auto without = [&](const std::string& beginning) {
      return said([&](Tensors& all) {
        std::erase_if(all, [&](const auto& entry) { return entry.first.starts_with(beginning); });
      });
    };
    QVERIFY(without(unet + "middle_block.2.in_layers.2.weight")
                .contains("middle_block.2.in_layers.2.weight is missing, expected one of shape [24, 24, 3, 3]"));
    QVERIFY(without("first_stage_model.").contains("its VAE"));
    QVERIFY(
        without("first_stage_model.decoder.mid.attn_1.q.weight").contains("decoder.mid.attn_1.q.weight is missing"));
    QVERIFY(without("cond_stage_model.").contains("no text encoder"));
    QVERIFY(without("cond_stage_model.model.transformer.resblocks.1.attn.in_proj_weight")
                .contains("resblocks.1.attn.in_proj_weight is missing"));
    QVERIFY(said([&](Tensors& all) {
              all[unet + "input_blocks.0.0.weight"] = at::ones({8, 9, 3, 3});
            }).contains("inpainting"));
    QVERIFY(said([&](Tensors& all) {
              all["cond_stage_model.model.transformer.resblocks.0.attn.in_proj_weight"] = at::ones({73, 24});
            }).contains("shape [73, 24], expected [72, 24]"));
    QVERIFY(said([&](Tensors& all) { all[unet + "out.2.bias"] = at::full({4}, NAN); }).contains("finite"));
    // What belongs nowhere is told, not refused.
    QVERIFY(said([&](Tensors& all) { all["surprise"] = at::ones({1}); }).contains("nothing was refused"));
    const ModelInfo info = inspect_model_folder(model.file);
    QCOMPARE(info.warnings.size(), std::size_t{1});
    QVERIFY(QString::fromStdString(info.warnings.front()).contains("surprise"));
  }

  void what_stands_beside() {
    Model model("sd2");
    // Without configurations the heads of such narrow networks are unknown.
    const fs::path elsewhere = fs::path(model.directory.path().toStdString()) / "elsewhere";
    fs::create_directories(elsewhere);
    fs::rename(model.file, elsewhere / "x.safetensors");
    model.file = elsewhere / "x.safetensors";
    QVERIFY(refusal(model.file).contains("--prediction v"));
    QVERIFY2(refusal(model.file, {{}, "v_prediction"}).contains("unet/config.json in"),
             qPrintable(refusal(model.file, {{}, "v_prediction"})));
    QVERIFY(refusal(model.file, {{}, "velocity"}).contains("expected epsilon or v_prediction"));
    QVERIFY(refusal(model.file, {elsewhere / "nowhere", ""}).contains("is not a folder"));
    QCOMPARE(refusal(model.file, {model.beside, ""}), QString("nothing was refused"));
    // The option beats the scheduler, a mark in the file beats it too.
    QCOMPARE(inspect_model_folder(model.file, {}, false, {model.beside, "epsilon"}).prediction_type,
             std::string("epsilon"));
    model.set("scheduler/scheduler_config.json", "prediction_type", "epsilon");
    const auto told = [&] { return inspect_model_folder(model.file, {}, false, {model.beside, ""}).prediction_type; };
    QCOMPARE(told(), std::string("epsilon"));
    model.save({{"modelspec.prediction_type", "v"}});
    QCOMPARE(told(), std::string("v_prediction"));
    // Configurations of another model: only the tokenizer is taken, and the sentence says which does not fit.
    model.set("text_encoder/config.json", "hidden_size", 48);
    const QString foreign = refusal(model.file, {model.beside, ""});
    QVERIFY2(foreign.contains("hidden_size is 48, but in the checkpoint it is 24"), qPrintable(foreign));
    model.set("model_index.json", "_class_name", "StableDiffusionXLPipeline");
    QVERIFY(refusal(model.file, {model.beside, ""}).contains("_class_name is \"StableDiffusionXLPipeline\""));
    fs::remove_all(model.beside / "tokenizer");
    model.set("model_index.json", "_class_name", "StableDiffusionPipeline");
    model.set("text_encoder/config.json", "hidden_size", 24);
    QVERIFY(refusal(model.file, {model.beside, ""}).contains("vocab.json and merges.txt"));
  }

  // OpenCLIP's texts end in zeros; a tokenizer that stands alone is made to.
  void a_tokenizer_alone_pads_as_open_clip() {
    const Model model("sdxl");
    fs::remove_all(model.beside / "tokenizer_2");
    const auto single = load(model.file);
    const fs::path second = model.folder / "tokenizer_2" / "tokenizer_config.json";
    json config = read_json(second, "tokenizer_config.json");
    config["pad_token"] = "!";
    std::ofstream(second) << config.dump();
    const fs::path map = model.folder / "tokenizer_2" / "special_tokens_map.json";
    config = read_json(map, "special_tokens_map.json");
    config["pad_token"] = "!";
    std::ofstream(map) << config.dump();
    const auto folder = load(model.folder);
    QVERIFY(at::equal(single->encode_text({"cat"}).pooled, folder->encode_text({"cat"}).pooled));
    QVERIFY(at::equal(single->encode_text({"cat"}).encoder_hidden_states,
                      folder->encode_text({"cat"}).encoder_hidden_states));
  }

  void pickles_are_never_opened() {
    QTemporaryDir directory;
    for (const auto& [name, start] : {std::pair<const char*, const char*>{"a.ckpt", "PK\x03\x04"},
                                      {"b.safetensors", "PK\x03\x04"},
                                      {"c.pt", "\x80\x02}q"},
                                      {"d.bin", "anything"}}) {
      const fs::path file = fs::path(directory.path().toStdString()) / name;
      std::ofstream(file, std::ios::binary) << start << "and more";
      QVERIFY(refusal(file).contains("pickle"));
      QVERIFY(!looks_like_checkpoint(file));
    }
    QVERIFY(refusal(fs::path(directory.path().toStdString()) / "missing").contains("does not exist"));
    const Model model("sd1");
    QVERIFY(looks_like_checkpoint(model.file));
    QVERIFY(!looks_like_checkpoint(model.folder / "unet" / "diffusion_pytorch_model.safetensors"));
  }
};

}  // namespace elboscope

QTEST_APPLESS_MAIN(elboscope::TestSingleFile)
#include "test_single_file.moc"
