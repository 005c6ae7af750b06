#pragma once

#include <QList>
#include <QString>
#include <array>
#include <cstdint>

#include "core/alignment/alignment_record.h"
#include "ui/document/inspect_state.h"
#include "ui/jobs/read_job.h"

namespace elboscope {

/// A label that a mask of the truth really holds (0 is background, 255 does not count; they are no entries).
struct TruthLabel {
  int label = 0;
  std::int64_t pixels = 0;
  QString name;          ///< what the mask's surroundings call it; may be empty
  LabelMeaning meaning;  ///< of_class: the name of a class of `classes`
  bool chosen = false;   ///< the user said so
  bool operator==(const TruthLabel&) const = default;
};

/// What every label of the mask stands for: what the user chose; else the class with the label's own name (upper and
/// lower case, spaces, hyphens and underscores make no difference); else, for masks without names, label i is the i-th
/// class there was when the mask was opened. What fits no class is background.
QList<TruthLabel> read_truth_labels(const TruthFile& truth, const TruthChoice& choice, const QStringList& classes);

/// Label of the mask to label of a record's maps: 1 + class, 0 background, 255 not counted.
std::array<std::uint8_t, 256> truth_label_table(const TruthFile& truth, const TruthChoice& choice,
                                                const AlignmentRecord& record);

/// How the choice knows its mask.
QString truth_mask_name(const TruthFile& truth);

}  // namespace elboscope
