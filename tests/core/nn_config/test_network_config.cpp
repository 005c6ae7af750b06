#include <QtTest>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/error.h"
#include "core/nn/config.h"
#include "core/tensorfile/json_file.h"

using elboscope::read_clip_text_config;
using elboscope::read_unet_config;
using elboscope::read_vae_config;
using nlohmann::json;
using Numbers = std::vector<std::int64_t>;

namespace {

// The sentence of the refusal, or "accepted".
std::string refusal(const std::string& component, const json& config) {
  try {
    if (component == "unet") read_unet_config(config, "x/config.json");
    if (component == "vae") read_vae_config(config, "x/config.json");
    if (component == "text_encoder") read_clip_text_config(config, "x/config.json");
  } catch (const elboscope::Error& error) {
    return error.kind == elboscope::ErrorKind::refused ? error.what() : "another kind of error";
  }
  return "accepted";
}

const std::string blocks =
    R"x("down_block_types":["CrossAttnDownBlock2D","DownBlock2D"],"up_block_types":["UpBlock2D","CrossAttnUpBlock2D"])x";

// A small valid configuration with `changes` merged in (JSON text without the outer braces).
json unet(const std::string& changes) {
  json config =
      json::parse("{" + blocks + R"x(,"block_out_channels":[8,16],"norm_num_groups":4,"attention_head_dim":2})x");
  config.update(elboscope::parse_json("{" + changes + "}", "changes"));
  return config;
}

json vae(const std::string& changes) {
  json config = json::parse(
      R"x({"block_out_channels":[8,16],"norm_num_groups":4,"down_block_types":["DownEncoderBlock2D","DownEncoderBlock2D"],)x"
      R"x("up_block_types":["UpDecoderBlock2D","UpDecoderBlock2D"]})x");
  config.update(elboscope::parse_json("{" + changes + "}", "changes"));
  return config;
}

void row(const char* component, const char* changes, const char* part) {
  QTest::newRow((std::string(component) + " " + changes).substr(0, 200).c_str())
      << QString(component) << QByteArray(changes) << QString(part);
}

}  // namespace

