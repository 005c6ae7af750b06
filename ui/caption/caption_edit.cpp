#include "ui/caption/caption_edit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>

#include "ui/document/contents.h"
#include "ui/document/inspect_document.h"

namespace elboscope {

namespace {
constexpr int most_characters = 4000;  // far beyond what any text encoder reads
}

CaptionEdit::CaptionEdit(InspectDocument& document, QWidget* parent) : QPlainTextEdit(parent), document_(document) {
  setUndoRedoEnabled(false);
  setTabChangesFocus(true);
  setAcceptDrops(false);  // what is dropped here is the window's as well
  setLineWrapMode(QPlainTextEdit::WidgetWidth);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  pause_.setSingleShot(true);
  pause_.setInterval(900);
  connect(&pause_, &QTimer::timeout, this, [this] { document_.end_gesture(QStringLiteral("caption")); });
  connect(this, &QPlainTextEdit::textChanged, this, [this] {
    const QString text = toPlainText().left(most_characters).replace(u'\n', u' ');
    pause_.start();
    document_.edit(tr("Type the caption"), QStringLiteral("caption"),
                   [&](InspectState& state) { state.caption = text; });
  });
  connect(&document_, &InspectDocument::caption_changed, this, [this] {
    if (toPlainText().replace(u'\n', u' ') == document_.state().caption) return;
    const QSignalBlocker block(this);
    const int place = textCursor().position();
    setPlainText(document_.state().caption);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(place, static_cast<int>(document_.state().caption.size())));
    setTextCursor(cursor);
  });
  retranslate();
  setPlainText(document_.state().caption);
}

QSize CaptionEdit::sizeHint() const {
  return {220, fontMetrics().lineSpacing() * 3 + 16};
}

bool CaptionEdit::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
      key->ignore();
      return false;
    }
    // Pictures and files on the clipboard are for the window, whatever has the focus.
    const QMimeData* clipboard = key->matches(QKeySequence::Paste) ? QGuiApplication::clipboard()->mimeData() : nullptr;
    if (clipboard != nullptr && ((clipboard->hasImage() && !clipboard->hasText()) || names_files(*clipboard))) {
      key->ignore();
      return false;
    }
  }
  return QPlainTextEdit::event(event);
}

void CaptionEdit::keyPressEvent(QKeyEvent* event) {
  // A caption is one line; Ctrl+Return is the window's shortcut for Run.
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    event->ignore();
    return;
  }
  QPlainTextEdit::keyPressEvent(event);
}

void CaptionEdit::focusOutEvent(QFocusEvent* event) {
  pause_.stop();
  document_.end_gesture(QStringLiteral("caption"));
  QPlainTextEdit::focusOutEvent(event);
}

void CaptionEdit::insertFromMimeData(const QMimeData* source) {
  if (source->hasText()) insertPlainText(source->text().left(most_characters).simplified());
}

void CaptionEdit::retranslate() {
  setAccessibleName(tr("Caption"));
  setPlaceholderText(tr("a photo of a cat and a dog"));
  setToolTip(
      tr("What is in the picture, in the language the model was trained on (English nearly always). Without a caption, "
         "“a photo of” and the classes are used."));
}

void CaptionEdit::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QPlainTextEdit::changeEvent(event);
}

}  // namespace elboscope
