#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace elboscope {

/// Decides which classes still need ELBO evaluations. Losses of all classes share their noise, so differences between
/// classes are certain long before the losses are: a class whose place in the order stands at both sides by three standard
/// errors is settled. No torch, no I/O.
class AdaptiveElbo {
 public:
  AdaptiveElbo(std::size_t classes, std::size_t timesteps);

  /// Rounds of timesteps, each spread over the whole list; the first rounds are for every class.
  const std::vector<std::vector<std::size_t>>& rounds() const { return rounds_; }
  /// Classes to be measured in that round, ascending; empty: nothing is left to find out.
  std::vector<std::size_t> active(std::size_t round) const;
  void add(std::size_t class_index, std::size_t timestep, double loss);
  bool measured(std::size_t class_index, std::size_t timestep) const { return measured_[class_index * timesteps_ + timestep]; }

  /// [classes][timesteps]: what was measured, and estimates for the rest: the mean over classes measured at that timestep of
  /// their loss plus the mean difference to them; where no class was measured, the class's own mean.
  std::vector<double> losses() const;

 private:
  struct Difference {
    double mean = 0, standard_error = 0;
    std::size_t count = 0;
  };
  Difference difference(std::size_t a, std::size_t b) const;
  double mean(std::size_t class_index) const;

  std::size_t classes_, timesteps_;
  std::vector<double> losses_;
  std::vector<bool> measured_;
  std::vector<std::vector<std::size_t>> rounds_;
};

}  // namespace elboscope
