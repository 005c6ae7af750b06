#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace elboscope {

/// What stands behind a control: one entry of the table in explanation.cpp.
struct Explanation {
  const char* id;           ///< "gamma"; never shown
  const char* title;        ///< untranslated, context "Explanations"
  const char* words;        ///< plain words for somebody who knows no formula
  const char16_t* formula;  ///< null: there is none
  /// paper: arXiv 2506.09740. official: the authors' code, where it does something else than the paper says or more.
  /// program: this program's own.
  enum class Source { paper, official, program } source;
  const char16_t* place;  ///< section, equation or line of the paper's Algorithm 1; null: none
};

/// The explanation of a widget: its property "explanation" (an id), else that of its class, else that of the widget it
/// stands in. Null: nobody has explained it.
const Explanation* explanation_of(const QWidget* widget);
const Explanation* find_explanation(const QString& id);
QStringList explanation_ids();

/// Parts for a card, translated. The formula is plain text.
QString explanation_title(const Explanation& explanation);
QString explanation_words(const Explanation& explanation);
QString explanation_formula(const Explanation& explanation);
/// "Paper (ELBO-T2IAlign, arXiv 2506.09740), section III-B, equation 5"
QString explanation_source(const Explanation& explanation);

}  // namespace elboscope
