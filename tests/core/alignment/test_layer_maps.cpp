// The maps of every layer and token: as diffusers computes them, as the probe averages them, with a bound on memory.
#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include "core/alignment/layer_map_recorder.h"
#include "core/alignment/layer_maps.h"
#include "core/alignment/map_operations.h"
#include "core/diffusion/diffusion_model.h"
#include "tests/core/diffusion/oracle.h"

// After LibTorch, whose headers know other macros.
#include <QTest>
#include <cmath>

using namespace elboscope;

namespace {

const std::string caption = " A photo of a red CAT and a Blue dog";

ProbePicture picture(std::int64_t side) {
  ProbePicture result;
  result.path = "drawn";
  result.width = result.height = result.working_width = result.working_height = side;
  for (std::int64_t i = 0; i < side * side * 3; ++i)
    result.rgb.push_back(static_cast<std::uint8_t>((i * 31 + i / 384) % 256));
  return result;
}

std::shared_ptr<DiffusionModel> load(const QString& fixture) {
  LoadOptions options;
  options.device = ComputeDevice::cpu;
  return load_model((QString(ELBOSCOPE_FIXTURES) + "/" + fixture + "/model").toStdString(), options);
}

ProbePicture picture_for(const DiffusionModel& model) {
  return picture(4 * std::max<std::int64_t>(model_info(model).size_multiple, 4));
}

LayerMapRequest request() {
  LayerMapRequest result;
  result.caption = caption;
  result.collect_timesteps = {20, 100, 180};
  result.timestep = 100;
  return result;
}

PassConditions conditions_of(const nlohmann::json& entry) {
  PassConditions conditions;
  if (entry.contains("size")) conditions.time_ids = entry["size"].get<std::vector<double>>();
  if (entry.contains("resolution")) conditions.resolution = entry["resolution"].get<std::vector<double>>();
  if (entry.contains("aspect_ratio")) conditions.aspect_ratio = entry["aspect_ratio"].get<double>();
  if (entry.contains("guidance") && !entry["guidance"].is_null()) conditions.guidance = entry["guidance"].get<double>();
  return conditions;
}

}  // namespace

