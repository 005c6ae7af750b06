#include "ui/caption/measurement_rows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>

#include "core/alignment/probe.h"
#include "core/alignment/timestep_choice.h"
#include "ui/caption/timestep_field.h"
#include "ui/document/inspect_document.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr std::int64_t official_schedule = 1000;  // until a model is known

/// The panel scrolls under the pointer; a choice must not change by that.
class CalmComboBox final : public QComboBox {
 public:
  using QComboBox::QComboBox;

 protected:
  void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

bool has_columns_of(const TextReaders& readers, TextReader::Kind kind) {
  return readers && std::any_of(readers->begin(), readers->end(), [kind](const TextReader& reader) {
           return reader.kind == kind && reader.columns == TextReader::Columns::own;
         });
}

}  // namespace

MeasurementRows::MeasurementRows(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      fold_(new QToolButton),
      badge_(new QLabel),
      cost_(new QLabel),
      problem_(new QLabel),
      rows_(new QWidget),
      elbo_label_(new QLabel),
      collect_label_(new QLabel),
      fit_label_(new QLabel),
      columns_label_(new QLabel),
      seed_label_(new QLabel),
      elbo_(new TimestepField(true)),
      collect_(new TimestepField(false)),
      fit_(new CalmComboBox),
      columns_(new CalmComboBox),
      seed_(new QLineEdit),
      new_seed_(new QToolButton),
      likelihood_(new QCheckBox),
      caption_errors_(new QCheckBox),
      adaptive_(new QCheckBox),
      per_class_(new QCheckBox),
      all_tokens_(new QCheckBox),
      reference_(new QCheckBox),
      reset_(new QPushButton) {
  fold_->setCheckable(true);
  fold_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  fold_->setIconSize({11, 11});
  fold_->setProperty("look", QStringLiteral("fold"));
  badge_->setProperty("look", QStringLiteral("badge"));
  badge_->setFont(scaled_font(0.85));
  for (QLabel* label : {cost_, problem_}) {
    label->setWordWrap(true);
    label->setFont(scaled_font(0.92));
  }
  cost_->setProperty("look", QStringLiteral("muted"));
  problem_->setProperty("look", QStringLiteral("warning"));
  auto* head = new QHBoxLayout;
  head->setSpacing(spacing::small);
  head->addWidget(fold_);
  head->addStretch();
  head->addWidget(badge_);
  auto* grid = new QGridLayout(rows_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(spacing::small);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  make_rows(*grid);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addLayout(head);
  layout->addWidget(rows_);
  connect(fold_, &QToolButton::toggled, this, &MeasurementRows::set_unfolded);
  for (const auto signal :
       {&InspectDocument::probe_changed, &InspectDocument::record_changed, &InspectDocument::classes_changed,
        &InspectDocument::model_changed, &InspectDocument::text_readers_changed, &InspectDocument::calibration_changed})
    connect(&document_, signal, this, &MeasurementRows::follow);
  set_unfolded(false);
  retranslate();
}

void MeasurementRows::make_rows(QGridLayout& grid) {
  int row = 0;
  const auto add = [&](QLabel* label, QWidget* field) {
    label->setBuddy(field);
    grid.addWidget(label, row, 0);
    grid.addWidget(field, row++, 1);
  };
  for (int i = 0; i < 2; ++i) fit_->addItem(QString());
  for (int i = 0; i < 4; ++i) columns_->addItem(QString());
  // "standard: those of the model" needs the whole width, in every language.
  for (const auto& [label, field] : {std::pair{elbo_label_, elbo_}, std::pair{collect_label_, collect_}}) {
    label->setBuddy(field);
    grid.addWidget(label, row++, 0, 1, 2);
    grid.addWidget(field, row++, 0, 1, 2);
  }
  grid.addWidget(problem_, row++, 0, 1, 2);
  add(fit_label_, fit_);
  add(columns_label_, columns_);
  seed_->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,19}")), seed_));
  seed_->setFont(number_font());
  new_seed_->setIcon(symbol_icon(QStringLiteral("reset")));
  auto* seed_row = new QHBoxLayout;
  seed_row->setSpacing(spacing::tight);
  seed_row->addWidget(seed_, 1);
  seed_row->addWidget(new_seed_);
  seed_label_->setBuddy(seed_);
  grid.addWidget(seed_label_, row, 0);
  grid.addLayout(seed_row, row++, 1);
  for (QCheckBox* box : {likelihood_, caption_errors_, adaptive_, per_class_, all_tokens_, reference_})
    grid.addWidget(box, row++, 0, 1, 2);
  grid.addWidget(cost_, row++, 0, 1, 2);
  reset_->setProperty("look", QStringLiteral("link"));
  reset_->setCursor(Qt::PointingHandCursor);
  grid.addWidget(reset_, row++, 0, 1, 2, Qt::AlignLeft);

  connect(elbo_, &TimestepField::chosen, this, [this](const std::vector<std::int64_t>& timesteps) {
    document_.edit(tr("Timesteps of the ELBO"), [&](InspectState& state) { state.probe.elbo_timesteps = timesteps; });
  });
  connect(collect_, &TimestepField::chosen, this, [this](const std::vector<std::int64_t>& timesteps) {
    document_.edit(tr("Timesteps of the maps"),
                   [&](InspectState& state) { state.probe.collect_timesteps = timesteps; });
  });
  for (TimestepField* field : {elbo_, collect_})
    connect(field, &TimestepField::problem_changed, this, &MeasurementRows::follow);
  connect(fit_, &QComboBox::activated, this, [this](int index) {
    document_.edit(tr("Size of the picture"), [index](InspectState& state) { state.probe.square = index == 1; });
  });
  connect(columns_, &QComboBox::activated, this, [this](int index) {
    document_.edit(tr("Text columns"),
                   [index](InspectState& state) { state.probe.text_columns = static_cast<TextColumns>(index); });
  });
  connect(seed_, &QLineEdit::editingFinished, this, &MeasurementRows::set_seed);
  connect(new_seed_, &QToolButton::clicked, this, [this] {
    const std::uint64_t seed = QRandomGenerator::global()->bounded(1U, 1'000'000U);
    document_.edit(tr("Other noise"), [seed](InspectState& state) { state.probe.seed = seed; });
  });
  const auto follow_switch = [this](QCheckBox* box, bool ProbeChoice::*field) {
    connect(box, &QCheckBox::toggled, this, [this, box, field](bool on) {
      document_.edit(box->text(), [&](InspectState& state) { state.probe.*field = on; });
    });
  };
  follow_switch(likelihood_, &ProbeChoice::likelihood);
  follow_switch(caption_errors_, &ProbeChoice::caption_errors);
  follow_switch(adaptive_, &ProbeChoice::adaptive);
  follow_switch(per_class_, &ProbeChoice::caption_per_class);
  follow_switch(all_tokens_, &ProbeChoice::all_tokens);
  follow_switch(reference_, &ProbeChoice::reference);
  connect(reset_, &QPushButton::clicked, this,
          [this] { document_.edit(tr("Reset the measurement"), [](InspectState& state) { state.probe = {}; }); });
}

void MeasurementRows::set_unfolded(bool unfolded) {
  fold_->setChecked(unfolded);
  fold_->setIcon(symbol_icon(unfolded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
  rows_->setVisible(unfolded);
}

bool MeasurementRows::unfolded() const {
  return fold_->isChecked();
}

void MeasurementRows::set_seed() {
  bool good = false;
  const std::uint64_t seed = seed_->text().toULongLong(&good);
  seed_->setModified(false);
  if (good) document_.edit(tr("Seed of the noise"), [seed](InspectState& state) { state.probe.seed = seed; });
  follow();
}

std::vector<std::int64_t> MeasurementRows::standard_timesteps(bool elbo) const {
  return document_.model() ? default_timesteps(document_.model()->info, elbo, document_.state().probe.reference)
                           : official_timesteps(elbo, official_schedule);
}

QString MeasurementRows::cost_text() const {
  const ProbeChoice& probe = document_.state().probe;
  const CalibrationSettings& settings = document_.state().calibration;
  const auto count = [this](const std::vector<std::int64_t>& timesteps, bool elbo) {
    return static_cast<int>(timesteps.empty() ? standard_timesteps(elbo).size() : timesteps.size());
  };
  const auto classes = static_cast<int>(document_.state().classes.size());
  if (classes == 0) return {};
  const bool empty = probe.likelihood || settings.variant != CalibrationSettings::Variant::official;
  const bool whole = probe.caption_errors || settings.control_variate;
  const int texts = classes + (empty ? 1 : 0) + (whole ? 1 : 0);
  const int passes = count(probe.collect_timesteps, false) * (probe.caption_per_class ? classes : 1) +
                     count(probe.elbo_timesteps, true) * texts;
  return probe.adaptive ? tr("A run takes at most %n pass(es) through the network.", nullptr, passes)
                        : tr("A run takes %n pass(es) through the network.", nullptr, passes);
}

void MeasurementRows::follow() {
  const ProbeChoice& probe = document_.state().probe;
  const std::int64_t train = document_.model() ? document_.model()->info.train_timesteps : official_schedule;
  elbo_->show_timesteps(probe.elbo_timesteps, {standard_timesteps(true), train, probe.seed});
  collect_->show_timesteps(probe.collect_timesteps, {standard_timesteps(false), train, probe.seed});
  const QString wrong = elbo_->problem().isEmpty() ? collect_->problem() : elbo_->problem();
  problem_->setText(wrong);
  problem_->setVisible(!wrong.isEmpty());
  fit_->setCurrentIndex(probe.square || probe.reference ? 1 : 0);
  fit_->setEnabled(!probe.reference);
  columns_->setCurrentIndex(static_cast<int>(probe.text_columns));
  // A choice only where there are both kinds, or where one was made that this model does not have.
  const bool both = has_columns_of(document_.text_readers(), TextReader::Kind::clip) &&
                    has_columns_of(document_.text_readers(), TextReader::Kind::t5);
  const bool choice = both || probe.text_columns != TextColumns::automatic;
  columns_label_->setVisible(choice);
  columns_->setVisible(choice);
  const QString seed = QString::number(probe.seed);
  // Classes of a run that is going on come in while somebody types.
  if (!seed_->hasFocus() || !seed_->isModified()) seed_->setText(seed);
  const std::pair<QCheckBox*, bool> switches[] = {
      {likelihood_, probe.likelihood},       {caption_errors_, probe.caption_errors}, {adaptive_, probe.adaptive},
      {per_class_, probe.caption_per_class}, {all_tokens_, probe.all_tokens},         {reference_, probe.reference}};
  for (const auto& [box, on] : switches) {
    const QSignalBlocker block(box);
    box->setChecked(on);
  }
  badge_->setVisible(document_.needs_new_run());
  cost_->setText(cost_text());
  cost_->setVisible(!cost_->text().isEmpty());
  reset_->setEnabled(!(probe == ProbeChoice()));
}

void MeasurementRows::retranslate() {
  fold_->setText(tr("Measurement"));
  fold_->setToolTip(tr("What a run measures. Changes here count after the next run."));
  badge_->setText(tr("needs a new run"));
  badge_->setToolTip(tr("What is shown was measured with other settings: Run measures with these."));
  elbo_label_->setText(tr("&ELBO at"));
  const QString timesteps =
      tr("How much noise is mixed in, from 0 (none) to 999 (nothing else): take a ready list or "
         "write one, such as 1:999:50 (from, to, step), 1, 51, 101 or middle:20.");
  elbo_->setToolTip(tr("Timesteps at which the loss of every class is measured; their sum is what the calibration "
                       "compares.") +
                    u'\n' + timesteps);
  collect_label_->setText(tr("Ma&ps at"));
  collect_->setToolTip(tr("Timesteps at which the attention is looked at; the maps are its mean.") + u'\n' + timesteps);
  fit_label_->setText(tr("P&icture"));
  fit_->setItemText(0, tr("keeps its shape"));
  fit_->setItemText(1, tr("squeezed to a square"));
  fit_->setToolTip(
      tr("The size the network works at: about as many pixels as it was trained for, in the picture’s shape, "
         "or the square that the official code uses."));
  columns_label_->setText(tr("Te&xt columns"));
  const QStringList columns{tr("automatic"), QStringLiteral("CLIP"), QStringLiteral("T5"), tr("CLIP and T5")};
  for (int i = 0; i < 4; ++i) columns_->setItemText(i, columns[i]);
  columns_->setToolTip(
      tr("Whose words the maps are read at, in models with two kinds of text encoders. Automatic takes "
         "CLIP, as the official code does."));
  seed_label_->setText(tr("&Seed"));
  seed_->setToolTip(tr("The noise is drawn from this number: the same number gives the same result."));
  new_seed_->setToolTip(tr("Takes other noise: how much do the results depend on it?"));
  new_seed_->setAccessibleName(tr("Other noise"));
  likelihood_->setText(tr("Likelihood maps"));
  likelihood_->setToolTip(tr("Also measures the empty caption, so that it can be shown where a class’s words help."));
  caption_errors_->setText(tr("Errors of the whole caption"));
  caption_errors_->setToolTip(
      tr("Also measures the caption as a whole: with it the ELBO’s noise can be reduced (control variate)."));
  adaptive_->setText(tr("Stop early where the order is clear"));
  adaptive_->setToolTip(tr(
      "Stops measuring classes whose place in the order is settled by three standard errors. Faster with many classes; "
      "the record says which losses are estimates."));
  per_class_->setText(tr("A caption of its own for each class"));
  per_class_->setToolTip(
      tr("Looks for each class with “a photo of …” alone, so that classes do not compete in one caption; "
         "classes need not stand in the caption then."));
  all_tokens_->setText(tr("Maps of every token"));
  all_tokens_->setToolTip(
      tr("Keeps the maps of all tokens of the caption, not only of the classes. Takes more memory."));
  reference_->setText(tr("Exactly as the official code"));
  reference_->setToolTip(
      tr("Square picture, and token positions found as the authors’ code finds them, mistakes included: for comparing "
         "numbers with theirs."));
  constexpr int text_width = 214;  // what the panel leaves at its usual width
  for (QCheckBox* box : {likelihood_, caption_errors_, adaptive_, per_class_, all_tokens_, reference_})
    box->setText(wrapped_text(box->text(), box->fontMetrics(), text_width));
  reset_->setText(tr("Reset the measurement"));
  reset_->setToolTip(tr("Sets everything in this section to what it was at the start."));
  const std::pair<QWidget*, QLabel*> fields[] = {{elbo_, elbo_label_},
                                                 {collect_, collect_label_},
                                                 {fit_, fit_label_},
                                                 {columns_, columns_label_},
                                                 {seed_, seed_label_}};
  for (const auto& [field, label] : fields) field->setAccessibleName(label->text().remove(u'&'));
  elbo_->retranslate();
  collect_->retranslate();
  follow();
}

void MeasurementRows::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
