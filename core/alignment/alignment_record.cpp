#include "core/alignment/alignment_record.h"

#include "core/alignment/map_operations.h"
#include "core/base/memory_usage.h"

namespace elboscope {

void finish_record(AlignmentRecord& record) {
  record.self_product = {};
  check_record(record, ErrorKind::failed, {});
  if (record.self_operators.size() < 2) return;
  const std::int64_t grid = record.cross_layers.front().height * record.cross_layers.front().width;
  // Later passes stand on the left. Two buffers take turns: the operators are large.
  std::vector<float> product, next;
  fill_large_pages(product, record.self_operators[0].size());
  multiply(record.self_operators[1].data(), record.self_operators[0].data(), product.data(), grid, grid, grid);
  if (record.self_operators.size() > 2) fill_large_pages(next, product.size());
  for (std::size_t pass = 2; pass < record.self_operators.size(); ++pass) {
    multiply(record.self_operators[pass].data(), product.data(), next.data(), grid, grid, grid);
    std::swap(product, next);
  }
  record.self_product = std::move(product);
}

}  // namespace elboscope
