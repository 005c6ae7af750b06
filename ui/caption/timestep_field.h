#pragma once

#include <QComboBox>
#include <cstdint>
#include <vector>

namespace elboscope {

/// Timesteps to measure at: ready-made choices, or a list of one's own ("1:999:50", "1, 51, 101", "middle:20"). What
/// cannot be read stays in the field with the reason beside it and changes nothing.
class TimestepField final : public QComboBox {
  Q_OBJECT

 public:
  /// `elbo`: those of the ELBO; else those at which attention is collected.
  explicit TimestepField(bool elbo, QWidget* parent = nullptr);

  /// What the choices mean for the model at hand.
  struct Schedule {
    std::vector<std::int64_t> standard;  ///< taken where nothing is chosen: the model's own, or the official ones
    std::int64_t train_timesteps = 1000;
    std::uint64_t seed = 0;
    bool operator==(const Schedule&) const = default;
  };
  /// Empty: the standard ones.
  void show_timesteps(const std::vector<std::int64_t>& timesteps, const Schedule& schedule);
  const QString& problem() const { return problem_; }
  void retranslate();

 Q_SIGNALS:
  void chosen(const std::vector<std::int64_t>& timesteps);  ///< empty: the standard ones
  void problem_changed();

 protected:
  void wheelEvent(QWheelEvent* event) override;

 private:
  void take(const QString& text);
  void set_problem(const QString& sentence);
  void name_items();
  QString text_of(const std::vector<std::int64_t>& timesteps) const;

  bool elbo_;
  Schedule schedule_;
  std::vector<std::int64_t> timesteps_;
  QString problem_;
};

}  // namespace elboscope
