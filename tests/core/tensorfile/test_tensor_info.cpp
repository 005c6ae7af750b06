#include <QtTest>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include "core/base/error.h"
#include "core/tensorfile/tensor_info.h"

using elboscope::DType;
using elboscope::TensorView;

namespace {

// The definition of IEEE 754 binary16, not the bit tricks under test.
double half_by_definition(std::uint16_t bits) {
  const int exponent = (bits >> 10) & 31, fraction = bits & 1023;
  const double sign = (bits & 0x8000) != 0 ? -1 : 1;
  if (exponent == 31) return fraction != 0 ? std::numeric_limits<double>::quiet_NaN() : sign * INFINITY;
  if (exponent == 0) return sign * std::ldexp(fraction, -24);
  return sign * std::ldexp(1024 + fraction, exponent - 25);
}

bool same(float got, double expected) {
  if (std::isnan(expected)) return std::isnan(got);
  return static_cast<double>(got) == expected && std::signbit(got) == std::signbit(expected);
}

// A tensor whose data begins at an odd address, as files may have it.
template <typename T>
struct Odd {
  std::vector<std::byte> bytes;
  TensorView view;

  Odd(DType dtype, const std::vector<T>& values) : bytes(values.size() * sizeof(T) + 64) {
    std::byte* data = bytes.data();
    while (reinterpret_cast<std::uintptr_t>(data) % 8 != 1) ++data;
    if (!values.empty()) std::memcpy(data, values.data(), values.size() * sizeof(T));
    view.name = "t";
    view.dtype = dtype;
    view.shape = {static_cast<std::int64_t>(values.size())};
    view.data = data;
    view.bytes = values.size() * sizeof(T);
  }
};

template <typename T>
std::vector<float> as_floats(DType dtype, const std::vector<T>& values) {
  const Odd<T> tensor(dtype, values);
  std::vector<float> out(values.size() + 1, 77.0f);
  elboscope::copy_as_float(tensor.view, out.data());
  if (out.back() != 77.0f) qFatal("wrote behind the end");
  out.pop_back();
  return out;
}

}  // namespace

