#pragma once

#include <vector>

namespace elboscope {

/// Spearman's rank correlation: Pearson's correlation of the ranks, equal values sharing the mean of their ranks. NaN
/// with fewer than three pairs or where one list is constant. Throws Error(usage) if the lists are of different length.
double rank_correlation(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace elboscope
