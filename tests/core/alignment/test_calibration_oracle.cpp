// Calibration against values the official code produced (fixture heatmap-sd1), without a network: what the network gave
// is taken from the fixture as well.
#include <QtTest>

#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/alignment/calibration.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"

using namespace elboscope;

class TestCalibrationOracle : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void exponents_and_maps_data();
  void exponents_and_maps();

 private:
  std::vector<float> tensor(const std::string& name, std::vector<std::int64_t>* shape = nullptr) const;
  float difference(const std::vector<float>& ours, const std::string& name) const;

  nlohmann::json oracle_;
  std::shared_ptr<const SafetensorsFile> tensors_;
};

void TestCalibrationOracle::initTestCase() {
  const std::filesystem::path folder = std::filesystem::path(ELBOSCOPE_FIXTURES) / "heatmap-sd1";
  oracle_ = read_json(folder / "oracle.json", "oracle.json");
  tensors_ = SafetensorsFile::open(folder / "oracle.safetensors");
}

std::vector<float> TestCalibrationOracle::tensor(const std::string& name, std::vector<std::int64_t>* shape) const {
  const TensorView* view = tensors_->find(name);
  if (view == nullptr) qFatal("the fixture has no tensor %s", name.c_str());
  if (shape != nullptr) *shape = view->shape;
  std::vector<float> values(static_cast<std::size_t>(view->elements()));
  copy_as_float(*view, values.data());
  return values;
}

float TestCalibrationOracle::difference(const std::vector<float>& ours, const std::string& name) const {
  const std::vector<float> theirs = tensor(name);
  if (ours.size() != theirs.size()) return HUGE_VALF;
  float worst = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const float gap = std::abs(ours[i] - theirs[i]);
    worst = gap >= 0 ? std::max(worst, gap) : HUGE_VALF;
  }
  return worst;
}

void TestCalibrationOracle::exponents_and_maps_data() {
  QTest::addColumn<QString>("name");
  for (const auto& fixture_case : oracle_["cases"]) {
    if (fixture_case["op"] == "heatmap") {
      const auto name = QString::fromStdString(fixture_case["name"]);
      QTest::addRow("%s", qPrintable(name)) << name;
    }
  }
}

void TestCalibrationOracle::exponents_and_maps() {
  QFETCH(QString, name);
  nlohmann::json c;
  for (const auto& fixture_case : oracle_["cases"]) {
    if (fixture_case["op"] == "heatmap" && fixture_case["name"] == name.toStdString()) c = fixture_case;
  }
  // One layer and one token a class whose map is the fixture's cross map.
  AlignmentRecord record;
  record.complete = true;
  record.image_height = c["height"];
  record.image_width = c["width"];
  CollectedLayer layer;
  std::vector<std::int64_t> shape;
  layer.maps = tensor(c["cross_raw"], &shape);
  layer.height = shape.at(1);
  layer.width = shape.at(2);
  record.cross_layers.push_back(layer);
  record.collect_timesteps = {20};
  int position = 1;
  for (const auto& text : c["classes"]) {
    RecordedClass entry;
    entry.name = text;
    entry.elbo_done = true;
    entry.token_positions = {position};
    record.recorded_tokens.push_back(position++);
    record.classes.push_back(entry);
  }
  CalibrationSettings settings;
  settings.gamma = 1.0 / c["inverse_gamma"].get<double>();
  if (c["fixed_exponent"]) settings.exponents = CalibrationSettings::Exponents::fixed;
  if (c.contains("losses")) {
    for (float loss : tensor(c["losses"], &shape)) record.losses.push_back(static_cast<double>(loss));
    for (std::int64_t t = 0; t < shape.at(1); ++t) record.elbo_timesteps.push_back(t);
  }
  const bool heat = c.contains("self_product");
  if (heat) record.self_operators.push_back(tensor(c["self_product"]));
  finish_record(record);

  const Heatmaps maps = calibrate(record, settings);
  std::vector<float> exponents;
  for (const ClassCalibration& entry : maps.classes) exponents.push_back(static_cast<float>(entry.exponent));
  QVERIFY(difference(exponents, c["exponent"]) < 5e-4F);
  QVERIFY(difference(maps.cross_raw, c["cross_raw"]) < 1e-6F);
  QVERIFY(difference(maps.cross_calibrated, c["cross_calibrated"]) < 5e-4F);
  if (!heat) return;
  QVERIFY(difference(maps.raw, c["heat_raw"]) < 5e-4F);
  QVERIFY(difference(maps.calibrated, c["heat_calibrated"]) < 5e-4F);
}

QTEST_APPLESS_MAIN(TestCalibrationOracle)
#include "test_calibration_oracle.moc"
