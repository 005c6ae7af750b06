// The fused attention against a plain double-precision softmax(q k^T scale) v, in every instruction set of this
// machine.
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/nn/kernels/attention_kernel.h"

using elboscope::ParallelFor;
using namespace elboscope::kernels;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float nan_value = std::numeric_limits<float>::quiet_NaN();

std::uint16_t to_bf16(float value) {
  std::uint32_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  if (std::isnan(value)) return 0x7fc0;
  return static_cast<std::uint16_t>((bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16);
}

float from_bf16(std::uint16_t half) {
  const std::uint32_t bits = static_cast<std::uint32_t>(half) << 16;
  float value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// Splits into exactly `threads` pieces, whatever the grain: small cases must be cut too.
ParallelFor in_threads(int threads) {
  return [threads](std::int64_t count, std::int64_t, const std::function<void(std::int64_t, std::int64_t)>& body) {
    std::vector<std::thread> workers;
    const std::int64_t step = (count + threads - 1) / threads;
    for (std::int64_t begin = 0; begin < count; begin += step) {
      workers.emplace_back([&body, begin, end = std::min(count, begin + step)] { body(begin, end); });
    }
    for (std::thread& worker : workers) worker.join();
  };
}

enum class Layout { rows_of_heads, heads_of_rows, padded };

struct Strides {
  std::int64_t batch, head, row, size;
};

// A [batch, heads, rows, width] tensor in one of the layouts that occur: [B, N, heads*d] as a projection leaves it,
// [B, heads, N, d], and rows with room behind them.
Strides strides_of(Layout layout, std::int64_t batch, std::int64_t heads, std::int64_t rows, std::int64_t width) {
  if (layout == Layout::rows_of_heads)
    return {rows * heads * width, width, heads * width, batch * rows * heads * width};
  const std::int64_t row = width + (layout == Layout::padded ? 3 : 0);
  return {heads * rows * row, rows * row, row, batch * heads * rows * row};
}

struct Problem {
  std::int64_t batch = 1, heads = 1, queries = 1, keys = 1, width = 1;
  double scale = 1;
  Layout layout = Layout::rows_of_heads;
  bool half = false;
  Strides q{}, k{}, v{}, o{};
  std::vector<float> query, key, value;

  Problem(std::int64_t batch_size, std::int64_t head_count, std::int64_t query_count, std::int64_t key_count,
          std::int64_t row_width, Layout order, bool bfloat16)
      : batch(batch_size),
        heads(head_count),
        queries(query_count),
        keys(key_count),
        width(row_width),
        scale(1 / std::sqrt(static_cast<double>(row_width))),
        layout(order),
        half(bfloat16) {
    q = o = strides_of(layout, batch, heads, queries, width);
    k = v = strides_of(layout, batch, heads, keys, width);
    std::mt19937 random(static_cast<unsigned>(queries * 31 + keys * 7 + width));
    for (std::vector<float>* numbers : {&query, &key, &value}) {
      numbers->resize(static_cast<std::size_t>(numbers == &query ? q.size : k.size));
      for (float& x : *numbers) {
        // Uniform with variance 1, as a normalised layer gives. Not std::normal_distribution: its numbers differ
        // between standard libraries.
        x = (static_cast<float>(random() >> 8) / 8388608.0F - 1) * 1.7320508F;
        if (half) x = from_bf16(to_bf16(x));
      }
    }
  }

  float& at(std::vector<float>& numbers, const Strides& s, std::int64_t b, std::int64_t h, std::int64_t row,
            std::int64_t c) {
    return numbers[static_cast<std::size_t>(b * s.batch + h * s.head + row * s.row + c)];
  }
};

struct Result {
  std::vector<float> output;  // laid out as Strides o
  std::vector<float> map;
};

Result run(const Problem& p, int threads, bool with_map, const std::vector<std::int64_t>& columns) {
  Result result;
  std::vector<std::uint16_t> halves[4];
  const std::vector<float>* inputs[3] = {&p.query, &p.key, &p.value};
  AttentionArguments a;
  const void* data[3];
  for (int i = 0; i < 3; ++i) {
    for (float x : *inputs[i]) halves[i].push_back(to_bf16(x));
    data[i] = p.half ? static_cast<const void*>(halves[i].data()) : inputs[i]->data();
  }
  result.output.assign(static_cast<std::size_t>(p.o.size), -777.0F);
  halves[3].assign(result.output.size(), to_bf16(-777.0F));
  a.scalar = p.half ? Scalar::bf16 : Scalar::f32;
  a.batch = p.batch, a.heads = p.heads, a.queries = p.queries, a.keys = p.keys, a.width = p.width, a.scale = p.scale;
  a.query = {data[0], p.q.batch, p.q.head, p.q.row};
  a.key = {data[1], p.k.batch, p.k.head, p.k.row};
  a.value = {data[2], p.v.batch, p.v.head, p.v.row};
  a.output = p.half ? static_cast<void*>(halves[3].data()) : result.output.data();
  a.output_batch_stride = p.o.batch, a.output_head_stride = p.o.head, a.output_row_stride = p.o.row;
  if (with_map) {
    a.map_columns = columns.empty() ? p.keys : static_cast<std::int64_t>(columns.size());
    a.columns = columns.empty() ? nullptr : columns.data();
    result.map.assign(static_cast<std::size_t>(p.batch * p.queries * a.map_columns), -777.0F);
    a.map = result.map.data();
  }
  attention(a, in_threads(threads));
  if (p.half) std::transform(halves[3].begin(), halves[3].end(), result.output.begin(), from_bf16);
  return result;
}

struct Expected {
  std::vector<double> output, map;  // [batch, heads, queries, width], [batch, queries, keys]
};

Expected expected_of(Problem& p) {
  Expected e;
  e.map.assign(static_cast<std::size_t>(p.batch * p.queries * p.keys), 0.0);
  std::vector<double> weight(static_cast<std::size_t>(p.keys));
  for (std::int64_t b = 0; b < p.batch; ++b) {
    for (std::int64_t h = 0; h < p.heads; ++h) {
      for (std::int64_t i = 0; i < p.queries; ++i) {
        double greatest = -std::numeric_limits<double>::infinity(), sum = 0;
        for (std::int64_t j = 0; j < p.keys; ++j) {
          double score = 0;
          for (std::int64_t c = 0; c < p.width; ++c) {
            score += static_cast<double>(p.at(p.query, p.q, b, h, i, c)) * p.at(p.key, p.k, b, h, j, c);
          }
          weight[static_cast<std::size_t>(j)] = score * p.scale;
          greatest = std::max(greatest, score * p.scale);
        }
        for (double& w : weight) sum += w = std::exp(w - greatest);
        for (std::int64_t j = 0; j < p.keys; ++j) {
          double& w = weight[static_cast<std::size_t>(j)];
          w /= sum;
          e.map[static_cast<std::size_t>((b * p.queries + i) * p.keys + j)] += w / static_cast<double>(p.heads);
        }
        for (std::int64_t c = 0; c < p.width; ++c) {
          double value = 0;
          for (std::int64_t j = 0; j < p.keys; ++j) {
            value += weight[static_cast<std::size_t>(j)] * p.at(p.value, p.v, b, h, j, c);
          }
          e.output.push_back(value);
        }
      }
    }
  }
  return e;
}

double greatest_size(const std::vector<float>& numbers) {
  double greatest = 0;
  for (float x : numbers) greatest = std::max(greatest, std::abs(static_cast<double>(x)));
  return greatest;
}

// Greatest difference from what is expected; a NaN anywhere counts as infinite.
double output_error(Problem& p, Result& result, const Expected& e) {
  double error = 0;
  std::size_t n = 0;
  for (std::int64_t b = 0; b < p.batch; ++b) {
    for (std::int64_t h = 0; h < p.heads; ++h) {
      for (std::int64_t i = 0; i < p.queries; ++i) {
        for (std::int64_t c = 0; c < p.width; ++c) {
          const double difference = std::abs(p.at(result.output, p.o, b, h, i, c) - e.output[n++]);
          error = std::isnan(difference) ? infinity : std::max(error, difference);
        }
      }
    }
  }
  return error;
}

double map_error(const Problem& p, const Result& result, const Expected& e, const std::vector<std::int64_t>& columns) {
  double error = 0;
  const auto width = static_cast<std::int64_t>(columns.empty() ? static_cast<std::size_t>(p.keys) : columns.size());
  for (std::int64_t row = 0; row < p.batch * p.queries; ++row) {
    for (std::int64_t j = 0; j < width; ++j) {
      const std::int64_t key = columns.empty() ? j : columns[static_cast<std::size_t>(j)];
      const double difference = std::abs(result.map[static_cast<std::size_t>(row * width + j)] -
                                         e.map[static_cast<std::size_t>(row * p.keys + key)]);
      error = std::isnan(difference) ? infinity : std::max(error, difference);
    }
  }
  return error;
}

bool same_bytes(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

struct Set {
  const char* name;
  InstructionSet set;
};
constexpr Set sets[] = {{"portable", InstructionSet::portable},
                        {"avx2", InstructionSet::avx2},
                        {"avx512", InstructionSet::avx512},
                        {"amx", InstructionSet::amx}};

void sets_data() {
  QTest::addColumn<int>("set");
  for (const Set& s : sets) QTest::newRow(s.name) << static_cast<int>(s.set);
}

}  // namespace

#define USE_SET_OR_SKIP(set) \
  if (!force_instruction_set(set)) QSKIP("this machine lacks the instructions")

class TestAttentionKernel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() { QVERIFY(force_instruction_set(InstructionSet::automatic)); }

  void equals_double_precision_data() {
    QTest::addColumn<int>("set");
    QTest::addColumn<QList<int>>("shape");  // batch, heads, queries, keys, width
    QTest::addColumn<int>("layout");
    QTest::addColumn<bool>("half");
    const QList<QList<int>> shapes = {
        {1, 1, 1, 1, 1},      {1, 1, 1, 1, 40},     {2, 3, 4, 5, 6},     {1, 2, 4, 77, 8},    {1, 3, 16, 16, 12},
        {2, 2, 17, 33, 18},   {1, 2, 63, 77, 40},   {1, 1, 64, 128, 64}, {1, 2, 65, 129, 5},  {1, 1, 100, 127, 80},
        {1, 1, 33, 300, 160}, {1, 1, 20, 140, 512}, {3, 8, 48, 77, 7},   {1, 1, 1200, 70, 3}, {1, 9, 130, 257, 11},
        {1, 1, 7, 1, 13},     {1, 1, 3, 700, 33},   {1, 2, 1, 1000, 48}, {1, 1, 10, 50, 600}};
    for (const Set& s : sets) {
      for (const QList<int>& shape : shapes) {
        for (int layout = 0; layout < 3; ++layout) {
          for (const bool half : {false, true}) {
            QString name = QString::fromLatin1(s.name);
            for (int n : shape) name += QLatin1Char(' ') + QString::number(n);
            name +=
                QStringLiteral(" layout %1 %2").arg(layout).arg(half ? QStringLiteral("bf16") : QStringLiteral("f32"));
            QTest::newRow(qPrintable(name)) << static_cast<int>(s.set) << shape << layout << half;
          }
        }
      }
    }
  }
  void equals_double_precision() {
    QFETCH(int, set);
    QFETCH(QList<int>, shape);
    QFETCH(int, layout);
    QFETCH(bool, half);
    USE_SET_OR_SKIP(static_cast<InstructionSet>(set));
    Problem p(shape[0], shape[1], shape[2], shape[3], shape[4], static_cast<Layout>(layout), half);
    const Expected e = expected_of(p);
    Result plain = run(p, 1, false, {});
    QCOMPARE_LE(output_error(p, plain, e), (half ? 1e-2 : 2e-6) * greatest_size(p.value));
    if (p.layout == Layout::padded) {  // the room behind each row is not ours
      for (std::int64_t end = p.o.row; end <= p.o.size; end += p.o.row) {
        for (std::int64_t i = end - 3; i < end; ++i) {
          QCOMPARE(plain.output[static_cast<std::size_t>(i)], half ? from_bf16(to_bf16(-777.0F)) : -777.0F);
        }
      }
    }

    const std::vector<std::int64_t> columns = {p.keys - 1, 0, p.keys / 2, 0};  // any order, repeated
    const Result whole = run(p, 1, true, {}), chosen = run(p, 1, true, columns);
    QVERIFY(same_bytes(whole.output, plain.output));
    QVERIFY(same_bytes(chosen.output, plain.output));
    QCOMPARE_LE(map_error(p, whole, e, {}), 2e-6);
    QCOMPARE_LE(map_error(p, chosen, e, columns), 2e-6);
  }

  void does_not_depend_on_threads_data() { sets_data(); }
  void does_not_depend_on_threads() {
    QFETCH(int, set);
    USE_SET_OR_SKIP(static_cast<InstructionSet>(set));
    for (const bool half : {false, true}) {
      const Problem p(2, 3, 150, 200, 40, Layout::rows_of_heads, half);
      const Result one = run(p, 1, true, {});
      for (const int threads : {2, 3, 5, 32}) {
        const Result many = run(p, threads, true, {});
        QVERIFY(same_bytes(one.output, many.output));
        QVERIFY(same_bytes(one.map, many.map));
        QVERIFY(same_bytes(one.output, run(p, threads, false, {}).output));
      }
    }
  }

  void many_columns_cross_blocks_data() { sets_data(); }
  void many_columns_cross_blocks() {
    QFETCH(int, set);
    USE_SET_OR_SKIP(static_cast<InstructionSet>(set));
    Problem p(2, 2, 70, 90, 20, Layout::heads_of_rows, false);
    std::vector<std::int64_t> columns;
    for (std::int64_t j = 0; j < 300; ++j) columns.push_back(j * 37 % p.keys);
    const Result result = run(p, 2, true, columns);
    QCOMPARE_LE(map_error(p, result, expected_of(p), columns), 2e-6);
  }

  // Scores of +-1e4 and a maximum that keeps rising: exponentials overflow unless the maximum is taken off first.
  void extreme_scores_data() { sets_data(); }
  void extreme_scores() {
    QFETCH(int, set);
    USE_SET_OR_SKIP(static_cast<InstructionSet>(set));
    for (const float direction : {1.0F, -1.0F}) {
      Problem p(1, 1, 40, 600, 4, Layout::rows_of_heads, false);
      p.scale = 1;
      for (std::int64_t j = 0; j < p.keys; ++j) {
        for (std::int64_t c = 0; c < p.width; ++c) p.at(p.key, p.k, 0, 0, j, c) = 0;
        p.at(p.key, p.k, 0, 0, j, 0) = direction * static_cast<float>(j * 32 - 9600);
      }
      for (std::int64_t i = 0; i < p.queries; ++i) p.at(p.query, p.q, 0, 0, i, 0) = i % 2 ? 1.0F : -1.0F;
      Result result = run(p, 1, true, {});
      const Expected e = expected_of(p);
      QCOMPARE_LE(output_error(p, result, e), 2e-6 * greatest_size(p.value));
      QCOMPARE_LE(map_error(p, result, e, {}), 2e-6);
    }
  }

  void negative_and_zero_scale_data() { sets_data(); }
  void negative_and_zero_scale() {
    QFETCH(int, set);
    USE_SET_OR_SKIP(static_cast<InstructionSet>(set));
    for (const double scale : {-0.5, 0.0}) {
      Problem p(1, 2, 30, 140, 9, Layout::rows_of_heads, false);
      p.scale = scale;
      Result result = run(p, 1, false, {});
      QCOMPARE_LE(output_error(p, result, expected_of(p)), 2e-6 * greatest_size(p.value));
    }
  }

  // As LibTorch: what is not a number stays in its own row; keys at -inf weigh nothing unless all are.
  void not_numbers_data() { sets_data(); }
  void not_numbers() {
    QFETCH(int, set);
    USE_SET_OR_SKIP(static_cast<InstructionSet>(set));
    Problem p(1, 1, 20, 300, 4, Layout::rows_of_heads, false);
    p.scale = 1;
    // Query 0: a NaN. Query 1: all scores -inf. Query 2: one score +inf. Others see keys whose first entry is positive.
    for (std::int64_t j = 0; j < p.keys; ++j) p.at(p.key, p.k, 0, 0, j, 0) = j == 5 ? 2.0F : 1.0F;
    for (std::int64_t i = 0; i < p.queries; ++i) p.at(p.query, p.q, 0, 0, i, 0) = 0.5F;
    p.at(p.query, p.q, 0, 0, 0, 3) = nan_value;
    p.at(p.query, p.q, 0, 0, 1, 0) = -infinity;
    p.at(p.query, p.q, 0, 0, 2, 0) = infinity;
    Result result = run(p, 1, true, {});
    for (std::int64_t i = 0; i < p.queries; ++i) {
      for (std::int64_t c = 0; c < p.width; ++c) {
        QCOMPARE(std::isnan(p.at(result.output, p.o, 0, 0, i, c)), i < 3);
      }
      for (std::int64_t j = 0; j < p.keys; ++j) {
        QCOMPARE(std::isnan(result.map[static_cast<std::size_t>(i * p.keys + j)]), i < 3);
      }
    }
  }

  void minus_infinite_keys_weigh_nothing_data() { sets_data(); }
  void minus_infinite_keys_weigh_nothing() {
    QFETCH(int, set);
    USE_SET_OR_SKIP(static_cast<InstructionSet>(set));
    Problem p(1, 1, 9, 400, 4, Layout::rows_of_heads, false);
    // The whole first two blocks of keys are masked, so the running maximum starts without a number.
    for (std::int64_t j = 0; j < 390; ++j) p.at(p.key, p.k, 0, 0, j, 0) = -infinity;
    for (std::int64_t i = 0; i < p.queries; ++i) p.at(p.query, p.q, 0, 0, i, 0) = 1.0F;
    Result result = run(p, 1, true, {});
    const Expected e = expected_of(p);
    QCOMPARE_LE(output_error(p, result, e), 2e-6 * greatest_size(p.value));
    QCOMPARE_LE(map_error(p, result, e, {}), 2e-6);
    for (std::int64_t j = 0; j < 390; ++j) QCOMPARE(result.map[static_cast<std::size_t>(j)], 0.0F);
  }

  // A row of equal values must come back as that value: weights sum to one.
  void weights_sum_to_one_data() { sets_data(); }
  void weights_sum_to_one() {
    QFETCH(int, set);
    USE_SET_OR_SKIP(static_cast<InstructionSet>(set));
    Problem p(1, 1, 64, 4096, 40, Layout::rows_of_heads, false);
    std::fill(p.value.begin(), p.value.end(), 1.0F);
    for (const float x : run(p, 1, false, {}).output) QCOMPARE_LE(std::abs(x - 1.0F), 1e-6F);
  }

  void refuses_the_impossible() {
    Problem p(1, 1, 2, 3, 4, Layout::rows_of_heads, false);
    QVERIFY_THROWS_EXCEPTION(elboscope::Error, run(p, 1, true, {3}));
    QVERIFY_THROWS_EXCEPTION(elboscope::Error, run(p, 1, true, {-1}));
    p.keys = 0;
    QVERIFY_THROWS_EXCEPTION(elboscope::Error, run(p, 1, false, {}));
  }

  void names_the_set_in_use() {
    QVERIFY(force_instruction_set(InstructionSet::portable));
    QCOMPARE(QByteArray(instruction_set_name()), QByteArray("portable"));
  }
};

QTEST_APPLESS_MAIN(TestAttentionKernel)
#include "test_attention_kernel.moc"
