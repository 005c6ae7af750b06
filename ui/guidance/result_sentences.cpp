#include "ui/guidance/result_sentences.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/base/error.h"
#include "ui/language/language.h"

namespace elboscope {
namespace {

using Kind = ResultSentence::Kind;
constexpr std::size_t most_classes = 6;  // more sentences are read by nobody

QString bold(const QString& name) {
  return QStringLiteral("<b>%1</b>").arg(name.toHtmlEscaped());
}

QString bold(const std::string& name) {
  return bold(QString::fromStdString(name));
}

QString number(double value, int decimals) {
  return QLocale().toString(value, 'f', decimals);
}

/// A loss difference is small beside its loss: three digits that count.
QString significant(double value) {
  return QLocale().toString(value, 'g', 3);
}

QString signed_number(double value, int decimals) {
  return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + number(std::abs(value), decimals);
}

/// Share of the picture that each class's mask covers, in percent.
std::vector<double> mask_shares(const std::vector<std::uint8_t>& labels, std::size_t classes) {
  std::array<std::size_t, 256> counts{};
  for (const std::uint8_t label : labels) ++counts[label];
  std::vector<double> shares(classes, 0.0);
  for (std::size_t i = 0; i < classes && i < 254 && !labels.empty(); ++i)
    shares[i] = 100.0 * static_cast<double>(counts[i + 1]) / static_cast<double>(labels.size());
  return shares;
}

bool has_map(const RecordedClass& entry) {
  return !entry.token_positions.empty() || !entry.map_places.empty();
}

}  // namespace

QList<ResultSentence> ResultSentences::of(const InspectDocument& document, bool running) {
  QList<ResultSentence> sentences;
  const auto say = [&sentences](const QString& text) { sentences.append({Kind::state, text, -1}); };
  if (!document.picture()) {
    say(tr("There is no picture yet. Open one, drop one on the window, or take a sample from the menu File."));
  } else if (!document.maps()) {
    if (running) {
      say(tr("The run has just begun. The first maps appear after a few steps of it."));
    } else if (document.state().classes.isEmpty()) {
      say(tr("There are no classes yet. Click a word of the caption: the model is then asked where it sees it."));
    } else {
      say(
          tr("Nothing is measured yet. Run asks the model where it looks for each class, and how well each class "
             "explains the picture."));
    }
  } else {
    add_state(document, running, sentences);
    add_classes(document, running, sentences);
    add_truth(document, sentences);
  }
  return sentences;
}

void ResultSentences::add_state(const InspectDocument& document, bool running, QList<ResultSentence>& sentences) {
  const MapSet& set = *document.maps();
  const auto warn = [&sentences](const QString& text) { sentences.append({Kind::warning, text, -1}); };
  const auto say = [&sentences](const QString& text) { sentences.append({Kind::state, text, -1}); };
  const std::size_t count = set.maps.classes.size();
  const auto measured = static_cast<std::size_t>(std::count_if(set.maps.classes.begin(), set.maps.classes.end(),
                                                               [](const auto& entry) { return entry.measured; }));
  const auto of_all = [&](const QString& text) { return text.arg(measured).arg(count); };

  if (!running && document.record() && !document.record_is_current())
    warn(
        tr("These maps belong to an earlier caption, class list, model or measurement; Run measures what is set now."));
  if (running) {
    say(
        of_all(tr("The run is going on: the ELBO of %1 of %2 classes is there. The others keep exponent 1 until theirs "
                  "is.")));
  } else if (!set.record->complete) {
    warn(
        of_all(tr("The run was stopped before it was complete: the ELBO of %1 of %2 classes is there. The others keep "
                  "exponent 1, so their maps are not calibrated.")));
  }
  const CalibrationSettings& settings = set.settings;
  if (settings.variant == CalibrationSettings::Variant::likelihood_product) {
    say(tr("Each map is multiplied by the root of how likely the class is at a pixel; γ plays no part."));
  } else if (settings.gamma >= 1) {
    say(tr("No calibration: γ is 1, so every exponent is 1 and calibrated maps are the raw maps."));
  } else if (settings.exponents == CalibrationSettings::Exponents::fixed) {
    say(tr("Every class gets the same exponent %1, whatever its ELBO: the paper's control, not the method.")
            .arg(number(1 / settings.gamma, 2)));
  } else if (count == 1 && settings.variant == CalibrationSettings::Variant::official) {
    say(
        tr("With a single class there is nothing to compare it with: its exponent is 1, and calibration changes "
           "nothing. Add a second class."));
  } else if (settings.exponents == CalibrationSettings::Exponents::inverted) {
    say(
        tr("The order is turned around: the class the model is surest of is held back most. A control, which should do "
           "worse."));
  }
  if (count > 1 && measured > 1 && !set.maps.distinguishable) {
    warn(
        settings.shrink
            ? tr("The losses differ by less than two standard errors, so their order may be chance. The exponents are "
                 "drawn toward 1 for it.")
            : tr("The losses differ by less than two standard errors, so their order may be chance: trust the raw maps "
                 "as much as the calibrated ones, or tick “Trust uncertain ELBOs less”."));
  }
}

void ResultSentences::add_classes(const InspectDocument& document, bool running, QList<ResultSentence>& sentences) {
  const MapSet& set = *document.maps();
  const Heatmaps& maps = set.maps;
  const std::size_t count = std::min(maps.classes.size(), maps.names.size());
  const auto add = [&](std::size_t index, const QString& html) {
    sentences.append({Kind::of_class, html, document.class_row(static_cast<int>(index))});
  };

  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < count; ++i) {
    if (maps.classes[i].measured) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return maps.classes[a].loss < maps.classes[b].loss; });
  std::map<std::size_t, ClassGap> gaps;  // by the worse class
  try {
    for (const ClassGap& gap : class_gaps(*set.record, set.settings)) gaps[gap.worse] = gap;
  } catch (const Error&) {
    // Settings that do not fit the record make no maps; then there are no sentences either.
  }
  const std::vector<double> raw = mask_shares(set.raw_labels, count),
                            calibrated = mask_shares(set.calibrated_labels, count);
  const bool per_class = set.settings.variant == CalibrationSettings::Variant::official;
  for (std::size_t place = 0; place < std::min(order.size(), most_classes) && order.size() > 1; ++place) {
    const std::size_t i = order[place];
    const ClassCalibration& entry = maps.classes[i];
    QString text;
    if (place == 0) {
      text = tr("%1 explains the picture best (loss %2).").arg(bold(maps.names[i]), number(entry.loss, 3));
    } else if (const auto found = gaps.find(i); found != gaps.end()) {
      const ClassGap& gap = found->second;
      const QString name = bold(maps.names[i]), better = bold(maps.names[gap.better]);
      text =
          gap.standard_error > 0
              ? tr("The model is less sure of %1 than of %2: its loss is %3 higher, %4 times the uncertainty of that "
                   "difference.")
                    .arg(name, better, significant(gap.difference), number(gap.difference / gap.standard_error, 1))
              : tr("The model is less sure of %1 than of %2: its loss is %3 higher.")
                    .arg(name, better, significant(gap.difference));
    }
    if (per_class) {
      text = one_after_other(
          text,
          entry.exponent > 1.0005
              ? tr("So its map is held back: S %1, exponent %2.").arg(number(entry.s, 2), number(entry.exponent, 2))
              : tr("Its map stays as it is: S 1, exponent 1."));
    }
    if (std::abs(calibrated[i] - raw[i]) >= 0.05) {
      text = one_after_other(text, (calibrated[i] < raw[i] ? tr("Its mask shrinks from %1 % to %2 % of the picture.")
                                                           : tr("Its mask grows from %1 % to %2 % of the picture."))
                                       .arg(number(raw[i], 1), number(calibrated[i], 1)));
    }
    add(i, text);
  }
  if (order.size() > most_classes) {
    sentences.append(
        {Kind::of_class,
         tr("%n more class(es) follow in the chart.", nullptr, static_cast<int>(order.size() - most_classes)), -1});
  }

  // What is not there is said, too.
  for (std::size_t i = 0; i < std::min(count, set.record->classes.size()); ++i) {
    if (!has_map(set.record->classes[i])) {
      add(i, tr("%1 does not stand in the caption, so there is no map of it.").arg(bold(maps.names[i])));
    } else if (!maps.classes[i].measured && !running) {
      add(i, tr("%1 was not measured: its map is the raw one.").arg(bold(maps.names[i])));
    }
  }
  const QList<ClassEntry>& listed = document.state().classes;
  for (int row = 0; row < listed.size(); ++row) {
    if (document.map_index(row) >= 0 || running) continue;
    sentences.append(
        {Kind::of_class, tr("%1 is new in the list and not measured yet: Run.").arg(bold(listed[row].name)), row});
  }
}

