// ui/samples: what ships with the program: pictures with captions, classes and masks, the model that knows them.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace elboscope {

/// An entry of resources/samples/samples.json; paths are absolute, those of files that are not there are empty.
struct Sample {
  QString title, why, caption;
  QStringList classes;
  QString image, mask, record;
};

/// The folder `resources` of an installed program (../share/elboscope beside it) or of the source tree; never empty.
QString resource_folder();

/// Entries whose picture exists, in the order of the file; empty where there is none. Reads small files only.
QList<Sample> samples();

/// The model that ships with the program; empty where it does not.
QString shipped_model();

}  // namespace elboscope
