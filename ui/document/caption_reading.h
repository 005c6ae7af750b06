#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

#include "core/alignment/probe.h"
#include "core/diffusion/text_readers.h"

namespace elboscope {

/// The tokenizers of a model, one for each of its text encoders; null or empty: not known yet.
using TextReaders = std::shared_ptr<const std::vector<TextReader>>;

/// A token of the caption as a text encoder will see it. Places are in characters (UTF-16) of the caption.
struct CaptionToken {
  int begin = 0, end = 0;  ///< equal for start and end tokens
  QString text;            ///< "" for start and end
  QString piece;           ///< the vocabulary's entry, "cat</w>", "▁cat"; "" without a tokenizer
  qint64 id = 0;
  enum class Role { text, start, end } role = Role::text;
  bool cut = false;    ///< beyond what the encoder reads
  QList<int> classes;  ///< rows of the class list that it belongs to
  bool special() const { return role != Role::text; }
};

/// What one text encoder sees.
struct EncoderReading {
  QString name;  ///< "CLIP", "CLIP 2", "T5": names of families of encoders, not translated
  TextReader::Columns columns = TextReader::Columns::own;
  bool counts = true;  ///< heatmaps are read at these tokens
  QList<CaptionToken> tokens;
  int limit = 77;   ///< tokens the encoder reads, start and end included
  int count = 0;    ///< tokens the caption has
  int padding = 0;  ///< tokens that fill it up to the limit
};

/// Where a class of the list stands.
struct ClassPlace {
  bool found = false;   ///< in the caption, within the reach of an encoder that counts
  bool beyond = false;  ///< in the caption, but cut off
  QStringList nearest;  ///< words of the caption that look like it, best first (at most 3)
  QStringList pieces;   ///< not found: what the first encoder that counts makes of its name
};

/// The caption as the model reads it.
struct CaptionReading {
  QList<EncoderReading> encoders;                ///< at least one
  QList<ClassPlace> places;                      ///< one a class
  bool has_columns = true;                       ///< false: the model has no text columns of the wanted kind
  bool complete() const;                         ///< every class is found
  const EncoderReading& first_counting() const;  ///< or the first one
};

/// Well under a millisecond for captions people write: may be called on every key press. Without readers, words stand
/// for tokens. Which encoders count follows the probe's rule for `columns`.
CaptionReading read_caption(const TextReaders& readers, const QString& caption, const QStringList& classes,
                            TextColumns columns = TextColumns::automatic);

/// A caption for classes when the user has written none: "a photo of cat, dog".
QString default_caption(const QStringList& classes);

}  // namespace elboscope
