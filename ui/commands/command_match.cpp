#include "ui/commands/command_match.h"

#include <QStringList>
#include <algorithm>
#include <limits>
#include <vector>

namespace elboscope {
namespace {

constexpr double hit = 1, word_start = 7, text_start = 3, run = 7, gap_cost = 0.15;
constexpr double impossible = -std::numeric_limits<double>::infinity();
constexpr qsizetype longest = 200;  // of either text: the table below is quadratic

/// Letter by letter, so that positions stay those of the text.
QString folded(const QString& text) {
  QString result = text;
  for (QChar& letter : result) {
    const QString parts = letter.decomposition();
    if (!parts.isEmpty() && letter.decompositionTag() == QChar::Canonical) letter = parts[0];
    letter = letter.toCaseFolded();
  }
  return result;
}

bool starts_word(const QString& text, qsizetype at) {
  return text[at].isLetterOrNumber() && (at == 0 || !text[at - 1].isLetterOrNumber());
}

/// The best places of the letters of `word` in `text`: best[i][j] is the best score with letter i at place j.
std::optional<CommandMatch> match_word(const QString& word, const QString& text) {
  const auto letters = static_cast<std::size_t>(word.size()), places = static_cast<std::size_t>(text.size());
  std::vector<double> best(letters * places, impossible);
  std::vector<int> from(letters * places, -1);
  for (std::size_t i = 0; i < letters; ++i) {
    double reach = impossible;  // best of the letter before, anywhere to the left, less the gap
    int reach_place = -1;
    for (std::size_t j = 0; j < places; ++j) {
      if (i > 0 && j > 0) {
        reach -= gap_cost;
        const double near = best[(i - 1) * places + j - 1];
        // Whatever ends just before this place may also be the start of a gap.
        if (near > reach) {
          reach = near;
          reach_place = static_cast<int>(j) - 1;
        }
      }
      if (word[static_cast<qsizetype>(i)] != text[static_cast<qsizetype>(j)]) continue;
      const double own =
          hit + (starts_word(text, static_cast<qsizetype>(j)) ? word_start : 0) + (j == 0 ? text_start : 0);
      double& here = best[i * places + j];
      if (i == 0) {
        here = own - gap_cost * 0.1 * static_cast<double>(j);
        continue;
      }
      const double joined = j > 0 ? best[(i - 1) * places + j - 1] + run : impossible;
      here = own + std::max(joined, reach);
      from[i * places + j] = joined >= reach ? static_cast<int>(j) - 1 : reach_place;
    }
  }
  const auto last = best.end() - static_cast<std::ptrdiff_t>(places);
  const auto top = std::max_element(last, best.end());
  if (*top == impossible) return std::nullopt;
  CommandMatch match{*top, {}};
  auto place = static_cast<int>(top - last);
  for (std::size_t i = letters; i-- > 0;) {
    match.positions.prepend(place);
    place = from[i * places + static_cast<std::size_t>(place)];
  }
  return match;
}

}  // namespace

std::optional<CommandMatch> match_command(const QString& query, const QString& text) {
  const QString target = folded(text.left(longest));
  CommandMatch whole;
  for (const QString& word : folded(query.left(longest)).split(u' ', Qt::SkipEmptyParts)) {
    if (target.isEmpty()) return std::nullopt;
    const auto found = match_word(word, target);
    if (!found) return std::nullopt;
    whole.score += found->score;
    whole.positions << found->positions;
  }
  std::sort(whole.positions.begin(), whole.positions.end());
  whole.positions.erase(std::unique(whole.positions.begin(), whole.positions.end()), whole.positions.end());
  // Of equal ones the shorter: more of it was typed.
  if (!whole.positions.isEmpty()) whole.score -= 0.02 * static_cast<double>(target.size());
  return whole;
}

}  // namespace elboscope
