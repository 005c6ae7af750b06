#include "ui/about/about_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/base/version.h"
#include "ui/about/program_parts.h"
#include "ui/theme/theme.h"

namespace elboscope {

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent),
      tabs_(new QTabWidget),
      picture_(new QLabel),
      title_(new QLabel),
      text_(new QLabel),
      parts_(new QTreeWidget),
      licences_(new QListWidget),
      licence_(new QPlainTextEdit),
      copy_(new QPushButton),
      close_(new QPushButton),
      buttons_(new QDialogButtonBox) {
  setObjectName(QStringLiteral("about_dialog"));
  picture_->setPixmap(QIcon(QStringLiteral(":/icons/elboscope.svg")).pixmap(QSize(72, 72), devicePixelRatioF()));
  title_->setFont(scaled_font(1.9, QFont::DemiBold));
  text_->setWordWrap(true);
  text_->setOpenExternalLinks(true);
  text_->setTextInteractionFlags(Qt::TextBrowserInteraction);
  text_->setAlignment(Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(spacing::medium);
  words->addWidget(title_);
  words->addWidget(text_, 1);
  auto* about = new QWidget;
  auto* about_layout = new QHBoxLayout(about);
  about_layout->setContentsMargins(spacing::large, spacing::large, spacing::large, spacing::small);
  about_layout->setSpacing(spacing::large);
  about_layout->addWidget(picture_, 0, Qt::AlignTop);
  about_layout->addLayout(words, 1);

  parts_->setColumnCount(4);
  parts_->setRootIsDecorated(false);
  parts_->setSelectionMode(QAbstractItemView::SingleSelection);
  parts_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  auto* versions = new QWidget;
  auto* versions_layout = new QVBoxLayout(versions);
  versions_layout->setContentsMargins(0, spacing::small, 0, 0);
  versions_layout->addWidget(parts_, 1);
  copy_->setAutoDefault(false);
  versions_layout->addWidget(copy_, 0, Qt::AlignLeft);

  licences_->setMaximumWidth(190);
  licence_->setReadOnly(true);
  licence_->setTabChangesFocus(true);
  licence_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  licence_->setLineWrapMode(QPlainTextEdit::WidgetWidth);
  auto* texts = new QWidget;
  auto* texts_layout = new QHBoxLayout(texts);
  texts_layout->setContentsMargins(0, spacing::small, 0, 0);
  texts_layout->setSpacing(spacing::small);
  texts_layout->addWidget(licences_);
  texts_layout->addWidget(licence_, 1);
  for (const ProgramPart& part : program_parts()) licences_->addItem(part.name);

  // A standard button would take Qt's text again whenever the language changes.
  buttons_->addButton(close_, QDialogButtonBox::RejectRole);
  tabs_->addTab(about, QString());
  tabs_->addTab(versions, QString());
  tabs_->addTab(texts, QString());
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(spacing::medium, spacing::medium, spacing::medium, spacing::medium);
  layout->addWidget(tabs_, 1);
  layout->addWidget(buttons_);
  resize(900, 540);  // lines of licences are 80 letters long

  connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(licences_, &QListWidget::currentRowChanged, this, &AboutDialog::show_licence);
  connect(copy_, &QPushButton::clicked, this, [] { QGuiApplication::clipboard()->setText(version_report()); });
  retranslate();
  licences_->setCurrentRow(0);
}

void AboutDialog::show_licence(int index) {
  const ProgramPart part = program_parts().value(index);
  QFile file(part.text);
  QString text;
  if (file.open(QIODevice::ReadOnly)) text = QString::fromUtf8(file.readAll());
  licence_->setPlainText(text);
}

void AboutDialog::retranslate() {
  setWindowTitle(tr("About Elboscope"));
  tabs_->setTabText(0, tr("About"));
  tabs_->setTabText(1, tr("Versions"));
  tabs_->setTabText(2, tr("Licences"));
  picture_->setAccessibleName(tr("Sign of Elboscope"));
  title_->setText(QStringLiteral("Elboscope %1").arg(QString::fromUtf8(program_version)));
  text_->setText(
      QStringLiteral("<p>%1</p><p>%2</p><p>%3</p>")
          .arg(tr("Shows where a diffusion model looks for every word of a caption, how wrong that is, and what "
                  "calibration does about it."),
               tr("The method is that of the paper “ELBO-T2IAlign” (%1). This program is an independent implementation "
                  "of it.")
                   .arg(QStringLiteral("<a href=\"https://arxiv.org/abs/2506.09740\">arXiv 2506.09740</a>")),
               tr("Free software under the GNU General Public License, version 3 or later. It comes without any "
                  "warranty. The pictures of the stickers are Noto Color Emoji by Google.")));
  copy_->setText(tr("Copy versions"));
  copy_->setToolTip(tr("Copies this list to the clipboard, for a report of a fault."));
  parts_->setHeaderLabels({tr("Part"), tr("Version"), tr("Licence"), tr("What for")});
  parts_->setAccessibleName(tr("Versions"));
  licences_->setAccessibleName(tr("Licences"));
  licence_->setAccessibleName(tr("Text of the licence"));
  close_->setText(tr("Close"));
  parts_->clear();
  for (const ProgramPart& part : program_parts()) {
    auto* item = new QTreeWidgetItem(parts_, {part.name, part.version, part.licence, part.what_for});
    item->setToolTip(0, part.address);
  }
}

void AboutDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

}  // namespace elboscope