void ResultSentences::add_truth(const InspectDocument& document, QList<ResultSentence>& sentences) {
  const TruthScoresPtr& truth = document.truth_scores();
  if (!truth || truth->record != document.maps()->record) return;
  const MaskScores& scores = truth->scores;
  const double change = scores.miou_calibrated - scores.miou_raw;
  const QString means = QStringLiteral("%1 → %2").arg(number(scores.miou_raw, 1), number(scores.miou_calibrated, 1));
  QString text = std::abs(change) < 0.05
                     ? tr("Compared with the truth, calibration changes nothing here: mean IoU %1.").arg(means)
                 : change > 0 ? tr("Compared with the truth, calibration helps here: mean IoU %1 (%2).")
                                    .arg(means, signed_number(change, 1))
                              : tr("Compared with the truth, calibration does harm here: mean IoU %1 (%2).")
                                    .arg(means, signed_number(change, 1));

  std::size_t best = 0, worst = 0;
  double most = 0, least = 0;
  const auto& classes = truth->record->classes;
  for (std::size_t i = 0; i < std::min(scores.iou_raw.size(), classes.size()); ++i) {
    const double difference = scores.iou_calibrated[i] - scores.iou_raw[i];  // NaN: not in this truth
    if (difference > most) most = difference, best = i;
    if (difference < least) least = difference, worst = i;
  }
  const auto from_to = [&](std::size_t i) {
    return QStringLiteral("%1 → %2").arg(number(scores.iou_raw[i], 1), number(scores.iou_calibrated[i], 1));
  };
  if (most >= 0.05)
    text = one_after_other(text, tr("%1 gains most (%2).").arg(bold(classes[best].name), from_to(best)));
  if (least <= -0.05)
    text = one_after_other(text, tr("%1 loses most (%2).").arg(bold(classes[worst].name), from_to(worst)));
  sentences.append({Kind::truth, text, -1});
}

}  // namespace elboscope
