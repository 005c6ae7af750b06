#include "core/training/model_export.h"

#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/diffusion/diffusion_model.h"
#include "core/diffusion/file_parameters.h"
#include "core/nn/clip_text_model.h"
#include "core/nn/unet2d_condition.h"
#include "core/tensorfile/json_file.h"
#include "core/training/tokenizer_training.h"

#include <QTemporaryDir>
#include <QTest>

namespace elboscope {

namespace {

namespace fs = std::filesystem;

// Random parameters, kept, so that the constructors of the networks list what a model needs.
class KeptParameters final : public ParameterSource {
 public:
  explicit KeptParameters(std::uint64_t seed) : random_(seed) {}
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) override {
    at::Tensor value = random_.take(name, shape);
    kept.push_back({name, value});
    return value;
  }
  bool has(const std::string&) const override { return false; }

  NamedTensors kept;

 private:
  RandomParameters random_;
};

// The parameters a file should hold, under the trainer's names.
class RoundedParameters final : public ParameterSource {
 public:
  explicit RoundedParameters(const NamedTensors& tensors) : tensors_(tensors) {}
  at::Tensor take(const std::string& name, const std::vector<std::int64_t>&) override {
    for (const NamedTensor& tensor : tensors_) {
      if (tensor.name == name) return tensor.value.contiguous().to(at::kHalf).to(at::kFloat);
    }
    refuse("test", "has no " + name + ".");
  }
  bool has(const std::string&) const override { return false; }

 private:
  const NamedTensors& tensors_;
};

ModelToExport small_model() {
  ModelToExport model;
  model.tokenizer = train_clip_tokenizer({"a red cat, a red dog", "a blue dog and a cat"}, 600, 1, 20);
  const auto tokenizer = ClipTokenizer::parse(model.tokenizer, "tokenizer");
  model.unet.block_out_channels = {16, 32, 48};
  model.unet.layers_per_block = {1, 2, 1};
  model.unet.down_cross_attention = {false, true, true};
  model.unet.up_cross_attention = {true, true, false};
  model.unet.attention_heads = {2, 4, 8};
  model.unet.transformer_layers_per_block = {1, 1, 1};
  model.unet.cross_attention_dim = 24;
  model.unet.norm_num_groups = 8;
  model.unet.sample_size = 8;
  model.vae.block_out_channels = {8, 16, 16};
  model.vae.norm_num_groups = 8;
  model.vae.sample_size = 32;
  model.vae.scaling_factor = 0.73;
  model.text_encoder.vocab_size = tokenizer->vocabulary_size();
  model.text_encoder.hidden_size = 24;
  model.text_encoder.intermediate_size = 48;
  model.text_encoder.num_hidden_layers = 2;
  model.text_encoder.num_attention_heads = 4;
  model.text_encoder.max_position_embeddings = 20;
  KeptParameters unet(1), vae(2), text(3);
  const UNet2DCondition unet_network(model.unet, unet);
  const AutoencoderKL vae_network(model.vae, vae);
  const ClipTextModel text_network(model.text_encoder, text);
  model.unet_parameters = unet.kept;
  model.vae_parameters = vae.kept;
  model.text_encoder_parameters = text.kept;
  return model;
}

// A place for a model in a folder of its own, so that anything left over beside it is seen.
class Place {
 public:
  fs::path model() const { return fs::path(directory_.path().toStdString()) / "model"; }
  void text(const std::string& name, const std::string& content) const {
    fs::create_directories((model() / name).parent_path());
    std::ofstream(model() / name) << content;
  }
  std::string read(const std::string& name) const { return read_text(model() / name, name); }
  std::ptrdiff_t entries_beside() const {
    return std::distance(fs::directory_iterator(directory_.path().toStdString()), fs::directory_iterator());
  }

 private:
  QTemporaryDir directory_;
};

std::string different_tensor(const fs::path& folder, WeightNaming naming, const NamedTensors& expected) {
  const WeightSet weights = WeightSet::open(choose_weights(folder, folder.filename().string(), naming, ""));
  if (weights.names().size() != expected.size()) return "another number of tensors";
  for (const auto& [name, value] : expected) {
    const auto entry = weights.find(name);
    if (!entry || entry->tensor.dtype != DType::f16) return name;
    at::Tensor read = at::empty(entry->tensor.shape);
    copy_as_float(entry->tensor, read.data_ptr<float>());
    if (!read.equal(value.to(at::kFloat).to(at::kHalf).to(at::kFloat))) return name;
  }
  return {};
}

template <typename Action>
Error error_of(Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    return error;
  }
  return {ErrorKind::cancelled, "", "nothing was thrown"};
}

}  // namespace

