#include "core/training/adamw.h"

#include <cmath>
#include <vector>

#include "core/training/stage_loop.h"

#include <QTest>

namespace elboscope {
namespace {

TrainableParameter parameter_of(const std::string& name, const at::Tensor& start, at::ScalarType compute) {
  std::vector<TrainableParameter> list;
  TrainableParameters source("", 1, compute, at::kCPU, list, {});
  source.take(name, start.sizes().vec());
  list[0].master.copy_(start);
  list[0].average.copy_(start);
  {
    const c10::NoGradGuard none;
    list[0].value.copy_(start);
  }
  return list[0];
}

}  // namespace

class TestAdamW : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void follows_the_formula_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("limit");
    QTest::addColumn<bool>("bfloat16");
    QTest::newRow("matrix, not cut") << "to_q.weight" << 1e9 << false;
    QTest::newRow("matrix, cut") << "to_q.weight" << 0.5 << false;
    QTest::newRow("embedding does not decay") << "token_embedding.weight" << 1e9 << false;
    QTest::newRow("computed in bfloat16") << "to_q.weight" << 1e9 << true;
  }
  void follows_the_formula() {
    QFETCH(QString, name);
    QFETCH(double, limit);
    QFETCH(bool, bfloat16);
    const at::Tensor start = at::arange(12, at::kFloat).reshape({3, 4}).div(7).sub(0.8);
    std::vector<TrainableParameter> parameters{parameter_of(name.toStdString(), start, bfloat16 ? at::kBFloat16 : at::kFloat)};
    const double decay = name.contains("embedding") ? 0 : 0.1;
    std::vector<double> master(12), m(12), v(12), average(12);
    for (int i = 0; i < 12; ++i) master[i] = average[i] = static_cast<double>(start.reshape(-1)[i].item<float>());
    for (int step = 1; step <= 3; ++step) {
      at::Tensor gradient = at::arange(12, at::kFloat).reshape({3, 4}).sub(4.5).mul(0.25 * step).to(parameters[0].value.scalar_type());
      parameters[0].value.mutable_grad() = gradient.clone();
      AdamWStep settings;
      settings.learning_rate = 0.01;
      settings.weight_decay = 0.1;
      settings.largest_gradient = limit;
      settings.ema_decay = 0.9;
      settings.step = step;
      const double norm = adamw_step(parameters, settings);
      double squares = 0;
      for (int i = 0; i < 12; ++i) squares += std::pow(gradient.reshape(-1)[i].to(at::kDouble).item<double>(), 2);
      QVERIFY(std::fabs(norm - std::sqrt(squares)) < 1e-5 * norm);
      const double cut = norm > limit ? limit / norm : 1;
      for (int i = 0; i < 12; ++i) {
        const double g = gradient.reshape(-1)[i].to(at::kDouble).item<double>() * cut;
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.999 * v[i] + 0.001 * g * g;
        master[i] = master[i] * (1 - 0.01 * decay) -
                    0.01 * (m[i] / (1 - std::pow(0.9, step))) / (std::sqrt(v[i] / (1 - std::pow(0.999, step))) + 1e-8);
        average[i] += 0.1 * (master[i] - average[i]);
        QVERIFY(std::fabs(parameters[0].master.reshape(-1)[i].to(at::kDouble).item<double>() - master[i]) < 1e-5);
        QVERIFY(std::fabs(parameters[0].average.reshape(-1)[i].to(at::kDouble).item<double>() - average[i]) < 1e-5);
      }
      QVERIFY(at::equal(parameters[0].value.detach(), parameters[0].master.to(parameters[0].value.scalar_type())));
      QVERIFY(!parameters[0].value.grad().defined());
    }
  }
  void a_gradient_that_is_not_finite_changes_nothing() {
    std::vector<TrainableParameter> parameters{parameter_of("to_q.weight", at::ones({2, 2}), at::kFloat)};
    parameters[0].value.mutable_grad() = at::full({2, 2}, std::nan(""));
    QVERIFY(!std::isfinite(adamw_step(parameters, {})));
    QVERIFY(at::equal(parameters[0].master, at::ones({2, 2})));
    QVERIFY(!parameters[0].value.grad().defined());
  }
  void channels_last_gradients_meet_their_weights() {
    // The same update whether the gradient lies as [out, in, h, w] or with channels last.
    const at::Tensor start = at::arange(36, at::kFloat).reshape({2, 2, 3, 3}).div(9);
    const at::Tensor gradient = at::arange(36, at::kFloat).reshape({2, 2, 3, 3}).sub(11).div(30);
    std::vector<TrainableParameter> a{parameter_of("conv.weight", start, at::kFloat)}, b{parameter_of("conv.weight", start, at::kFloat)};
    a[0].value.mutable_grad() = gradient.contiguous();
    b[0].value.mutable_grad() = gradient.contiguous(at::MemoryFormat::ChannelsLast);
    adamw_step(a, {});
    adamw_step(b, {});
    QVERIFY(at::equal(a[0].master, b[0].master));
    QVERIFY(!at::equal(a[0].master, start));
  }
  void rate_warms_holds_and_falls_data() {
    QTest::addColumn<qint64>("sample");
    QTest::addColumn<double>("share");
    QTest::newRow("first batch") << qint64{0} << 0.1;
    QTest::newRow("half warm") << qint64{40} << 0.5;
    QTest::newRow("warm") << qint64{100} << 1.0;
    QTest::newRow("plateau ends") << qint64{750} << 1.0;
    QTest::newRow("half down") << qint64{875} << 0.5;
    QTest::newRow("end") << qint64{1000} << 0.0;
  }
  void rate_warms_holds_and_falls() {
    QFETCH(qint64, sample);
    QFETCH(double, share);
    StageOptions options;
    options.samples = 1000;
    options.batch_size = 10;
    options.warmup_samples = 100;
    options.learning_rate = 2e-3;
    QCOMPARE(learning_rate_at(options, sample), 2e-3 * share);
  }
};

}  // namespace elboscope

QTEST_APPLESS_MAIN(elboscope::TestAdamW)
#include "test_adamw.moc"
