#include <QTemporaryDir>
#include <QtTest>

#include <bit>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/alignment/calibration.h"
#include "core/base/error.h"
#include "core/tensorfile/safetensors_file.h"
#include "tests/core/alignment/sample_record.h"

using namespace elboscope;
using test::sample_record;
using Json = nlohmann::json;
using Mend = std::function<void(Json&)>;
using Change = std::function<void(AlignmentRecord&)>;
Q_DECLARE_METATYPE(Mend)
Q_DECLARE_METATYPE(Change)

class TestRecordFile : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void round_trip_is_bit_equal_data();
  void round_trip_is_bit_equal();
  void names_are_readable();
  void odd_bytes_in_texts_do_not_stop_saving();
  void refuses_descriptions_data();
  void refuses_descriptions();
  void refuses_tensors_data();
  void refuses_tensors();
  void refuses_every_cut();
  void cannot_save_what_could_not_be_read_data();
  void cannot_save_what_could_not_be_read();
  void product_of_the_operators();

 private:
  std::filesystem::path path(const char* name) const {
    return std::filesystem::path(folder_.path().toStdString()) / name;
  }
  QTemporaryDir folder_;
};

namespace {

AlignmentRecord full_record() {
  AlignmentRecord record = sample_record({}, 31);
  record.program_version = "0.1.0";
  record.model_family = "sd1";
  record.model_path = "/models/sd \"1\"";
  record.model_sha256 = std::string(64, 'a');
  record.prediction_type = "epsilon";
  record.compute = "cpu, float32, 2 threads";
  record.image_path = "Bild ä 猫.png";
  record.working_width = 512;
  record.working_height = 384;
  record.fit = "aspect";
  record.reference = true;
  record.caption = "a photo of cat, \xE7\x8C\xAB";
  record.token_ids = {49406, 320, 1125, 49407};
  record.token_texts = {"", "a", "photo", ""};
  record.seed = std::numeric_limits<std::uint64_t>::max();
  record.noise = "normal";
  record.classes[0].elbo_text = "a photo of cat";
  record.classes[0].ranges = {{11, 14}, {16, 19}};
  record.classes[1].elbo_done = false;
  record.classes[1].map_places = {0};
  record.classes[0].estimated_timesteps = {1};
  record.caption_distances = record.losses;
  record.elbo_weights = {0.1, 1.0 / 3, 1e-300, -0.0};
  record.losses[2] = 0.1 + 0.2;
  record.cross_layer_middle = 1.0 / 7;
  record.resolution_weights = {1, 0.25, 10};
  record.threshold = 1.0 / 3;
  record.self_weight = {{1, 0, 0.1}, {0, 0, 1}};
  record.self_weight_note = "note";
  record.caption_pixel_errors = record.empty_pixel_errors;
  record.seconds = {0.1, 0.2, 1.0 / 3, 4};
  return record;
}

template <class T>
bool same_bits(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0);
}

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The file's parts, to be put together again with one of them changed.
struct Parts {
  std::shared_ptr<const SafetensorsFile> file;
  std::vector<TensorToWrite> tensors;
  Json description;

  explicit Parts(const std::filesystem::path& path) : file(SafetensorsFile::open(path)) {
    for (const TensorView& view : file->tensors()) tensors.push_back({view.name, view.dtype, view.shape, view.data});
    description = Json::parse(file->metadata().at("elboscope"));
  }
  void write(const std::filesystem::path& path) const {
    write_safetensors(path, tensors, {{"elboscope", description.dump()}});
  }
};

void expect_refused(const std::filesystem::path& path) {
  try {
    load_record(path);
    QFAIL("accepted");
  } catch (const Error& error) {
    QVERIFY2(error.kind == ErrorKind::refused, error.what());
    QVERIFY(QString(error.what()).contains(QString::fromStdString(path.filename().string())));
  }
}

}  // namespace

void TestRecordFile::round_trip_is_bit_equal_data() {
  QTest::addColumn<Change>("change");
  QTest::newRow("everything") << Change([](AlignmentRecord&) {});
  QTest::newRow("nothing but a picture's size") << Change([](AlignmentRecord& r) {
    r = {};
    r.image_width = r.image_height = 1;
  });
  QTest::newRow("cancelled before the maps") << Change([](AlignmentRecord& r) {
    r.collect_timesteps.clear();
    for (auto& layer : r.cross_layers) layer.maps.clear();
    r.self_operators.clear();
    r.complete = false;
  });
  QTest::newRow("no empty caption") << Change([](AlignmentRecord& r) { r.empty_pixel_errors.clear(); });
  QTest::newRow("one operator") << Change([](AlignmentRecord& r) { r.self_operators.resize(1); });
}

