#include "ui/models/model_dialog.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTabBar>
#include <QTabWidget>
#include <algorithm>

#include "ui/document/file_paths.h"
#include "ui/document/inspector.h"
#include "ui/models/memory_bar.h"
#include "ui/models/model_facts.h"
#include "ui/models/model_guide.h"
#include "ui/models/model_part_list.h"
#include "ui/samples/sample_list.h"
#include "ui/theme/symbol_icon.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

QScrollArea* scrolling(QWidget* content) {
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFrameShape(QFrame::NoFrame);
  if (content != nullptr) scroll->setWidget(content);
  return scroll;
}

}  // namespace

ModelDialog::ModelDialog(InspectDocument& document, Inspector& inspector, QWidget* parent)
    : QDialog(parent),
      document_(document),
      inspector_(inspector),
      list_(new QListWidget),
      folder_(new QPushButton),
      file_(new QPushButton),
      pages_(new QTabWidget),
      name_(new QLabel),
      path_label_(new QLabel),
      facts_(new QLabel),
      verdict_(new QLabel),
      parts_title_(new QLabel),
      memory_title_(new QLabel),
      memory_(new QLabel),
      plan_(new QLabel),
      warnings_(new QLabel),
      parts_(new ModelPartList),
      memory_bar_(new MemoryBar),
      device_label_(new QLabel),
      type_label_(new QLabel),
      device_(new QComboBox),
      type_(new QComboBox),
      guide_(scrolling(nullptr)),
      progress_(new QProgressBar),
      state_(new QLabel),
      load_(new QPushButton),
      cancel_(new QPushButton),
      close_(new QPushButton) {
  setObjectName(QStringLiteral("models"));
  setAcceptDrops(true);
  setMinimumSize(640, 420);
  resize(880, 620);
  // From the outside in: what comes into a window with its texts in it lays all of them out again.
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(spacing::large, spacing::medium, spacing::large, spacing::medium);
  layout->setSpacing(spacing::medium);
  auto* upper = new QHBoxLayout;
  layout->addLayout(upper, 1);
  upper->setSpacing(spacing::large);
  auto* side = new QWidget;
  upper->addWidget(side);
  side->setFixedWidth(230);
  make_list_side(*side);
  upper->addWidget(pages_, 1);
  auto* page = new QWidget;
  pages_->addTab(scrolling(page), QString());
  make_model_page(*page);
  pages_->addTab(guide_, QString());
  pages_->setDocumentMode(true);
  pages_->tabBar()->setDrawBase(false);

  progress_->setTextVisible(false);
  progress_->setFixedWidth(110);
  state_->setFont(number_font(0.95));
  state_->setProperty("look", QStringLiteral("muted"));
  load_->setProperty("look", QStringLiteral("primary"));
  load_->setDefault(true);
  close_->setAutoDefault(false);
  cancel_->setAutoDefault(false);
  auto* bottom = new QHBoxLayout;
  layout->addLayout(bottom);
  bottom->setSpacing(spacing::small);
  bottom->addWidget(progress_);
  bottom->addWidget(state_, 1);
  bottom->addWidget(cancel_);
  bottom->addWidget(close_);
  bottom->addWidget(load_);

  const ModelChoice& now = document_.model_choice();
  device_->setCurrentIndex(static_cast<int>(now.device));
  type_->setCurrentIndex(static_cast<int>(now.type));
  // Its texts take long to lay out, and few look at it.
  connect(pages_, &QTabWidget::currentChanged, this, [this](int place) {
    if (pages_->widget(place) == guide_ && guide_->widget() == nullptr)
      guide_->setWidget(new ModelGuide(guide_->viewport()));
  });
  tick_.setInterval(200);
  connect(&tick_, &QTimer::timeout, this, &ModelDialog::follow_work);
  connect(list_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
    if (item != nullptr) show_model(item->data(Qt::UserRole).toString());
  });
  connect(list_, &QListWidget::itemActivated, this, [this] {
    if (load_->isEnabled()) load();
  });
  connect(folder_, &QPushButton::clicked, this, &ModelDialog::choose_folder);
  connect(file_, &QPushButton::clicked, this, &ModelDialog::choose_file);
  for (QComboBox* box : {device_, type_}) connect(box, &QComboBox::activated, this, &ModelDialog::ask);
  connect(load_, &QPushButton::clicked, this, &ModelDialog::load);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    ended_ = Ended::cancelled;
    inspector_.stop();
  });
  connect(close_, &QPushButton::clicked, this, &QDialog::close);
  connect(&inspector_, &Inspector::model_looked_at, this, &ModelDialog::receive);
  connect(&inspector_, &Inspector::busy_changed, this, &ModelDialog::follow_work);
  connect(&inspector_, &Inspector::progressed, this, &ModelDialog::follow_work);
  connect(&document_, &InspectDocument::model_changed, this, [this] {
    fill_list();
    follow_work();
  });
  connect(&inspector_, &Inspector::model_load_ended, this, [this](bool loaded) {
    if (!std::exchange(load_asked_, false)) return;
    if (loaded) {
      accept();
      return;
    }
    if (ended_ != Ended::cancelled) ended_ = Ended::refused;
    follow_work();
  });
  retranslate();
  fill_list();
}

