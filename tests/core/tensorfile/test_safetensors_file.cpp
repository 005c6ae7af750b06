#include <QTemporaryDir>
#include <QtTest>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/memory_usage.h"
#include "core/tensorfile/json_file.h"
#include "core/tensorfile/safetensors_file.h"

using elboscope::SafetensorsFile;

namespace {

std::string with_length(std::uint64_t length, const std::string& header, std::size_t data_bytes) {
  std::string bytes(8, '\0');
  std::memcpy(bytes.data(), &length, 8);
  bytes += header;
  for (std::size_t i = 0; i < data_bytes; ++i) bytes += static_cast<char>(i);
  return bytes;
}

std::string file_bytes(const std::string& header, std::size_t data_bytes) {
  return with_length(header.size(), header, data_bytes);
}

std::string entry(const std::string& name, const std::string& dtype, const std::string& shape,
                  const std::string& offsets) {
  return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

std::shared_ptr<const SafetensorsFile> parse(const std::string& bytes) {
  return SafetensorsFile::parse(reinterpret_cast<const std::byte*>(bytes.data()), bytes.size(), "m.safetensors");
}

std::string refusal(const std::string& bytes) {
  try {
    parse(bytes);
  } catch (const elboscope::Error& error) {
    return error.kind == elboscope::ErrorKind::refused ? error.what() : "another kind of error";
  }
  return "accepted";
}

}  // namespace

class TestSafetensorsFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatTheFormatAllowsIsRead_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("tensors");
    const auto row = [](const char* name, const std::string& bytes, int tensors) {
      QTest::newRow(name) << QByteArray::fromStdString(bytes) << tensors;
    };
    const std::string a = entry("a", "F32", "[2,1]", "[0,8]"), b = entry("b", "U8", "[3]", "[8,11]");
    row("no tensors", file_bytes("{}", 0), 0);
    row("two", file_bytes("{" + a + "," + b + "}", 11), 2);
    row("in another order", file_bytes("{" + b + "," + a + "}", 11), 2);
    row("spaces behind", file_bytes("{" + a + "}   \n ", 8), 1);
    row("odd data start", file_bytes("{" + a + "} ", 8), 1);
    row("scalar", file_bytes("{" + entry("s", "I64", "[]", "[0,8]") + "}", 8), 1);
    row("empty tensors at every place",
        file_bytes("{" + entry("x", "F32", "[0,4]", "[0,0]") + "," + a + "," + entry("y", "F32", "[0]", "[8,8]") + "," +
                       b + "," + entry("z", "U8", "[5,0]", "[11,11]") + "}",
                   11),
        5);
    row("metadata", file_bytes("{\"__metadata__\":{\"format\":\"pt\",\"\":\"\"}," + a + "}", 8), 1);
    row("empty metadata", file_bytes("{" + a + ",\"__metadata__\":{}}", 8), 1);
    row("keys in another order", file_bytes("{\"a\":{\"data_offsets\":[0,1],\"shape\":[1],\"dtype\":\"BOOL\"}}", 1), 1);
    row("unknown keys of an entry",
        file_bytes("{\"a\":{\"new\":[{\"dtype\":[1]},null,-1.5,\"t\"],\"dtype\":\"U8\",\"more\":{},\"shape\":[1],"
                   "\"data_offsets\":[0,1],\"x\":null}}",
                   1),
        1);
    row("names with blanks and accents", file_bytes("{" + entry("ü \\u00e9 😀", "U8", "[1]", "[0,1]") + "}", 1), 1);
    row("an empty name", file_bytes("{" + entry("", "U8", "[1]", "[0,1]") + "}", 1), 1);
    row("eight-bit floats", file_bytes("{" + entry("e", "F8_E5M2", "[1]", "[0,1]") + "}", 1), 1);
  }
  void whatTheFormatAllowsIsRead() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, tensors);
    const std::string text = bytes.toStdString();
    const auto file = parse(text);
    QCOMPARE(static_cast<int>(file->tensors().size()), tensors);
    QCOMPARE(file->file_size(), text.size());
    for (const elboscope::TensorView& tensor : file->tensors()) {
      QCOMPARE(file->find(tensor.name), &tensor);
      QCOMPARE(tensor.bytes, static_cast<std::size_t>(tensor.elements()) * elboscope::dtype_size(tensor.dtype));
    }
    QVERIFY(file->find("none") == nullptr);
  }

  void contentsAreWhereTheHeaderSays() {
    const std::string bytes = file_bytes("{\"__metadata__\":{\"k\":\"v\"}," + entry("b", "U8", "[3]", "[2,5]") + "," +
                                             entry("a", "I16", "[1]", "[0,2]") + "}",
                                         5);
    const auto file = parse(bytes);
    QCOMPARE(file->tensors()[0].name, std::string("a"));
    QCOMPARE(file->tensors()[1].name, std::string("b"));
    QCOMPARE(static_cast<int>(file->find("b")->data[0]), 2);
    std::int64_t value = 0;
    elboscope::copy_as_int64(*file->find("a"), &value);
    QCOMPARE(value, std::int64_t{0x0100});
    QCOMPARE(file->metadata().at("k"), std::string("v"));
  }

  void defectsAreRefusedByName_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const std::string& bytes, const char* part) {
      QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(part);
    };
    const std::string a = entry("a", "F32", "[2]", "[0,8]");
    const auto one = [](const std::string& dtype, const std::string& shape, const std::string& offsets) {
      return file_bytes("{" + entry("a", dtype, shape, offsets) + "}", 8);
    };
    row("0 bytes", "", "it has 0 bytes");
    row("7 bytes", std::string(7, '\0'), "it has 7 bytes");
    row("header of no length", with_length(0, "", 0), "opening brace");
    row("length beyond the file", with_length(3, "{}", 0), "says that it is 3 bytes long, but only 2 bytes follow");
    row("length 2^63-1", with_length(0x7fffffffffffffff, "{}", 0), "9223372036854775807 bytes long, expected at most");
    row("length 2^63", with_length(std::uint64_t{1} << 63, "{}", 0), "expected at most 100000000");
    row("length 2^64-1", with_length(~std::uint64_t{0}, "{}", 0), "expected at most 100000000");
    row("length 100,000,001", with_length(100'000'001, "{}", 0), "expected at most 100000000");
    row("not JSON", file_bytes("{nothing}", 0), "not valid JSON");
    row("an array", file_bytes("[]", 0), "opening brace");
    row("a blank before", file_bytes(" {}", 0), "opening brace");
    row("two objects", file_bytes("{}{}", 0), "not valid JSON");
    row("cut off", file_bytes("{" + a, 8), "not valid JSON");
    row("zero byte behind", file_bytes(std::string("{}\0", 3), 0), "zero byte");
    row("zero byte in a name", file_bytes("{" + entry(std::string("a\0b", 3), "U8", "[1]", "[0,1]") + "}", 1),
        "zero byte");
    row("escaped zero in a name", file_bytes("{" + entry("a\\u0000b", "U8", "[1]", "[0,1]") + "}", 1),
        "\"a\\u0000b\" has control characters");
    row("line feed in a name", file_bytes("{" + entry("a\\nb", "U8", "[1]", "[0,1]") + "}", 1),
        "\"a\\u000ab\" has control characters");
    row("name that is not UTF-8", file_bytes("{" + entry("a\xff", "U8", "[1]", "[0,1]") + "}", 1), "not valid JSON");
    row("100,000 arrays as an entry",
        file_bytes("{" + a + ",\"x\":" + std::string(100000, '[') + std::string(100000, ']') + "}", 8),
        "Tensor \"x\" is described by a list");
    row("100,000 arrays in an unknown key",
        file_bytes("{\"a\":{\"x\":" + std::string(100000, '[') + std::string(100000, ']') + "}}", 8),
        "more than 16 deep");
    row("100,000 arrays as a shape", one("F32", std::string(100000, '[') + std::string(100000, ']'), "[0,8]"),
        "as shape or in it");
    row("entry is a number", file_bytes("{\"a\":1}", 0), "Tensor \"a\" is described by 1");
    row("entry is a text", file_bytes("{\"a\":\"F32\"}", 0), "is described by \"F32\"");
    row("entry is null", file_bytes("{\"a\":null}", 0), "is described by null");
    row("entry is empty", file_bytes("{\"a\":{}}", 0), "lacks one of the keys");
    row("no dtype", file_bytes("{\"a\":{\"shape\":[1],\"data_offsets\":[0,1]}}", 1), "lacks one of the keys");
    row("no shape", file_bytes("{\"a\":{\"dtype\":\"U8\",\"data_offsets\":[0,1]}}", 1), "lacks one of the keys");
    row("no offsets", file_bytes("{\"a\":{\"dtype\":\"U8\",\"shape\":[1]}}", 1), "lacks one of the keys");
    row("dtype twice",
        file_bytes("{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1),
        "has the key dtype twice");
    row("unknown dtype", one("F31", "[2]", "[0,8]"), "unknown dtype \"F31\"");
    row("dtype in small letters", one("f32", "[2]", "[0,8]"), "unknown dtype \"f32\"");
    row("dtype is a number", file_bytes("{\"a\":{\"dtype\":4,\"shape\":[1],\"data_offsets\":[0,1]}}", 1),
        "has the dtype 4");
    row("shape is a number", one("F32", "2", "[0,8]"), "has 2 as shape");
    row("shape is an object", one("F32", "{}", "[0,8]"), "has an object as shape");
    row("negative side", one("F32", "[-2]", "[0,8]"), "has -2 as shape or in it");
    row("negative sides whose product fits", one("F32", "[-1,-2]", "[0,8]"), "has -1 as shape");
    row("side with a fraction", one("F32", "[2.0]", "[0,8]"), "as shape or in it");
    row("side as a text", one("F32", "[\"2\"]", "[0,8]"), "as shape or in it");
    row("side 2^63", one("F32", "[9223372036854775808]", "[0,8]"), "has the dimension 9223372036854775808");
    row("side 2^64", one("F32", "[18446744073709551616]", "[0,8]"), "as shape or in it");
    row("product is right modulo 2^64", one("U8", "[5,3689348814741910325]", "[0,1]"), "more than any file can hold");
    row("product is 0 modulo 2^64", one("U8", "[4294967296,4294967296]", "[0,0]"), "more than any file can hold");
    row("bytes overflow, elements do not", one("F32", "[4611686018427387905]", "[0,4]"), "more than any file can hold");
    row("empty, but its strides overflow", one("U8", "[0,9223372036854775807,9223372036854775807]", "[0,0]"),
        "more than any file can hold");
    row("65 dimensions",
        one(
            "F32",
            "[2" +
                [] {
                  std::string ones;
                  for (int i = 0; i < 64; ++i) ones += ",1";
                  return ones;
                }() +
                "]",
            "[0,8]"),
        "more than 64 dimensions");
    row("shape asks for more", one("F32", "[3]", "[0,8]"), "which take 12 bytes, but data_offsets [0, 8] hold 8");
    row("shape asks for less", one("F32", "[1]", "[0,8]"), "which take 4 bytes");
    row("one offset", one("F32", "[2]", "[0]"), "has 1 data_offsets");
    row("three offsets", one("F32", "[2]", "[0,8,8]"), "more than two data_offsets");
    row("offsets are a number", one("F32", "[2]", "8"), "has 8 as data_offsets");
    row("nested offsets", one("F32", "[2]", "[[0,8]]"), "has a list as data_offsets");
    row("negative offset", one("F32", "[2]", "[-8,0]"), "has -8 as data_offsets");
    row("reversed offsets", one("F32", "[2]", "[8,0]"), "expected the end not before the beginning");
    row("offsets beyond the data", one("F32", "[4]", "[0,16]"), "only 8 bytes of data");
    row("offsets near 2^64", one("F32", "[2]", "[18446744073709551608,18446744073709551615]"), "only 8 bytes of data");
    row("truncated data", file_bytes("{" + a + "}", 7), "only 7 bytes of data");
    row("data behind the last tensor", file_bytes("{" + a + "}", 9), "end at byte 8 of the data, but the file holds 9");
    row("data without tensors", file_bytes("{}", 1), "end at byte 0 of the data, but the file holds 1");
    row("hole at the beginning", file_bytes("{" + entry("a", "U8", "[4]", "[4,8]") + "}", 8), "belong to none");
    row("hole in the middle",
        file_bytes("{" + entry("a", "U8", "[2]", "[0,2]") + "," + entry("b", "U8", "[2]", "[4,6]") + "}", 6),
        "\"b\" begins at byte 4 of the data, expected 2: bytes between");
    row("overlap", file_bytes("{" + entry("a", "U8", "[4]", "[0,4]") + "," + entry("b", "U8", "[4]", "[2,6]") + "}", 6),
        "\"b\" begins at byte 2 of the data, expected 4: tensors overlap");
    row("the same bytes twice",
        file_bytes("{" + entry("a", "U8", "[4]", "[0,4]") + "," + entry("b", "U8", "[4]", "[0,4]") + "}", 4),
        "tensors overlap");
    row("empty tensor inside another",
        file_bytes("{" + entry("a", "U8", "[4]", "[0,4]") + "," + entry("b", "U8", "[0]", "[2,2]") + "}", 4),
        "tensors overlap");
    row("the same name twice",
        file_bytes("{" + entry("a", "U8", "[1]", "[0,1]") + "," + entry("a", "U8", "[1]", "[1,2]") + "}", 2),
        "\"a\" occurs twice");
    row("the same name in two spellings",
        file_bytes("{" + entry("a", "U8", "[1]", "[0,1]") + "," + entry("\\u0061", "U8", "[1]", "[1,2]") + "}", 2),
        "\"a\" occurs twice");
    row("metadata is a list", file_bytes("{\"__metadata__\":[]}", 0), "__metadata__ is a list");
    row("metadata with a number", file_bytes("{\"__metadata__\":{\"a\":1}}", 0),
        "has 1 under the key \"a\", expected a text");
    row("metadata nested", file_bytes("{\"__metadata__\":{\"a\":{}}}", 0), "has an object under the key \"a\"");
    row("metadata twice", file_bytes("{\"__metadata__\":{},\"__metadata__\":{}}", 0), "__metadata__ occurs twice");
    row("metadata key twice", file_bytes("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", 0), "key \"a\" twice");
  }
  void defectsAreRefusedByName() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, part);
    const std::string got = refusal(bytes.toStdString());
    QVERIFY2(got.rfind("m.safetensors: ", 0) == 0, got.c_str());
    QVERIFY2(got.find(part.toStdString()) != std::string::npos, got.c_str());
    QVERIFY2(got.find('\0') == std::string::npos && got.size() < 500, got.c_str());
  }

  void everyTruncationIsRefused() {
    const std::string whole =
        file_bytes("{" + entry("a", "F32", "[2]", "[0,8]") + "," + entry("b", "U8", "[3]", "[8,11]") + "}", 11);
    QCOMPARE(refusal(whole), std::string("accepted"));
    for (std::size_t length = 0; length < whole.size(); ++length) {
      QVERIFY2(refusal(whole.substr(0, length)) != "accepted", qPrintable(QString::number(length)));
    }
  }

  void largeHostileHeaderCostsLittle() {
    const std::uint64_t before = elboscope::peak_memory_bytes();
    const std::string bytes = file_bytes("{\"a\":{\"x\":[" + std::string(20'000'000, ' ') + "],\"dtype\":0}}", 0);
    QVERIFY(refusal(bytes).find("has the dtype 0") != std::string::npos);
    QVERIFY(elboscope::peak_memory_bytes() - before < 200'000'000);
  }

  void filesOnDisk() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    const auto open_refusal = [](const std::filesystem::path& file) {
      try {
        SafetensorsFile::open(file, "shown");
      } catch (const elboscope::Error& error) {
        return std::string(error.what());
      }
      return std::string("accepted");
    };
    QVERIFY(open_refusal(path / "none").find("shown: This file does not exist") == 0);
    QVERIFY(open_refusal(path).find("is a folder") != std::string::npos);
    QVERIFY(open_refusal("/dev/zero").find("not an ordinary file") != std::string::npos);
    std::ofstream(path / "empty");
    QVERIFY(open_refusal(path / "empty").find("it has 0 bytes") != std::string::npos);
    std::ofstream(path / "good", std::ios::binary)
        << file_bytes("{" + entry("a", "U8", "[100000]", "[0,100000]") + "}", 100000);
    const auto file = SafetensorsFile::open(path / "good");
    QCOMPARE(file->display_name(), (path / "good").string());
    const elboscope::TensorView& tensor = file->tensors().front();
    QCOMPARE(static_cast<unsigned char>(tensor.data[50001]), static_cast<unsigned char>(50001 & 255));
    file->release_pages(tensor);  // read again from disk
    QCOMPARE(static_cast<unsigned char>(tensor.data[50001]), static_cast<unsigned char>(50001 & 255));
  }

  void brokenFixtures_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("refused");
    for (const char* folder :
         {"weights-empty", "weights-truncated", "header-truncated", "header-length-huge", "header-length-beyond-file",
          "header-not-json", "header-array", "header-deep", "offsets-overlap", "offsets-beyond-data",
          "offsets-reversed", "offsets-negative", "dtype-unknown", "shape-product", "shape-overflow"}) {
      QTest::newRow(folder) << QString(folder) << true;
    }
    for (const char* folder : {"good", "ok-header-padded", "ok-header-unaligned", "ok-header-order", "ok-mixed-dtypes",
                               "tensor-extra", "weights-nan"}) {
      QTest::newRow(folder) << QString(folder) << false;
    }
  }
  void brokenFixtures() {
    QFETCH(const QString, folder);
    QFETCH(const bool, refused);
    const std::filesystem::path path = std::filesystem::path(ELBOSCOPE_FIXTURES) / "broken" / folder.toStdString() /
                                       "unet/diffusion_pytorch_model.safetensors";
    try {
      const auto file = SafetensorsFile::open(path, "unet/diffusion_pytorch_model.safetensors");
      QVERIFY(!refused);
      bool finite = true;
      for (const elboscope::TensorView& tensor : file->tensors()) finite = finite && elboscope::all_finite(tensor);
      QCOMPARE(finite, folder != "weights-nan");
    } catch (const elboscope::Error& error) {
      QVERIFY2(refused, error.what());
      QVERIFY(error.kind == elboscope::ErrorKind::refused);
      QCOMPARE(error.file, std::string("unet/diffusion_pytorch_model.safetensors"));
    }
  }
};

QTEST_APPLESS_MAIN(TestSafetensorsFile)
#include "test_safetensors_file.moc"
