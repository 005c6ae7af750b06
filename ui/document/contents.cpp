#include "ui/document/contents.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

#include "ui/document/inspector.h"

namespace elboscope {
namespace {

constexpr qsizetype longest_caption = 4000, most_paths = 100, longest_text = 100'000;

QStringList local_files(const QMimeData& contents) {
  QStringList files;
  for (const QUrl& url : contents.urls()) {
    if (url.isLocalFile() && files.size() < most_paths) files << url.toLocalFile();
  }
  return files;
}

/// A line as a path: plain, in quotes (as file managers copy it), file://, or below the home folder. Empty: none.
QString path_of(const QString& line) {
  QString text = line.trimmed();
  if (text.size() > 1 && (text.startsWith(u'"') || text.startsWith(u'\'')) && text.endsWith(text.front()))
    text = text.mid(1, text.size() - 2);
  if (text.startsWith(QStringLiteral("file://"))) return QUrl(text).toLocalFile();
  if (text.startsWith(QStringLiteral("~/"))) return QDir::homePath() + text.mid(1);
  static const QRegularExpression drive(QStringLiteral("^[A-Za-z]:[\\\\/]"));
  const bool like_path = (text.startsWith(u'/') && text.size() > 1) || drive.match(text).hasMatch();
  return like_path ? text : QString();
}

/// Every line is a path: that is meant. A caption does not begin with a slash.
QStringList paths_of(const QString& text) {
  QStringList paths;
  const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
  if (lines.size() > most_paths) return {};
  for (const QString& line : lines) {
    if (line.trimmed().isEmpty()) continue;
    const QString path = path_of(line);
    if (path.isEmpty()) return {};
    paths << path;
  }
  return paths;
}

}  // namespace

bool can_take(const QMimeData& contents) {
  return contents.hasImage() || contents.hasText() || !local_files(contents).isEmpty();
}

bool names_files(const QMimeData& contents) {
  return !local_files(contents).isEmpty() || !paths_of(contents.text().left(longest_text)).isEmpty();
}

bool take_contents(const QMimeData& contents, InspectDocument& document, Inspector& inspector,
                   const QString& picture_title) {
  if (const QStringList files = local_files(contents); !files.isEmpty()) {
    inspector.open(files);
    return true;
  }
  if (contents.hasImage()) {
    inspector.open_image(qvariant_cast<QImage>(contents.imageData()), picture_title);
    return true;
  }
  const QString text = contents.text().left(longest_text);
  if (const QStringList paths = paths_of(text); !paths.isEmpty()) {
    inspector.open(paths);
    return true;
  }
  const QString caption = text.simplified().left(longest_caption);
  if (caption.isEmpty()) return false;
  document.edit(QCoreApplication::translate("Contents", "Paste the caption"),
                [&](InspectState& state) { state.caption = caption; });
  return true;
}

}  // namespace elboscope
