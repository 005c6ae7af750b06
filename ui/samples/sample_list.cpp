#include "ui/samples/sample_list.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace elboscope {

QString resource_folder() {
  const QString installed =
      QDir::cleanPath(QCoreApplication::applicationDirPath() + QStringLiteral("/../share/elboscope"));
  return QFileInfo::exists(installed + QStringLiteral("/samples")) ? installed : QStringLiteral(ELBOSCOPE_RESOURCES);
}

QList<Sample> samples() {
  const QString folder = resource_folder() + QStringLiteral("/samples/");
  QFile file(folder + QStringLiteral("samples.json"));
  QList<Sample> list;
  if (!file.open(QIODevice::ReadOnly)) return list;
  const QJsonArray entries =
      QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("samples")).toArray();
  for (const QJsonValue& value : entries) {
    const QJsonObject entry = value.toObject();
    const auto path = [&](const char16_t* key) {
      const QString name = entry.value(QString::fromUtf16(key)).toString();
      return !name.isEmpty() && QFileInfo::exists(folder + name) ? folder + name : QString();
    };
    Sample sample;
    sample.title = translated_sample_text(entry.value(QStringLiteral("title")).toString());
    sample.why = translated_sample_text(entry.value(QStringLiteral("why")).toString());
    sample.caption = entry.value(QStringLiteral("caption")).toString();
    for (const QJsonValue& name : entry.value(QStringLiteral("classes")).toArray()) sample.classes << name.toString();
    sample.image = path(u"image");
    sample.mask = path(u"mask");
    sample.record = path(u"record");
    sample.first = entry.value(QStringLiteral("first")).toBool();
    if (!sample.image.isEmpty()) list << sample;
  }
  return list;
}

Sample first_sample() {
  const QList<Sample> all = samples();
  for (const Sample& sample : all) {
    if (sample.first) return sample;
  }
  return all.isEmpty() ? Sample() : all.front();
}

std::optional<Sample> sample_of(const QString& image) {
  const QFileInfo wanted(image);
  for (const Sample& sample : samples()) {
    if (QFileInfo(sample.image) == wanted) return sample;
  }
  return std::nullopt;
}

QString shipped_model() {
  const QString folder = resource_folder() + QStringLiteral("/models/stickers");
  return QFileInfo::exists(folder + QStringLiteral("/model_index.json")) ? folder : QString();
}

}  // namespace elboscope
