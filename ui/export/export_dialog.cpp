#include "ui/export/export_dialog.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QUrl>
#include <algorithm>
#include <array>

#include "ui/export/export_choices.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr int picture_page = 0, text_page = 1, none_page = 2;

QString base_name(const InspectDocument& document) {
  QString name = QFileInfo(document.title()).completeBaseName();
  for (QChar& c : name)
    if (!c.isLetterOrNumber() && !QStringLiteral(" -_.").contains(c)) c = u'_';
  return name.isEmpty() ? QStringLiteral("elboscope") : name;
}

}  // namespace

ExportDialog::ExportDialog(Exporter& exporter, QWidget* parent)
    : QDialog(parent),
      exporter_(exporter),
      kinds_(new QListWidget),
      explanation_(new QLabel),
      picture_(new QLabel),
      size_(new QLabel),
      message_(new QLabel),
      choices_(new ExportChoices(exporter.document())),
      preview_(new QStackedWidget),
      text_(new QPlainTextEdit),
      bar_(new QProgressBar),
      export_(new QPushButton),
      close_(new QPushButton),
      folder_(new QPushButton) {
  setObjectName(QStringLiteral("export_dialog"));
  for (int i = 0; i < export_kind_count; ++i) kinds_->addItem(QString());
  kinds_->setCurrentRow(0);
  kinds_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  explanation_->setWordWrap(true);
  explanation_->setTextFormat(Qt::PlainText);
  picture_->setObjectName(QStringLiteral("export_preview"));
  picture_->setAlignment(Qt::AlignCenter);
  picture_->setMinimumSize(160, 120);
  picture_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
  text_->setReadOnly(true);
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  text_->setFont(number_font(0.92));
  size_->setProperty("look", QStringLiteral("muted"));
  message_->setWordWrap(true);
  message_->setTextFormat(Qt::PlainText);
  bar_->setFixedWidth(140);
  bar_->setTextVisible(false);
  export_->setProperty("look", QStringLiteral("primary"));
  export_->setDefault(true);
  preview_->addWidget(picture_);
  preview_->addWidget(text_);
  preview_->addWidget(new QWidget);

  auto* right = new QVBoxLayout;
  right->setSpacing(spacing::small);
  right->addWidget(explanation_);
  right->addWidget(choices_);
  right->addWidget(preview_, 1);
  right->addWidget(size_);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(spacing::medium);
  columns->addWidget(kinds_);
  columns->addLayout(right, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(spacing::small);
  buttons->addWidget(bar_);
  buttons->addWidget(message_, 1);
  buttons->addWidget(folder_);
  buttons->addWidget(close_);
  buttons->addWidget(export_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(spacing::large, spacing::large, spacing::large, spacing::large);
  layout->setSpacing(spacing::medium);
  layout->addLayout(columns, 1);
  layout->addLayout(buttons);

  delay_.setSingleShot(true);
  delay_.setInterval(30);
  connect(&delay_, &QTimer::timeout, this, &ExportDialog::ask_for_preview);
  connect(kinds_, &QListWidget::currentRowChanged, this, &ExportDialog::follow_kind);
  connect(choices_, &ExportChoices::changed, &delay_, qOverload<>(&QTimer::start));
  for (const auto signal : {&InspectDocument::maps_changed, &InspectDocument::view_changed})
    connect(&exporter_.document(), signal, &delay_, qOverload<>(&QTimer::start));
  connect(&exporter_, &Exporter::preview_ready, this, &ExportDialog::show_preview);
  connect(&exporter_, &Exporter::finished, this, &ExportDialog::finish);
  connect(&exporter_, &Exporter::busy_changed, this, &ExportDialog::follow_work);
  connect(&exporter_, &Exporter::progressed, this, &ExportDialog::follow_work);
  connect(export_, &QPushButton::clicked, this, &ExportDialog::ask_for_path);
  connect(close_, &QPushButton::clicked, this, &ExportDialog::reject);
  connect(folder_, &QPushButton::clicked, this, &ExportDialog::open_folder);
  choices_->set_choice(shown_choice(exporter_.document()));
  retranslate();
  resize(sizeHint());
}

ExportKind ExportDialog::kind() const {
  return static_cast<ExportKind>(std::max(0, kinds_->currentRow()));
}

void ExportDialog::set_kind(ExportKind kind) {
  kinds_->setCurrentRow(static_cast<int>(kind));
}

QString ExportDialog::message() const {
  return message_->text();
}

// --- following -------------------------------------------------------------------------------------------------------

void ExportDialog::follow_kind() {
  const std::array explanations{
      tr("A picture for documents and the web. It carries its settings: drop it on the window, and caption, classes "
         "and "
         "settings are back."),
      tr("A drawing whose texts stay sharp and can be edited; the maps in it are pictures."),
      tr("A page of just the right size, with sharp texts. The settings are attached to it."),
      tr("The numbers of every class as a table for spreadsheets: ELBO, S, exponent, agreement with the truth."),
      tr("All numbers and settings for programs, as the command line writes them."),
      tr("A folder with the maps of every class as NumPy arrays in the picture's size, and as pictures, as the command "
         "line writes them."),
      tr("One page with everything, for any web browser, without a connection. Needs nothing else to be passed on."),
      tr("What was measured, with which every map can be computed again without the model."),
  };
  explanation_->setText(explanations[static_cast<std::size_t>(kind())]);
  choices_->setVisible(is_figure(kind()));
  message_->clear();
  folder_->hide();
  size_->clear();
  // Filled when the preview comes; the old one would be a lie.
  preview_->setCurrentIndex(none_page);
  delay_.start();
}

void ExportDialog::ask_for_preview() {
  if (!isVisible()) return;
  exporter_.preview(kind(), choices_->choice(), preview_->size() * devicePixelRatioF());
}

void ExportDialog::show_preview(const QImage& figure, const QSize& full_size, const QString& text,
                                const QString& sentence) {
  size_->setText(sentence);
  if (!figure.isNull() && is_figure(kind())) {
    QPixmap pixels = QPixmap::fromImage(figure);
    pixels.setDevicePixelRatio(devicePixelRatioF());
    picture_->setPixmap(pixels);
    preview_->setCurrentIndex(picture_page);
    size_->setText(tr("%1 × %2 pixels").arg(full_size.width()).arg(full_size.height()));
  } else if (!text.isEmpty() && !is_figure(kind())) {
    text_->setPlainText(text);
    preview_->setCurrentIndex(text_page);
  } else {
    preview_->setCurrentIndex(none_page);
  }
  export_->setEnabled(sentence.isEmpty() && !exporter_.writing());
}

void ExportDialog::follow_work() {
  const bool writing = exporter_.writing();
  bar_->setVisible(writing);
  const JobProgress progress = exporter_.progress();
  bar_->setRange(0, static_cast<int>(progress.total));
  bar_->setValue(static_cast<int>(progress.done));
  if (writing && own_) message_->setText(progress_text(progress));
  close_->setText(writing ? tr("Cancel") : tr("Close"));
  close_->setToolTip(writing ? tr("Stops writing. Files that are finished stay.") : tr("Closes this window."));
  export_->setEnabled(!writing && exporter_.document().maps());
  kinds_->setEnabled(!writing);
  choices_->setEnabled(!writing);
}

// --- writing ---------------------------------------------------------------------------------------------------------

void ExportDialog::ask_for_path() {
  const QString extension = export_extension(kind());
  if (last_folder_.isEmpty()) last_folder_ = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  auto* dialog = new QFileDialog(this, tr("Export"), last_folder_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  if (extension.isEmpty()) {
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
  } else {
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(extension.mid(1));
    dialog->setNameFilters({tr("%1 (*%2)").arg(kinds_->currentItem()->text(), extension)});
    dialog->selectFile(base_name(exporter_.document()) + extension);
  }
  connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::export_to);
  dialog->open();
}

void ExportDialog::export_to(const QString& path) {
  last_folder_ = QFileInfo(path).absolutePath();
  written_to_ = path;
  message_->clear();
  folder_->hide();
  own_ = true;
  exporter_.write(kind(), path, choices_->choice());
  follow_work();
}

void ExportDialog::finish(const ExportOutcome& outcome) {
  if (!std::exchange(own_, false)) return;
  const QString name = QFileInfo(written_to_).fileName();
  switch (outcome.outcome) {
    case JobOutcome::done:
      message_->setText(
          outcome.files.size() == 1
              ? tr("“%1” was written.").arg(name)
              : tr("%n files were written into “%1”.", nullptr, static_cast<int>(outcome.files.size())).arg(name));
      folder_->show();
      break;
    case JobOutcome::cancelled:
      message_->setText(tr("Stopped."));
      break;
    case JobOutcome::failed:
      message_->setText(outcome.sentence);
      break;
  }
  follow_work();
}

void ExportDialog::open_folder() {
  const QFileInfo info(written_to_);
  QDesktopServices::openUrl(QUrl::fromLocalFile(info.isDir() ? info.absoluteFilePath() : info.absolutePath()));
}

void ExportDialog::reject() {
  if (exporter_.writing()) {
    exporter_.stop();
  } else {
    QDialog::reject();
  }
}

// --- texts -----------------------------------------------------------------------------------------------------------

void ExportDialog::retranslate() {
  setWindowTitle(tr("Export"));
  const std::array names{tr("Picture (PNG)"), tr("Drawing (SVG)"),  tr("Page (PDF)"),
                         tr("Table (CSV)"),   tr("Numbers (JSON)"), tr("Arrays and overlays (NPY)"),
                         tr("Report (HTML)"), tr("Record")};
  for (int i = 0; i < export_kind_count; ++i) kinds_->item(i)->setText(names[static_cast<std::size_t>(i)]);
  kinds_->setFixedWidth(std::max(210, kinds_->sizeHintForColumn(0) + 24));
  kinds_->setAccessibleName(tr("What to write"));
  text_->setAccessibleName(tr("Preview"));
  picture_->setAccessibleName(tr("Preview"));
  export_->setText(tr("Export…"));
  export_->setToolTip(tr("Asks where to, and writes."));
  folder_->setText(tr("Open folder"));
  folder_->setToolTip(tr("Shows the folder with what was written."));
  follow_kind();
  follow_work();
}

void ExportDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

void ExportDialog::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  delay_.start();
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
  QDialog::resizeEvent(event);
  delay_.start();
}

}  // namespace elboscope
