// What samples.json says in words, where the translations' tools find it. A test holds both together.
#include <QCoreApplication>
#include <algorithm>
#include <iterator>

#include "ui/samples/sample_list.h"

namespace elboscope {
namespace {

constexpr const char* texts[] = {
    QT_TRANSLATE_NOOP("Samples", "Tree and ball"),
    QT_TRANSLATE_NOOP("Samples", "two things, apart: what everything looks like when it is easy"),
    QT_TRANSLATE_NOOP("Samples", "Cat and dog"),
    QT_TRANSLATE_NOOP("Samples", "two classes that are drawn alike, and calibration takes too much away"),
    QT_TRANSLATE_NOOP("Samples", "Sheep behind a ball"),
    QT_TRANSLATE_NOOP("Samples", "the map of the ball reaches over the sheep"),
    QT_TRANSLATE_NOOP("Samples", "Bicycle, boat and fish at night"),
    QT_TRANSLATE_NOOP("Samples", "thin lines on a dark ground"),
    QT_TRANSLATE_NOOP("Samples", "Purple dog, apple and tree"),
    QT_TRANSLATE_NOOP("Samples", "a colour nobody expects on a dog, and calibration does harm"),
    QT_TRANSLATE_NOOP("Samples", "Small cow and butterfly"),
    QT_TRANSLATE_NOOP("Samples", "objects of a few latent cells: the raw maps are far too wide"),
    QT_TRANSLATE_NOOP("Samples", "Small elephant, flower and bird"),
    QT_TRANSLATE_NOOP("Samples", "small, and far apart"),
    QT_TRANSLATE_NOOP("Samples", "Cat behind a tree"),
    QT_TRANSLATE_NOOP("Samples", "one object hides half of another"),
    QT_TRANSLATE_NOOP("Samples", "Cat, fish and bird in a heap"),
    QT_TRANSLATE_NOOP("Samples", "occlusion, colours and an object mostly hidden"),
    QT_TRANSLATE_NOOP("Samples", "Sheep, elephant and rabbit"),
    QT_TRANSLATE_NOOP("Samples", "the rarest classes of the training only"),
    QT_TRANSLATE_NOOP("Samples", "Sheep, banana and rabbit"),
    QT_TRANSLATE_NOOP("Samples", "rare classes that the model tells apart all the same"),
    QT_TRANSLATE_NOOP("Samples", "Ball, dog, horse and cat"),
    QT_TRANSLATE_NOOP("Samples", "four objects in a heap"),
};

}  // namespace

QString translated_sample_text(const QString& english) {
  return QCoreApplication::translate("Samples", english.toUtf8().constData());
}

bool has_sample_text(const QString& english) {
  return std::any_of(std::begin(texts), std::end(texts),
                     [&](const char* text) { return english == QString::fromUtf8(text); });
}

}  // namespace elboscope