void ModelDialog::make_list_side(QWidget& side) {
  auto* layout = new QVBoxLayout(&side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::small);
  list_->setTextElideMode(Qt::ElideMiddle);
  list_->setIconSize({16, 16});
  layout->addWidget(list_, 1);
  folder_->setIcon(symbol_icon(QStringLiteral("open")));
  for (QPushButton* button : {folder_, file_}) {
    button->setAutoDefault(false);
    layout->addWidget(button);
  }
}

void ModelDialog::make_model_page(QWidget& page) {
  name_->setFont(scaled_font(1.3, QFont::DemiBold));
  path_label_->setProperty("look", QStringLiteral("muted"));
  path_label_->setFont(scaled_font(0.92));
  facts_->setProperty("look", QStringLiteral("muted"));
  for (QLabel* label : {name_, path_label_, facts_, verdict_, memory_, plan_, warnings_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  for (QLabel* title : {parts_title_, memory_title_}) title->setProperty("look", QStringLiteral("title"));
  plan_->setProperty("look", QStringLiteral("muted"));
  plan_->setFont(scaled_font(0.93));
  warnings_->setProperty("look", QStringLiteral("muted"));
  warnings_->setFont(scaled_font(0.93));
  memory_->setFont(number_font());
  for (int i = 0; i < 3; ++i) device_->addItem(QString());
  for (int i = 0; i < 4; ++i) type_->addItem(QString());
  device_label_->setBuddy(device_);
  type_label_->setBuddy(type_);
  auto* choices = new QHBoxLayout;
  choices->setSpacing(spacing::small);
  choices->addWidget(device_label_);
  choices->addWidget(device_);
  choices->addSpacing(spacing::small);
  choices->addWidget(type_label_);
  choices->addWidget(type_);
  choices->addStretch();
  auto* layout = new QVBoxLayout(&page);
  layout->setContentsMargins(2, spacing::small, spacing::small, spacing::small);
  layout->setSpacing(spacing::tight);
  layout->addWidget(name_);
  layout->addWidget(path_label_);
  layout->addWidget(facts_);
  layout->addSpacing(spacing::small);
  layout->addWidget(verdict_);
  layout->addSpacing(spacing::tight);
  layout->addWidget(parts_title_);
  layout->addWidget(parts_);
  layout->addWidget(warnings_);
  layout->addSpacing(spacing::small);
  layout->addWidget(memory_title_);
  layout->addWidget(memory_bar_);
  layout->addWidget(memory_);
  layout->addWidget(plan_);
  layout->addSpacing(spacing::tight);
  layout->addLayout(choices);
  layout->addStretch();
}

// --- which -----------------------------------------------------------------------------------------------------------

void ModelDialog::set_recent(const QStringList& folders) {
  recent_ = folders;
  fill_list();
}

void ModelDialog::fill_list() {
  QStringList paths;
  const QString current = as_text(document_.model_choice().folder);
  for (const QString& path : QStringList{path_, current, shipped_model()} + recent_) {
    const QString clean = QDir::cleanPath(path);
    if (!path.isEmpty() && !paths.contains(clean)) paths << clean;
  }
  const QString loaded = document_.model() ? QDir::cleanPath(as_text(document_.model()->choice.folder)) : QString();
  const QSignalBlocker block(list_);
  list_->clear();
  for (const QString& path : std::as_const(paths)) {
    auto* item = new QListWidgetItem(path == QDir::cleanPath(shipped_model()) ? tr("Stickers (comes with it)")
                                                                              : short_model_name(path));
    item->setData(Qt::UserRole, path);
    item->setToolTip(QDir::toNativeSeparators(path));
    item->setIcon(symbol_icon(path == loaded ? QStringLiteral("check") : QStringLiteral("model"),
                              path == loaded ? SymbolColor::good : SymbolColor::muted));
    list_->addItem(item);
    if (path == QDir::cleanPath(path_)) list_->setCurrentItem(item);
  }
}

void ModelDialog::show_model(const QString& path) {
  const QString clean = QDir::cleanPath(path);
  const bool listed = [&] {
    for (int i = 0; i < list_->count(); ++i) {
      if (list_->item(i)->data(Qt::UserRole).toString() == clean) return true;
    }
    return false;
  }();
  const bool same = clean == path_;
  path_ = clean;
  if (!listed) fill_list();
  for (int i = 0; i < list_->count(); ++i) {
    const QSignalBlocker block(list_);
    if (list_->item(i)->data(Qt::UserRole).toString() == clean) list_->setCurrentRow(i);
  }
  pages_->setCurrentIndex(0);
  if (!same || !look_) ask();
}

void ModelDialog::choose_folder() {
  auto* dialog = new QFileDialog(this, tr("Choose a model folder (the one with model_index.json)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, &ModelDialog::show_model);
  dialog->open();
}

void ModelDialog::choose_file() {
  auto* dialog = new QFileDialog(this, tr("Choose a model in one file"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({tr("Models in one file (*.safetensors)"), tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this, &ModelDialog::show_model);
  dialog->open();
}

void ModelDialog::dragEnterEvent(QDragEnterEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (urls.size() == 1 && urls.front().isLocalFile()) event->acceptProposedAction();
}

void ModelDialog::dropEvent(QDropEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (urls.size() != 1 || !urls.front().isLocalFile()) return;
  event->setDropAction(Qt::CopyAction);  // whoever hears of a move may delete the model
  event->accept();
  show_model(urls.front().toLocalFile());
}

// --- looking ---------------------------------------------------------------------------------------------------------

ModelChoice ModelDialog::choice() const {
  return {as_path(path_), static_cast<ComputeDevice>(device_->currentIndex()),
          static_cast<ComputeType>(type_->currentIndex())};
}

void ModelDialog::ask() {
  if (path_.isEmpty()) return;
  look_.reset();
  ended_ = Ended::none;
  pending_ = true;
  // What somebody has just opened goes first; follow_work() asks when the files' worker is free.
  if (!inspector_.files().busy()) inspector_.look_at_model(choice());
  show_look();
}

void ModelDialog::receive(const ModelLook& look) {
  if (!(look.choice == choice())) return;
  pending_ = false;
  look_ = look;
  show_look();
}

void ModelDialog::show_look() {
  name_->setText(path_.isEmpty() ? tr("No model chosen") : short_model_name(path_));
  path_label_->setText(QDir::toNativeSeparators(path_));
  const bool known = look_.has_value();
  for (QWidget* widget : {static_cast<QWidget*>(parts_title_), static_cast<QWidget*>(parts_)})
    widget->setVisible(known);
  facts_->setVisible(known);
  warnings_->setVisible(false);
  if (!known) {
    verdict_->setText(pending_ ? tr("Reading what is there…") : tr("Choose a model on the left, or a folder."));
    set_look(*verdict_, QStringLiteral("muted"));
  } else {
    const ModelChecklist& list = look_->list;
    QStringList facts;
    if (!family_title(list).isEmpty()) facts << family_title(list);
    if (list.info) facts << model_facts(*list.info);
    facts_->setText(facts.join(QStringLiteral("  ·  ")));
    facts_->setVisible(!facts.isEmpty());
    parts_->show_list(list);
    verdict_->setText(list.complete() ? tr("Everything that is needed is there.")
                      : list.pipeline_class.empty() && !list.single_file
                          ? tr("This is not a model that can be used. “Get models” shows what a folder must hold.")
                          : tr("This model cannot be loaded until the following is mended:"));
    set_look(*verdict_, list.complete() ? QStringLiteral("good") : QStringLiteral("warning"));
    parts_title_->setText(list.complete() ? tr("Parts") : tr("What is there and what is needed"));
    if (list.info && !list.info->warnings.empty()) {
      QStringList warnings;
      for (const std::string& warning : list.info->warnings) warnings << QString::fromStdString(warning);
      warnings_->setText(warnings.join(u'\n'));
      warnings_->setVisible(true);
    }
  }
  show_memory();
  follow_work();
}

void ModelDialog::show_memory() {
  const bool complete = look_ && look_->list.complete();
  memory_title_->setVisible(complete);
  memory_->setVisible(complete);
  const bool estimated = complete && look_->memory;
  memory_bar_->setVisible(estimated);
  plan_->setVisible(estimated);
  if (complete && !estimated)
    memory_->setText(tr("There is no estimate for this choice.") + u' ' + look_->memory_failure.sentence);
  if (!estimated) return;
  const MemoryEstimate& estimate = *look_->memory;
  const PlanMemory& plan = estimate.of(MemoryPlan::automatic);
  memory_bar_->show_share(plan.peak(), estimate.available);
  const QString compute = QString::fromStdString(estimate.compute);
  memory_->setText(estimate.available > 0
                       ? tr("A run takes about %1 at its worst moment; %2 are free.")
                             .arg(memory_size_text(plan.peak()), memory_size_text(estimate.available))
                       : tr("A run takes about %1 at its worst moment.").arg(memory_size_text(plan.peak())));
  QStringList lines{tr("In %1, %2; for a picture of %3 × %4.")
                        .arg(compute, plan_text(estimate.automatic))
                        .arg(estimate.width)
                        .arg(estimate.height)};
  if (estimate.available > 0 && plan.peak() > estimate.available)
    lines << tr(
        "That is more than there is: the computer will be very slow, or the program will be ended. Try bfloat16 "
        "under Numbers, or a smaller model.");
  if (document_.model() && !(document_.model()->choice == look_->choice))
    lines << tr("Until it is loaded, the model in use stays in memory, too.");
  plan_->setText(lines.join(u'\n'));
}

// --- loading ---------------------------------------------------------------------------------------------------------

void ModelDialog::load() {
  if (!look_ || !look_->list.complete()) return;
  load_asked_ = true;
  ended_ = Ended::none;
  inspector_.choose_model(choice());
  follow_work();
}

void ModelDialog::follow_work() {
  // The files' worker was busy, or another request took this one's place, or another model is shown by now.
  if (pending_ && !inspector_.files().busy()) {
    inspector_.look_at_model(choice());
    return;
  }
  const bool loading = inspector_.loading_model();
  const bool shown_is_loading = loading && document_.model_choice() == choice();
  const bool in_use = document_.model() && document_.model()->choice == choice();
  progress_->setVisible(loading);
  cancel_->setVisible(loading);
  cancel_->setEnabled(!inspector_.engine().stopping());
  load_->setEnabled(look_ && look_->list.complete() && !in_use && !shown_is_loading && !inspector_.running());
  load_->setText(in_use ? tr("In use") : shown_is_loading ? tr("Loading…") : tr("Load"));
  if (loading) {
    if (!tick_.isActive()) tick_.start();
    const JobProgress progress = inspector_.engine().progress();
    progress_->setRange(0, static_cast<int>(progress.total));
    progress_->setValue(static_cast<int>(progress.done));
    state_->setText(progress_text(progress));
    return;
  }
  tick_.stop();
  if (inspector_.running()) {
    state_->setText(tr("A run is going on; models can be changed when it has ended."));
  } else if (ended_ == Ended::refused) {
    state_->setText(document_.model() ? tr("It was refused; the list of problems says why. The model in use stays.")
                                      : tr("It was refused; the list of problems says why."));
  } else if (ended_ == Ended::cancelled && document_.model()) {
    state_->setText(tr("Cancelled. The model in use stays."));
  } else if (document_.model()) {
    state_->setText(tr("In use: %1, %2")
                        .arg(short_model_name(as_text(document_.model()->choice.folder)),
                             QString::fromStdString(document_.model()->compute)));
  } else {
    state_->setText(tr("No model is loaded."));
  }
}

// --- texts -----------------------------------------------------------------------------------------------------------

void ModelDialog::retranslate() {
  setWindowTitle(tr("Models"));
  folder_->setText(tr("Choose a &folder…"));
  folder_->setToolTip(tr("The folder with model_index.json, in the layout of the diffusers library."));
  file_->setText(tr("Choose a f&ile…"));
  file_->setToolTip(tr("A checkpoint of Stable Diffusion 1, 2 or XL in one .safetensors file."));
  list_->setAccessibleName(tr("Models"));
  pages_->setTabText(0, tr("This model"));
  pages_->setTabText(1, tr("Get models"));
  memory_title_->setText(tr("Memory"));
  device_label_->setText(tr("&Device"));
  const QStringList devices{tr("Automatic"), tr("CPU"), tr("GPU (CUDA)")};
  for (int i = 0; i < 3; ++i) device_->setItemText(i, devices[i]);
  device_->setToolTip(tr("Where it computes. Automatic takes a GPU where this build and this computer have one."));
  type_label_->setText(tr("&Numbers"));
  const QStringList types{tr("Automatic"), tr("float32"), tr("bfloat16"), tr("float16 (GPU alone)")};
  for (int i = 0; i < 4; ++i) type_->setItemText(i, types[i]);
  type_->setToolTip(
      tr("float32 is exact; bfloat16 takes half the memory and is less exact, and slow on processors that do "
         "not know it."));
  device_->setAccessibleName(tr("Device"));
  type_->setAccessibleName(tr("Numbers"));
  cancel_->setText(tr("Cancel loading"));
  close_->setText(tr("Close"));
  progress_->setAccessibleName(tr("Loading"));
  show_look();
}

void ModelDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    fill_list();
  }
  if (event->type() == QEvent::PaletteChange && look_) show_look();  // its symbols are pictures
  QDialog::changeEvent(event);
}

}  // namespace elboscope
