#include "ui/samples/sample_gallery.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>

#include "ui/samples/sample_model.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

constexpr int side = 136;  // of a picture
constexpr int margin = 8;

/// The picture (or its truth), below it the title and the classes.
class SampleDelegate final : public QStyledItemDelegate {
 public:
  explicit SampleDelegate(SampleGallery& gallery) : QStyledItemDelegate(&gallery), gallery_(gallery) {}

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
    return {side + 2 * margin, side + 2 * margin + 3 * option.fontMetrics.height() + 6};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const ThemeColors& colors = theme_colors();
    const bool selected = option.state & QStyle::State_Selected, hovered = option.state & QStyle::State_MouseOver;
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF card = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
    if (selected || hovered) {
      painter->setPen(selected ? QPen(colors.accent, 1.5) : QPen(colors.line));
      painter->setBrush(selected ? colors.soft_accent : colors.panel);
      painter->drawRoundedRect(card, 7, 7);
    }
    const QRectF frame(option.rect.left() + (option.rect.width() - side) / 2.0, option.rect.top() + margin, side, side);
    const bool truth = gallery_.shows_truth() || hovered;
    QImage image = index.data(truth ? SampleModel::TruthRole : SampleModel::PictureRole).value<QImage>();
    if (image.isNull()) image = index.data(SampleModel::PictureRole).value<QImage>();
    if (image.isNull()) {
      painter->fillRect(frame, colors.line);
    } else {
      const QSizeF size = QSizeF(image.size()).scaled(frame.size(), Qt::KeepAspectRatio);
      painter->drawImage(QRectF(frame.center() - QPointF(size.width(), size.height()) / 2, size), image);
    }
    const QFontMetrics& metrics = option.fontMetrics;
    QRectF line(option.rect.left() + margin, frame.bottom() + 5, option.rect.width() - 2 * margin, metrics.height());
    painter->setPen(colors.text);
    // Three lines are for both.
    const bool measured = index.data(SampleModel::HasRecordRole).toBool();
    const QString title = index.data().toString();
    QRectF lines = line;
    lines.setHeight((measured ? 2 : 3) * metrics.height());
    painter->drawText(lines, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, title);
    const QRectF used = painter->boundingRect(lines, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, title);
    if (measured) {
      line.moveTop(used.bottom());
      painter->setPen(colors.muted);
      painter->setFont(scaled_font(0.88));
      painter->drawText(line, Qt::AlignHCenter, SampleGallery::tr("already measured"));
    }
    painter->restore();
  }

 private:
  SampleGallery& gallery_;
};

}  // namespace

SampleGallery::SampleGallery(QWidget* parent)
    : QDialog(parent),
      model_(new SampleModel(samples(), this)),
      list_(new QListView),
      intro_(new QLabel),
      about_(new QLabel),
      truth_(new QCheckBox),
      open_(new QPushButton),
      cancel_(new QPushButton) {
  intro_->setWordWrap(true);
  about_->setWordWrap(true);
  about_->setProperty("look", QStringLiteral("muted"));
  list_->setModel(model_);
  list_->setItemDelegate(new SampleDelegate(*this));
  list_->setViewMode(QListView::IconMode);
  list_->setMovement(QListView::Static);
  list_->setResizeMode(QListView::Adjust);
  list_->setUniformItemSizes(true);
  list_->setSpacing(4);
  list_->setMouseTracking(true);
  list_->viewport()->setAttribute(Qt::WA_Hover);
  list_->installEventFilter(this);
  open_->setProperty("look", QStringLiteral("primary"));
  open_->setDefault(true);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(truth_);
  buttons->addStretch();
  buttons->addWidget(cancel_);
  buttons->addWidget(open_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(spacing::large, spacing::large, spacing::large, spacing::medium);
  layout->setSpacing(spacing::small);
  layout->addWidget(intro_);
  layout->addWidget(list_, 1);
  layout->addWidget(about_);
  layout->addLayout(buttons);
  resize(1016, 606);

  connect(truth_, &QCheckBox::toggled, list_->viewport(), qOverload<>(&QWidget::update));
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &SampleGallery::follow_current);
  connect(list_, &QListView::activated, this, &SampleGallery::open_current);
  connect(open_, &QPushButton::clicked, this, &SampleGallery::open_current);
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
  if (model_->rowCount() > 0) list_->setCurrentIndex(model_->index(0));
  list_->setFocus();
  retranslate();
}

bool SampleGallery::shows_truth() const {
  return truth_->isChecked();
}

void SampleGallery::set_shows_truth(bool on) {
  truth_->setChecked(on);
}

void SampleGallery::open_current() {
  const QModelIndex index = list_->currentIndex();
  // "activated" and the default button may both answer one press of Return.
  if (!index.isValid() || result() == Accepted) return;
  const Sample sample = model_->sample(index.row());
  accept();
  Q_EMIT chosen(sample);
}

void SampleGallery::follow_current() {
  const QModelIndex index = list_->currentIndex();
  open_->setEnabled(index.isValid());
  about_->setText(index.isValid() ? tr("“%1”: %2.")
                                        .arg(index.data(SampleModel::CaptionRole).toString(),
                                             index.data(Qt::AccessibleDescriptionRole).toString())
                                  : tr("No samples are installed."));
}

bool SampleGallery::eventFilter(QObject* watched, QEvent* event) {
  // The list would look for a title that begins with T.
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_T && key->modifiers() == Qt::NoModifier) {
      truth_->toggle();
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

void SampleGallery::retranslate() {
  setWindowTitle(tr("Samples"));
  intro_->setText(tr(
      "Small drawings whose truth is known exactly, made like those the shipped model has learned from. Point at one "
      "to see what is really where."));
  list_->setAccessibleName(tr("Samples"));
  list_->setToolTip(tr("Arrows choose, Return opens, T shows the truth."));
  truth_->setText(tr("Show the &truth everywhere"));
  truth_->setAccessibleName(tr("Show the truth everywhere"));
  truth_->setToolTip(tr("Colours every sample by what is really where (T)."));
  open_->setText(tr("&Open"));
  open_->setAccessibleName(tr("Open"));
  open_->setToolTip(tr("Opens the chosen sample with its caption, classes and truth."));
  cancel_->setText(tr("&Cancel"));
  cancel_->setAccessibleName(tr("Cancel"));
  cancel_->setToolTip(tr("Closes this list; nothing changes."));
  follow_current();
}

void SampleGallery::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

}  // namespace elboscope
