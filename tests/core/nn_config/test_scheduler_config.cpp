#include <QtTest>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/error.h"
#include "core/diffusion/noise_schedule.h"
#include "core/tensorfile/json_file.h"

using elboscope::PredictionType;
using elboscope::SchedulerConfig;
using Kind = SchedulerConfig::Kind;

namespace {

SchedulerConfig read(const std::string& class_name, const std::string& keys) {
  const std::string rest = keys.empty() ? "" : "," + keys;
  return elboscope::read_scheduler_config(
      elboscope::parse_json("{\"_class_name\":\"" + class_name + "\"" + rest + "}", "t"), "s.json");
}

std::string refusal(const std::string& class_name, const std::string& keys) {
  try {
    read(class_name, keys);
  } catch (const elboscope::Error& error) {
    return error.kind == elboscope::ErrorKind::refused ? error.what() : "another kind of error";
  }
  return "accepted";
}

}  // namespace

class TestSchedulerConfig : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Defaults of diffusers 0.33.1's constructors.
  void absentKeysTakeTheClassDefaults_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("beta_end");
    QTest::addColumn<QString>("spacing");
    QTest::addColumn<bool>("set_alpha_to_one");
    QTest::addColumn<bool>("clip_sample");
    const auto row = [](const char* name, Kind kind, double beta_end, const char* spacing, bool to_one, bool clip) {
      QTest::newRow(name) << QString(name) << static_cast<int>(kind) << beta_end << QString(spacing) << to_one << clip;
    };
    row("DDIMScheduler", Kind::ddim, 0.02, "leading", true, true);
    row("PNDMScheduler", Kind::pndm, 0.02, "leading", false, false);
    row("EulerDiscreteScheduler", Kind::euler, 0.02, "linspace", true, false);
    row("EulerAncestralDiscreteScheduler", Kind::euler_ancestral, 0.02, "linspace", true, false);
    row("DPMSolverMultistepScheduler", Kind::dpm_solver_multistep, 0.02, "linspace", true, false);
    row("DDPMScheduler", Kind::ddim, 0.02, "leading", true, true);
    row("LMSDiscreteScheduler", Kind::ddim, 0.02, "linspace", true, false);
    row("DPMSolverSinglestepScheduler", Kind::ddim, 0.02, "linspace", true, false);
    row("UniPCMultistepScheduler", Kind::ddim, 0.02, "linspace", true, false);
    row("DEISMultistepScheduler", Kind::ddim, 0.02, "linspace", true, false);
    row("HeunDiscreteScheduler", Kind::ddim, 0.012, "linspace", true, false);
    row("KDPM2DiscreteScheduler", Kind::ddim, 0.012, "linspace", true, false);
    row("KDPM2AncestralDiscreteScheduler", Kind::ddim, 0.012, "linspace", true, false);
  }
  void absentKeysTakeTheClassDefaults() {
    QFETCH(const QString, name);
    QFETCH(const int, kind);
    QFETCH(const double, beta_end);
    QFETCH(const QString, spacing);
    QFETCH(const bool, set_alpha_to_one);
    QFETCH(const bool, clip_sample);
    const SchedulerConfig config = read(name.toStdString(), "");
    QCOMPARE(static_cast<int>(config.kind), kind);
    QCOMPARE(QString::fromStdString(config.class_name), name);
    QCOMPARE(config.num_train_timesteps, std::int64_t{1000});
    QCOMPARE(config.beta_end, beta_end);
    QCOMPARE(config.beta_schedule, std::string("linear"));
    QCOMPARE(QString::fromStdString(config.timestep_spacing), spacing);
    QCOMPARE(config.steps_offset, std::int64_t{0});
    QCOMPARE(config.set_alpha_to_one, set_alpha_to_one);
    QCOMPARE(config.clip_sample, clip_sample);
    QVERIFY(config.prediction_type == PredictionType::epsilon);
    QVERIFY(!config.rescale_betas_zero_snr);
  }

  void everyKeyArrives() {
    const SchedulerConfig ddim = read("DDIMScheduler",
                                      "\"num_train_timesteps\":3,\"trained_betas\":[0.1,0.2,0.3],\"prediction_type\":"
                                      "\"v_prediction\",\"clip_sample\":false,"
                                      "\"clip_sample_range\":2,\"set_alpha_to_one\":false,\"steps_offset\":1,"
                                      "\"timestep_spacing\":\"trailing\",\"rescale_betas_zero_snr\":true");
    QVERIFY((ddim.trained_betas == std::vector<double>{0.1, 0.2, 0.3}));
    QVERIFY(ddim.prediction_type == PredictionType::v_prediction);
    QVERIFY(!ddim.clip_sample && !ddim.set_alpha_to_one && ddim.rescale_betas_zero_snr);
    QCOMPARE(ddim.clip_sample_range, 2.0);
    QCOMPARE(ddim.timestep_spacing, std::string("trailing"));
    const SchedulerConfig dpm = read("DPMSolverMultistepScheduler",
                                     "\"algorithm_type\":\"deis\",\"solver_type\":\"logrho\",\"solver_order\":3,"
                                     "\"lower_order_final\":false,\"euler_at_final\":true,"
                                     "\"final_sigmas_type\":\"sigma_min\",\"use_karras_sigmas\":true,\"lambda_min_"
                                     "clipped\":-Infinity,\"prediction_type\":\"sample\"");
    QCOMPARE(dpm.algorithm_type, std::string("dpmsolver++"));
    QCOMPARE(dpm.solver_type, std::string("midpoint"));
    QCOMPARE(dpm.solver_order, std::int64_t{3});
    QVERIFY(!dpm.lower_order_final && dpm.euler_at_final && dpm.use_karras_sigmas);
    QCOMPARE(dpm.final_sigmas_type, std::string("sigma_min"));
    QVERIFY(dpm.prediction_type == PredictionType::sample);
    const SchedulerConfig euler =
        read("EulerDiscreteScheduler",
             "\"interpolation_type\":\"log_linear\",\"timestep_type\":\"continuous\",\"sigma_min\":null");
    QCOMPARE(euler.interpolation_type, std::string("log_linear"));
    QCOMPARE(euler.timestep_type, std::string("continuous"));
    QVERIFY(read("PNDMScheduler", "\"skip_prk_steps\":true").skip_prk_steps);
  }

  void keysThatTheClassDoesNotHaveAreIgnored() {
    // diffusers passes them over, too: files saved by one class are loaded by another.
    QVERIFY(!read("PNDMScheduler", "\"rescale_betas_zero_snr\":true,\"clip_sample\":true,\"thresholding\":true")
                 .rescale_betas_zero_snr);
    QVERIFY(!read("LMSDiscreteScheduler", "\"clip_sample\":true,\"use_karras_sigmas\":true").clip_sample);
    QCOMPARE(read("DDIMScheduler", "\"solver_order\":99").solver_order, std::int64_t{2});
  }

  void refused_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const char* keys, const char* part) {
      QTest::newRow((std::string(name) + " " + keys).c_str()) << QString(name) << QString(keys) << QString(part);
    };
    row("", "", "_class_name is missing, expected one of DDIMScheduler");
    row("TeapotScheduler", "", "_class_name is \"TeapotScheduler\", expected one of");
    row("FlowMatchHeunDiscreteScheduler", "", "expected FlowMatchEulerDiscreteScheduler");
    row("LCMScheduler", "", "distilled consistency models");
    row("EDMHeunScheduler", "", "expected EDMDPMSolverMultistepScheduler or EDMEulerScheduler");
    row("FlowMatchEulerDiscreteScheduler", R"("shift":0)", "shift is 0");
    row("FlowMatchEulerDiscreteScheduler", R"("use_karras_sigmas":true)", "use_karras_sigmas is true");
    row("FlowMatchEulerDiscreteScheduler", R"("base_image_seq_len":4096)", "are both 4096");
    row("EDMDPMSolverMultistepScheduler", R"("sigma_max":0.001)", "more than sigma_min");
    row("EDMDPMSolverMultistepScheduler", R"("prediction_type":"sample")", "prediction_type is");
    row("DDIMScheduler", "\"prediction_type\":\"flowers\"",
        "prediction_type is the text \"flowers\", expected one of epsilon, v_prediction, sample");
    row("DDIMScheduler", "\"prediction_type\":null", "prediction_type is null");
    row("DDIMScheduler", "\"num_train_timesteps\":0", "num_train_timesteps is 0");
    row("DDIMScheduler", "\"num_train_timesteps\":1000000000000", "num_train_timesteps is 1000000000000");
    row("DDIMScheduler", "\"beta_start\":0", "beta_start is 0");
    row("DDIMScheduler", "\"beta_end\":1", "beta_end is 1");
    row("DDIMScheduler", "\"beta_end\":-0.1", "beta_end is -0.1");
    row("DDIMScheduler", "\"beta_end\":NaN", "beta_end is NaN");
    row("DDIMScheduler", "\"beta_schedule\":\"exp\"", "beta_schedule is the text \"exp\"");
    row("DDIMScheduler", "\"trained_betas\":[0.1]", "trained_betas has 1 entries, expected a list of 1000 numbers");
    row("DDIMScheduler", "\"num_train_timesteps\":2,\"trained_betas\":[0.1,1.5]", "trained_betas[1] is 1.5");
    row("DDIMScheduler", "\"num_train_timesteps\":1,\"rescale_betas_zero_snr\":true", "expected at least 2");
    row("DDIMScheduler", "\"timestep_spacing\":\"random\"", "timestep_spacing is the text \"random\"");
    row("DDIMScheduler", "\"steps_offset\":-1", "steps_offset is -1");
    row("DDIMScheduler", "\"thresholding\":true", "thresholding is true");
    row("DDIMScheduler", "\"clip_sample\":1", "clip_sample is 1, expected true or false");
    row("DDIMScheduler", "\"clip_sample_range\":0", "clip_sample_range is 0");
    row("EulerDiscreteScheduler", "\"use_beta_sigmas\":true", "use_beta_sigmas is true");
    row("EulerDiscreteScheduler", "\"sigma_max\":14.6", "sigma_max is 14.6");
    row("EulerDiscreteScheduler", "\"interpolation_type\":\"cubic\"", "interpolation_type is the text \"cubic\"");
    row("DPMSolverMultistepScheduler", "\"use_lu_lambdas\":true", "use_lu_lambdas is true");
    row("DPMSolverMultistepScheduler", "\"use_flow_sigmas\":true", "use_flow_sigmas is true");
    row("DPMSolverMultistepScheduler", "\"variance_type\":\"learned_range\"", "variance_type is");
    row("DPMSolverMultistepScheduler", "\"lambda_min_clipped\":-5.1", "lambda_min_clipped is -5.1, expected -Infinity");
    row("DPMSolverMultistepScheduler", "\"lambda_min_clipped\":Infinity", "lambda_min_clipped is infinite");
    row("DPMSolverMultistepScheduler", "\"algorithm_type\":\"magic\"", "algorithm_type is the text \"magic\"");
    row("DPMSolverMultistepScheduler", "\"solver_order\":4", "solver_order is 4");
  }
  void refused() {
    QFETCH(const QString, name);
    QFETCH(const QString, keys);
    QFETCH(const QString, part);
    const std::string got = refusal(name.toStdString(), keys.toStdString());
    QVERIFY2(got.rfind("s.json: ", 0) == 0, got.c_str());
    QVERIFY2(got.find(part.toStdString()) != std::string::npos, got.c_str());
  }

  void brokenFixture() {
    const std::filesystem::path folder =
        std::filesystem::path(ELBOSCOPE_FIXTURES) / "broken/scheduler-prediction-unknown";
    const std::string name = "scheduler/scheduler_config.json";
    const auto json = elboscope::read_json(folder / name, name);
    QVERIFY_EXCEPTION_THROWN(elboscope::read_scheduler_config(json, name), elboscope::Error);
  }
};

QTEST_APPLESS_MAIN(TestSchedulerConfig)
#include "test_scheduler_config.moc"
