#include "ui/problems/problem_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStyledItemDelegate>

#include "ui/problems/problem_model.h"
#include "ui/theme/symbol_icon.h"

namespace elboscope {
namespace {

/// Icon and sentence; how often it happened behind it.
class ProblemDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    const int severity = index.data(ProblemModel::SeverityRole).toInt();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {16, 16};
    option->icon = severity == 0 ? symbol_icon(QStringLiteral("info"))
                                 : symbol_icon(QStringLiteral("warning"),
                                               severity == 1 ? SymbolColor::warning : SymbolColor::error);
    const int count = index.data(ProblemModel::CountRole).toInt();
    if (count > 1) option->text += QStringLiteral("  (%1×)").arg(count);
  }
};

}  // namespace

ProblemView::ProblemView(ProblemModel& model, QWidget* parent)
    : QWidget(parent),
      model_(model),
      list_(new QListView),
      detail_(new QPlainTextEdit),
      jump_(new QPushButton),
      copy_(new QPushButton),
      clear_(new QPushButton) {
  list_->setModel(&model);
  list_->setItemDelegate(new ProblemDelegate(list_));
  list_->setWordWrap(true);
  detail_->setReadOnly(true);
  auto* buttons = new QVBoxLayout;
  for (QPushButton* button : {jump_, copy_, clear_}) buttons->addWidget(button);
  buttons->addStretch();
  auto* splitter = new QSplitter;
  splitter->addWidget(list_);
  splitter->addWidget(detail_);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(8, 8, 8, 8);
  layout->addWidget(splitter, 1);
  layout->addLayout(buttons);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { show_detail(); });
  connect(&model_, &ProblemModel::changed, this, [this] { show_detail(); });
  connect(list_, &QListView::activated, this, [this](const QModelIndex& index) { model_.jump(index.row()); });
  connect(jump_, &QPushButton::clicked, this, [this] { model_.jump(list_->currentIndex().row()); });
  connect(clear_, &QPushButton::clicked, &model_, &ProblemModel::clear);
  connect(copy_, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(list_->currentIndex().data(Qt::ToolTipRole).toString()); });
  retranslate();
  show_detail();
}

void ProblemView::show_detail() {
  const QModelIndex index = list_->currentIndex();
  detail_->setPlainText(index.data(ProblemModel::DetailRole).toString());
  jump_->setEnabled(index.isValid() && index.data(ProblemModel::CanJumpRole).toBool());
  copy_->setEnabled(index.isValid());
  clear_->setEnabled(model_.rowCount() > 0);
}

void ProblemView::retranslate() {
  list_->setAccessibleName(tr("Problems"));
  list_->setToolTip(tr("What went wrong, newest first. The buttons at the right are about the chosen entry."));
  detail_->setAccessibleName(tr("Technical detail"));
  detail_->setToolTip(tr("What the program knows about the chosen problem."));
  detail_->setPlaceholderText(tr("Choose a problem to see its technical detail."));
  jump_->setText(tr("Show the cause"));
  jump_->setToolTip(tr("Goes to the field or dialog where this problem can be solved."));
  copy_->setText(tr("Copy"));
  copy_->setToolTip(tr("Copies sentence and detail, for a mail or a bug report."));
  clear_->setText(tr("Clear"));
  clear_->setToolTip(tr("Empties this list."));
}

void ProblemView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
