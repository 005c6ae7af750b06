#include "core/diffusion/weight_files.h"

#include <ATen/ATen.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <random>

#include "core/base/error.h"
#include "core/diffusion/file_parameters.h"

#include <QTemporaryDir>
#include <QTest>

namespace elboscope {

namespace {

namespace fs = std::filesystem;

// A component folder being put together; files are real, small safetensors.
class Folder {
 public:
  Folder() : path_(directory_.path().toStdString()) { fs::create_directory(path_ / "unet"); }
  fs::path unet() const { return path_ / "unet"; }

  void tensors(const std::string& file, const std::vector<std::string>& names) {
    const std::vector<float> data(2, 1.5F);
    std::vector<TensorToWrite> list;
    for (const std::string& name : names) list.push_back({name, DType::f32, {2}, data.data()});
    write_safetensors(unet() / file, list, {});
  }
  void text(const std::string& file, const std::string& content) { std::ofstream(unet() / file) << content; }

 private:
  QTemporaryDir directory_;
  fs::path path_;
};

// The refusal of `action`, or an empty one if it went through.
template <typename Action>
Error refusal(Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    return error;
  }
  return {ErrorKind::failed, "nothing was refused", ""};
}

WeightSet open_unet(const Folder& folder, const std::string& variant = {}) {
  return WeightSet::open(choose_weights(folder.unet(), "unet", WeightNaming::diffusers, variant));
}

std::vector<std::byte> bytes_of(const void* data, std::size_t size) {
  std::vector<std::byte> bytes(size);
  std::memcpy(bytes.data(), data, size);
  return bytes;
}

// One tensor "w" in a file of its own.
WeightSet one_tensor(Folder& folder, DType dtype, const std::vector<std::int64_t>& shape,
                     const std::vector<std::byte>& data) {
  write_safetensors(folder.unet() / "diffusion_pytorch_model.safetensors", {{"w", dtype, shape, data.data()}}, {});
  return open_unet(folder);
}

}  // namespace

class TestWeightFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Three matrices in one tensor, as OpenCLIP stores query, key and value.
  void parts_of_a_joined_tensor() {
    Folder folder;
    const fs::path path = folder.unet() / "joined.safetensors";
    const auto part = [&](std::int64_t rows, std::int64_t number) {
      const at::Tensor whole = at::arange(rows * 4, at::kFloat);
      write_safetensors(path, {{"qkv", DType::f32, {rows, 4}, whole.data_ptr()}}, {});
      const WeightSet weights = WeightSet::part_of(
          SafetensorsFile::open(path), path, {"qkv"},
          [&](const std::string&) { return StoredParameter{.name = "qkv", .part = number, .parts = 3}; });
      return FileParameters::loading(weights, at::kFloat, at::kCPU).take("any", {4, 4});
    };
    for (const int number : {0, 1, 2}) {
      const at::Tensor expected = at::arange(16 * number, 16 * number + 16, at::kFloat).reshape({4, 4});
      QVERIFY(at::equal(part(12, number), expected));
    }
    // Four rows are no three parts, though they have the shape of one.
    for (const int rows : {4, 9, 13}) {
      const Error error = refusal([&] { part(rows, 0); });
      QVERIFY(error.kind == ErrorKind::refused);
      QVERIFY2(QString(error.what()).contains("expected [12, 4]"), error.what());
    }
  }

  void chooses_as_diffusers_does_data() {
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QString>("chosen");
    const QString base = "diffusion_pytorch_model";
    const QString plain = base + ".safetensors", half = base + ".fp16.safetensors";
    const QString index = base + ".safetensors.index.json", half_index = base + ".safetensors.index.fp16.json";
    const QString old_index = base + ".safetensors.fp16.index.json";
    QTest::newRow("single") << QStringList{plain} << "" << plain;
    QTest::newRow("plain before fp16") << QStringList{plain, half} << "" << plain;
    QTest::newRow("only fp16") << QStringList{half} << "" << half;
    QTest::newRow("fp16 asked") << QStringList{plain, half} << "fp16" << half;
    QTest::newRow("fp16 asked, not there") << QStringList{plain} << "fp16" << plain;
    QTest::newRow("index first") << QStringList{plain, index} << "" << index;
    QTest::newRow("fp16 index") << QStringList{half_index, plain} << "fp16" << half_index;
    QTest::newRow("legacy fp16 index") << QStringList{old_index} << "" << old_index;
    QTest::newRow("other variant") << QStringList{base + ".ema.safetensors", plain} << "ema"
                                   << base + ".ema.safetensors";
    QTest::newRow("pickle beside") << QStringList{base + ".bin", plain} << "" << plain;
  }

  void chooses_as_diffusers_does() {
    QFETCH(QStringList, files);
    QFETCH(QString, variant);
    QFETCH(QString, chosen);
    Folder folder;
    for (const QString& file : files) folder.text(file.toStdString(), "x");
    const WeightChoice choice = choose_weights(folder.unet(), "unet", WeightNaming::diffusers, variant.toStdString());
    QCOMPARE(choice.file, chosen.toStdString());
    QCOMPARE(choice.index, chosen.contains(".index."));
  }

  void pickles_are_refused_unread() {
    for (const char* name : {"diffusion_pytorch_model.bin", "model.ckpt", "weights.pt"}) {
      Folder folder;
      folder.text(name, "never opened");
      const Error error = refusal([&] { choose_weights(folder.unet(), "unet", WeightNaming::diffusers, ""); });
      QCOMPARE(error.file, "unet/" + std::string(name));
      QVERIFY(std::string(error.what()).find("safe_serialization=True") != std::string::npos);
    }
    Folder empty;
    QCOMPARE(refusal([&] { choose_weights(empty.unet(), "text_encoder", WeightNaming::transformers, ""); }).file,
             std::string("text_encoder/model.safetensors"));
    QVERIFY(refusal([&] { choose_weights(empty.unet(), "unet", WeightNaming::diffusers, "../../secret"); }).kind ==
            ErrorKind::usage);
  }

  void index_names_stay_inside_the_folder_data() {
    QTest::addColumn<QString>("shard");
    for (const char* shard : {"../b.safetensors", "/etc/hostname", "sub/b.safetensors", "..", ".", "",
                              "a\\\\b.safetensors", "b.bin", "b.safetensors\\u0000", "../../etc/passwd"}) {
      QTest::newRow(*shard == 0 ? "(empty)" : shard) << shard;
    }
  }

  void index_names_stay_inside_the_folder() {
    QFETCH(QString, shard);
    Folder folder;
    fs::create_directory(folder.unet() / "sub");
    folder.tensors("sub/b.safetensors", {"w"});
    folder.tensors("../b.safetensors", {"w"});
    folder.text("diffusion_pytorch_model.safetensors.index.json",
                "{\"weight_map\": {\"w\": \"" + shard.toStdString() + "\"}}");
    const Error error = refusal([&] { open_unet(folder); });
    QVERIFY(error.kind == ErrorKind::refused);
    QCOMPARE(error.file, std::string("unet/diffusion_pytorch_model.safetensors.index.json"));
  }

  void shards() {
    Folder folder;
    const std::string a = "diffusion_pytorch_model-00001-of-00002.safetensors";
    const std::string b = "diffusion_pytorch_model-00002-of-00002.safetensors";
    const std::string index = "diffusion_pytorch_model.safetensors.index.json";
    folder.tensors(a, {"x", "y"});
    folder.text(index, "{\"weight_map\": {\"x\": \"" + a + "\", \"z\": \"" + b + "\"}}");
    QCOMPARE(refusal([&] { open_unet(folder); }).file, "unet/" + b);
    folder.tensors(b, {"x", "z"});
    const WeightSet weights = open_unet(folder);
    QVERIFY(weights.find("x").has_value() && weights.find("z").has_value());
    QCOMPARE(weights.find("x")->file->display_name(), "unet/" + a);
    QCOMPARE(weights.display_names(), (std::vector<std::string>{"unet/" + index, "unet/" + a, "unet/" + b}));
    QCOMPARE(weights.parameters(), 6);
    // A promise that no file keeps.
    folder.text(index, "{\"weight_map\": {\"q\": \"" + a + "\"}}");
    QCOMPARE(refusal([&] { open_unet(folder); }).file, "unet/" + index);
    for (const char* broken :
         {"[]", "{}", "{\"weight_map\": []}", "{\"weight_map\": {}}", "{\"weight_map\": {\"x\": 3}}"}) {
      folder.text(index, broken);
      QCOMPARE(refusal([&] { open_unet(folder); }).file, "unet/" + index);
    }
  }

  // Downloads by huggingface_hub are links into a store of blobs beside the snapshot.
  void links_are_followed_but_only_to_files() {
    Folder folder;
    folder.tensors("../blob", {"w"});
    fs::create_symlink("../blob", folder.unet() / "diffusion_pytorch_model.safetensors");
    QVERIFY(open_unet(folder).find("w").has_value());
    fs::remove(folder.unet() / "diffusion_pytorch_model.safetensors");
    fs::create_symlink("/dev/zero", folder.unet() / "diffusion_pytorch_model.safetensors");
    QVERIFY(refusal([&] { open_unet(folder); }).kind == ErrorKind::refused);
  }

  void converts_every_float_type_data() {
    QTest::addColumn<int>("target");
    for (const auto type : {at::kFloat, at::kBFloat16, at::kHalf}) {
      QTest::newRow(at::toString(type)) << static_cast<int>(type);
    }
  }

  void converts_every_float_type() {
    QFETCH(int, target);
    const auto type = static_cast<at::ScalarType>(target);
    const at::Tensor values = at::tensor({1.5F, -0.25F, 0.0F, 65504.0F, 1e-5F, -3.0F}).reshape({2, 3});
    const std::vector<std::pair<DType, at::ScalarType>> kinds{
        {DType::f16, at::kHalf}, {DType::bf16, at::kBFloat16}, {DType::f32, at::kFloat}, {DType::f64, at::kDouble}};
    for (const auto& [dtype, stored] : kinds) {
      if (type == at::kHalf && stored == at::kBFloat16) continue;  // 65504 rounds to 65536 in bfloat16
      const at::Tensor original = values.to(stored);
      Folder folder;
      const auto bytes = bytes_of(original.data_ptr(), static_cast<std::size_t>(original.nbytes()));
      const WeightSet weights = one_tensor(folder, dtype, {2, 3}, bytes);
      FileParameters parameters = FileParameters::loading(weights, type, at::kCPU);
      const at::Tensor tensor = parameters.take("w", {2, 3});
      QVERIFY(tensor.scalar_type() == type);
      QVERIFY2(at::equal(tensor, original.to(at::kFloat).to(type)), dtype_name(dtype).data());
      QVERIFY(!FileParameters::checking(weights).take("w", {2, 3}).defined());
    }
  }

  void refuses_what_no_network_can_use() {
    const float fine[2] = {1, 2}, bad[2] = {1, std::numeric_limits<float>::quiet_NaN()},
                endless[2] = {1, -std::numeric_limits<float>::infinity()}, large[2] = {1, 70000};
    const std::int64_t whole[2] = {1, 2};
    const double huge[2] = {1, 1e300};
    const auto said = [](DType dtype, const void* data, std::size_t size, const std::vector<std::int64_t>& wanted,
                         at::ScalarType type, bool check_only, const std::string& name = "w") {
      Folder folder;
      const WeightSet weights = one_tensor(folder, dtype, {2}, bytes_of(data, size));
      FileParameters parameters =
          check_only ? FileParameters::checking(weights) : FileParameters::loading(weights, type, at::kCPU);
      const Error error = refusal([&] { parameters.take(name, wanted); });
      return error.kind == ErrorKind::refused && error.file == "unet/diffusion_pytorch_model.safetensors"
                 ? std::string(error.what())
                 : std::string("not refused");
    };
    for (const bool check_only : {false, true}) {
      QVERIFY(said(DType::f32, fine, 8, {3}, at::kFloat, check_only).find("[2], expected [3]") != std::string::npos);
      QVERIFY(said(DType::f32, fine, 8, {2, 1}, at::kFloat, check_only).find("expected [2, 1]") != std::string::npos);
      QVERIFY(said(DType::f32, fine, 8, {2}, at::kFloat, check_only, "v").find("v is missing") != std::string::npos);
      QVERIFY(said(DType::f32, bad, 8, {2}, at::kFloat, check_only).find("finite") != std::string::npos);
      QVERIFY(said(DType::f32, endless, 8, {2}, at::kFloat, check_only).find("finite") != std::string::npos);
      QVERIFY(said(DType::i64, whole, 16, {2}, at::kFloat, check_only).find("I64, expected F16") != std::string::npos);
    }
    QVERIFY(said(DType::f64, huge, 16, {2}, at::kFloat, false).find("too large") != std::string::npos);
    QVERIFY(said(DType::f32, large, 8, {2}, at::kHalf, false).find("too large") != std::string::npos);
    QCOMPARE(said(DType::f32, large, 8, {2}, at::kBFloat16, false), std::string("not refused"));
  }

  void unused_tensors_are_counted() {
    Folder folder;
    folder.tensors("diffusion_pytorch_model.safetensors", {"a", "b", "c", "d", "e", "embeddings.position_ids"});
    const WeightSet weights = open_unet(folder);
    FileParameters parameters = FileParameters::checking(weights);
    parameters.take("a", {2});
    QCOMPARE(parameters.unused(), (std::vector<std::string>{"b", "c", "d", "e"}));
    QCOMPARE(unused_tensors_warning("f", parameters.unused()),
             std::string("f: 4 tensors are not used: b, c, d and others."));
    QVERIFY(unused_tensors_warning("f", {}).empty());
    QVERIFY(parameters.has("b") && !parameters.has("z"));
  }
};

}  // namespace elboscope

QTEST_APPLESS_MAIN(elboscope::TestWeightFiles)
#include "test_weight_files.moc"
