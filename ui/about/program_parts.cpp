#include "ui/about/program_parts.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QSysInfo>

#include "core/base/version.h"
#include "ui/about/library_versions.h"
#include "ui/charts/plot.h"

// Outside every namespace: the macro declares a function of the resource compiler.
static void load_licence_texts() {
  Q_INIT_RESOURCE(licence_texts);
}

namespace elboscope {
namespace {

struct Parts {
  Q_DECLARE_TR_FUNCTIONS(ProgramParts)
};

QString resource(const char16_t* name) {
  return QStringLiteral(":/licences/") + QString::fromUtf16(name);
}

}  // namespace

QList<ProgramPart> program_parts() {
  load_licence_texts();
  const QString lgpl = QStringLiteral("LGPL-3.0"), apache = QStringLiteral("Apache-2.0"),
                bsd = QStringLiteral("BSD-3-Clause"), gpl = QStringLiteral("GPL-3.0-or-later");
  const auto version = [](const char* text) { return QString::fromUtf8(text); };
  QList<ProgramPart> parts{
      {QStringLiteral("Elboscope"), version(program_version), gpl, Parts::tr("this program and its sticker model"),
       QString(), resource(u"GPL-3.txt")},
      {QStringLiteral("LibTorch"), version(libtorch_version), bsd, Parts::tr("runs the diffusion models"),
       QStringLiteral("https://pytorch.org"), resource(u"BSD-3-Clause-LibTorch.txt")},
      {QStringLiteral("Qt"), QString::fromUtf8(qVersion()), lgpl, Parts::tr("the window"),
       QStringLiteral("https://www.qt.io"), resource(u"LGPL-3.txt")},
      {QStringLiteral("OpenCV"), version(opencv_version), apache, Parts::tr("reads, resizes and writes pictures"),
       QStringLiteral("https://opencv.org"), resource(u"Apache-2.0.txt")},
      {QStringLiteral("QCustomPlot"), QStringLiteral(QCUSTOMPLOT_VERSION_STR), gpl, Parts::tr("the charts"),
       QStringLiteral("https://www.qcustomplot.com"), resource(u"GPL-3.txt")},
      {QStringLiteral("sentencepiece"), version(sentencepiece_version), apache, Parts::tr("tokens of T5 models"),
       QStringLiteral("https://github.com/google/sentencepiece"), resource(u"Apache-2.0.txt")},
      {QStringLiteral("JSON for Modern C++"), version(nlohmann_json_version), QStringLiteral("MIT"),
       Parts::tr("reads configurations"), QStringLiteral("https://json.nlohmann.me"),
       resource(u"MIT-nlohmann-json.txt")},
      {QStringLiteral("Noto Color Emoji"), QString(), apache, Parts::tr("the stickers of the sample scenes"),
       QStringLiteral("https://github.com/googlefonts/noto-emoji"), resource(u"NotoColorEmoji.txt")},
  };
  if (const QString link_grammar = version(link_grammar_version); !link_grammar.isEmpty())
    parts.insert(6, {QStringLiteral("link-grammar"), link_grammar, QStringLiteral("LGPL-2.1"),
                     Parts::tr("suggests phrases of captions"),
                     QStringLiteral("https://www.abisource.com/projects/link-grammar/"), resource(u"LGPL-2.1.txt")});
  return parts;
}

QString version_report() {
  QStringList lines;
  for (const ProgramPart& part : program_parts()) {
    if (!part.version.isEmpty()) lines << part.name + u' ' + part.version;
  }
  lines << QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::currentCpuArchitecture() +
               QStringLiteral(", ") + QGuiApplication::platformName();
  return lines.join(u'\n');
}

}  // namespace elboscope
