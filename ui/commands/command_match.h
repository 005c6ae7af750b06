#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace elboscope {

/// How well a typed text fits a command, and which letters of the command it met.
struct CommandMatch {
  double score = 0;      ///< larger is better; comparable between commands for the same query
  QList<int> positions;  ///< into the text, ascending
};

/// Every word of `query` must occur in `text` as a subsequence, in any order of words; case and accents do not count.
/// Starts of words and runs of letters score higher. An empty query fits everything with score 0.
std::optional<CommandMatch> match_command(const QString& query, const QString& text);

}  // namespace elboscope
