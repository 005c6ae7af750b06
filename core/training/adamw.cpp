#include "core/training/adamw.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <cstring>

namespace elboscope {
namespace {

constexpr double kBeta1 = 0.9, kBeta2 = 0.999, kEps = 1e-8;
constexpr std::int64_t kGrain = 1 << 15;

bool decays(const TrainableParameter& parameter) {
  return parameter.master.dim() >= 2 && parameter.name.find("embedding.weight") == std::string::npos;
}

// The gradient in the parameter's own memory order.
at::Tensor gradient_of(const TrainableParameter& parameter) {
  const at::Tensor& gradient = parameter.value.grad();
  if (!gradient.defined()) return {};
  if (gradient.strides() == parameter.value.strides()) return gradient;
  return at::empty_like(parameter.value, gradient.scalar_type()).copy_(gradient);
}

// Raw numbers of a float32 or bfloat16 array.
template <class T>
float read(const T* p, std::int64_t i) {
  if constexpr (std::is_same_v<T, float>) {
    return p[i];
  } else {
    const std::uint32_t bits = static_cast<std::uint32_t>(p[i]) << 16;
    float value;
    std::memcpy(&value, &bits, 4);
    return value;
  }
}
template <class T>
void write(T* p, std::int64_t i, float value) {
  if constexpr (std::is_same_v<T, float>) {
    p[i] = value;
  } else {
    std::uint32_t bits;
    std::memcpy(&bits, &value, 4);
    p[i] = static_cast<T>((bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16);
  }
}

template <class T>
double squares(const at::Tensor& gradient) {
  const T* g = static_cast<const T*>(gradient.data_ptr());
  const std::int64_t count = gradient.numel(), pieces = (count + kGrain - 1) / kGrain;
  std::vector<double> sums(pieces);
  at::parallel_for(0, pieces, 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t piece = begin; piece < end; ++piece) {
      const std::int64_t last = std::min(count, (piece + 1) * kGrain);
      double sum = 0;
      for (std::int64_t i = piece * kGrain; i < last; i += 256) {
        float part = 0;
        for (std::int64_t j = i; j < std::min(last, i + 256); ++j) part += read(g, j) * read(g, j);
        sum += static_cast<double>(part);
      }
      sums[piece] = sum;
    }
  });
  double sum = 0;
  for (const double one : sums) sum += one;
  return sum;
}

struct Factors {
  float gradient, rate, decay, correction1, correction2, ema;
};

template <class T>
void update_cpu(TrainableParameter& parameter, const at::Tensor& gradient, const Factors& f) {
  const T* g = static_cast<const T*>(gradient.data_ptr());
  T* value = static_cast<T*>(parameter.value.data_ptr());
  float *master = parameter.master.data_ptr<float>(), *m = parameter.first_moment.data_ptr<float>(),
        *v = parameter.second_moment.data_ptr<float>(), *average = parameter.average.data_ptr<float>();
  constexpr float beta1 = kBeta1, beta2 = kBeta2, eps = kEps;
  at::parallel_for(0, parameter.master.numel(), kGrain, [&](std::int64_t begin, std::int64_t end) {
#pragma GCC ivdep
    for (std::int64_t i = begin; i < end; ++i) {
      const float slope = read(g, i) * f.gradient;
      const float first = beta1 * m[i] + (1 - beta1) * slope;
      const float second = beta2 * v[i] + (1 - beta2) * slope * slope;
      const float step = first * f.correction1 / (std::sqrt(second * f.correction2) + eps);
      const float now = master[i] * f.decay - f.rate * step;
      m[i] = first;
      v[i] = second;
      master[i] = now;
      average[i] += f.ema * (now - average[i]);
      write(value, i, now);
    }
  });
}

void update_anywhere(TrainableParameter& parameter, const at::Tensor& gradient, const Factors& f) {
  const at::Tensor slope = gradient.to(at::kFloat).mul(f.gradient);
  parameter.first_moment.mul_(kBeta1).add_(slope, 1 - kBeta1);
  parameter.second_moment.mul_(kBeta2).addcmul_(slope, slope, 1 - kBeta2);
  parameter.master.mul_(f.decay).addcdiv_(parameter.first_moment * f.correction1,
                                          (parameter.second_moment * f.correction2).sqrt_().add_(kEps), -f.rate);
  parameter.average.lerp_(parameter.master, f.ema);
  parameter.value.copy_(parameter.master);
}

}  // namespace

double adamw_step(std::vector<TrainableParameter>& parameters, const AdamWStep& settings) {
  const c10::NoGradGuard no_gradients;
  std::vector<at::Tensor> gradients;
  gradients.reserve(parameters.size());
  double sum = 0;
  at::Tensor device_sum;
  for (auto& parameter : parameters) {
    gradients.push_back(gradient_of(parameter));
    const at::Tensor& gradient = gradients.back();
    if (!gradient.defined()) continue;
    if (!gradient.is_cpu()) {
      const auto one = gradient.to(at::kFloat).square().sum().to(at::kDouble);
      device_sum = device_sum.defined() ? device_sum + one : one;
    } else if (gradient.scalar_type() == at::kBFloat16) {
      sum += squares<std::uint16_t>(gradient);
    } else {
      sum += squares<float>(gradient);
    }
  }
  if (device_sum.defined()) sum += device_sum.item<double>();
  const double norm = std::sqrt(sum);
  if (std::isfinite(norm)) {
    Factors f{};
    f.gradient = static_cast<float>(norm > settings.largest_gradient ? settings.largest_gradient / norm : 1.0);
    f.rate = static_cast<float>(settings.learning_rate);
    f.correction1 = static_cast<float>(1 / (1 - std::pow(kBeta1, static_cast<double>(settings.step))));
    f.correction2 = static_cast<float>(1 / (1 - std::pow(kBeta2, static_cast<double>(settings.step))));
    f.ema = static_cast<float>(1 - settings.ema_decay);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      TrainableParameter& parameter = parameters[i];
      if (!gradients[i].defined()) continue;
      f.decay = decays(parameter) ? static_cast<float>(1 - settings.learning_rate * settings.weight_decay) : 1.0f;
      if (!gradients[i].is_cpu())
        update_anywhere(parameter, gradients[i], f);
      else if (gradients[i].scalar_type() == at::kBFloat16)
        update_cpu<std::uint16_t>(parameter, gradients[i], f);
      else
        update_cpu<float>(parameter, gradients[i], f);
    }
  }
  for (auto& parameter : parameters) parameter.value.mutable_grad() = at::Tensor();
  return norm;
}

}  // namespace elboscope