class TestModelExport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void weights_come_back_rounded_data() {
    QTest::addColumn<quint64>("shard_bytes");
    QTest::addColumn<bool>("sharded");
    QTest::newRow("one file each") << quint64{15'500'000} << false;
    QTest::newRow("shards") << quint64{100'000} << true;
  }
  void weights_come_back_rounded() {
    QFETCH(quint64, shard_bytes);
    QFETCH(bool, sharded);
    ModelToExport model = small_model();
    model.shard_bytes = shard_bytes;
    // As a trainer has them: channels-last, another float type.
    at::Tensor& kernel = model.unet_parameters.front().value;
    kernel = kernel.contiguous(at::MemoryFormat::ChannelsLast);
    at::Tensor& exact = model.vae_parameters.front().value;
    exact = exact.to(at::kDouble);
    const Place place;
    export_model(place.model(), model);
    const fs::path folder = place.model();
    QCOMPARE(different_tensor(folder / "unet", WeightNaming::diffusers, model.unet_parameters), std::string());
    QCOMPARE(different_tensor(folder / "vae", WeightNaming::diffusers, model.vae_parameters), std::string());
    QCOMPARE(different_tensor(folder / "text_encoder", WeightNaming::transformers, model.text_encoder_parameters),
             std::string());
    QCOMPARE(fs::exists(folder / "unet" / "diffusion_pytorch_model.safetensors.index.json"), sharded);
    QCOMPARE(fs::exists(folder / "unet" / "diffusion_pytorch_model.safetensors"), !sharded);
    for (const auto& file : fs::recursive_directory_iterator(folder)) {
      if (file.path().extension() == ".safetensors") QVERIFY(file.file_size() <= shard_bytes);
    }
    QCOMPARE(place.entries_beside(), std::ptrdiff_t{1});
  }

  void index_counts_bytes_and_names_shards() {
    ModelToExport model = small_model();
    model.shard_bytes = 30'000;
    const Place place;
    export_model(place.model(), model);
    const auto index = nlohmann::json::parse(place.read("text_encoder/model.safetensors.index.json"));
    std::int64_t bytes = 0;
    for (const NamedTensor& tensor : model.text_encoder_parameters) bytes += 2 * tensor.value.numel();
    QCOMPARE(index["metadata"]["total_size"].get<std::int64_t>(), bytes);
    QCOMPARE(index["weight_map"].size(), model.text_encoder_parameters.size());
    const std::string first = index["weight_map"][model.text_encoder_parameters.front().name];
    QVERIFY2(QString::fromStdString(first).startsWith("model-00001-of-0000"), first.c_str());
  }

  void loaded_model_computes_the_same() {
    const ModelToExport model = small_model();
    const Place place;
    export_model(place.model(), model);
    LoadOptions options;
    options.device = ComputeDevice::cpu;
    options.threads = 1;
    const auto loaded = load_model(place.model(), options);
    QVERIFY(model_info(*loaded).warnings.empty());
    QCOMPARE(loaded->scheduler().class_name, std::string("DDIMScheduler"));
    QVERIFY(!loaded->scheduler().set_alpha_to_one);
    QVERIFY(!loaded->scheduler().clip_sample);
    QCOMPARE(loaded->scheduler().steps_offset, std::int64_t{1});
    QCOMPARE(loaded->vae().config().scaling_factor, 0.73);
    const auto& network = dynamic_cast<const UNet2DCondition&>(loaded->denoiser());
    QCOMPARE(network.config().attention_heads, (std::vector<std::int64_t>{2, 4, 8}));
    QCOMPARE(network.config().layers_per_block, (std::vector<std::int64_t>{1, 2, 1}));

    const c10::NoGradGuard no_gradients;  // as the loaded model computes
    RoundedParameters unet_parameters(model.unet_parameters);
    const UNet2DCondition unet(model.unet, unet_parameters);
    const at::Tensor latent = at::ones({1, 4, 8, 8}), step = at::full({1}, 261, at::kFloat);
    const TextConditioning text = loaded->encode_text({"a red cat"});
    QVERIFY(loaded->denoise(latent, step, text).equal(unet.forward(latent, step, text.encoder_hidden_states)));
  }

  void special_tokens_are_the_tokenizers() {
    ModelToExport model = small_model();
    model.text_encoder.eos_token_id = 2;  // would make transformers guess the end of the text
    const Place place;
    export_model(place.model(), model);
    const auto config = nlohmann::json::parse(place.read("text_encoder/config.json"));
    QCOMPARE(config["bos_token_id"].get<std::int64_t>(), model.text_encoder.vocab_size - 2);
    QCOMPARE(config["eos_token_id"].get<std::int64_t>(), model.text_encoder.vocab_size - 1);
    QCOMPARE(config["pad_token_id"].get<std::int64_t>(), model.text_encoder.vocab_size - 1);
  }

