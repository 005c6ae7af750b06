// ui/guidance: what helps somebody who never saw an attention map: the result in sentences, explanations with formula
// and source behind every control, the tour of the first start.
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

#include "ui/document/inspect_document.h"

namespace elboscope {

struct ResultSentence {
  enum class Kind { state, warning, of_class, truth } kind = Kind::state;
  QString html;  ///< names of classes in bold, everything else escaped
  int row = -1;  ///< of the class list, where the sentence is about one class
};

/// What the maps that are shown mean, said in sentences. Every number is one of calibrate()'s (Heatmaps, class_gaps) or
/// of the truth's scores, for the settings of the maps; nothing is estimated here.
class ResultSentences {
  Q_DECLARE_TR_FUNCTIONS(ResultSentences)

 public:
  /// `running`: a run is going on, so that what is missing is still to come. Well under a millisecond.
  static QList<ResultSentence> of(const InspectDocument& document, bool running);

 private:
  static void add_state(const InspectDocument& document, bool running, QList<ResultSentence>& sentences);
  static void add_classes(const InspectDocument& document, bool running, QList<ResultSentence>& sentences);
  static void add_truth(const InspectDocument& document, QList<ResultSentence>& sentences);
};

}  // namespace elboscope
