// ui/samples: what ships with the program: pictures with captions, classes and masks, the model that knows them.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace elboscope {

/// An entry of resources/samples/samples.json; paths are absolute, those of files that are not there are empty.
struct Sample {
  QString title, why;  ///< translated
  QString caption;
  QStringList classes;
  QString image, mask;
  QString record;      ///< what a run of the shipped model measured; most samples have none
  bool first = false;  ///< what the program shows when it is started for the first time
};

/// The folder `resources` of an installed program (../share/elboscope beside it) or of the source tree; never empty.
QString resource_folder();

/// Entries whose picture exists, in the order of the file; empty where there is none. Reads small files only.
QList<Sample> samples();

/// The one to begin with; without a picture where no samples are installed.
Sample first_sample();

/// Titles and reasons stand in English in samples.json; every one of them has a translation (sample_texts.cpp).
QString translated_sample_text(const QString& english);
bool has_sample_text(const QString& english);

/// The entry whose picture that file is.
std::optional<Sample> sample_of(const QString& image);

/// The model that ships with the program; empty where it does not.
QString shipped_model();

}  // namespace elboscope
