#include "ui/document/truth_reading.h"

#include <algorithm>

namespace elboscope {
namespace {

QString plain(const QString& name) {
  QString result = name.toLower();
  result.removeIf([](QChar c) { return c.isSpace() || c == u'-' || c == u'_'; });
  return result;
}

/// The class of that name as it is written in the list; empty: there is none.
QString class_named(const QStringList& classes, const QString& name) {
  const auto found =
      std::find_if(classes.begin(), classes.end(), [&](const QString& entry) { return plain(entry) == plain(name); });
  return found == classes.end() ? QString() : *found;
}

}  // namespace

QString truth_mask_name(const TruthFile& truth) {
  return QString::fromStdU16String(truth.path.u16string());
}

QList<TruthLabel> read_truth_labels(const TruthFile& truth, const TruthChoice& choice, const QStringList& classes) {
  QList<TruthLabel> labels;
  for (int label = 1; label < 255; ++label) {
    const std::int64_t pixels = truth.pixels[static_cast<std::size_t>(label)];
    if (pixels > 0) labels.append({label, pixels, truth.legend.value(label - 1), {}, false});
  }
  const auto named = [&](const TruthLabel& entry) {
    return !entry.name.isEmpty() && !class_named(classes, entry.name).isEmpty();
  };
  const bool by_name = truth.legend_sure || std::any_of(labels.begin(), labels.end(), named);
  const QStringList& order = truth.names.isEmpty() ? classes : truth.names;
  const bool own = choice.mask == truth_mask_name(truth);
  for (TruthLabel& entry : labels) {
    if (!by_name) entry.name.clear();
    const auto chosen = own ? choice.meanings.constFind(entry.label) : choice.meanings.constEnd();
    entry.chosen = chosen != choice.meanings.constEnd();
    if (entry.chosen) {
      entry.meaning = *chosen;
      continue;
    }
    entry.meaning.name = class_named(classes, by_name ? entry.name : order.value(entry.label - 1));
    if (entry.meaning.name.isEmpty()) entry.meaning.kind = LabelMeaning::Kind::background;
  }
  return labels;
}

std::array<std::uint8_t, 256> truth_label_table(const TruthFile& truth, const TruthChoice& choice,
                                                const AlignmentRecord& record) {
  QStringList classes;
  for (const RecordedClass& entry : record.classes) classes << QString::fromStdString(entry.name);
  std::array<std::uint8_t, 256> table{};
  table[255] = 255;
  for (const TruthLabel& entry : read_truth_labels(truth, choice, classes)) {
    std::uint8_t& to = table[static_cast<std::size_t>(entry.label)];
    if (entry.meaning.kind == LabelMeaning::Kind::not_counted) {
      to = 255;
    } else if (entry.meaning.kind == LabelMeaning::Kind::of_class) {
      // A class that was not measured is background here.
      const auto place = classes.indexOf(entry.meaning.name);
      if (place >= 0 && place < 254) to = static_cast<std::uint8_t>(place + 1);
    }
  }
  return table;
}

}  // namespace elboscope