class TestNetworkConfig : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void emptyObjectsGiveTheClassDefaults() {
    const auto network = read_unet_config(json::object(), "u");
    QCOMPARE(network.in_channels, std::int64_t{4});
    QVERIFY((network.block_out_channels == Numbers{320, 640, 1280, 1280}));
    QVERIFY((network.layers_per_block == Numbers{2, 2, 2, 2}));
    QVERIFY((network.attention_heads == Numbers{8, 8, 8, 8}));
    QVERIFY((network.transformer_layers_per_block == Numbers{1, 1, 1, 1}));
    QVERIFY((network.down_cross_attention == std::vector<bool>{true, true, true, false}));
    QVERIFY((network.up_cross_attention == std::vector<bool>{false, true, true, true}));
    QVERIFY(network.mid_cross_attention && network.flip_sin_to_cos && !network.use_linear_projection);
    QCOMPARE(network.cross_attention_dim, std::int64_t{1280});
    QCOMPARE(network.norm_eps, 1e-5);
    QCOMPARE(network.sample_size, std::int64_t{64});
    QCOMPARE(network.time_embedding_dim, std::int64_t{0});
    const auto autoencoder = read_vae_config(json::object(), "v");
    QVERIFY((autoencoder.block_out_channels == Numbers{64}));
    QCOMPARE(autoencoder.scaling_factor, 0.18215);
    QCOMPARE(autoencoder.downscale(), std::int64_t{1});
    QVERIFY(autoencoder.use_quant_conv && autoencoder.use_post_quant_conv && autoencoder.mid_block_add_attention);
    const auto text = read_clip_text_config(json::object(), "t");
    QCOMPARE(text.hidden_size, std::int64_t{512});
    QCOMPARE(text.eos_token_id, std::int64_t{49407});
    QCOMPARE(text.hidden_act, std::string("quick_gelu"));
  }

  void everyKeyArrives() {
    const auto config = read_unet_config(
        unet(
            R"x("in_channels":6,"out_channels":6,"sample_size":[32,72],"layers_per_block":[1,3],"attention_head_dim":[2,4],"mid_block_type":null,)x"
            R"x("transformer_layers_per_block":[2,5],"cross_attention_dim":[24,24],"use_linear_projection":true,"norm_eps":1e-6,"act_fn":"swish",)x"
            R"x("flip_sin_to_cos":false,"freq_shift":1,"center_input_sample":true,"downsample_padding":0,"mid_block_scale_factor":1.5,)x"
            R"x("time_embedding_dim":40,"upcast_attention":null,"num_attention_heads":null,"class_embed_type":null,"only_cross_attention":[false,false],)x"
            R"x("some_future_key":{"a":[1,null]})x"),
        "u");
    QCOMPARE(config.in_channels, std::int64_t{6});
    QCOMPARE(config.out_channels, std::int64_t{6});
    QCOMPARE(config.sample_size, std::int64_t{48});
    QVERIFY((config.layers_per_block == Numbers{1, 3}));
    QVERIFY((config.attention_heads == Numbers{2, 4}));
    QVERIFY((config.transformer_layers_per_block == Numbers{2, 5}));
    QVERIFY((config.down_cross_attention == std::vector<bool>{true, false}));
    QVERIFY((config.up_cross_attention == std::vector<bool>{false, true}));
    QVERIFY(!config.mid_cross_attention && config.use_linear_projection && !config.flip_sin_to_cos &&
            config.center_input_sample);
    QCOMPARE(config.cross_attention_dim, std::int64_t{24});
    QCOMPARE(config.norm_eps, 1e-6);
    QCOMPARE(config.freq_shift, 1.0);
    QCOMPARE(config.downsample_padding, std::int64_t{0});
    QCOMPARE(config.mid_block_scale_factor, 1.5);
    QCOMPARE(config.time_embedding_dim, std::int64_t{40});

    const auto autoencoder = read_vae_config(
        vae(R"x("layers_per_block":2,"latent_channels":2,"sample_size":128,"scaling_factor":1.5305,"shift_factor":0.0609,"latents_mean":[0.5,-1],)x"
            R"x("latents_std":[1,2],"use_quant_conv":false,"use_post_quant_conv":false,"mid_block_add_attention":false)x"),
        "v");
    QCOMPARE(autoencoder.latent_channels, std::int64_t{2});
    QCOMPARE(autoencoder.scaling_factor, 1.5305);
    QCOMPARE(autoencoder.shift_factor, 0.0609);
    QVERIFY((autoencoder.latents_mean == std::vector<double>{0.5, -1}));
    QVERIFY(!autoencoder.use_quant_conv && !autoencoder.use_post_quant_conv && !autoencoder.mid_block_add_attention);
    QCOMPARE(autoencoder.downscale(), std::int64_t{2});
    QVERIFY(read_vae_config(vae(R"x("latents_mean":[0,0,0,0],"latents_std":null)x"), "v").latents_mean.empty());
  }

  void nullMeansFalseForSwitches() {
    // Python takes None for false even where the default is true.
    QVERIFY(!read_unet_config(unet(R"x("flip_sin_to_cos":null)x"), "u").flip_sin_to_cos);
    QVERIFY(!read_vae_config(vae(R"x("use_quant_conv":null)x"), "v").use_quant_conv);
  }

  void headsMatterOnlyWhereThereIsAttention() {
    // diffusers' own test model: 8 heads beside 4 channels at a level of plain blocks.
    const json config = json::parse(
        R"x({"block_out_channels":[4,8],"norm_num_groups":2,"down_block_types":["DownBlock2D","CrossAttnDownBlock2D"],)x"
        R"x("up_block_types":["CrossAttnUpBlock2D","UpBlock2D"],"cross_attention_dim":8,"layers_per_block":1})x");
    QCOMPARE(refusal("unet", config), std::string("accepted"));
  }

  void nestedTextConfigIsFollowed() {
    const json config = json::parse(
        R"x({"model_type":"clip","text_config":{"hidden_size":24,"num_attention_heads":4,"hidden_act":"swish"}})x");
    QCOMPARE(read_clip_text_config(config, "t").hidden_size, std::int64_t{24});
    QCOMPARE(read_clip_text_config(config, "t").hidden_act, std::string("silu"));
  }

  void refusedWithKeyAndExpectation_data() {
    QTest::addColumn<QString>("component");
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QString>("part");
    row("unet", R"x("in_channels":9)x", "this is an inpainting model");
    row("unet", R"x("in_channels":8)x", "this is a picture-editing model");
    row("unet", R"x("in_channels":5)x", "as many input as output channels");
    row("unet", R"x("block_out_channels":"wide")x",
        "block_out_channels is the text \"wide\", expected a list of 1 to 8 whole numbers");
    row("unet", R"x("block_out_channels":null)x", "block_out_channels is null");
    row("unet", R"x("block_out_channels":[])x", "expected a list of 1 to 8");
    row("unet", R"x("block_out_channels":[8,8,8,8,8,8,8,8,8])x", "expected a list of 1 to 8");
    row("unet", R"x("block_out_channels":[-4,8])x",
        "block_out_channels[0] is -4, expected a whole number from 1 to 65536");
    row("unet", R"x("block_out_channels":[8,0])x", "block_out_channels[1] is 0");
    row("unet", R"x("block_out_channels":[1e300,8])x", "block_out_channels[0] is 1e+300");
    row("unet", R"x("block_out_channels":[8.0,16])x", "block_out_channels[0] is 8.0, expected a whole number");
    row("unet", R"x("block_out_channels":[8,65540])x", "expected a whole number from 1 to 65536");
    row("unet", R"x("block_out_channels":[8,true])x", "block_out_channels[1] is true");
    row("unet", R"x("block_out_channels":[8,16,32])x", "down_block_types has 2 entries, expected a list of 3");
    row("unet", R"x("down_block_types":["DownBlock2D"])x", "down_block_types has 1 entries, expected a list of 2");
    row("unet", R"x("up_block_types":["UpBlock2D","UpBlock2D","UpBlock2D"])x", "up_block_types has 3 entries");
    row("unet", R"x("down_block_types":"DownBlock2D")x", "down_block_types is the text");
    row("unet", R"x("down_block_types":["SimpleCrossAttnDownBlock2D","DownBlock2D"])x",
        "down_block_types[0] is the text \"SimpleCrossAttnDownBlock2D\", expected one of");
    row("unet", R"x("up_block_types":["UpBlock2D",3])x", "up_block_types[1] is 3");
    row("unet", R"x("mid_block_type":"UNetMidBlock2D")x", "mid_block_type is the text");
    row("unet", R"x("layers_per_block":4611686018427387904)x",
        "layers_per_block is 4611686018427387904, expected a whole number from 1 to 64");
    row("unet", R"x("layers_per_block":18446744073709551615)x", "layers_per_block is 18446744073709551615");
    row("unet", R"x("layers_per_block":0)x", "layers_per_block is 0");
    row("unet", R"x("layers_per_block":[1])x", "layers_per_block has 1 entries, expected a list of 2 whole numbers");
    row("unet", R"x("layers_per_block":[1,null])x", "layers_per_block[1] is null");
    row("unet", R"x("transformer_layers_per_block":[[1],[1]])x",
        "transformer_layers_per_block[0] is [1], expected a whole number");
    row("unet", R"x("attention_head_dim":3)x",
        "block_out_channels[0] is 8, which cannot be split into 3 attention heads");
    row("unet", R"x("attention_head_dim":[2,3])x", "block_out_channels[1] is 16, which cannot be split into 3");
    row("unet", R"x("attention_head_dim":null)x", "attention_head_dim is null");
    row("unet", R"x("num_attention_heads":2)x", "num_attention_heads is 2, expected null");
    row("unet", R"x("norm_num_groups":0)x", "norm_num_groups is 0");
    row("unet", R"x("norm_num_groups":null)x", "norm_num_groups is null");
    row("unet", R"x("norm_num_groups":3)x", "block_out_channels[0] is 8, which norm_num_groups 3 does not divide");
    row("unet", R"x("norm_eps":-1e-5)x", "norm_eps is -1e-05, expected a number from 0 to 1");
    row("unet", R"x("norm_eps":NaN)x", "norm_eps is NaN");
    row("unet", R"x("norm_eps":Infinity)x", "norm_eps is infinite");
    row("unet", R"x("norm_eps":"small")x", "norm_eps is the text \"small\"");
    row("unet", R"x("freq_shift":4)x", "expected less than half of block_out_channels[0], 4");
    row("unet", R"x("cross_attention_dim":[8,16])x", "expected the same width at every level");
    row("unet", R"x("cross_attention_dim":-1)x", "cross_attention_dim is -1");
    row("unet", R"x("sample_size":0)x", "sample_size is 0");
    row("unet", R"x("use_linear_projection":"yes")x", "expected true or false");
    row("unet", R"x("act_fn":"mish")x", "act_fn is the text \"mish\"");
    row("unet", R"x("act_fn":null)x", "act_fn is null");
    row("unet", R"x("dual_cross_attention":true)x", "dual_cross_attention is true");
    row("unet", R"x("class_embed_type":"timestep")x", "class_embed_type is the text");
    row("unet", R"x("num_class_embeds":10)x", "num_class_embeds is 10");
    row("unet", R"x("addition_embed_type":"text_image")x", "addition_embed_type is the text \"text_image\"");
    row("unet", R"x("addition_embed_type":"text_time")x", "addition_time_embed_dim is missing");
    row("unet", R"x("addition_embed_type":"text_time","addition_time_embed_dim":8)x",
        "projection_class_embeddings_input_dim is missing");
    row("unet",
        R"x("addition_embed_type":"text_time","addition_time_embed_dim":8,"projection_class_embeddings_input_dim":48)x",
        "projection_class_embeddings_input_dim is 48");
    row("unet", R"x("encoder_hid_dim":64)x", "encoder_hid_dim is 64");
    row("unet", R"x("encoder_hid_dim_type":"text_proj")x", "encoder_hid_dim_type is");
    row("unet", R"x("resnet_time_scale_shift":"scale_shift")x",
        "resnet_time_scale_shift is the text \"scale_shift\", expected default");
    row("unet", R"x("only_cross_attention":true)x", "only_cross_attention is true");
    row("unet", R"x("only_cross_attention":[false,true])x", "only_cross_attention is a list of 2 entries");
    row("unet", R"x("mid_block_only_cross_attention":true)x", "mid_block_only_cross_attention is true");
    row("unet", R"x("time_embedding_type":"fourier")x", "time_embedding_type is the text \"fourier\"");
    row("unet", R"x("time_cond_proj_dim":256)x", "time_cond_proj_dim is 256");
    row("unet", R"x("time_embedding_act_fn":"silu")x", "time_embedding_act_fn is");
    row("unet", R"x("timestep_post_act":"silu")x", "timestep_post_act is");
    row("unet", R"x("conv_in_kernel":1)x", "conv_in_kernel is 1, expected 3");
    row("unet", R"x("conv_out_kernel":5)x", "conv_out_kernel is 5, expected 3");
    row("unet", R"x("resnet_out_scale_factor":1.4)x", "resnet_out_scale_factor is 1.4, expected 1");
    row("unet", R"x("resnet_skip_time_act":true)x", "resnet_skip_time_act is true");
    row("unet", R"x("attention_type":"gated")x", "attention_type is the text \"gated\"");
    row("unet", R"x("class_embeddings_concat":true)x", "class_embeddings_concat is true");
    row("unet", R"x("cross_attention_norm":"layer_norm")x", "cross_attention_norm is");
    row("unet", R"x("reverse_transformer_layers_per_block":[1,1])x", "reverse_transformer_layers_per_block is");
    row("unet", R"x("downsample_padding":2)x", "downsample_padding is 2");
    row("unet", R"x("mid_block_scale_factor":0)x", "mid_block_scale_factor is 0");
    row("unet", R"x("time_embedding_dim":-8)x", "time_embedding_dim is -8");
    row("unet", R"x("_class_name":"UNet2DModel")x", "_class_name is the text \"UNet2DModel\"");
    row("vae", R"x("_class_name":"AutoencoderTiny")x", "_class_name is the text \"AutoencoderTiny\"");
    row("vae", R"x("in_channels":4)x", "in_channels is 4, expected 3");
    row("vae", R"x("out_channels":"3")x", "out_channels is the text \"3\", expected 3");
    row("vae", R"x("block_out_channels":[8])x", "down_block_types has 2 entries");
    row("vae", R"x("down_block_types":["AttnDownEncoderBlock2D","DownEncoderBlock2D"])x",
        "down_block_types[0] is the text");
    row("vae", R"x("up_block_types":["UpDecoderBlock2D"])x", "up_block_types has 1 entries");
    row("vae", R"x("act_fn":"gelu")x", "act_fn is");
    row("vae", R"x("layers_per_block":[2,2])x", "layers_per_block is [2,2], expected a whole number");
    row("vae", R"x("latent_channels":0)x", "latent_channels is 0");
    row("vae", R"x("norm_num_groups":3)x", "block_out_channels[0] is 8, which norm_num_groups 3 does not divide");
    row("vae", R"x("scaling_factor":0)x", "scaling_factor is 0");
    row("vae", R"x("scaling_factor":null)x", "scaling_factor is null");
    row("vae", R"x("latents_mean":[1])x", "latents_mean has 1 entries, expected a list of 4 numbers");
    row("vae", R"x("latents_std":[1,1,0,1])x", "latents_std[2] is 0");
    row("text_encoder", R"x("model_type":"t5")x", "model_type is the text \"t5\"");
    row("text_encoder", R"x("hidden_size":24,"num_attention_heads":5)x",
        "hidden_size is 24, which cannot be split into 5 heads");
    row("text_encoder", R"x("hidden_act":"tanh")x", "hidden_act is the text \"tanh\"");
    row("text_encoder", R"x("vocab_size":-1)x", "vocab_size is -1");
    row("text_encoder", R"x("num_hidden_layers":1000000)x", "num_hidden_layers is 1000000");
    row("text_encoder", R"x("max_position_embeddings":1)x", "max_position_embeddings is 1");
    row("text_encoder", R"x("eos_token_id":[2])x", "eos_token_id is [2]");
    row("text_encoder", R"x("layer_norm_eps":null)x", "layer_norm_eps is null");
    row("text_encoder", R"x("use_attention_mask":true)x", "use_attention_mask is true");
  }
  void refusedWithKeyAndExpectation() {
    QFETCH(const QString, component);
    QFETCH(const QByteArray, changes);
    QFETCH(const QString, part);
    const std::string text = changes.toStdString();
    const json config = component == "unet"  ? unet(text)
                        : component == "vae" ? vae(text)
                                             : elboscope::parse_json("{" + text + "}", "t");
    const std::string got = refusal(component.toStdString(), config);
    QVERIFY2(got.rfind("x/config.json: ", 0) == 0, got.c_str());
    QVERIFY2(got.find(part.toStdString()) != std::string::npos, got.c_str());
  }

  void hugeValuesGiveShortSentences() {
    json config = json::object();
    config["act_fn"] = std::string(10'000'000, '\x01');
    QVERIFY(refusal("unet", config).size() < 300);
    config = json::object();
    config["block_out_channels"] = std::vector<int>(100000, 8);
    QVERIFY(refusal("unet", config).find("a list of 100000 entries") != std::string::npos);
    QVERIFY(refusal("unet", json::array()).find("expected a JSON object") != std::string::npos);
  }

  void fixtureFolders_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("refused_file");
    for (const char* folder : {"sd1/model", "sd1-oldnames/model", "sd1-bf16/model", "sd1-sharded-fp16/model",
                               "heatmap-sd1/model", "broken/good", "broken/ok-config-unknown-keys"}) {
      QTest::newRow(folder) << QString(folder) << QString();
    }
    for (const char* folder : {"block-unknown", "deep", "heads", "huge", "inpainting", "lengths", "missing", "negative",
                               "truncated", "wrong-type", "zero"}) {
      QTest::newRow(folder) << QString("broken/config-") + folder << QString("unet/config.json");
    }
    QTest::newRow("groups") << QString("broken/config-groups") << QString("vae/config.json");
  }
  void fixtureFolders() {
    QFETCH(const QString, folder);
    QFETCH(const QString, refused_file);
    const std::filesystem::path path = std::filesystem::path(ELBOSCOPE_FIXTURES) / folder.toStdString();
    const std::vector<std::pair<std::string, std::function<void(const json&, const std::string&)>>> components{
        {"unet/config.json", read_unet_config},
        {"vae/config.json", read_vae_config},
        {"text_encoder/config.json", read_clip_text_config}};
    std::string refused;
    for (const auto& [name, read] : components) {
      try {
        read(elboscope::read_json(path / name, name), name);
      } catch (const elboscope::Error& error) {
        QVERIFY(error.kind == elboscope::ErrorKind::refused);
        QVERIFY2(refused.empty(), error.what());
        refused = error.file;
      }
    }
    QCOMPARE(QString::fromStdString(refused), refused_file);
  }
};

QTEST_APPLESS_MAIN(TestNetworkConfig)
#include "test_network_config.moc"
