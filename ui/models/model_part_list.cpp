#include "ui/models/model_part_list.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include "ui/jobs/job_progress.h"
#include "ui/models/model_facts.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {

namespace {
using State = ModelChecklist::Part::State;
constexpr int symbol_side = 16;
}  // namespace

ModelPartList::ModelPartList(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(spacing::small);
  grid_->setVerticalSpacing(3);
  grid_->setColumnStretch(2, 1);
}

void ModelPartList::add_text(const QString& text, const char16_t* look) {
  auto* label = new QLabel(text);
  label->setProperty("look", QString::fromUtf16(look));
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setFont(scaled_font(0.93));
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  grid_->addWidget(label, row_++, 1, 1, 3);
}

void ModelPartList::add_line(const ModelChecklist::Part& part) {
  const bool fine = part.state == State::found, left_out = part.state == State::left_out;
  auto* symbol = new QLabel;
  symbol->setPixmap(symbol_icon(fine       ? QStringLiteral("check")
                                : left_out ? QStringLiteral("minus")
                                           : QStringLiteral("close"),
                                fine       ? SymbolColor::good
                                : left_out ? SymbolColor::muted
                                           : SymbolColor::error)
                        .pixmap(QSize(symbol_side, symbol_side), devicePixelRatioF()));
  symbol->setAccessibleName(fine                           ? tr("found")
                            : left_out                     ? tr("left out")
                            : part.state == State::missing ? tr("missing")
                                                           : tr("unusable"));
  auto* name = new QLabel(QString::fromStdString(part.name));
  name->setFont(scaled_font(1, QFont::DemiBold));
  auto* kind =
      new QLabel(left_out ? tr("not there; the model works without") : QString::fromStdString(part.class_name));
  kind->setProperty("look", QStringLiteral("muted"));
  kind->setFont(scaled_font(0.93));
  QString size;
  if (part.bytes > 0) {
    size = memory_size_text(part.bytes);
    if (!part.dtype.empty()) size += QStringLiteral(" · ") + dtype_text(part.dtype);
  }
  auto* figures = new QLabel(size);
  figures->setProperty("look", QStringLiteral("muted"));
  figures->setFont(number_font(0.93));
  figures->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  if (part.parameters > 0) figures->setToolTip(tr("%1 parameters").arg(count_text(part.parameters)));
  grid_->addWidget(symbol, row_, 0);
  grid_->addWidget(name, row_, 1);
  grid_->addWidget(kind, row_, 2);
  grid_->addWidget(figures, row_, 3);
  ++row_;
  if (fine || left_out) return;
  ++problems_;
  add_text(QString::fromStdString(part.problem), u"warning");
  if (!part.needed.empty() && part.name != part.needed)
    add_text(
        tr("Needed in the folder %1: %2").arg(QString::fromStdString(part.name), QString::fromStdString(part.needed)),
        u"muted");
}

void ModelPartList::show_list(const ModelChecklist& list) {
  while (QLayoutItem* item = grid_->takeAt(0)) {
    if (item->widget()) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  row_ = problems_ = 0;
  for (const ModelChecklist::Part& part : list.parts) add_line(part);
  if (!list.entries.empty()) {
    QStringList names;
    for (const std::string& name : list.entries) names << QString::fromStdString(name);
    add_text(tr("The folder holds: %1").arg(names.join(QStringLiteral(", "))), u"muted");
  }
  if (!list.defect.empty()) {
    ++problems_;
    add_text(QString::fromStdString(list.defect), u"warning");
  }
}

}  // namespace elboscope
