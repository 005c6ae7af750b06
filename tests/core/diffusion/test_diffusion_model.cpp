#include "core/diffusion/diffusion_model.h"

#include <ATen/Parallel.h>

#include <cstring>

#include "core/base/error.h"
#include "core/diffusion/text_to_image.h"
#include "oracle.h"

#include <QTest>

namespace elboscope {

namespace {

std::shared_ptr<DiffusionModel> load(const test::Oracle& oracle) {
  LoadOptions options;
  options.variant = oracle.json.value("variant", "");
  options.threads = 2;
  return load_model(oracle.model(), options);
}

void fixture_rows() {
  QTest::addColumn<QString>("fixture");
  for (const char* name : {"sd1", "sd1-bf16", "sd1-oldnames", "sd1-sharded-fp16", "heatmap-sd1"}) {
    QTest::newRow(name) << name;
  }
}

template <typename Action>
ErrorKind kind_of_error(Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.kind;
  }
  return ErrorKind::failed;
}

NoiseProcess with_prediction(PredictionType type) {
  SchedulerConfig config;
  config.beta_start = 0.00085;
  config.beta_end = 0.012;
  config.beta_schedule = "scaled_linear";
  config.prediction_type = type;
  return NoiseProcess(config, 1);
}

}  // namespace

class TestDiffusionModel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void texts_are_encoded_data() { fixture_rows(); }
  void texts_are_encoded() {
    QFETCH(QString, fixture);
    const test::Oracle oracle(fixture.toStdString());
    const auto model = load(oracle);
    std::vector<std::string> texts;
    std::vector<at::Tensor> expected;
    for (const auto& c : oracle.json["cases"]) {
      if (c["op"] != "encode_text") continue;
      texts.push_back(c["text"]);
      expected.push_back(oracle.tensor(c["hidden"]));
      QVERIFY(test::relative_error(model->encode_text({texts.back()}).encoder_hidden_states[0], expected.back()) <= c["tol"].get<double>());
    }
    if (texts.empty()) return;
    // All at once, more of them than one batch takes.
    while (texts.size() < 70) {
      texts.push_back(texts[texts.size() % expected.size()]);
      expected.push_back(expected[(texts.size() - 1) % expected.size()]);
    }
    QVERIFY(test::relative_error(model->encode_text(texts).encoder_hidden_states, at::stack(expected)) < 1e-4);
  }

  void samples_as_the_pipeline_does_data() { fixture_rows(); }
  void samples_as_the_pipeline_does() {
    QFETCH(QString, fixture);
    const test::Oracle oracle(fixture.toStdString());
    const auto model = load(oracle);
    for (const auto& c : oracle.json["cases"]) {
      if (c["op"] != "sample") continue;
      TextToImageRequest request;
      request.prompt = c["text"];
      if (!c["negative"].is_null()) request.negative_prompt = c["negative"];
      request.noise = oracle.tensor(c["latent"]).unsqueeze(0);
      request.steps = c["steps"];
      if (!c["guidance"].is_null()) request.guidance_scale = c["guidance"];
      const std::string file = c["scheduler"].get<std::string>() + "/scheduler_config.json";
      request.scheduler = read_scheduler_config(read_json(oracle.model() / file, file), file);
      request.keep_latents = true;
      int steps_seen = 0;
      request.on_step = [&](int done, int, const at::Tensor&) { steps_seen = done; };
      const TextToImageResult result = text_to_image(*model, request);
      const std::string name = c["name"];
      const double tolerance = c["tol"];
      QVERIFY2(test::relative_error(at::cat(result.latents), oracle.tensor(c["latents"])) <= tolerance, name.c_str());
      QVERIFY2(test::relative_error(result.latent[0], oracle.tensor(c["final"])) <= tolerance, name.c_str());
      QCOMPARE(steps_seen, static_cast<int>(result.latents.size()));
      // Two samples at once are each what they are alone.
      request.noise = at::cat({at::zeros_like(request.noise), request.noise});
      QVERIFY2(test::relative_error(text_to_image(*model, request).latent[1], oracle.tensor(c["final"])) <= tolerance,
               name.c_str());
    }
  }

  void errors_are_measured_in_noise_space_data() { fixture_rows(); }
  void errors_are_measured_in_noise_space() {
    QFETCH(QString, fixture);
    const test::Oracle oracle(fixture.toStdString());
    const auto model = load(oracle);
    for (const auto& c : oracle.json["cases"]) {
      if (c["op"] != "elbo" || !c.contains("latent")) continue;
      const at::Tensor latent = oracle.tensor(c["latent"]), noise = oracle.tensor(c["noise"]);
      const at::Tensor expected = oracle.tensor(c["losses"]);
      const at::Tensor indices = oracle.tensor(c["timesteps"]);
      for (std::int64_t n = 0; n < expected.size(0); ++n) {
        const TextConditioning text = model->encode_text({c["texts"][static_cast<std::size_t>(n)]});
        for (std::int64_t t = 0; t < expected.size(1); ++t) {
          const auto index = static_cast<std::int64_t>(indices[t].item<float>());
          const at::Tensor noised = model->noise().noised(latent.unsqueeze(0), noise[t].unsqueeze(0), {index});
          const at::Tensor output = model->denoise(noised, indices.slice(0, t, t + 1), text);
          const at::Tensor loss = (model->noise().prediction(output, noised, {index})[0] - noise[t]).square().mean();
          QVERIFY(test::relative_error(loss, expected[n][t]) <= c["tol"].get<double>());
        }
      }
    }
  }

  // x = alpha x0 + sigma eps with known x0 and eps: whatever the model predicts, eps must come back.
  void predictions_become_noise() {
    const at::Tensor clean = at::tensor({0.4F, -1.5F, 2.0F, 0.0F}).reshape({1, 4, 1, 1}).expand({2, 4, 1, 1});
    const at::Tensor noise = at::tensor({-0.3F, 0.9F, 0.1F, -2.0F}).reshape({1, 4, 1, 1}).expand({2, 4, 1, 1});
    const std::vector<std::int64_t> timesteps{100, 700};
    for (const auto type : {PredictionType::epsilon, PredictionType::v_prediction, PredictionType::sample}) {
      const NoiseProcess process = with_prediction(type);
      at::Tensor alpha = at::empty({2, 1, 1, 1}), sigma = at::empty({2, 1, 1, 1});
      for (std::int64_t i = 0; i < 2; ++i) {
        alpha[i] = process.step(timesteps[static_cast<std::size_t>(i)]).alpha;
        sigma[i] = process.step(timesteps[static_cast<std::size_t>(i)]).sigma;
      }
      const at::Tensor noised = alpha * clean + sigma * noise;
      const at::Tensor output = type == PredictionType::epsilon  ? noise
                                : type == PredictionType::sample ? clean
                                                                 : alpha * noise - sigma * clean;
      QVERIFY(at::allclose(process.prediction(output, noised, timesteps), noise, 1e-4, 1e-5));
    }
  }

  void same_seed_same_picture() {
    const auto model = load(test::Oracle("sd1"));
    TextToImageRequest request;
    request.prompt = "a cat";
    request.guidance_scale = 5;
    request.steps = 3;
    request.seed = 11;
    request.latent_height = 5;
    request.latent_width = 9;
    const at::Tensor first = text_to_image(*model, request).latent;
    QCOMPARE(first.sizes(), (std::vector<std::int64_t>{1, 4, 5, 9}));
    QVERIFY(at::equal(first, text_to_image(*model, request).latent));
    request.seed = 12;
    QVERIFY(!at::equal(first, text_to_image(*model, request).latent));
  }

  void cancelling_stops_before_the_next_step() {
    const auto model = load(test::Oracle("sd1"));
    std::stop_source source;
    TextToImageRequest request;
    request.prompt = "a cat";
    request.steps = 10;
    request.stop = source.get_token();
    int steps_seen = 0;
    request.on_step = [&](int done, int, const at::Tensor&) {
      steps_seen = done;
      if (done == 2) source.request_stop();
    };
    QVERIFY(kind_of_error([&] { text_to_image(*model, request); }) == ErrorKind::cancelled);
    QCOMPARE(steps_seen, 2);
  }

  void impossible_requests_are_refused() {
    const auto model = load(test::Oracle("sd1"));
    TextToImageRequest request;
    request.noise = at::zeros({1, 3, 8, 8});
    QVERIFY(kind_of_error([&] { text_to_image(*model, request); }) == ErrorKind::usage);
    request.noise = at::zeros({1, 4, 8, 8});
    request.step_noise = at::zeros({2, 4, 8, 8});
    QVERIFY(kind_of_error([&] { text_to_image(*model, request); }) == ErrorKind::usage);
  }

  void loading_reports_and_can_be_cancelled() {
    const test::Oracle oracle("sd1");
    std::vector<std::string> stages;
    std::int64_t previous = 0;
    bool in_order = true;
    const auto model = load_model(oracle.model(), {}, [&](const Progress& progress) {
      if (stages.empty() || stages.back() != progress.stage) {
        stages.push_back(progress.stage);
        previous = 0;
      }
      in_order = in_order && progress.done >= previous && progress.done <= progress.total;
      previous = progress.done;
    });
    QCOMPARE(stages.size(), 4U);
    QVERIFY(in_order);
    QCOMPARE(model_info(*model).sha256, inspect_model_folder(oracle.model(), {}, true).sha256);

    std::stop_source source;
    int reports = 0;
    const auto cancelled = [&] {
      load_model(
          oracle.model(), {},
          [&](const Progress&) {
            if (++reports == 5) source.request_stop();
          },
          source.get_token());
    };
    QVERIFY(kind_of_error(cancelled) == ErrorKind::cancelled);
    QCOMPARE(reports, 5);
  }

  void compute_types() {
    const test::Oracle oracle("sd1");
    LoadOptions options;
    options.device = ComputeDevice::cpu;
    options.type = ComputeType::float16;
    QVERIFY(kind_of_error([&] { load_model(oracle.model(), options); }) == ErrorKind::usage);
    options.type = ComputeType::bfloat16;
    options.threads = 1;
    const auto model = load_model(oracle.model(), options);
    QCOMPARE(at::get_num_threads(), 1);
    QCOMPARE(compute_description(*model), std::string("cpu, bfloat16, 1 thread"));
    const TextConditioning text = model->encode_text({"a cat"});
    QVERIFY(text.encoder_hidden_states.scalar_type() == at::kBFloat16);
    const at::Tensor output = model->denoise(at::ones({1, 4, 8, 8}), at::full({1}, 100.0), text);
    QVERIFY(output.scalar_type() == at::kFloat && !output.requires_grad());
    QVERIFY(at::isfinite(output).all().item<bool>());
    if (!at::hasCUDA()) {
      options.device = ComputeDevice::cuda;
      QVERIFY(kind_of_error([&] { load_model(oracle.model(), options); }) == ErrorKind::usage);
    }
  }
};

}  // namespace elboscope

QTEST_GUILESS_MAIN(elboscope::TestDiffusionModel)
#include "test_diffusion_model.moc"