class TestTensorInfo : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyHalfConvertsExactly() {
    std::vector<std::uint16_t> halves(65536);
    for (std::size_t i = 0; i < halves.size(); ++i) halves[i] = static_cast<std::uint16_t>(i);
    const auto floats = as_floats(DType::f16, halves);
    for (std::size_t i = 0; i < halves.size(); ++i) {
      const double expected = half_by_definition(halves[i]);
      QVERIFY2(same(floats[i], expected), qPrintable(QString::number(i)));
      QVERIFY2(same(elboscope::half_to_float(halves[i]), expected), qPrintable(QString::number(i)));
    }
  }

  void everyBfloat16ConvertsExactly() {
    std::vector<std::uint16_t> values(65536);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::uint16_t>(i);
    const auto floats = as_floats(DType::bf16, values);
    for (std::size_t i = 0; i < values.size(); ++i) {
      QCOMPARE(std::bit_cast<std::uint32_t>(floats[i]), static_cast<std::uint32_t>(i) << 16);
    }
    QCOMPARE(elboscope::bfloat16_to_float(0x3f80), 1.0f);
  }

  void otherTypesConvert() {
    QCOMPARE(as_floats<float>(DType::f32, {1.5f, -0.0f, 3e38f}), (std::vector<float>{1.5f, -0.0f, 3e38f}));
    QCOMPARE(as_floats<double>(DType::f64, {0.1, -1e300}), (std::vector<float>{0.1f, -INFINITY}));
    QCOMPARE(as_floats<std::int8_t>(DType::i8, {-128, 127}), (std::vector<float>{-128, 127}));
    QCOMPARE(as_floats<std::uint8_t>(DType::u8, {255}), (std::vector<float>{255}));
    QCOMPARE(as_floats<std::uint8_t>(DType::boolean, {0, 1}), (std::vector<float>{0, 1}));
    QCOMPARE(as_floats<std::int16_t>(DType::i16, {-32768}), (std::vector<float>{-32768}));
    QCOMPARE(as_floats<std::uint16_t>(DType::u16, {65535}), (std::vector<float>{65535}));
    QCOMPARE(as_floats<std::int32_t>(DType::i32, {-7}), (std::vector<float>{-7}));
    QCOMPARE(as_floats<std::uint32_t>(DType::u32, {4000000000u}), (std::vector<float>{4e9f}));
    QCOMPARE(as_floats<std::int64_t>(DType::i64, {-(std::int64_t{1} << 40)}), (std::vector<float>{-0x1p40f}));
    QCOMPARE(as_floats<std::uint64_t>(DType::u64, {std::uint64_t{1} << 63}), (std::vector<float>{0x1p63f}));
    QVERIFY_EXCEPTION_THROWN(as_floats<std::uint8_t>(DType::f8_e4m3, {1}), elboscope::Error);
  }

  void integersStayExact() {
    const Odd<std::int64_t> large(DType::i64, {std::numeric_limits<std::int64_t>::min(), 9007199254740993});
    std::vector<std::int64_t> out(2);
    elboscope::copy_as_int64(large.view, out.data());
    QCOMPARE(out, (std::vector<std::int64_t>{std::numeric_limits<std::int64_t>::min(), 9007199254740993}));
    const Odd<float> floats(DType::f32, {1.0f});
    QVERIFY_EXCEPTION_THROWN(elboscope::copy_as_int64(floats.view, out.data()), elboscope::Error);
  }

  void manyElementsOnSeveralThreads() {
    std::vector<std::uint16_t> halves((std::size_t{1} << 22) + 5);
    for (std::size_t i = 0; i < halves.size(); ++i) halves[i] = static_cast<std::uint16_t>(i * 2654435761u >> 17);
    const auto floats = as_floats(DType::f16, halves);
    for (std::size_t i = 0; i < halves.size(); i += 997) QVERIFY(same(floats[i], half_by_definition(halves[i])));
    QVERIFY(same(floats.back(), half_by_definition(halves.back())));
  }

  void oneBadElementIsFoundAnywhere_data() {
    QTest::addColumn<int>("dtype");
    QTest::addColumn<quint64>("good");
    QTest::addColumn<quint64>("bad");
    const auto row = [](const char* name, DType dtype, quint64 good, quint64 bad) {
      QTest::newRow(name) << static_cast<int>(dtype) << good << bad;
    };
    row("F16 infinity", DType::f16, 0x7bff, 0xfc00);
    row("F16 NaN", DType::f16, 0x0001, 0x7c01);
    row("BF16 infinity", DType::bf16, 0x7f7f, 0x7f80);
    row("BF16 NaN", DType::bf16, 0xff7f, 0xffff);
    row("F32 infinity", DType::f32, 0x7f7fffff, 0xff800000);
    row("F32 NaN", DType::f32, 0x00000001, 0x7fc00000);
    row("F64 NaN", DType::f64, 0x7fefffffffffffff, 0x7ff0000000000001);
  }
  void oneBadElementIsFoundAnywhere() {
    QFETCH(const int, dtype);
    QFETCH(const quint64, good);
    QFETCH(const quint64, bad);
    const auto check = [&]<typename T>(T) {
      constexpr std::size_t count = 40000;
      std::vector<T> values(count, static_cast<T>(good));
      QVERIFY(elboscope::all_finite(Odd<T>(static_cast<DType>(dtype), values).view));
      for (const std::size_t at : {std::size_t{0}, std::size_t{16383}, std::size_t{16384}, count - 1}) {
        values[at] = static_cast<T>(bad);
        QVERIFY2(!elboscope::all_finite(Odd<T>(static_cast<DType>(dtype), values).view),
                 qPrintable(QString::number(at)));
        values[at] = static_cast<T>(good);
      }
    };
    switch (elboscope::dtype_size(static_cast<DType>(dtype))) {
      case 2:
        check(std::uint16_t{});
        break;
      case 4:
        check(std::uint32_t{});
        break;
      default:
        check(std::uint64_t{});
        break;
    }
  }

  void emptyAndIntegerTensorsAreFinite() {
    QVERIFY(elboscope::all_finite(Odd<float>(DType::f32, {}).view));
    QVERIFY(elboscope::all_finite(Odd<std::uint64_t>(DType::u64, {~std::uint64_t{0}}).view));
  }

  void namesAndShapes() {
    QCOMPARE(elboscope::dtype_name(DType::boolean), std::string_view("BOOL"));
    QCOMPARE(elboscope::dtype_name(DType::f8_e4m3), std::string_view("F8_E4M3"));
    QCOMPARE(elboscope::dtype_size(DType::bf16), std::size_t{2});
    TensorView view;
    QCOMPARE(view.shape_text(), std::string("[]"));
    QCOMPARE(view.elements(), std::int64_t{1});
    view.shape = {320, 4, 3, 3};
    QCOMPARE(view.shape_text(), std::string("[320, 4, 3, 3]"));
    QCOMPARE(view.elements(), std::int64_t{11520});
    view.shape = {0, 4};
    QCOMPARE(view.elements(), std::int64_t{0});
  }
};

QTEST_APPLESS_MAIN(TestTensorInfo)
#include "test_tensor_info.moc"