void TestRecordFile::round_trip_is_bit_equal() {
  QFETCH(Change, change);
  AlignmentRecord record = full_record();
  change(record);
  finish_record(record);
  save_record(record, path("a.safetensors"));
  const AlignmentRecord read = load_record(path("a.safetensors"));
  save_record(read, path("b.safetensors"));
  QCOMPARE(read_bytes(path("a.safetensors")), read_bytes(path("b.safetensors")));

  QVERIFY(same_bits(read.caption_distances, record.caption_distances));
  for (std::size_t i = 0; i < record.classes.size(); ++i) {
    QCOMPARE(read.classes[i].map_places, record.classes[i].map_places);
    QCOMPARE(read.classes[i].estimated_timesteps, record.classes[i].estimated_timesteps);
  }
  QCOMPARE(read.image_path, record.image_path);
  QCOMPARE(read.model_path, record.model_path);
  QCOMPARE(read.caption, record.caption);
  QCOMPARE(read.seed, record.seed);
  QCOMPARE(read.token_ids, record.token_ids);
  QCOMPARE(read.token_texts, record.token_texts);
  QCOMPARE(read.reference, record.reference);
  QCOMPARE(read.complete, record.complete);
  QCOMPARE(read.resolution_weights, record.resolution_weights);
  QVERIFY(read.threshold == record.threshold);
  QCOMPARE(read.self_weight, record.self_weight);
  QCOMPARE(read.recorded_tokens, record.recorded_tokens);
  QCOMPARE(std::bit_cast<std::uint64_t>(read.cross_layer_middle),
           std::bit_cast<std::uint64_t>(record.cross_layer_middle));
  QCOMPARE(read.seconds.elbo, record.seconds.elbo);
  QVERIFY(same_bits(read.losses, record.losses) && same_bits(read.elbo_weights, record.elbo_weights));
  QVERIFY(same_bits(read.pixel_errors, record.pixel_errors) &&
          same_bits(read.empty_pixel_errors, record.empty_pixel_errors));
  QVERIFY(same_bits(read.caption_pixel_errors, record.caption_pixel_errors));
  QVERIFY(same_bits(read.self_product, record.self_product));
  QCOMPARE(read.cross_layers.size(), record.cross_layers.size());
  for (std::size_t l = 0; l < read.cross_layers.size(); ++l) {
    QVERIFY(same_bits(read.cross_layers[l].maps, record.cross_layers[l].maps));
    QCOMPARE(read.cross_layers[l].name, record.cross_layers[l].name);
    QVERIFY(read.cross_layers[l].place == record.cross_layers[l].place);
  }
  QCOMPARE(read.classes.size(), record.classes.size());
  for (std::size_t i = 0; i < read.classes.size(); ++i) {
    QCOMPARE(read.classes[i].name, record.classes[i].name);
    QCOMPARE(read.classes[i].elbo_text, record.classes[i].elbo_text);
    QCOMPARE(read.classes[i].token_positions, record.classes[i].token_positions);
    QCOMPARE(read.classes[i].elbo_done, record.classes[i].elbo_done);
    QVERIFY(read.classes[i].ranges == record.classes[i].ranges);
  }
}

void TestRecordFile::names_are_readable() {
  save_record(full_record(), path("named.safetensors"));
  const auto file = SafetensorsFile::open(path("named.safetensors"));
  for (const char* name : {"losses", "elbo_weights", "pixel_errors", "empty_pixel_errors", "caption_pixel_errors",
                           "cross/00 layer 0", "cross/02 layer 2", "self_operators/0", "self_operators/1"}) {
    QVERIFY2(file->find(name) != nullptr, name);
  }
  QCOMPARE(file->find("cross/01 layer 1")->shape_text(), std::string("[2, 4, 2, 3]"));
  QCOMPARE(Json::parse(file->metadata().at("elboscope")).at("format").get<int>(), 1);
}

void TestRecordFile::odd_bytes_in_texts_do_not_stop_saving() {
  AlignmentRecord record = full_record();
  record.image_path = "latin1 \xE4.png";
  record.cross_layers[0].name = "bad \xFF name";
  save_record(record, path("odd.safetensors"));
  const AlignmentRecord read = load_record(path("odd.safetensors"));
  QCOMPARE(read.image_path, std::string("latin1 \xEF\xBF\xBD.png"));
  QVERIFY(same_bits(read.cross_layers[0].maps, record.cross_layers[0].maps));
}

