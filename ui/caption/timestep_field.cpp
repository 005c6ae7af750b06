#include "ui/caption/timestep_field.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>
#include <array>

#include "core/alignment/timestep_choice.h"
#include "core/base/error.h"

namespace elboscope {
namespace {

struct Ready {
  const char* text;
  const char* name;
};

// The ranges are the paper's (Table VII); the empty list comes first.
constexpr std::array elbo_choices{Ready{"", QT_TRANSLATE_NOOP("Timesteps", "standard: those of the model")},
                                  Ready{"1:999:50", QT_TRANSLATE_NOOP("Timesteps", "official: 1, 51 … 951")},
                                  Ready{"even:5", QT_TRANSLATE_NOOP("Timesteps", "quick: 5 over all")},
                                  Ready{"even:50", QT_TRANSLATE_NOOP("Timesteps", "fine: 50 over all")},
                                  Ready{"small:10", QT_TRANSLATE_NOOP("Timesteps", "little noise: 10 below 200")},
                                  Ready{"middle:10", QT_TRANSLATE_NOOP("Timesteps", "medium noise: 10 at 400 to 600")},
                                  Ready{"large:10", QT_TRANSLATE_NOOP("Timesteps", "much noise: 10 at 700 to 900")}};
constexpr std::array collect_choices{
    Ready{"", QT_TRANSLATE_NOOP("Timesteps", "standard: those of the model")},
    Ready{"20:201:20", QT_TRANSLATE_NOOP("Timesteps", "official: 20, 40 … 200")},
    Ready{"40:201:80", QT_TRANSLATE_NOOP("Timesteps", "quick: 40, 120, 200")},
    Ready{"10:201:10", QT_TRANSLATE_NOOP("Timesteps", "fine: 10, 20 … 200")},
    Ready{"middle:10", QT_TRANSLATE_NOOP("Timesteps", "medium noise: 10 at 400 to 600")},
    Ready{"large:10", QT_TRANSLATE_NOOP("Timesteps", "much noise: 10 at 700 to 900")}};

QString translated(const char* text) {
  return QCoreApplication::translate("Timesteps", text);
}

/// Empty where the model's schedule is too short for it.
std::vector<std::int64_t> ready_timesteps(const QString& text, std::int64_t train, std::uint64_t seed) {
  try {
    return parse_timesteps(text.toStdString(), train, seed);
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

TimestepField::TimestepField(bool elbo, QWidget* parent) : QComboBox(parent), elbo_(elbo) {
  setEditable(true);
  setInsertPolicy(QComboBox::NoInsert);
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(8);
  setCompleter(nullptr);
  connect(this, &QComboBox::activated, this, [this](int index) { take(itemData(index).toString()); });
  connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
    lineEdit()->setModified(false);
    const QString text = currentText().trimmed();
    const int ready = findText(text);
    if (ready >= 0) {
      take(itemData(ready).toString());
    } else if (text != text_of(timesteps_)) {
      take(text);
    } else {
      set_problem({});
    }
  });
  retranslate();
}

void TimestepField::take(const QString& text) {
  std::vector<std::int64_t> timesteps;
  if (!text.isEmpty()) {
    try {
      timesteps = parse_timesteps(text.toStdString(), schedule_.train_timesteps, schedule_.seed);
    } catch (const Error& error) {
      set_problem(QString::fromStdString(error.what()));
      return;
    }
  }
  set_problem({});
  // The standard list said in numbers is the standard list.
  if (timesteps == schedule_.standard) timesteps.clear();
  Q_EMIT chosen(timesteps);
  show_timesteps(timesteps, schedule_);
}

void TimestepField::set_problem(const QString& sentence) {
  if (problem_ == sentence) return;
  problem_ = sentence;
  Q_EMIT problem_changed();
}

QString TimestepField::text_of(const std::vector<std::int64_t>& timesteps) const {
  for (int i = 0; i < count(); ++i) {
    const QString ready = itemData(i).toString();
    if (ready.isEmpty()
            ? timesteps.empty()
            : !timesteps.empty() && timesteps == ready_timesteps(ready, schedule_.train_timesteps, schedule_.seed))
      return itemText(i);
  }
  if (timesteps.size() > 2) {
    const std::int64_t step = timesteps[1] - timesteps[0];
    bool even = step > 0;
    for (std::size_t i = 1; even && i < timesteps.size(); ++i) even = timesteps[i] - timesteps[i - 1] == step;
    if (even) return QStringLiteral("%1:%2:%3").arg(timesteps.front()).arg(timesteps.back() + 1).arg(step);
  }
  QStringList numbers;
  for (const std::int64_t t : timesteps) numbers << QString::number(t);
  return numbers.join(QStringLiteral(", "));
}

void TimestepField::show_timesteps(const std::vector<std::int64_t>& timesteps, const Schedule& schedule) {
  if (!(schedule_ == schedule)) {
    schedule_ = schedule;
    name_items();
  } else if (timesteps == timesteps_ && lineEdit()->isModified()) {
    return;  // classes of a run that is going on come in while somebody types
  }
  if (timesteps != timesteps_) set_problem({});
  timesteps_ = timesteps;
  if (!problem_.isEmpty()) return;  // what the user is mending
  const QSignalBlocker block(this);
  const QString text = text_of(timesteps);
  setCurrentIndex(findText(text));
  if (lineEdit()->text() != text) setEditText(text);
  lineEdit()->setCursorPosition(0);
}

void TimestepField::wheelEvent(QWheelEvent* event) {
  // The panel scrolls under the pointer; a choice must not change by that.
  event->ignore();
}

void TimestepField::name_items() {
  const QSignalBlocker block(this);
  // Where the model has none of its own, the standard ones are the official ones: one entry for both.
  const bool official = schedule_.standard == official_timesteps(elbo_, schedule_.train_timesteps);
  const QString shown = currentText();
  clear();
  const auto fill = [this, official](const auto& choices) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (i == 1 && official) continue;
      addItem(translated(choices[i == 0 && official ? 1 : i].name), QString::fromLatin1(choices[i].text));
    }
  };
  if (elbo_) {
    fill(elbo_choices);
  } else {
    fill(collect_choices);
  }
  setCurrentIndex(-1);
  setEditText(shown);
}

void TimestepField::retranslate() {
  name_items();
  show_timesteps(timesteps_, schedule_);
}

}  // namespace elboscope