  void card_and_world_are_written_as_given() {
    ModelToExport model = small_model();
    const Place place;
    export_model(place.model(), model);
    QVERIFY(!fs::exists(place.model() / "README.md"));
    QVERIFY(!fs::exists(place.model() / "world.json"));
    model.model_card = "---\nlicense: gpl-3.0\n---\n# Größe\n";
    model.world = "{ \"classes\": [] }\n";
    export_model(place.model(), model);
    QCOMPARE(place.read("README.md"), model.model_card);
    QCOMPARE(place.read("world.json"), model.world);
  }

  void old_model_is_replaced_whole() {
    ModelToExport model = small_model();
    const Place place;
    model.shard_bytes = 60'000;
    export_model(place.model(), model);
    place.text("unet/left_over.txt", "old");
    model.shard_bytes = 15'500'000;
    export_model(place.model() / "", model);  // a trailing slash changes nothing
    QVERIFY(!fs::exists(place.model() / "unet" / "left_over.txt"));
    QVERIFY(!fs::exists(place.model() / "unet" / "diffusion_pytorch_model.safetensors.index.json"));
    QCOMPARE(place.entries_beside(), std::ptrdiff_t{1});
    // What a killed export leaves is gone after the next.
    fs::create_directories(place.model().parent_path() / ".model.export" / "unet");
    export_model(place.model(), model);
    QCOMPARE(place.entries_beside(), std::ptrdiff_t{1});
  }

  void other_folders_are_left_alone() {
    const Place place;
    place.text("letter.txt", "dear");
    const Error error = error_of([&] { export_model(place.model(), small_model()); });
    QCOMPARE(error.kind, ErrorKind::usage);
    QCOMPARE(place.read("letter.txt"), std::string("dear"));
    QCOMPARE(place.entries_beside(), std::ptrdiff_t{1});
  }

  void failed_export_keeps_the_old_model_data() {
    QTest::addColumn<QString>("defect");
    QTest::addColumn<QString>("named");
    QTest::newRow("too large for float16") << "large"
                                           << "unet/conv_in.bias";
    QTest::newRow("not a number") << "nan"
                                  << "unet/conv_in.bias";
    QTest::newRow("infinite") << "infinite"
                              << "unet/conv_in.bias";
    QTest::newRow("missing tensor") << "missing"
                                    << "decoder.conv_out.bias";
    QTest::newRow("unknown tensor") << "extra"
                                    << "spare.weight";
    QTest::newRow("vocabulary too small for the tokenizer") << "vocabulary"
                                                            << "vocab_size";
    QTest::newRow("world is a list") << "world"
                                     << "world.json";
  }
  void failed_export_keeps_the_old_model() {
    QFETCH(QString, defect);
    QFETCH(QString, named);
    ModelToExport model = small_model();
    const Place place;
    export_model(place.model(), model);
    place.text("mark.txt", "old");
    const auto spoil = [&](double value) {
      for (NamedTensor& tensor : model.unet_parameters) {
        if (tensor.name != "conv_in.bias") continue;
        tensor.value = tensor.value.clone();
        tensor.value[3] = value;
      }
    };
    if (defect == "large") spoil(-65505);
    if (defect == "nan") spoil(std::nan(""));
    if (defect == "infinite") spoil(std::numeric_limits<double>::infinity());
    if (defect == "missing") {
      std::erase_if(model.vae_parameters, [](const NamedTensor& t) { return t.name == "decoder.conv_out.bias"; });
    }
    if (defect == "extra") model.unet_parameters.push_back({"spare.weight", at::ones({2})});
    if (defect == "vocabulary") --model.text_encoder.vocab_size;
    if (defect == "world") model.world = "[]";
    const Error error = error_of([&] { export_model(place.model(), model); });
    QCOMPARE(error.kind, defect == "world" ? ErrorKind::usage : ErrorKind::failed);
    QVERIFY2(QString::fromStdString(error.what()).contains(named), error.what());
    QCOMPARE(place.read("mark.txt"), std::string("old"));
    QCOMPARE(place.entries_beside(), std::ptrdiff_t{1});
  }

  void largest_half_is_kept() {
    ModelToExport model = small_model();
    model.unet_parameters.back().value = at::full_like(model.unet_parameters.back().value, -65504);
    const Place place;
    export_model(place.model(), model);
    QCOMPARE(different_tensor(place.model() / "unet", WeightNaming::diffusers, model.unet_parameters), std::string());
  }
};

}  // namespace elboscope

QTEST_GUILESS_MAIN(elboscope::TestModelExport)
#include "test_model_export.moc"
