#include "ui/models/model_guide.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <array>

#include "ui/theme/theme.h"

namespace elboscope {
namespace {

struct Source {
  const char16_t* title;
  const char16_t* repository;  ///< on huggingface.co
  const char16_t* size;        ///< GB of the weights that are read
  bool terms;                  ///< an account and agreement to its terms are needed
};

// Sizes: half of "weights resident" in docs/families.md, which are float32.
constexpr std::array sources{
    Source{u"Stable Diffusion 1.5", u"stable-diffusion-v1-5/stable-diffusion-v1-5", u"2.1", false},
    Source{u"Stable Diffusion XL", u"stabilityai/stable-diffusion-xl-base-1.0", u"6.9", false},
    Source{u"PixArt-α 512", u"PixArt-alpha/PixArt-XL-2-512x512", u"11", false},
    Source{u"Stable Diffusion 3 medium", u"stabilityai/stable-diffusion-3-medium-diffusers", u"15.5", true},
    Source{u"Stable Diffusion 3.5 medium", u"stabilityai/stable-diffusion-3.5-medium", u"16.2", true},
    Source{u"FLUX.1 schnell", u"black-forest-labs/FLUX.1-schnell", u"33.7", true},
};

constexpr const char16_t* folder_shape =
    u"my-model/\n"
    u"├ model_index.json\n"
    u"├ unet/  (or transformer/)\n"
    u"│  ├ config.json\n"
    u"│  └ diffusion_pytorch_model.safetensors\n"
    u"├ vae/\n"
    u"│  ├ config.json\n"
    u"│  └ diffusion_pytorch_model.safetensors\n"
    u"├ text_encoder/  (and text_encoder_2/, _3/)\n"
    u"│  ├ config.json\n"
    u"│  └ model.safetensors\n"
    u"├ tokenizer/  (and tokenizer_2/, _3/)\n"
    u"│  └ vocab.json, merges.txt  (T5: spiece.model)\n"
    u"└ scheduler/\n"
    u"   └ scheduler_config.json";

}  // namespace

ModelGuide::ModelGuide(QWidget* parent)
    : QWidget(parent),
      intro_(new QLabel),
      table_(new QLabel),
      how_title_(new QLabel),
      how_(new QLabel),
      shape_title_(new QLabel),
      shape_(new QLabel),
      single_(new QLabel) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(2, spacing::small, spacing::small, spacing::small);
  layout->setSpacing(spacing::small);
  for (QLabel* label : {intro_, table_, how_title_, how_, shape_title_, shape_, single_}) {
    label->setWordWrap(label != shape_);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    layout->addWidget(label);
  }
  for (QLabel* title : {how_title_, shape_title_}) title->setProperty("look", QStringLiteral("title"));
  table_->setTextFormat(Qt::RichText);
  table_->setOpenExternalLinks(true);
  how_->setTextFormat(Qt::RichText);
  shape_->setTextFormat(Qt::PlainText);
  shape_->setProperty("look", QStringLiteral("code"));
  layout->addStretch();
  retranslate();
}

void ModelGuide::retranslate() {
  intro_->setText(
      tr("The sticker model comes with this program. Others are ordinary downloads; nothing is fetched by "
         "itself, and nothing you open leaves this computer."));
  QString rows;
  const QString link = theme_colors().accent.name(), muted = theme_colors().muted.name();
  for (const Source& source : sources) {
    const QString repository = QString::fromUtf16(source.repository);
    rows +=
        QStringLiteral(
            "<tr><td style='padding:2px 14px 2px 0'><b>%1</b></td><td style='padding:2px 14px 2px 0'>"
            "<a style='color:%2' href='https://huggingface.co/%3'>%3</a></td>"
            "<td align='right' style='padding:2px 0 2px 0'><span style='color:%4'>%5</span></td></tr>")
            .arg(QString::fromUtf16(source.title), link, repository, muted,
                 tr("%1 GB").arg(QString::fromUtf16(source.size)) + (source.terms ? QStringLiteral(" *") : QString()));
  }
  table_->setText(QStringLiteral("<table cellspacing='0'>%1</table><span style='color:%2'>* %3</span>")
                      .arg(rows, muted, tr("needs an account there and agreement to its terms. Sizes are of weights in 16 bits.")));
  how_title_->setText(tr("How to download"));
  how_->setText(
      tr("With the program %1:").arg(QStringLiteral("<i>huggingface-cli</i>")) +
      QStringLiteral("<br><code>huggingface-cli download %1 --local-dir my-model</code><br>")
          .arg(QString::fromUtf16(sources[0].repository)) +
      tr("or with diffusers in Python: load the pipeline and call save_pretrained(\"my-model\"). Then choose the "
         "folder here, or drop it on the window."));
  shape_title_->setText(tr("What the folder must hold"));
  shape_->setText(QString::fromUtf16(folder_shape));
  single_->setText(
      tr("Weights split into several files with an index are fine, and so are files called fp16. Stable "
         "Diffusion 1, 2 and XL may also be one .safetensors file with the tokenizer’s folder beside it. "
         "Files that can run programs (.ckpt, .bin) are never opened."));
}

void ModelGuide::changeEvent(QEvent* event) {
  // Rich text holds colours.
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
