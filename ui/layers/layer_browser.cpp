#include "ui/layers/layer_browser.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <algorithm>

#include "ui/document/inspector.h"
#include "ui/layers/layer_models.h"
#include "ui/maps/color_bar.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

/// A layer in two lines: what it is, and its name in the model folder.
class LayerDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {120, QFontMetrics(scaled_font(0.95)).height() + QFontMetrics(scaled_font(0.8)).height() + 7};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    row.text.clear();
    row.widget->style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
    const QRect area = option.rect.adjusted(7, 2, -5, -2);
    painter->setFont(scaled_font(0.95));
    painter->setPen(theme_colors().text);
    const int line = painter->fontMetrics().height();
    painter->drawText(QRect(area.left(), area.top(), area.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    painter->setFont(scaled_font(0.8));
    painter->setPen(theme_colors().muted);
    painter->drawText(QRect(area.left(), area.top() + line, area.width(), area.height() - line),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(LayerModel::DetailRole).toString(), Qt::ElideMiddle,
                                                        area.width()));
  }
};

/// What the colours of the sheet mean.
class SheetBar final : public QWidget {
 public:
  SheetBar(const InspectDocument& document, const LayerSheet& sheet, const bool& stretched)
      : document_(document), sheet_(sheet), stretched_(stretched) {
    setFixedSize(170, QFontMetrics(number_font(0.86)).height() + 4);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setFont(number_font(0.86));
    const bool known = !sheet_.tiles().isEmpty() && (!stretched_ || sheet_.tiles().size() == 1);
    const QString high = known ? QLocale().toString(sheet_.high(sheet_.tiles().front()), 'g', 2)
                               : QCoreApplication::translate("elboscope::LayerBrowser", "max");
    paint_color_ramp(painter, rect(), color_table(document_.state().view.color_map), QLocale().toString(0), high);
  }

 private:
  const InspectDocument& document_;
  const LayerSheet& sheet_;
  const bool& stretched_;
};

QListView* list_of(QAbstractItemModel* model) {
  auto* list = new QListView;
  list->setModel(model);
  list->setUniformItemSizes(true);
  list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list->setMinimumHeight(60);
  return list;
}

}  // namespace

LayerBrowser::LayerBrowser(InspectDocument& document, Inspector& inspector, QWidget* parent)
    : QWidget(parent),
      document_(document),
      inspector_(inspector),
      layer_model_(new LayerModel(document, this)),
      token_model_(new TokenModel(document, this)),
      timestep_label_(new QLabel),
      note_(new QLabel),
      readout_(new QLabel),
      layer_title_(new QLabel),
      token_title_(new QLabel),
      timestep_(new QComboBox),
      measure_(new QPushButton),
      range_(new QToolButton),
      layers_(list_of(layer_model_)),
      tokens_(list_of(token_model_)),
      sheet_(new LayerSheet(document)) {
  bar_ = new SheetBar(document_, *sheet_, stretched_);
  layers_->setItemDelegate(new LayerDelegate(layers_));
  layers_->setFixedWidth(182);
  tokens_->setFixedWidth(124);
  tokens_->setIconSize({10, 10});
  // The panels beside this one must not give way to a note: it is cut, and told whole by its tooltip.
  note_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  readout_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  for (QLabel* label : {timestep_label_, note_}) label->setProperty("look", QStringLiteral("muted"));
  for (QLabel* label : {layer_title_, token_title_}) label->setProperty("look", QStringLiteral("title"));
  readout_->setFont(number_font(0.95));
  readout_->setMinimumWidth(40);
  range_->setCheckable(true);
  range_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  range_->setProperty("look", QStringLiteral("segment"));

  auto* top = new QHBoxLayout;
  top->setSpacing(spacing::tight);
  top->addWidget(timestep_label_);
  top->addWidget(timestep_);
  top->addWidget(measure_);
  top->addSpacing(spacing::small);
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    kinds_[i] = new QToolButton;
    kinds_[i]->setCheckable(true);
    kinds_[i]->setProperty("look", QStringLiteral("segment"));
    connect(kinds_[i], &QToolButton::clicked, this, [this, i] { show_kind(static_cast<SheetKind>(i)); });
    top->addWidget(kinds_[i]);
  }
  top->addSpacing(spacing::small);
  top->addWidget(note_, 1);
  auto* bottom = new QHBoxLayout;
  bottom->setSpacing(spacing::small);
  bottom->addWidget(readout_, 1);
  bottom->addWidget(bar_);
  bottom->addWidget(range_);
  const auto column = [](QLabel* title, QWidget* content) {
    auto* box = new QVBoxLayout;
    box->setSpacing(spacing::tight);
    box->addWidget(title);
    box->addWidget(content, 1);
    return box;
  };
  auto* middle = new QHBoxLayout;
  middle->setSpacing(spacing::small);
  middle->addLayout(column(layer_title_, layers_));
  middle->addLayout(column(token_title_, tokens_));
  middle->addWidget(sheet_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(spacing::medium, spacing::tight, spacing::medium, spacing::small);
  layout->setSpacing(spacing::small);
  layout->addLayout(top);
  layout->addLayout(middle, 1);
  layout->addLayout(bottom);

  connect(measure_, &QPushButton::clicked, this, [this] {
    if (inspector_.measuring_layers()) {
      inspector_.stop();
    } else {
      start();
    }
  });
  // Who has seen maps and chooses another timestep wants its maps.
  connect(timestep_, &QComboBox::activated, this, [this] {
    if (document_.layers() && measure_->isEnabled() &&
        timestep_->currentData().toLongLong() != document_.layers()->timestep)
      start();
  });
  connect(timestep_, &QComboBox::currentIndexChanged, this, &LayerBrowser::follow_work);
  connect(range_, &QToolButton::toggled, this, [this](bool on) {
    stretched_ = on;
    sheet_->set_stretched(on);
    bar_->update();
    retranslate();
  });
  connect(layers_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    if (index.isValid() && !following_) choose(index.row(), token_);
  });
  connect(tokens_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    if (index.isValid() && !following_) choose(layer_, index.row());
  });
  connect(sheet_, &LayerSheet::tile_chosen, this, [this](int layer, int token) {
    layer_ = layer;
    token_ = token;
    follow_lists();
    follow_readout();
  });
  connect(sheet_, &LayerSheet::tile_opened, this, [this](int layer, int token) {
    layer_ = layer;
    token_ = token;
    show_kind(SheetKind::one);
    follow_lists();
  });
  connect(sheet_, &LayerSheet::left, this, [this] { show_kind(sheet_before_); });
  connect(sheet_, &LayerSheet::tile_hovered, this, [this](int place) {
    hovered_ = place;
    follow_readout();
  });
  connect(&document_, &InspectDocument::layers_changed, this, &LayerBrowser::follow_layers);
  connect(&document_, &InspectDocument::cross_hair_changed, this, &LayerBrowser::follow_readout);
  connect(&document_, &InspectDocument::view_changed, bar_, qOverload<>(&QWidget::update));
  for (const auto signal : {&InspectDocument::record_changed, &InspectDocument::probe_changed,
                            &InspectDocument::model_changed, &InspectDocument::picture_changed})
    connect(&document_, signal, this, [this] {
      fill_timesteps();
      follow_work();
    });
  connect(&document_, &InspectDocument::caption_changed, this, &LayerBrowser::follow_work);
  connect(&inspector_, &Inspector::busy_changed, this, &LayerBrowser::follow_work);
  retranslate();
  fill_timesteps();
  follow_layers();
}