class TestLayerMaps : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void as_recorded_from_diffusers_data() {
    QTest::addColumn<QString>("fixture");
    for (const char* name : {"sd1", "sdxl-playground", "sd35", "pixart-1024", "flux"}) QTest::newRow(name) << name;
  }
  void as_recorded_from_diffusers() {
    QFETCH(QString, fixture);
    const c10::InferenceMode no_gradients;
    const test::Oracle oracle(fixture.toStdString());
    const auto model = load(fixture);
    int compared = 0;
    for (const nlohmann::json& entry : oracle.json["cases"]) {
      if (entry["op"] != "denoise" || !entry.contains("cross") || compared > 20) continue;
      const at::Tensor latent = oracle.tensor(entry["latent"]).unsqueeze(0);
      const std::string text = entry["text"];
      std::vector<std::int64_t> columns;
      for (const TokenColumn& column : token_columns(*model, text)) columns.push_back(column.position);
      LayerMapRecorder recorder(columns, entry["cross_order"].size());
      model->denoise(latent, at::tensor({entry["timestep"].get<double>()}).to(at::kFloat), model->encode_text({text}),
                     &recorder, conditions_of(entry));
      LayerMaps maps;
      maps.layers = std::move(recorder.layers());
      QCOMPARE(maps.layers.size(), entry["cross_order"].size());
      const double tolerance = entry.value("tol_maps", entry["tol"].get<double>()) + 1.0 / 131070;
      std::vector<float> values;
      for (std::size_t i = 0; i < maps.layers.size(); ++i) {
        const LayerMaps::Layer& layer = maps.layers[i];
        QCOMPARE(layer.name, entry["cross_order"][i].get<std::string>());
        QVERIFY(layer.heads > 0);
        const at::Tensor expected = oracle.tensor(entry["cross"][layer.name]).transpose(0, 1).contiguous();
        QCOMPARE(expected.size(0), static_cast<std::int64_t>(columns.size()));
        QCOMPARE(expected.size(1), layer.height * layer.width);
        for (std::int64_t token = 0; token < expected.size(0); ++token) {
          layer_map(maps, i, static_cast<std::size_t>(token), values);
          const float* truth = expected.data_ptr<float>() + token * expected.size(1);
          for (std::size_t p = 0; p < values.size(); ++p) {
            const double difference = std::abs(static_cast<double>(values[p]) - static_cast<double>(truth[p]));
            QVERIFY2(difference <= tolerance, qPrintable(QString::number(difference)));
            ++compared;
          }
        }
      }
    }
    QVERIFY(compared > 20);
  }

  void as_the_probe_averages_them_data() {
    QTest::addColumn<QString>("fixture");
    for (const char* name : {"heatmap-sd1", "sdxl-playground", "sd35", "pixart-1024", "flux"})
      QTest::newRow(name) << name;
  }
  void as_the_probe_averages_them() {
    QFETCH(QString, fixture);
    const auto model = load(fixture);
    const ProbePicture drawn = picture_for(*model);
    ProbeSettings settings;
    settings.classes = {"Cat", "blue dog"};
    settings.caption = caption;
    settings.elbo_timesteps = {501};
    settings.collect_timesteps = request().collect_timesteps;
    settings.all_tokens = true;
    settings.empty_caption_errors = false;
    settings.self_attention = false;
    const AlignmentRecord record = probe(*model, drawn, settings);
    const LayerMaps maps = measure_layer_maps(*model, drawn, request());
    QCOMPARE(maps.layers.size(), record.cross_layers.size());
    QCOMPARE(maps.left_out, 0);
    std::vector<float> values;
    std::vector<double> mean(maps.mean.size());
    for (std::size_t i = 0; i < maps.layers.size(); ++i) {
      const CollectedLayer& layer = record.cross_layers[i];
      QCOMPARE(maps.layers[i].name, layer.name);
      QCOMPARE(maps.layers[i].height, layer.height);
      QCOMPARE(maps.layers[i].width, layer.width);
      QCOMPARE(maps.layers[i].place, layer.place);
      const auto area = static_cast<std::size_t>(layer.height * layer.width);
      for (std::size_t place = 0; place < record.recorded_tokens.size(); ++place) {
        const auto token = static_cast<std::size_t>(record.recorded_tokens[place]);
        layer_map(maps, i, token, values);
        const float* truth = layer.maps.data() + (record.recorded_tokens.size() + place) * area;
        for (std::size_t p = 0; p < area; ++p)
          QVERIFY2(std::abs(values[p] - truth[p]) < 2e-5F, qPrintable(QString::fromStdString(layer.name)));
      }
      for (std::size_t token = 0; token < maps.tokens.size(); ++token) {
        layer_map(maps, i, token, values);
        const auto grid = static_cast<std::size_t>(maps.mean_height * maps.mean_width);
        std::vector<float> resized(grid);
        resize_bilinear(values.data(), layer.height, layer.width, resized.data(), maps.mean_height, maps.mean_width);
        for (std::size_t p = 0; p < grid; ++p)
          mean[token * grid + p] += static_cast<double>(resized[p]) / static_cast<double>(maps.layers.size());
      }
    }
    for (std::size_t p = 0; p < mean.size(); ++p) QVERIFY(std::abs(mean[p] - static_cast<double>(maps.mean[p])) < 1e-5);
  }

  void names_its_columns_data() {
    QTest::addColumn<QString>("fixture");
    QTest::addColumn<int>("starts");
    QTest::addColumn<int>("ends");
    QTest::addColumn<bool>("absent");
    QTest::newRow("one CLIP") << "heatmap-sd1" << 1 << 1 << false;
    QTest::newRow("CLIP and T5") << "sd35" << 1 << 2 << false;
    QTest::newRow("T5 left out") << "sd3-no-t5" << 1 << 1 << true;
    QTest::newRow("T5") << "flux" << 0 << 1 << false;
    QTest::newRow("T5 in lower case") << "pixart-1024" << 0 << 1 << false;
  }
  void names_its_columns() {
    QFETCH(QString, fixture);
    QFETCH(int, starts);
    QFETCH(int, ends);
    QFETCH(bool, absent);
    const auto model = load(fixture);
    const auto columns = token_columns(*model, caption);
    QCOMPARE(static_cast<std::int64_t>(columns.size()), model->text_columns());
    int found_starts = 0, found_ends = 0, absents = 0;
    std::string words;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      QCOMPARE(columns[i].position, static_cast<int>(i));
      found_starts += columns[i].kind == TokenColumn::Kind::start;
      found_ends += columns[i].kind == TokenColumn::Kind::end;
      absents += columns[i].kind == TokenColumn::Kind::absent;
      if (columns[i].kind == TokenColumn::Kind::word && found_ends == 0) words += columns[i].text;
      if (columns[i].kind != TokenColumn::Kind::word) QVERIFY(columns[i].text.empty());
    }
    std::erase(words, ' ');
    QCOMPARE(QString::fromStdString(words), QStringLiteral("AphotoofaredCATandaBluedog"));
    QCOMPARE(found_starts, starts);
    QCOMPARE(found_ends, ends);
    QCOMPARE(absents > 0, absent);
    std::string endless;
    for (int i = 0; i < 2000; ++i) endless += "cat ";
    const auto cut = token_columns(*model, endless);
    QCOMPARE(cut.size(), columns.size());
  }

  void stops_and_reports() {
    const auto model = load("heatmap-sd1");
    std::vector<Progress> seen;
    const LayerMaps maps =
        measure_layer_maps(*model, picture(96), request(), [&](const Progress& progress) { seen.push_back(progress); });
    QCOMPARE(seen.back().total, static_cast<std::int64_t>(maps.layers.size()));
    QCOMPARE(seen.back().done, seen.back().total);
    for (const std::size_t after : {std::size_t{0}, std::size_t{2}, seen.size() / 2, seen.size() - 1}) {
      std::stop_source stop;
      std::size_t count = 0;
      bool cancelled = false;
      try {
        measure_layer_maps(
            *model, picture(96), request(),
            [&](const Progress&) {
              if (count++ == after) stop.request_stop();
            },
            stop.get_token());
      } catch (const Error& error) {
        cancelled = error.kind == ErrorKind::cancelled;
      }
      QVERIFY(cancelled);
      QVERIFY(count <= after + 2);
    }
  }

  void keeps_to_its_memory() {
    const auto model = load("heatmap-sd1");
    const LayerMaps whole = measure_layer_maps(*model, picture(96), request());
    std::uint64_t bytes = whole.mean.size() * 4;
    for (const LayerMaps::Layer& layer : whole.layers) bytes += layer.steps.size() * 2 + layer.largest.size() * 4;
    LayerMapRequest small = request();
    small.max_bytes = bytes / 2;
    const LayerMaps half = measure_layer_maps(*model, picture(96), small);
    QVERIFY(half.left_out > 0 && half.left_out <= 39);
    QCOMPARE(half.tokens.size() + static_cast<std::size_t>(half.left_out), whole.tokens.size());
    for (std::size_t i = 0; i < half.tokens.size(); ++i) QCOMPARE(half.tokens[i].position, whole.tokens[i].position);
    std::vector<float> ours, theirs;
    layer_map(whole, 1, 5, theirs);
    layer_map(half, 1, 5, ours);
    QVERIFY(ours == theirs);
    small.max_bytes = bytes / 100;
    QVERIFY_EXCEPTION_THROWN(measure_layer_maps(*model, picture(96), small), Error);
    LayerMapRequest other = request();
    other.timestep = 21;
    QVERIFY_EXCEPTION_THROWN(measure_layer_maps(*model, picture(96), other), Error);
    other.collect_timesteps = {5000};
    other.timestep = 5000;
    QVERIFY_EXCEPTION_THROWN(measure_layer_maps(*model, picture(96), other), Error);
  }

  void numbers_that_are_none() {
    LayerMaps maps;
    LayerMaps::Layer layer;
    layer.height = 1;
    layer.width = 4;
    const std::vector<float> values{NAN, 0.5F, -1.0F, INFINITY, 0, 0, 0, 0};
    keep_as_steps(values.data(), 2, 4, layer);
    maps.layers.push_back(layer);
    std::vector<float> kept;
    layer_map(maps, 0, 0, kept);
    QCOMPARE(kept[0], 0.0F);
    QCOMPARE(kept[1], 0.5F);
    QCOMPARE(kept[2], 0.0F);
    QCOMPARE(kept[3], 0.0F);
    layer_map(maps, 0, 1, kept);
    QCOMPARE(kept, std::vector<float>(4, 0.0F));
  }
};

QTEST_GUILESS_MAIN(TestLayerMaps)
#include "test_layer_maps.moc"
