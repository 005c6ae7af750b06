#pragma once

#include <QString>

class QMimeData;

namespace elboscope {

class InspectDocument;
class Inspector;

/// True if something can be made of it: local files, a picture, or text.
bool can_take(const QMimeData& contents);

/// True if it is files: as such, or their paths as text.
bool names_files(const QMimeData& contents);

/// What is pasted or dropped: files are opened, a picture becomes the picture (named `picture_title`), text that is one
/// path or several becomes what is there, other text the caption (an undo step). False: nothing of that.
bool take_contents(const QMimeData& contents, InspectDocument& document, Inspector& inspector,
                   const QString& picture_title);

}  // namespace elboscope
