#include "ui/maps/region_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/document/inspect_document.h"
#include "ui/maps/region_model.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

/// A word, its number, and its bar below both.
class WordDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    const int line = QFontMetrics(scaled_font(0.95)).height();
    return {80, index.data(RegionModel::HeadingRole).toBool() ? line + 12 : line + 13};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(option.rect).adjusted(4, 1, -4, -1);
    const ThemeColors& colors = theme_colors();
    if (index.data(RegionModel::HeadingRole).toBool()) {
      painter->setFont(scaled_font(0.86, QFont::DemiBold));
      painter->setPen(colors.muted);
      painter->drawText(
          area.adjusted(2, 4, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, static_cast<int>(area.width())));
      painter->restore();
      return;
    }
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
      QColor soft = colors.soft_accent;
      if (!(option.state & QStyle::State_Selected)) soft.setAlphaF(0.5F);
      painter->setPen(option.state & QStyle::State_HasFocus ? QPen(colors.accent) : QPen(Qt::NoPen));
      painter->setBrush(soft);
      painter->drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    const QLocale locale;
    const QVariant raw = index.data(RegionModel::RawRole), ratio = index.data(RegionModel::RatioRole);
    const double value = index.data(RegionModel::ValueRole).toDouble();
    QString number;
    if (raw.isValid()) {
      number = locale.toString(raw.toDouble(), 'f', 2) + QStringLiteral(" → ") + locale.toString(value, 'f', 2);
    } else {
      number = locale.toString(value, 'f', value < 0.0995 ? 4 : 3);
      if (ratio.isValid()) number += QStringLiteral("  ×") + locale.toString(ratio.toDouble(), 'f', 1);
    }
    const QRectF line = area.adjusted(6, 1, -6, -8);
    painter->setFont(number_font(0.86));
    painter->setPen(colors.muted);
    const double number_width = painter->fontMetrics().horizontalAdvance(number);
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, number);
    painter->setFont(scaled_font(0.95));
    painter->setPen(colors.text);
    const double word_width = line.width() - number_width - 8;
    painter->drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, static_cast<int>(word_width)));
    const QRectF track(area.left() + 6, area.bottom() - 6, area.width() - 12, 4);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors.line);
    painter->drawRoundedRect(track, 2, 2);
    const QVariant color = index.data(RegionModel::ColorRole);
    painter->setBrush(color.isValid() ? color.value<QColor>() : colors.accent);
    const double share = index.data(RegionModel::ShareRole).toDouble();
    if (share > 0)
      painter->drawRoundedRect(QRectF(track.left(), track.top(), std::max(3.0, track.width() * share), 4), 2, 2);
    if (raw.isValid()) {
      // Where it was before calibration.
      const double x = track.left() + track.width() * std::clamp(raw.toDouble(), 0.0, 1.0);
      painter->setBrush(colors.text);
      painter->drawRect(QRectF(x - 0.75, track.top() - 2, 1.5, 8));
    }
    painter->restore();
  }
};

}  // namespace

RegionPanel::RegionPanel(InspectDocument& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      model_(new RegionModel(document, this)),
      list_(new QListView),
      title_(new QLabel),
      hint_(new QLabel),
      close_(new QToolButton),
      layers_(new QToolButton) {
  title_->setProperty("look", QStringLiteral("title"));
  hint_->setProperty("look", QStringLiteral("muted"));
  hint_->setWordWrap(true);
  close_->setIcon(symbol_icon(QStringLiteral("close"), SymbolColor::muted));
  close_->setIconSize({14, 14});
  connect(close_, &QToolButton::clicked, this, [this] {
    document_.set_region({});
    Q_EMIT closed();
  });
  layers_->setProperty("look", QStringLiteral("segment"));
  connect(layers_, &QToolButton::clicked, this, &RegionPanel::layers_wanted);
  list_->setModel(model_);
  list_->setItemDelegate(new WordDelegate(list_));
  list_->setMouseTracking(true);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFrameShape(QFrame::NoFrame);
  const auto choose = [this](const QModelIndex& index) {
    const int row = index.data(RegionModel::ClassRowRole).toInt();
    if (index.isValid() && row >= 0) document_.select_class(row);
  };
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, choose);
  connect(list_, &QListView::clicked, this, choose);

  auto* top = new QHBoxLayout;
  top->setContentsMargins(spacing::small, 0, 0, 0);
  top->addWidget(title_, 1);
  top->addWidget(close_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, spacing::tight, spacing::small, spacing::tight);
  layout->setSpacing(spacing::tight);
  layout->addLayout(top);
  layout->addWidget(hint_);
  layout->addWidget(list_, 1);
  layout->addWidget(layers_);
  setFixedWidth(208);
  for (const auto signal :
       {&InspectDocument::region_changed, &InspectDocument::layers_changed, &InspectDocument::maps_changed})
    connect(&document_, signal, this, &RegionPanel::follow);
  retranslate();
}

void RegionPanel::follow() {
  const bool region = !document_.region().isEmpty();
  hint_->setVisible(!region || model_->rowCount() == 0);
  hint_->setText(!region
                     ? tr("Click a spot on a map or draw round a region: the words are ranked by how strongly their "
                          "maps point there.")
                     : tr("There are no maps yet. Press Run."));
  list_->setVisible(region && model_->rowCount() > 0);
  layers_->setVisible(region && model_->rowCount() > 0 && !document_.layers());
}

void RegionPanel::retranslate() {
  title_->setText(tr("What is here?"));
  list_->setAccessibleName(tr("Words ranked for the region"));
  list_->setToolTip(tr("The words whose maps point here most. The thin mark is the value before calibration."));
  close_->setAccessibleName(tr("Forget the region"));
  close_->setToolTip(tr("Forget the region (Esc)"));
  layers_->setText(tr("Rank all tokens…"));
  layers_->setToolTip(tr("Measures the maps of all tokens in one pass of the network, and ranks the tokens, too."));
  model_->retranslate();
  follow();
}

void RegionPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    document_.set_region({});
    Q_EMIT closed();
    return;
  }
  QWidget::keyPressEvent(event);
}

void RegionPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace elboscope
