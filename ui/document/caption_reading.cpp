#include "ui/document/caption_reading.h"

#include <algorithm>
#include <vector>

#include "core/text/phrase_spans.h"

namespace elboscope {
namespace {

/// Byte places of UTF-8 text as places of UTF-16 text.
std::vector<int> utf16_places(const std::string& utf8) {
  std::vector<int> places(utf8.size() + 1);
  int place = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    places[i] = place;
    const auto byte = static_cast<unsigned char>(utf8[i]);
    // A character beyond the basic plane (four bytes) takes two units; continuation bytes none.
    if ((byte & 0xC0U) != 0x80U) place += byte >= 0xF0U ? 2 : 1;
  }
  places[utf8.size()] = place;
  return places;
}

/// Levenshtein's distance.
int distance(const QString& a, const QString& b) {
  std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = static_cast<int>(j);
  for (qsizetype i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (qsizetype j = 1; j <= b.size(); ++j) {
      const auto k = static_cast<std::size_t>(j);
      const int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[k];
      row[k] = std::min({row[k] + 1, row[k - 1] + 1, changed});
    }
  }
  return row.back();
}

QStringList nearest_words(const QString& caption, const QString& name) {
  struct Candidate {
    QString word;
    double off;
  };
  std::vector<Candidate> candidates;
  const QString wanted = name.toLower();
  QString word;
  const auto take = [&] {
    const QString lower = word.toLower();
    if (word.size() > 1 &&
        std::none_of(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.word == lower; })) {
      const double off =
          static_cast<double>(distance(lower, wanted)) / static_cast<double>(std::max(lower.size(), wanted.size()));
      if (off < 0.5 || lower.contains(wanted) || wanted.contains(lower)) candidates.push_back({lower, off});
    }
    word.clear();
  };
  for (const QChar c : caption.left(2000)) {
    if (c.isLetterOrNumber()) {
      word += c;
    } else {
      take();
    }
  }
  take();
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.off < b.off; });
  QStringList words;
  for (const Candidate& candidate : candidates) {
    if (words.size() < 3) words << candidate.word;
  }
  return words;
}

/// Where there is no tokenizer yet.
Tokenization words_as_tokens(const std::string& caption) {
  Tokenization tokens;
  const auto add = [&tokens](std::size_t begin, std::size_t end) {
    tokens.ids.push_back(0);
    tokens.ranges.push_back({begin, end});
  };
  add(0, 0);
  for (std::size_t i = 0; i < caption.size();) {
    if (caption[i] == ' ') {
      ++i;
      continue;
    }
    const std::size_t end = std::min(caption.find(' ', i), caption.size());
    add(i, end);
    i = end;
  }
  add(0, 0);
  return tokens;
}

}  // namespace

bool CaptionReading::complete() const {
  return std::all_of(places.cbegin(), places.cend(), [](const ClassPlace& place) { return place.found; });
}

CaptionReading read_caption(const std::shared_ptr<const ClipTokenizer>& tokenizer, const QString& caption,
                            const QStringList& classes) {
  CaptionReading reading;
  const std::string text = caption.toStdString();
  const std::vector<int> places = utf16_places(text);
  const Tokenization tokens = tokenizer ? tokenizer->tokenize(text) : words_as_tokens(text);
  if (tokenizer) reading.limit = tokenizer->model_max_length();
  reading.count = static_cast<int>(tokens.ids.size());
  for (std::size_t i = 0; i < tokens.ids.size(); ++i) {
    CaptionToken token;
    const TextRange& range = tokens.ranges[i];
    token.begin = places[std::min(range.begin, text.size())];
    token.end = places[std::min(range.end, text.size())];
    token.text = caption.mid(token.begin, token.end - token.begin);
    token.id = tokens.ids[i];
    token.special = i == 0 || i + 1 == tokens.ids.size();
    // The last place the encoder reads is the end token's.
    token.cut = !token.special && static_cast<int>(i) >= reading.limit - 1;
    reading.tokens.append(token);
  }
  std::vector<std::string> phrases;
  for (const QString& name : classes) phrases.push_back(name.toStdString());
  const auto ranges = find_phrases(text, phrases);
  for (qsizetype row = 0; row < classes.size(); ++row) {
    const auto& found = ranges[static_cast<std::size_t>(row)];
    ClassPlace place;
    const std::vector<int> positions = token_positions(tokens, found, reading.limit);
    place.found = !positions.empty();
    place.beyond = positions.empty() && !found.empty();
    if (!place.found && !place.beyond) place.nearest = nearest_words(caption, classes[row]);
    for (const int position : positions) reading.tokens[position].classes.append(static_cast<int>(row));
    reading.places.append(place);
  }
  return reading;
}

QString default_caption(const QStringList& classes) {
  // The template of the method, in the language the models read: not translated.
  return classes.isEmpty() ? QString() : QStringLiteral("a photo of ") + classes.join(QStringLiteral(", "));
}

}  // namespace elboscope