void TestRecordFile::refuses_descriptions_data() {
  QTest::addColumn<Mend>("mend");
  const auto set = [](const char* pointer, Json value) {
    return Mend([pointer, value = std::move(value)](Json& j) { j[Json::json_pointer(pointer)] = value; });
  };
  QTest::newRow("newer format") << set("/format", 2);
  QTest::newRow("format far away") << set("/format", 18446744073709551615ULL);
  QTest::newRow("format a text") << set("/format", "1");
  QTest::newRow("format 0") << set("/format", 0);
  QTest::newRow("not an object") << Mend([](Json& j) { j = Json::array(); });
  for (const char* key : {"format", "classes", "losses-are-fine", "model", "image", "seed", "caption", "cross_layers",
                          "latent", "seconds", "self_operators", "complete", "recorded_tokens", "token_texts"}) {
    if (QString(key) != "losses-are-fine") QTest::addRow("no %s", key) << Mend([key](Json& j) { j.erase(key); });
  }
  QTest::newRow("negative size") << set("/image/width", -5);
  QTest::newRow("huge size") << set("/image/width", 1LL << 40);
  QTest::newRow("huge area") << Mend([](Json& j) { j["image"]["width"] = j["image"]["height"] = 1 << 20; });
  QTest::newRow("size a fraction") << set("/image/width", 4.5);
  QTest::newRow("caption a number") << set("/caption", 4);
  QTest::newRow("class without name") << Mend([](Json& j) { j["classes"][0].erase("name"); });
  QTest::newRow("class a number") << set("/classes/0", 3);
  QTest::newRow("range not a pair") << set("/classes/0/ranges", Json::array({Json::array({1})}));
  QTest::newRow("range beyond the caption") << set("/classes/0/ranges", Json::array({Json::array({1, 4000})}));
  QTest::newRow("range backwards") << set("/classes/0/ranges", Json::array({Json::array({5, 1})}));
  QTest::newRow("token position negative") << set("/classes/0/token_positions", Json::array({-1}));
  QTest::newRow("one class more than losses") << Mend([](Json& j) { j["classes"].push_back(j["classes"][0]); });
  QTest::newRow("one timestep less") << Mend([](Json& j) { j["elbo_timesteps"].erase(0); });
  QTest::newRow("latent of another size") << set("/latent/height", 5);
  QTest::newRow("one collected timestep more") << Mend([](Json& j) { j["collect_timesteps"].push_back(60); });
  QTest::newRow("tokens not ascending") << set("/recorded_tokens", Json::array({4, 6, 5, 7}));
  QTest::newRow("layer of another size") << set("/cross_layers/0/height", 6);
  QTest::newRow("layer of no size") << set("/cross_layers/0/height", 0);
  QTest::newRow("layer of huge size") << set("/cross_layers/0/height", 100000);
  QTest::newRow("unknown place") << set("/cross_layers/0/place", "side");
  QTest::newRow("another layer name") << set("/cross_layers/0/name", "x");
  QTest::newRow("more operators") << set("/self_operators", 3);
  QTest::newRow("operators without layers") << set("/cross_layers", Json::array());
  QTest::newRow("negative resolution weight") << set("/resolution_weights/0", -1);
  QTest::newRow("threshold above one") << set("/threshold", 1.5);
  QTest::newRow("threshold is a word") << set("/threshold", "half");
  QTest::newRow("resolution weights are a number") << set("/resolution_weights", 3);
  QTest::newRow("negative self weight") << set("/self_weight/0/0", -1);
  QTest::newRow("middle far away") << set("/cross_layer_middle", 1e300);
  QTest::newRow("seed negative") << set("/seed", -1);
  QTest::newRow("negative seconds") << set("/seconds/load", -1);
}

void TestRecordFile::refuses_descriptions() {
  QFETCH(Mend, mend);
  save_record(full_record(), path("good.safetensors"));
  Parts parts(path("good.safetensors"));
  mend(parts.description);
  parts.write(path("bad.safetensors"));
  expect_refused(path("bad.safetensors"));
}

