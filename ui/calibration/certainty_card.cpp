#include "ui/calibration/certainty_card.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr qsizetype most_pairs = 3;

CalibrationSettings of_losses(const CalibrationSettings& all) {
  CalibrationSettings settings;
  settings.elbo_timesteps = all.elbo_timesteps;
  settings.paper_weighting = all.paper_weighting;
  settings.control_variate = all.control_variate;
  settings.shrink = all.shrink;
  settings.exponents = all.exponents;
  return settings;
}

}  // namespace

CertaintyCard::CertaintyCard(InspectDocument& document, QWidget* parent)
    : QFrame(parent), document_(document), label_(new QLabel), mend_(new QPushButton) {
  setProperty("look", QStringLiteral("warning-card"));
  label_->setWordWrap(true);
  label_->setFont(scaled_font(0.93));
  label_->setTextFormat(Qt::PlainText);
  mend_->setProperty("look", QStringLiteral("link"));
  mend_->setCursor(Qt::PointingHandCursor);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 7, 10, 7);
  layout->setSpacing(spacing::tight);
  layout->addWidget(label_);
  layout->addWidget(mend_, 0, Qt::AlignLeft);
  connect(mend_, &QPushButton::clicked, this, [this] {
    document_.edit(tr("Trust uncertain ELBOs less"), [](InspectState& state) { state.calibration.shrink = true; });
  });
  connect(&document_, &InspectDocument::maps_changed, this, &CertaintyCard::follow);
  retranslate();
}

QString CertaintyCard::text() const {
  return label_->text();
}

void CertaintyCard::follow() {
  const MapSetPtr& set = document_.maps();
  if (!set) {
    record_.reset();
    setVisible(false);
    return;
  }
  const CalibrationSettings settings = of_losses(set->settings);
  if (set->record == record_ && settings == settings_) return;
  record_ = set->record;
  settings_ = settings;
  std::vector<ClassGap> gaps;
  try {
    gaps = class_gaps(*record_, settings);
  } catch (const Error&) {
    // There would be no maps of such settings either.
  }
  QStringList pairs;
  const QLocale locale;
  for (const ClassGap& gap : gaps) {
    if (gap.distinguishable) continue;
    pairs << tr("%1 and %2 (%3 ± %4)")
                 .arg(QString::fromStdString(record_->classes[gap.better].name),
                      QString::fromStdString(record_->classes[gap.worse].name), locale.toString(gap.difference, 'g', 2),
                      locale.toString(gap.standard_error, 'g', 2))
                 .replace(QStringLiteral(" ± "), QStringLiteral("\u00a0±\u00a0"));  // never broken there
  }
  setVisible(!pairs.isEmpty());
  const bool all = !set->maps.distinguishable;
  mend_->setVisible(all && !settings.shrink && settings.exponents != CalibrationSettings::Exponents::fixed);
  const auto count = pairs.size();
  if (count > most_pairs) {
    pairs = pairs.mid(0, most_pairs);
    pairs << tr("%n more", nullptr, static_cast<int>(count - most_pairs));
  }
  if (all && settings.shrink) {
    label_->setText(
        tr("None of these classes can be told apart: the losses differ by less than two standard errors. The exponents "
           "were drawn toward 1."));
  } else if (all) {
    label_->setText(
        tr("None of these classes can be told apart: the losses differ by less than two standard errors, so S mostly "
           "shows noise. More timesteps or another seed may help."));
  } else {
    label_->setText(tr("Cannot be told apart, their losses differ by less than two standard errors: %1.")
                        .arg(pairs.join(QStringLiteral("; "))));
  }
}

void CertaintyCard::retranslate() {
  mend_->setText(tr("Trust them less"));
  mend_->setToolTip(tr("Draws the exponents toward 1, the more the less certain the losses are."));
  record_.reset();
  follow();
}

void CertaintyCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QFrame::changeEvent(event);
}

}  // namespace elboscope
