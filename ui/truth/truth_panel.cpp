#include "ui/truth/truth_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <cmath>

#include "ui/calibration/section.h"
#include "ui/charts/gamma_curve.h"
#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"
#include "ui/truth/label_rows.h"
#include "ui/truth/score_list.h"

namespace elboscope {

TruthPanel::TruthPanel(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      pages_(new QStackedWidget),
      invitation_(new QLabel),
      file_(new QLabel),
      caption_(new QLabel),
      raw_(new QLabel),
      arrow_(new QLabel(QStringLiteral("→"))),
      calibrated_(new QLabel),
      gain_(new QLabel),
      threshold_label_(new QLabel),
      curve_title_(new QLabel),
      curve_progress_(new QLabel),
      unknown_(new QLabel),
      open_(new QPushButton),
      close_(new QPushButton),
      threshold_(new QComboBox),
      scores_(new ScoreList(document)),
      curve_(new GammaCurve(document)),
      label_section_(new Section(false)),
      labels_(new LabelRows(document)) {
  setAttribute(Qt::WA_StyledBackground);
  invitation_->setWordWrap(true);
  invitation_->setProperty("look", QStringLiteral("muted"));
  auto* empty = new QWidget;
  auto* empty_layout = new QVBoxLayout(empty);
  empty_layout->setContentsMargins(spacing::medium, spacing::medium, spacing::medium, spacing::medium);
  empty_layout->setSpacing(spacing::medium);
  empty_layout->addWidget(invitation_);
  empty_layout->addWidget(open_, 0, Qt::AlignLeft);
  empty_layout->addStretch();

  for (QLabel* label : {file_, caption_, curve_progress_, threshold_label_, arrow_})
    label->setProperty("look", QStringLiteral("muted"));
  curve_title_->setProperty("look", QStringLiteral("title"));
  unknown_->setProperty("look", QStringLiteral("warning"));
  label_section_->setObjectName(QStringLiteral("labels"));  // remembered by it
  unknown_->setWordWrap(true);
  file_->setFont(scaled_font(0.92));
  caption_->setFont(scaled_font(0.92));
  curve_progress_->setFont(number_font(0.88));
  file_->setTextFormat(Qt::PlainText);
  file_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  raw_->setFont(number_font(1.55));
  arrow_->setFont(scaled_font(1.3));
  calibrated_->setFont(number_font(1.55, QFont::DemiBold));
  gain_->setFont(number_font(1.0, QFont::DemiBold));
  close_->setProperty("look", QStringLiteral("link"));
  close_->setCursor(Qt::PointingHandCursor);
  for (int i = 0; i < 2; ++i) threshold_->addItem(QString());
  threshold_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  threshold_label_->setBuddy(threshold_);

  auto* file_row = new QHBoxLayout;
  file_row->addWidget(file_, 1);
  file_row->addWidget(close_);
  auto* numbers = new QHBoxLayout;
  numbers->setSpacing(spacing::small);
  for (QLabel* label : {raw_, arrow_, calibrated_, gain_}) numbers->addWidget(label, 0, Qt::AlignBaseline);
  numbers->addStretch();
  auto* threshold_row = new QHBoxLayout;
  threshold_row->setSpacing(spacing::small);
  threshold_row->addWidget(threshold_label_);
  threshold_row->addWidget(threshold_, 1);
  auto* curve_row = new QHBoxLayout;
  curve_row->addWidget(curve_title_);
  curve_row->addStretch();
  curve_row->addWidget(curve_progress_);
  label_section_->body().addWidget(labels_);

  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::medium);
  layout->setSpacing(spacing::tight);
  layout->addLayout(file_row);
  layout->addWidget(caption_);
  layout->addLayout(numbers);
  layout->addWidget(scores_);
  layout->addSpacing(spacing::tight);
  layout->addLayout(threshold_row);
  layout->addSpacing(spacing::small);
  layout->addLayout(curve_row);
  layout->addWidget(curve_);
  layout->addWidget(unknown_);
  layout->addWidget(label_section_);
  layout->addStretch();
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(content);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  pages_->addWidget(empty);
  pages_->addWidget(scroll);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(pages_);

  connect(open_, &QPushButton::clicked, this, &TruthPanel::open_wanted);
  connect(close_, &QPushButton::clicked, this, [this] { document_.set_truth({}); });
  connect(threshold_, &QComboBox::activated, this, [this](int index) {
    document_.edit(tr("Threshold of the truth"), [index](InspectState& state) { state.truth.searched = index == 1; });
  });
  connect(labels_, &LabelRows::changed, this, &TruthPanel::follow);
  for (const auto signal : {&InspectDocument::truth_changed, &InspectDocument::truth_scores_changed,
                            &InspectDocument::truth_choice_changed})
    connect(&document_, signal, this, &TruthPanel::follow);
  connect(&document_, &InspectDocument::truth_curve_changed, this, &TruthPanel::follow_curve);
  retranslate();
}

void TruthPanel::follow() {
  const auto& truth = document_.truth();
  pages_->setCurrentIndex(truth ? 1 : 0);
  if (!truth) return;
  const QLocale locale;
  const QString name = QString::fromStdU16String(truth->path.filename().u16string());
  file_->setText(name);
  file_->setToolTip(QString::fromStdU16String(truth->path.u16string()));
  threshold_->setCurrentIndex(document_.state().truth.searched ? 1 : 0);
  label_section_->set_summary(tr("%n label(s)", nullptr, static_cast<int>(labels_->labels().size())));
  const int unknown = labels_->unknown_count();
  unknown_->setVisible(unknown > 0);
  unknown_->setText(tr("%n label(s) of the mask stand for no class here and count as background.", nullptr, unknown));

  const TruthScoresPtr& result = document_.truth_scores();
  const bool known = result && !std::isnan(result->scores.miou_raw);
  for (QWidget* widget :
       {static_cast<QWidget*>(raw_), static_cast<QWidget*>(arrow_), static_cast<QWidget*>(calibrated_),
        static_cast<QWidget*>(gain_), static_cast<QWidget*>(scores_)})
    widget->setVisible(known);
  caption_->setText(known              ? tr("mIoU, raw and calibrated")
                    : document_.maps() ? tr("Comparing with the truth…")
                                       : tr("After a run the masks are compared with this truth."));
  if (!known) return;
  const MaskScores& scores = result->scores;
  const double gain = scores.miou_calibrated - scores.miou_raw;
  raw_->setText(locale.toString(scores.miou_raw, 'f', 1));
  calibrated_->setText(locale.toString(scores.miou_calibrated, 'f', 1));
  gain_->setText((gain < 0 ? QStringLiteral("−") : QStringLiteral("+")) + locale.toString(std::abs(gain), 'f', 1) +
                 (result->exact ? QString() : QStringLiteral(" ≈")));
  const ThemeColors& colors = theme_colors();
  QPalette palette = gain_->palette();
  palette.setColor(QPalette::WindowText, gain < -0.05 ? colors.error : gain > 0.05 ? colors.good : colors.muted);
  gain_->setPalette(palette);
  const auto percent = [&](double value) { return locale.toString(value, 'f', 2); };
  threshold_->setItemText(0, tr("that of the masks (%1)").arg(percent(threshold_of(*result->record, result->settings))));
  threshold_->setItemText(1, result->searched
                                 ? tr("searched: raw %1, calibrated %2")
                                       .arg(percent(scores.threshold_raw), percent(scores.threshold_calibrated))
                                 : tr("searched for each"));
}

void TruthPanel::follow_curve() {
  const TruthCurvePtr& curve = document_.truth_curve();
  if (!curve) {
    curve_progress_->setText(document_.maps() ? tr("computing…") : QString());
  } else if (!curve->complete) {
    curve_progress_->setText(tr("%1 of %2").arg(curve->strengths.size()).arg(curve_strengths().size()));
  } else {
    std::size_t best = 0;
    for (std::size_t i = 1; i < curve->calibrated.size(); ++i) {
      if (curve->calibrated[i] > curve->calibrated[best]) best = i;
    }
    const QLocale locale;
    curve_progress_->setText(
        tr("best %1 at 1/γ %2")
            .arg(locale.toString(curve->calibrated[best], 'f', 1), locale.toString(curve->strengths[best], 'g', 3)));
  }
}

void TruthPanel::retranslate() {
  invitation_->setText(tr(
      "With a mask of what is really where, this panel tells how well the maps agree with it, class by class and for "
      "every γ. A mask is a PNG with one number a pixel: 0 background, 1 the first class, and so on. The samples bring "
      "theirs."));
  open_->setText(tr("Open a mask…"));
  open_->setToolTip(tr("Chooses the mask of this picture. It can be dropped on the window, too."));
  close_->setText(tr("Remove"));
  close_->setToolTip(tr("Goes on without truth."));
  close_->setAccessibleName(tr("Remove the truth"));
  const QString miou =
      tr("Mean intersection over union of all classes and the background, in percent. All of it is computed as the "
         "command "
         "line does, at the mask's own size; ≈ marks a quick estimate while a slider moves.");
  for (QLabel* label : {caption_, raw_, calibrated_, gain_}) label->setToolTip(miou);
  threshold_label_->setText(tr("T&hreshold"));
  threshold_->setToolTip(tr(
      "From which value on a pixel belongs to a class. “Searched” takes the best for raw and for calibrated maps, each "
      "found by the official evaluation's search, so that neither suffers from a threshold that suits the other."));
  threshold_->setAccessibleName(tr("Threshold of the comparison"));
  threshold_->setItemText(0, tr("that of the masks"));
  threshold_->setItemText(1, tr("searched for each"));
  curve_title_->setText(tr("mIoU over 1/γ"));
  label_section_->set_texts(tr("Labels of the mask"), tr("Which class each number in the mask stands for."));
  follow();
  follow_curve();
}

void TruthPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange) follow();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
