#include "ui/charts/timestep_area.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "ui/document/inspect_document.h"

namespace elboscope {

std::vector<std::int64_t> TimestepChoice::recorded() const {
  const RecordPtr& record = document_.record();
  if (!record) return {};
  std::vector<std::int64_t> list = subset_ == TimestepSubset::elbo ? record->elbo_timesteps : record->collect_timesteps;
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

std::vector<bool> TimestepChoice::chosen() const {
  const std::vector<std::int64_t> list = recorded();
  const CalibrationSettings& settings = document_.state().calibration;
  const auto& subset = subset_ == TimestepSubset::elbo ? settings.elbo_timesteps : settings.collect_timesteps;
  std::vector<bool> result(list.size(), subset.empty());
  for (std::size_t i = 0; i < list.size() && !subset.empty(); ++i)
    result[i] = std::find(subset.begin(), subset.end(), list[i]) != subset.end();
  return result;
}

int TimestepChoice::chosen_count() const {
  const std::vector<bool> list = chosen();
  return static_cast<int>(std::count(list.begin(), list.end(), true));
}

void TimestepChoice::choose(const std::vector<bool>& chosen, const QString& merge) {
  const std::vector<std::int64_t> list = recorded();
  if (chosen.size() != list.size() || std::find(chosen.begin(), chosen.end(), true) == chosen.end()) return;
  std::vector<std::int64_t> subset;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (chosen[i]) subset.push_back(list[i]);
  }
  if (subset.size() == list.size()) subset.clear();
  const bool elbo = subset_ == TimestepSubset::elbo;
  document_.edit(elbo ? TimestepArea::tr("Timesteps of the ELBO") : TimestepArea::tr("Timesteps of the maps"), merge,
                 [&](InspectState& state) {
                   (elbo ? state.calibration.elbo_timesteps : state.calibration.collect_timesteps) = subset;
                 });
}

void TimestepChoice::choose_all() {
  choose(std::vector<bool>(recorded().size(), true));
}

void TimestepChoice::choose_every_second() {
  std::vector<bool> list(recorded().size());
  for (std::size_t i = 0; i < list.size(); i += 2) list[i] = true;
  choose(list);
}

void TimestepChoice::choose_third(int third) {
  const auto count = static_cast<std::ptrdiff_t>(recorded().size());
  std::vector<bool> list(static_cast<std::size_t>(count));
  std::fill(list.begin() + count * third / 3, list.begin() + count * (third + 1) / 3, true);
  choose(list);
}

void TimestepChoice::toggle(int place) {
  std::vector<bool> list = chosen();
  if (place < 0 || place >= static_cast<int>(list.size())) return;
  list[static_cast<std::size_t>(place)].flip();
  choose(list);
}

void TimestepChoice::end_gesture() {
  document_.end_gesture();
}

TimestepArea::TimestepArea(InspectDocument& document, TimestepSubset subset, QWidget* parent)
    : QWidget(parent), document_(document), choice_(document, subset) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setCursor(Qt::PointingHandCursor);
}

int TimestepArea::place_at(double x) const {
  const std::vector<std::int64_t> list = choice_.recorded();
  int best = -1;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto place = static_cast<int>(i);
    if (best < 0 || std::abs(x_of(list[i]) - x) < std::abs(x_of(list[static_cast<std::size_t>(best)]) - x))
      best = place;
  }
  return best;
}

void TimestepArea::choose_range(int from, int to, bool add) {
  std::vector<bool> list = add ? before_drag_ : std::vector<bool>(choice_.recorded().size());
  list.resize(choice_.recorded().size());
  for (int i = std::max(0, std::min(from, to)); i <= std::max(from, to) && i < static_cast<int>(list.size()); ++i)
    list[static_cast<std::size_t>(i)] = true;
  choice_.choose(list, QStringLiteral("timesteps"));
}

void TimestepArea::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  pressed_ = cursor_ = anchor_ = place_at(event->position().x());
  dragged_ = false;
  before_drag_ = choice_.chosen();
  follow_places();
}

void TimestepArea::mouseMoveEvent(QMouseEvent* event) {
  const int place = place_at(event->position().x());
  if (pressed_ >= 0 && (dragged_ || place != pressed_)) {
    dragged_ = true;
    choose_range(pressed_, place, event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    cursor_ = place;
  }
  if (place == hovered_) return;
  hovered_ = place;
  follow_places();
}

void TimestepArea::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || pressed_ < 0) return;
  if (dragged_) {
    choice_.end_gesture();
  } else {
    choice_.toggle(pressed_);
  }
  pressed_ = -1;
  follow_places();
}

void TimestepArea::leaveEvent(QEvent*) {
  hovered_ = -1;
  follow_places();
}

void TimestepArea::keyPressEvent(QKeyEvent* event) {
  const int count = static_cast<int>(choice_.recorded().size());
  if (count == 0) return QWidget::keyPressEvent(event);
  if (event->matches(QKeySequence::SelectAll)) return choice_.choose_all();
  int to = std::clamp(cursor_, 0, count - 1);
  switch (event->key()) {
    case Qt::Key_Left:
      --to;
      break;
    case Qt::Key_Right:
      ++to;
      break;
    case Qt::Key_Home:
      to = 0;
      break;
    case Qt::Key_End:
      to = count - 1;
      break;
    case Qt::Key_Space:
      choice_.toggle(to);
      return;
    default:
      return QWidget::keyPressEvent(event);
  }
  to = std::clamp(to, 0, count - 1);
  if (event->modifiers() & Qt::ShiftModifier) {
    if (anchor_ < 0) anchor_ = cursor_;
    choose_range(anchor_, to, false);
  } else {
    anchor_ = -1;
    choice_.end_gesture();
  }
  cursor_ = to;
  follow_places();
}

void TimestepArea::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  follow_places();
}

void TimestepArea::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  anchor_ = -1;
  choice_.end_gesture();
  follow_places();
}

}  // namespace elboscope