void TestRecordFile::refuses_tensors_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("what");
  QTest::newRow("no map of a layer") << "cross/01 layer 1"
                                     << "erase";
  QTest::newRow("no operator") << "self_operators/1"
                               << "erase";
  QTest::newRow("losses as integers") << "losses"
                                      << "i64";
  QTest::newRow("losses as float") << "losses"
                                   << "half the bytes";
  QTest::newRow("loss not a number") << "losses"
                                     << "nan";
  QTest::newRow("map of another shape") << "cross/01 layer 1"
                                        << "flat";
  QTest::newRow("operator not a number") << "self_operators/0"
                                         << "nan";
  QTest::newRow("pixel errors not a number") << "pixel_errors"
                                             << "nan";
}

void TestRecordFile::refuses_tensors() {
  QFETCH(QString, name);
  QFETCH(QString, what);
  save_record(full_record(), path("good.safetensors"));
  Parts parts(path("good.safetensors"));
  std::vector<std::byte> copy;
  for (auto it = parts.tensors.begin(); it != parts.tensors.end(); ++it) {
    if (it->name != name.toStdString()) continue;
    if (what == "erase") {
      parts.tensors.erase(it);
      break;
    }
    if (what == "i64") it->dtype = DType::i64;
    if (what == "half the bytes") it->dtype = DType::f32;
    if (what == "flat") {
      std::int64_t elements = 1;
      for (std::int64_t side : it->shape) elements *= side;
      it->shape = {elements};
    }
    if (what == "nan") {
      const TensorView* view = parts.file->find(it->name);
      copy.assign(view->data, view->data + view->bytes);
      std::fill(copy.end() - 8, copy.end(), std::byte{0xFF});
      it->data = copy.data();
    }
    break;
  }
  parts.write(path("bad.safetensors"));
  expect_refused(path("bad.safetensors"));
}

void TestRecordFile::refuses_every_cut() {
  save_record(full_record(), path("good.safetensors"));
  const std::string bytes = read_bytes(path("good.safetensors"));
  const auto* data = reinterpret_cast<const std::byte*>(bytes.data());
  parse_record(data, bytes.size(), "good");
  for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 20) {
    try {
      parse_record(data, size, "cut");
      QFAIL("accepted");
    } catch (const Error& error) {
      QVERIFY(error.kind == ErrorKind::refused);
    }
  }
  write_safetensors(path("other.safetensors"), {}, {});
  expect_refused(path("other.safetensors"));
  expect_refused(path("missing.safetensors"));
}

void TestRecordFile::cannot_save_what_could_not_be_read_data() {
  QTest::addColumn<Change>("change");
  QTest::newRow("loss not a number") << Change(
      [](AlignmentRecord& r) { r.losses[0] = std::numeric_limits<double>::quiet_NaN(); });
  QTest::newRow("map infinite") << Change([](AlignmentRecord& r) { r.cross_layers[0].maps[0] = HUGE_VALF; });
  QTest::newRow("sizes") << Change([](AlignmentRecord& r) { r.losses.pop_back(); });
  QTest::newRow("seconds") << Change([](AlignmentRecord& r) { r.seconds.load = HUGE_VAL; });
}

void TestRecordFile::cannot_save_what_could_not_be_read() {
  QFETCH(Change, change);
  AlignmentRecord record = full_record();
  change(record);
  try {
    save_record(record, path("never.safetensors"));
    QFAIL("saved");
  } catch (const Error& error) {
    QVERIFY(error.kind == ErrorKind::failed);
  }
  QVERIFY(!std::filesystem::exists(path("never.safetensors")));
}

void TestRecordFile::product_of_the_operators() {
  for (std::size_t passes : {0U, 1U, 2U, 3U, 4U}) {
    const AlignmentRecord record = sample_record({2, 2, 1, 3, 5, passes}, 2);
    QCOMPARE(record.self_product.empty(), passes < 2);
    if (passes < 2) continue;
    std::vector<double> product(record.self_operators[0].begin(), record.self_operators[0].end());
    for (std::size_t pass = 1; pass < passes; ++pass) {
      std::vector<double> next(15 * 15, 0.0);
      for (std::size_t i = 0; i < 15; ++i) {
        for (std::size_t k = 0; k < 15; ++k) {
          for (std::size_t j = 0; j < 15; ++j)
            next[i * 15 + j] += static_cast<double>(record.self_operators[pass][i * 15 + k]) * product[k * 15 + j];
        }
      }
      product = next;
    }
    for (std::size_t k = 0; k < product.size(); ++k)
      QVERIFY(std::abs(product[k] - static_cast<double>(record.self_product[k])) < 1e-6);
  }
}

QTEST_APPLESS_MAIN(TestRecordFile)
#include "test_record_file.moc"
