// What samples.json says in words, where the translations' tools find it. A test holds both together.
#include <QCoreApplication>
#include <algorithm>
#include <iterator>

#include "ui/samples/sample_list.h"

namespace elboscope {
namespace {

constexpr const char* texts[] = {
    QT_TRANSLATE_NOOP("Samples", "Dog and apple"),
    QT_TRANSLATE_NOOP("Samples", "two things, apart: what everything looks like when it is easy"),
    QT_TRANSLATE_NOOP("Samples", "Cat and dog"),
    QT_TRANSLATE_NOOP("Samples", "two classes that are drawn alike"),
    QT_TRANSLATE_NOOP("Samples", "Cow and butterfly"),
    QT_TRANSLATE_NOOP("Samples", "a frequent and a rare class"),
    QT_TRANSLATE_NOOP("Samples", "Purple dog, apple and tree"),
    QT_TRANSLATE_NOOP("Samples", "a colour nobody expects on a dog"),
    QT_TRANSLATE_NOOP("Samples", "Bear, umbrella and horse in colours"),
    QT_TRANSLATE_NOOP("Samples", "colours that may end on the wrong thing"),
    QT_TRANSLATE_NOOP("Samples", "Small tree, ball and house"),
    QT_TRANSLATE_NOOP("Samples", "objects of a few latent cells"),
    QT_TRANSLATE_NOOP("Samples", "Bicycle, boat and fish at night"),
    QT_TRANSLATE_NOOP("Samples", "small, and thin lines on a dark ground"),
    QT_TRANSLATE_NOOP("Samples", "House behind a ball, fish in front"),
    QT_TRANSLATE_NOOP("Samples", "one object hides half of another"),
    QT_TRANSLATE_NOOP("Samples", "Cat, fish and bird in a heap"),
    QT_TRANSLATE_NOOP("Samples", "occlusion, colours and an object mostly hidden"),
    QT_TRANSLATE_NOOP("Samples", "Elephant, donut and sheep"),
    QT_TRANSLATE_NOOP("Samples", "the rarest classes of the training only"),
    QT_TRANSLATE_NOOP("Samples", "Blue banana and butterfly"),
    QT_TRANSLATE_NOOP("Samples", "rare classes, one in a colour that misleads"),
    QT_TRANSLATE_NOOP("Samples", "Cow, butterfly, umbrella and house"),
    QT_TRANSLATE_NOOP("Samples", "four objects"),
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
