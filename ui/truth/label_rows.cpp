#include "ui/truth/label_rows.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <algorithm>

#include "ui/document/inspect_document.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr qsizetype most_rows = 60;

}  // namespace

LabelRows::LabelRows(InspectDocument& document, QWidget* parent)
    : QWidget(parent), document_(document), explanation_(new QLabel), grid_(new QGridLayout), reset_(new QPushButton) {
  explanation_->setWordWrap(true);
  explanation_->setProperty("look", QStringLiteral("muted"));
  explanation_->setFont(scaled_font(0.92));
  reset_->setProperty("look", QStringLiteral("link"));
  reset_->setCursor(Qt::PointingHandCursor);
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(spacing::small);
  grid_->setVerticalSpacing(spacing::tight);
  grid_->setColumnStretch(1, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::small);
  layout->addWidget(explanation_);
  layout->addLayout(grid_);
  layout->addWidget(reset_, 0, Qt::AlignLeft);
  connect(reset_, &QPushButton::clicked, this, [this] {
    document_.edit(tr("Labels of the truth"), [](InspectState& state) {
      state.truth.mask.clear();
      state.truth.meanings.clear();
    });
  });
  for (const auto signal : {&InspectDocument::truth_changed, &InspectDocument::truth_choice_changed,
                            &InspectDocument::classes_changed, &InspectDocument::record_changed})
    connect(&document_, signal, this, &LabelRows::follow);
  follow();
  build();
}

int LabelRows::unknown_count() const {
  return static_cast<int>(std::count_if(labels_.begin(), labels_.end(), [](const TruthLabel& entry) {
    return !entry.chosen && entry.meaning.kind != LabelMeaning::Kind::of_class;
  }));
}

void LabelRows::follow() {
  QStringList classes;
  if (const RecordPtr& record = document_.record()) {
    for (const RecordedClass& entry : record->classes) classes << QString::fromStdString(entry.name);
  } else {
    for (const ClassEntry& entry : document_.state().classes) classes << entry.name;
  }
  const QList<TruthLabel> labels =
      document_.truth() ? read_truth_labels(*document_.truth(), document_.state().truth, classes) : QList<TruthLabel>();
  const auto mask = document_.truth() ? document_.truth()->labels : nullptr;
  // A record that arrives in parts must not close a box that is open.
  if (classes != classes_ || labels != labels_ || mask != mask_) {
    classes_ = classes;
    labels_ = labels;
    mask_ = mask;
    build();
  }
  Q_EMIT changed();
}

void LabelRows::build() {
  while (QLayoutItem* item = grid_->takeAt(0)) {
    // A box that is being used is still on the stack.
    if (item->widget()) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  explanation_->setText(tr("Which class each number in the mask stands for. 0 is background, 255 does not count."));
  reset_->setText(tr("As the mask says"));
  reset_->setToolTip(tr("Forgets what was chosen here."));
  reset_->setVisible(std::any_of(labels_.begin(), labels_.end(), [](const TruthLabel& entry) { return entry.chosen; }));
  std::int64_t all = 0;
  if (document_.truth()) {
    for (const std::int64_t pixels : document_.truth()->pixels) all += pixels;
  }
  for (qsizetype i = 0; i < std::min(labels_.size(), most_rows); ++i) {
    const TruthLabel& entry = labels_[i];
    const QString share = QLocale().toString(
        100.0 * static_cast<double>(entry.pixels) / static_cast<double>(std::max<std::int64_t>(all, 1)), 'f', 1);
    auto* name = new QLabel(entry.name.isEmpty() ? QString::number(entry.label)
                                                 : QStringLiteral("%1 · %2").arg(entry.label).arg(entry.name));
    name->setToolTip(tr("Label %1: %2 % of the picture").arg(entry.label).arg(share));
    name->setTextFormat(Qt::PlainText);
    name->setMaximumWidth(130);
    auto* box = new QComboBox;
    box->setObjectName(QStringLiteral("label %1").arg(entry.label));
    for (const QString& class_name : classes_) box->addItem(class_name);
    box->insertSeparator(box->count());
    const int background = box->count();
    box->addItem(tr("background"));
    box->addItem(tr("does not count"));
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    box->setFocusPolicy(Qt::StrongFocus);
    switch (entry.meaning.kind) {
      case LabelMeaning::Kind::of_class:
        box->setCurrentIndex(static_cast<int>(classes_.indexOf(entry.meaning.name)));
        break;
      case LabelMeaning::Kind::background:
        box->setCurrentIndex(background);
        break;
      case LabelMeaning::Kind::not_counted:
        box->setCurrentIndex(background + 1);
        break;
    }
    box->setAccessibleName(tr("Label %1").arg(entry.label));
    box->setToolTip(tr("What label %1 (%2 % of the picture) stands for.").arg(entry.label).arg(share));
    name->setBuddy(box);
    connect(box, &QComboBox::activated, this, [this, label = entry.label, background](int index) {
      LabelMeaning meaning;
      if (index == background) {
        meaning.kind = LabelMeaning::Kind::background;
      } else if (index == background + 1) {
        meaning.kind = LabelMeaning::Kind::not_counted;
      } else {
        meaning.name = classes_.value(index);
      }
      choose(label, meaning);
    });
    const int row = static_cast<int>(i);
    grid_->addWidget(name, row, 0);
    grid_->addWidget(box, row, 1);
  }
}

void LabelRows::choose(int label, const LabelMeaning& meaning) {
  if (!document_.truth()) return;
  const QString mask = truth_mask_name(*document_.truth());
  document_.edit(tr("Label %1 of the truth").arg(label), [&](InspectState& state) {
    if (state.truth.mask != mask) state.truth.meanings.clear();
    state.truth.mask = mask;
    state.truth.meanings[label] = meaning;
  });
}

void LabelRows::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) build();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
