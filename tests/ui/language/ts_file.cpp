#include "tests/ui/language/ts_file.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace elboscope {
namespace {

QStringList sorted_matches(const QString& text, const QString& pattern) {
  QStringList found;
  auto matches = QRegularExpression(pattern).globalMatch(text);
  while (matches.hasNext()) found << matches.next().captured();
  found.sort();
  return found;
}

/// Marks of access keys; not those of entities ("&nbsp;") and not a doubled one, which is an ampersand.
qsizetype access_keys(QString text) {
  text.remove(QRegularExpression(QStringLiteral("&(&|[a-z]+;|#\\d+;)")));
  return text.count(u'&');
}

}  // namespace

QList<TsMessage> read_ts(const QString& path, QString* error) {
  QList<TsMessage> messages;
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    *error = path + QStringLiteral(" cannot be read.");
    return messages;
  }
  QXmlStreamReader xml(&file);
  QString context;
  TsMessage message;
  while (!xml.atEnd()) {
    xml.readNext();
    if (xml.isEndElement() && xml.name() == QStringLiteral("message")) {
      message.context = context;
      messages << message;
    }
    if (!xml.isStartElement()) continue;
    if (xml.name() == QStringLiteral("name")) context = xml.readElementText();
    if (xml.name() == QStringLiteral("message")) {
      message = {};
      message.plural = xml.attributes().value(QStringLiteral("numerus")) == QStringLiteral("yes");
    }
    if (xml.name() == QStringLiteral("source")) message.source = xml.readElementText();
    if (xml.name() == QStringLiteral("comment")) message.comment = xml.readElementText();
    if (xml.name() == QStringLiteral("translation")) {
      message.type = xml.attributes().value(QStringLiteral("type")).toString();
      if (!message.plural) message.translations << xml.readElementText();
    }
    if (xml.name() == QStringLiteral("numerusform")) message.translations << xml.readElementText();
  }
  if (xml.hasError()) *error = path + QStringLiteral(": ") + xml.errorString();
  return messages;
}

QStringList faults_of(const TsMessage& message, int forms) {
  if (!message.type.isEmpty()) return {QStringLiteral("is ") + message.type};
  QStringList faults;
  if (message.translations.size() != (message.plural ? forms : 1))
    faults << QStringLiteral("has %1 forms").arg(message.translations.size());
  for (const QString& text : message.translations) {
    if (text.trimmed().isEmpty()) {
      faults << QStringLiteral("is empty");
      continue;
    }
    const QString shown = QStringLiteral(" in “") + text + u'”';
    // %n may be said in words where there is one of them; %1 to %99 may not.
    if (sorted_matches(message.source, QStringLiteral("%L?\\d{1,2}")) !=
        sorted_matches(text, QStringLiteral("%L?\\d{1,2}")))
      faults << QStringLiteral("differs in its placeholders") + shown;
    const bool counts = message.source.contains(QStringLiteral("%n")), says = text.contains(QStringLiteral("%n"));
    if (says && !counts) faults << QStringLiteral("counts what the source does not count") + shown;
    if (counts && !says && (!message.plural || &text != &message.translations.front() || forms == 1))
      faults << QStringLiteral("has lost its %n") + shown;
    if (access_keys(message.source) != access_keys(text)) faults << QStringLiteral("differs in its access key") + shown;
    if (sorted_matches(message.source, QStringLiteral("</?[a-z]+[^>]*>")) !=
        sorted_matches(text, QStringLiteral("</?[a-z]+[^>]*>")))
      faults << QStringLiteral("differs in its tags") + shown;
    if (message.source.endsWith(u'…') != text.endsWith(u'…')) faults << QStringLiteral("differs in its dots") + shown;
    if (message.source.count(u'\n') != text.count(u'\n')) faults << QStringLiteral("differs in its lines") + shown;
    // File dialogs take the patterns of "Pictures (*.png *.jpg)" literally.
    if (sorted_matches(message.source, QStringLiteral("\\*\\.[a-z]+")) !=
        sorted_matches(text, QStringLiteral("\\*\\.[a-z]+")))
      faults << QStringLiteral("differs in its file patterns") + shown;
  }
  return faults;
}

}  // namespace elboscope
