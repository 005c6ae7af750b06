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

/// One reader, or words where there is none.
struct Reader {
  const TextReader* known = nullptr;
  Tokenization tokenize(const std::string& text) const {
    return known != nullptr ? known->tokenizer->tokenize(text) : words_as_tokens(text);
  }
  int before_text() const { return known != nullptr ? known->tokenizer->tokens_before_text() : 1; }
  int limit() const { return known != nullptr ? known->length : 77; }
};

/// "CLIP", or "CLIP 1" and "CLIP 2" where there are several.
QString reader_name(const std::vector<TextReader>& readers, const TextReader& reader) {
  int same = 0, place = 0;
  for (const TextReader& other : readers) {
    if (other.kind != reader.kind) continue;
    ++same;
    if (&other == &reader) place = same;
  }
  const QString name = reader.kind == TextReader::Kind::t5 ? QStringLiteral("T5") : QStringLiteral("CLIP");
  return same > 1 ? name + u' ' + QString::number(place) : name;
}

/// The probe's rule (core/alignment/probe.h): automatic takes the first encoder that has columns.
bool counts(const TextReader& reader, TextColumns wanted, bool first) {
  if (reader.columns != TextReader::Columns::own) return false;
  switch (wanted) {
    case TextColumns::automatic:
      return first;
    case TextColumns::clip:
      return reader.kind == TextReader::Kind::clip;
    case TextColumns::t5:
      return reader.kind == TextReader::Kind::t5;
    case TextColumns::both:
      break;
  }
  return true;
}

/// What is shown of a vocabulary entry: blanks and word ends are marks of the tokenizers.
QString plain_piece(const std::string& piece) {
  QString text = QString::fromStdString(piece);
  if (text.endsWith(QStringLiteral("</w>"))) text.chop(4);
  return text.remove(QChar(0x2581));
}

}  // namespace

bool CaptionReading::complete() const {
  return std::all_of(places.cbegin(), places.cend(), [](const ClassPlace& place) { return place.found; });
}

const EncoderReading& CaptionReading::first_counting() const {
  for (const EncoderReading& encoder : encoders) {
    if (encoder.counts) return encoder;
  }
  return encoders.front();
}

CaptionReading read_caption(const TextReaders& readers, const QString& caption, const QStringList& classes,
                            TextColumns columns) {
  CaptionReading reading;
  const std::string text = caption.toStdString();
  const std::vector<int> utf16 = utf16_places(text);
  std::vector<std::string> phrases;
  for (const QString& name : classes) phrases.push_back(name.toStdString());
  const auto ranges = find_phrases(text, phrases);
  for (qsizetype row = 0; row < classes.size(); ++row) reading.places.append(ClassPlace{});

  std::vector<Reader> sources;
  if (readers) {
    for (const TextReader& reader : *readers) sources.push_back({&reader});
  }
  if (sources.empty()) sources.emplace_back();
  bool first = true, any_counts = false;
  for (const Reader& source : sources) {
    EncoderReading encoder;
    if (source.known != nullptr) {
      encoder.name = reader_name(*readers, *source.known);
      encoder.columns = source.known->columns;
      encoder.counts = counts(*source.known, columns, first);
      first = first && encoder.columns != TextReader::Columns::own;
    }
    any_counts = any_counts || encoder.counts;
    const Tokenization tokens = source.tokenize(text);
    encoder.limit = source.limit();
    encoder.count = static_cast<int>(tokens.ids.size());
    encoder.padding = source.known != nullptr ? std::max(0, encoder.limit - encoder.count) : 0;
    for (std::size_t i = 0; i < tokens.ids.size(); ++i) {
      CaptionToken token;
      const TextRange& range = tokens.ranges[i];
      token.begin = utf16[std::min(range.begin, text.size())];
      token.end = utf16[std::min(range.end, text.size())];
      token.text = caption.mid(token.begin, token.end - token.begin);
      if (i < tokens.pieces.size()) token.piece = plain_piece(tokens.pieces[i]);
      token.id = tokens.ids[i];
      token.role = static_cast<int>(i) < source.before_text() ? CaptionToken::Role::start
                   : i + 1 == tokens.ids.size()               ? CaptionToken::Role::end
                                                              : CaptionToken::Role::text;
      // The last place the encoder reads is the end token's.
      token.cut = !token.special() && static_cast<int>(i) >= encoder.limit - 1;
      encoder.tokens.append(token);
    }
    for (qsizetype row = 0; row < classes.size(); ++row) {
      const auto& found = ranges[static_cast<std::size_t>(row)];
      const std::vector<int> positions = token_positions(tokens, found, encoder.limit);
      for (const int position : positions) encoder.tokens[position].classes.append(static_cast<int>(row));
      if (!encoder.counts) continue;
      ClassPlace& place = reading.places[row];
      place.found = place.found || !positions.empty();
      place.beyond = place.beyond || (positions.empty() && !found.empty());
    }
    reading.encoders.append(std::move(encoder));
  }
  reading.has_columns = any_counts;
  for (qsizetype row = 0; row < classes.size(); ++row) {
    ClassPlace& place = reading.places[row];
    if (place.found) place.beyond = false;
    if (place.found || place.beyond || !any_counts) continue;
    place.nearest = nearest_words(caption, classes[row]);
    const auto source = std::find_if(sources.begin(), sources.end(), [&](const Reader& each) {
      return each.known != nullptr && counts(*each.known, columns, true);
    });
    if (source == sources.end()) continue;
    const Tokenization own = source->tokenize(phrases[static_cast<std::size_t>(row)]);
    for (std::size_t i = static_cast<std::size_t>(source->before_text()); i + 1 < own.pieces.size(); ++i)
      place.pieces << plain_piece(own.pieces[i]);
  }
  return reading;
}

QString default_caption(const QStringList& classes) {
  // The template of the method, in the language the models read: not translated.
  return classes.isEmpty() ? QString() : QStringLiteral("a photo of ") + classes.join(QStringLiteral(", "));
}

}  // namespace elboscope
