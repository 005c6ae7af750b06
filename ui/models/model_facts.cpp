#include "ui/models/model_facts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace elboscope {
namespace {

QString translated(const char* text) {
  return QCoreApplication::translate("ModelFacts", text);
}

}  // namespace

QString short_model_name(const QString& path) {
  const QDir folder(path);
  const QString name = folder.dirName();
  constexpr int hash_length = 40;
  if (name.size() == hash_length) {
    // .../models--owner--name/snapshots/<hash>
    const QDir snapshots = QFileInfo(folder.absolutePath()).dir();
    if (snapshots.dirName() == QStringLiteral("snapshots"))
      return QFileInfo(snapshots.absolutePath())
          .dir()
          .dirName().remove(QStringLiteral("models--")).replace(QStringLiteral("--"), QStringLiteral("/"));
    return name.left(8);
  }
  if (name == QStringLiteral("model")) return QFileInfo(folder.absolutePath()).dir().dirName();
  return name;
}

QString family_title(const ModelChecklist& list) {
  const QString pipeline = QString::fromStdString(list.pipeline_class);
  if (list.info) {
    const std::string& family = list.info->family;
    if (family == "sd1") return QStringLiteral("Stable Diffusion 1");
    if (family == "sd2") return QStringLiteral("Stable Diffusion 2");
    if (family == "sd35") return QStringLiteral("Stable Diffusion 3.5");
  }
  if (pipeline == QStringLiteral("StableDiffusionPipeline")) return QStringLiteral("Stable Diffusion");
  if (pipeline == QStringLiteral("StableDiffusionXLPipeline")) return QStringLiteral("Stable Diffusion XL");
  if (pipeline == QStringLiteral("StableDiffusion3Pipeline")) return QStringLiteral("Stable Diffusion 3");
  if (pipeline == QStringLiteral("PixArtAlphaPipeline")) return QStringLiteral("PixArt-α");
  if (pipeline == QStringLiteral("FluxPipeline")) return QStringLiteral("FLUX.1");
  return pipeline;
}

QStringList model_facts(const ModelInfo& info) {
  QStringList facts;
  if (info.native_resolution > 0)
    facts << translated(QT_TRANSLATE_NOOP("ModelFacts", "trained for %1 pixels a side")).arg(info.native_resolution);
  if (!info.text_columns.empty())
    facts << translated(QT_TRANSLATE_NOOP("ModelFacts", "reads %1 tokens"))
                 .arg(QString::fromStdString(info.text_columns));
  const std::string& prediction = info.prediction_type;
  if (prediction == "epsilon") facts << translated(QT_TRANSLATE_NOOP("ModelFacts", "predicts noise"));
  if (prediction == "v_prediction") facts << translated(QT_TRANSLATE_NOOP("ModelFacts", "predicts velocity (v)"));
  if (prediction == "sample") facts << translated(QT_TRANSLATE_NOOP("ModelFacts", "predicts the picture"));
  if (prediction == "edm") facts << QStringLiteral("EDM");
  if (prediction == "flow") facts << translated(QT_TRANSLATE_NOOP("ModelFacts", "rectified flow"));
  return facts;
}

QString dtype_text(const std::string& dtype) {
  if (dtype == "F16") return QStringLiteral("float16");
  if (dtype == "BF16") return QStringLiteral("bfloat16");
  if (dtype == "F32") return QStringLiteral("float32");
  if (dtype == "F64") return QStringLiteral("float64");
  return QString::fromStdString(dtype);
}

QString count_text(std::int64_t count) {
  const QLocale locale;
  const auto number = static_cast<double>(count);
  if (count >= 1'000'000'000)
    return translated(QT_TRANSLATE_NOOP("ModelFacts", "%1 billion")).arg(locale.toString(number / 1e9, 'f', 1));
  if (count >= 1'000'000)
    return translated(QT_TRANSLATE_NOOP("ModelFacts", "%1 million")).arg(locale.toString(number / 1e6, 'f', 0));
  return locale.toString(count);
}

QString plan_text(MemoryPlan plan) {
  switch (plan) {
    case MemoryPlan::stages:
      return translated(QT_TRANSLATE_NOOP("ModelFacts", "one network in memory at a time"));
    case MemoryPlan::offload:
      return translated(QT_TRANSLATE_NOOP("ModelFacts", "weights stay as they are stored, slower"));
    default:
      return translated(QT_TRANSLATE_NOOP("ModelFacts", "the whole model in memory"));
  }
}

}  // namespace elboscope