QString LayerBrowser::readout() const {
  return readout_->text();
}

void LayerBrowser::want_layers() {
  if (!document_.layers() && !inspector_.measuring_layers() && measure_->isEnabled()) start();
}

void LayerBrowser::start() {
  inspector_.measure_layers(timestep_->currentData().toLongLong());
}

void LayerBrowser::choose(int layer, int token) {
  layer_ = layer;
  token_ = token;
  sheet_->show_tiles(kind_, layer_, token_);
  bar_->update();
  follow_readout();
}

void LayerBrowser::show_kind(SheetKind kind) {
  if (kind == SheetKind::one && kind_ != SheetKind::one) sheet_before_ = kind_;
  kind_ = kind;
  for (std::size_t i = 0; i < kinds_.size(); ++i) kinds_[i]->setChecked(static_cast<SheetKind>(i) == kind);
  choose(layer_, token_);
}

// --- following -------------------------------------------------------------------------------------------------------

void LayerBrowser::fill_timesteps() {
  const std::vector<std::int64_t> timesteps = inspector_.layer_timesteps();
  const qint64 before = timestep_->count() > 0 ? timestep_->currentData().toLongLong() : -1;
  const QSignalBlocker block(timestep_);
  timestep_->clear();
  for (const std::int64_t timestep : timesteps)
    timestep_->addItem(QLocale().toString(timestep), QVariant::fromValue<qint64>(timestep));
  const int place = timestep_->findData(QVariant::fromValue<qint64>(before));
  timestep_->setCurrentIndex(place >= 0 ? place : timestep_->count() / 2);
}

