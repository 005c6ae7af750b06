#include "ui/guidance/meaning_panel.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include "ui/document/inspector.h"
#include "ui/guidance/result_sentences.h"
#include "ui/theme/class_color.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

/// Sentences are read, not watched: while a slider moves they follow eight times a second and leave the time to the
/// maps.
constexpr int pause_milliseconds = 120;

}  // namespace

MeaningPanel::MeaningPanel(InspectDocument& document, const Inspector& inspector, QWidget* parent)
    : QWidget(parent), document_(document), inspector_(inspector), text_(new QLabel) {
  setAttribute(Qt::WA_StyledBackground);
  text_->setTextFormat(Qt::RichText);
  text_->setWordWrap(true);
  text_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse |
                                 Qt::LinksAccessibleByKeyboard | Qt::TextSelectableByKeyboard);
  text_->setContentsMargins(spacing::medium, spacing::tight, spacing::medium, spacing::small);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(text_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scroll);

  pause_.setSingleShot(true);
  pause_.setInterval(pause_milliseconds);
  connect(&pause_, &QTimer::timeout, this, &MeaningPanel::follow);
  for (const auto signal :
       {&InspectDocument::picture_changed, &InspectDocument::maps_changed, &InspectDocument::record_changed,
        &InspectDocument::classes_changed, &InspectDocument::caption_changed, &InspectDocument::probe_changed,
        &InspectDocument::model_choice_changed, &InspectDocument::truth_scores_changed})
    connect(&document_, signal, this, &MeaningPanel::follow_soon);
  connect(&inspector_, &Inspector::busy_changed, this, &MeaningPanel::follow_soon);
  connect(text_, &QLabel::linkActivated, this, [this](const QString& link) { document_.select_class(link.toInt()); });
  connect(text_, &QLabel::linkHovered, this,
          [this](const QString& link) { document_.hover_class(link.isEmpty() ? -1 : link.toInt()); });
  retranslate();
}

void MeaningPanel::follow_soon() {
  if (!pause_.isActive()) pause_.start();
}

void MeaningPanel::follow() {
  pause_.stop();
  if (!isVisible()) return;
  const ThemeColors& colors = theme_colors();
  QString html;
  for (const ResultSentence& sentence : ResultSentences::of(document_, inspector_.running())) {
    QColor dot = colors.accent;
    QString text = sentence.html;
    text.replace(QStringLiteral(" %"), QStringLiteral("&nbsp;%"));  // a number keeps its sign
    if (sentence.kind == ResultSentence::Kind::warning) dot = colors.warning;
    if (sentence.kind == ResultSentence::Kind::of_class) {
      dot = colors.muted;
      if (sentence.row >= 0 && sentence.row < document_.state().classes.size()) {
        const ClassEntry& entry = document_.state().classes[sentence.row];
        dot = class_line_color(entry.color);
        // The first name in bold is the class that the sentence is about.
        const qsizetype end = text.indexOf(QStringLiteral("</b>")), begin = text.indexOf(QStringLiteral("<b>"));
        if (begin >= 0 && end > begin) {
          text.insert(end + 4, QStringLiteral("</a>"));
          text.insert(begin, QStringLiteral("<a href='%1' style='color:%2; text-decoration:none'>")
                                 .arg(sentence.row)
                                 .arg(colors.text.name()));
        }
      }
    }
    html += QStringLiteral("<p style='margin:0 0 3px 0'><span style='color:%1'>●</span>&nbsp; %2</p>")
                .arg(dot.name(), text);
  }
  if (html != text_->text()) text_->setText(html);
}

QString MeaningPanel::plain_text() const {
  return QTextDocumentFragment::fromHtml(text_->text()).toPlainText();
}

void MeaningPanel::retranslate() {
  text_->setAccessibleName(tr("What this means"));
  setAccessibleName(tr("What this means"));
  follow();
}

void MeaningPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  follow();
}

void MeaningPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange) follow();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
