#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <memory>

#include "core/text/clip_tokenizer.h"

namespace elboscope {

/// A token of the caption as the text encoder will see it. Places are in characters (UTF-16) of the caption.
struct CaptionToken {
  int begin = 0, end = 0;  ///< equal for start and end tokens
  QString text;            ///< "" for start and end
  qint64 id = 0;
  bool special = false;  ///< start or end of the text
  bool cut = false;      ///< beyond what the encoder reads
  QList<int> classes;    ///< rows of the class list that it belongs to
};

/// Where a class of the list stands.
struct ClassPlace {
  bool found = false;   ///< in the caption, within the encoder's reach
  bool beyond = false;  ///< in the caption, but cut off
  QStringList nearest;  ///< words of the caption that look like it, best first (at most 3)
};

/// The caption as the model reads it.
struct CaptionReading {
  QList<CaptionToken> tokens;
  QList<ClassPlace> places;  ///< one a class
  int limit = 77;            ///< tokens the encoder reads, start and end included
  int count = 0;             ///< tokens the caption has
  bool complete() const;     ///< every class is found
};

/// Microseconds: may be called on every key press. Without a tokenizer, words stand for tokens.
CaptionReading read_caption(const std::shared_ptr<const ClipTokenizer>& tokenizer, const QString& caption,
                            const QStringList& classes);

/// A caption for classes when the user has written none: "a photo of cat, dog".
QString default_caption(const QStringList& classes);

}  // namespace elboscope
