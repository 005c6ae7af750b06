// ui/about: what the program is, what it is made of, and under which licences.
#pragma once

#include <QList>
#include <QString>

namespace elboscope {

struct ProgramPart {
  QString name, version;  ///< the version may be empty: pictures have none
  QString licence;        ///< "LGPL-3.0"
  QString what_for;       ///< translated
  QString address;        ///< of its home page
  QString text;           ///< resource with the licence's text
};

/// The program itself first, then what it is linked with or ships.
QList<ProgramPart> program_parts();

/// For bug reports: one line a part, in English.
QString version_report();

}  // namespace elboscope