void LayerBrowser::follow_work() {
  const bool measuring = inspector_.measuring_layers();
  const bool picture = document_.picture() && !document_.picture()->stand_in;
  measure_->setEnabled(measuring || (picture && document_.model() && !inspector_.running()));
  measure_->setText(measuring ? tr("Stop") : document_.layers() ? tr("Measure again") : tr("Measure"));
  const LayerMapsPtr& maps = document_.layers();
  QString note;
  if (measuring) {
    note = tr("One pass of the network…");
  } else if (!picture) {
    note = tr("This needs the picture.");
  } else if (!document_.model()) {
    note = inspector_.loading_model() ? tr("The model is being loaded.") : tr("This needs a model.");
  } else if (inspector_.running()) {
    note = tr("Waits for the end of the run.");
  } else if (maps && !document_.state().caption.trimmed().isEmpty() &&
             maps->caption != document_.state().caption.toStdString()) {
    note = tr("Measured with another caption.");
  } else if (maps && maps->left_out > 0) {
    note = tr("%n padding token(s) left out to save memory", nullptr, maps->left_out);
  } else if (maps && maps->timestep != timestep_->currentData().toLongLong()) {
    note = tr("Measured at timestep %1").arg(QLocale().toString(static_cast<qlonglong>(maps->timestep)));
  }
  note_->setText(note);
  note_->setToolTip(note);
}

void LayerBrowser::follow_layers() {
  if (const LayerMapsPtr& maps = document_.layers()) {
    layer_ = std::clamp(layer_, 0, static_cast<int>(maps->layers.size()) - 1);
    token_ = std::clamp(token_, 0, static_cast<int>(maps->tokens.size()) - 1);
    // A first look goes to a word, not to the start of the text.
    const auto kind = [&](int token) { return maps->tokens[static_cast<std::size_t>(token)].kind; };
    if (kind(token_) != TokenColumn::Kind::word && token_ == 0) {
      for (int i = 0; i < token_model_->rowCount(); ++i) {
        if (token_model_->index(i).data(TokenModel::ClassRole).toInt() < 0) continue;
        token_ = i;
        break;
      }
    }
  }
  show_kind(kind_);
  follow_lists();
  follow_work();
}

void LayerBrowser::follow_lists() {
  following_ = true;
  layers_->setCurrentIndex(layer_model_->index(layer_));
  tokens_->setCurrentIndex(token_model_->index(token_));
  following_ = false;
}

void LayerBrowser::follow_readout() {
  const QList<LayerSheet::Tile>& tiles = sheet_->tiles();
  const LayerMapsPtr& maps = document_.layers();
  const int place = hovered_ >= 0 && hovered_ < tiles.size() ? hovered_ : sheet_->current();
  if (!maps || place < 0 || place >= tiles.size()) {
    readout_->clear();
    return;
  }
  const LayerSheet::Tile& tile = tiles[place];
  QString text = token_title(*maps, tile.token) + QStringLiteral("  ·  ") + layer_title(*maps, tile.layer);
  if (const auto& at = document_.cross_hair()) {
    if (const auto value = sheet_->value(tile, *at)) text += QStringLiteral(":  ") + QLocale().toString(*value, 'g', 3);
  }
  readout_->setText(text);
}

void LayerBrowser::retranslate() {
  setAccessibleName(tr("Layers"));
  timestep_label_->setText(tr("Timestep"));
  timestep_->setAccessibleName(timestep_label_->text());
  timestep_->setToolTip(tr(
      "How much noise lies over the picture when the network looks at it: one of the timesteps at which attention is "
      "collected."));
  measure_->setToolTip(tr(
      "Runs the network once and keeps the attention of every layer to every token (mean over heads). The same noise "
      "as in a run, so these are the maps that class maps are averaged from."));
  layer_title_->setText(tr("Layers"));
  token_title_->setText(tr("Tokens"));
  layers_->setAccessibleName(layer_title_->text());
  layers_->setToolTip(tr("Attention layers in the order in which the network runs them."));
  tokens_->setAccessibleName(token_title_->text());
  tokens_->setToolTip(tr("Tokens as the text encoder sees them, start, end and padding included."));
  kinds_[0]->setText(tr("One map"));
  kinds_[0]->setToolTip(tr("The chosen token in the chosen layer, large."));
  kinds_[1]->setText(tr("All layers"));
  kinds_[1]->setToolTip(tr("All layers of the chosen token."));
  kinds_[2]->setText(tr("All tokens"));
  kinds_[2]->setToolTip(tr("All tokens of the chosen layer."));
  range_->setText(stretched_ ? tr("each map stretched") : tr("one range"));
  range_->setIcon(stretched_ ? symbol_icon(QStringLiteral("warning"), SymbolColor::warning)
                             : symbol_icon(QStringLiteral("lock"), SymbolColor::muted));
  range_->setAccessibleName(tr("Range of the colours"));
  range_->setToolTip(tr(
      "One range: the colours mean the same in every map shown, up to the largest value of a word (start tokens may go "
      "beyond it). Stretched: every map uses all colours."));
  bar_->setAccessibleName(tr("Colour bar"));
  bar_->setToolTip(tr("What the colours mean: the probability with which a place looks at the token."));
  layer_model_->retranslate();
  token_model_->retranslate();
  sheet_->viewport()->update();
  follow_work();
  follow_readout();
}

void LayerBrowser::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    fill_timesteps();
  }
  QWidget::changeEvent(event);
}

}  // namespace elboscope
