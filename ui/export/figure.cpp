#include "ui/export/figure.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/base/version.h"
#include "ui/maps/color_table.h"
#include "ui/maps/map_grid.h"
#include "ui/maps/map_tiles.h"
#include "ui/theme/class_color.h"

namespace elboscope {
namespace {

constexpr int longest_side = 32767;
constexpr std::int64_t most_pixels = std::int64_t{1} << 28;
const QColor ink(0x1b, 0x1f, 0x24), soft_ink(0x5a, 0x62, 0x6b), frame(0xc8, 0xcd, 0xd3);

bool has_bar(MapColumn column) {
  return column != MapColumn::mask;
}

}  // namespace

FigureContent figure_content(const InspectDocument& document) {
  FigureContent content;
  content.state = document.state();
  content.picture = document.picture();
  content.truth = document.truth();
  content.record = document.record();
  content.maps = document.maps();
  content.scores = document.truth_scores();
  content.title = document.title();
  return content;
}

FigureChoice shown_choice(const InspectDocument& document) {
  FigureChoice choice;
  const InspectState& state = document.state();
  for (int row = 0; row < state.classes.size(); ++row)
    if (state.classes[row].visible && document.map_index(row) >= 0) choice.rows << row;
  for (int i = 0; i < map_column_count; ++i) {
    const auto column = static_cast<MapColumn>(i);
    if (state.view.shows(column)) choice.columns << column;
  }
  return choice;
}

struct Figure::Layout {
  QFont title, text, small;
  double margin = 0, gap = 0;
  QSizeF tile;
  double left = 0, top = 0;  // of the first tile
  double range_height = 0;   // below each row, where every class has a range of its own
  double bars_top = 0, bar_width = 0, bar_height = 0;
  QRectF caption, settings;
  QString settings_text;
  QList<std::optional<MapColumn>> columns;  // without value: the photograph
  QList<MapColumn> bars;
};

Figure::Figure(FigureContent content, FigureChoice choice)
    : content_(std::move(content)),
      choice_(std::move(choice)),
      layout_(std::make_unique<Layout>()),
      document_(std::make_unique<InspectDocument>()) {
  if (!content_.maps || !content_.picture) throw Error(ErrorKind::usage, {}, "There are no maps yet: run first.");
  choice_.rows.removeIf([&](int row) { return row < 0 || row >= content_.state.classes.size(); });
  if (choice_.rows.isEmpty() || (choice_.columns.isEmpty() && !choice_.photograph))
    throw Error(ErrorKind::usage, {}, "Nothing is chosen: a figure needs a class and a kind of map.");
  document_->reset_state(content_.state);
  document_->set_picture(content_.picture);
  document_->set_truth(content_.truth);
  document_->set_record(content_.record);
  document_->set_maps(content_.maps);
  tiles_ = std::make_unique<MapTiles>(*document_);
  tiles_->read_truth();
  lay_out();
}

Figure::~Figure() = default;

QString Figure::settings_line(const FigureContent& content) {
  const CalibrationSettings& settings = content.maps ? content.maps->settings : content.state.calibration;
  const QLocale locale;
  QStringList parts;
  if (settings.gamma < 1) {
    parts << tr("gamma %1 (1/gamma %2)")
                 .arg(locale.toString(settings.gamma, 'g', 4), locale.toString(1 / settings.gamma, 'g', 4));
  } else {
    parts << tr("no calibration");
  }
  if (content.record) {
    const AlignmentRecord& record = *content.record;
    const auto count = [](const auto& chosen, const auto& all) {
      return static_cast<qlonglong>(chosen.empty() ? all.size() : chosen.size());
    };
    parts << tr("ELBO timesteps: %1").arg(count(settings.elbo_timesteps, record.elbo_timesteps));
    parts << tr("collection timesteps: %1").arg(count(settings.collect_timesteps, record.collect_timesteps));
    const auto passes = static_cast<int>(record.self_operators.size());
    parts << tr("self-attention passes: %1")
                 .arg(settings.self_passes < 0 ? passes : std::min(settings.self_passes, passes));
  }
  if (content.record) {
    parts << tr("threshold %1").arg(locale.toString(threshold_of(*content.record, settings), 'g', 3));
    parts << tr("seed %1").arg(content.record->seed);
    const auto folder =
        QString::fromStdString(content.record->model_path).section(u'/', -1, -1, QString::SectionSkipEmpty);
    if (!folder.isEmpty()) parts << tr("model %1").arg(folder);
  }
  parts << QStringLiteral("Elboscope ") + QString::fromUtf8(program_version);
  return parts.join(QStringLiteral("  ·  "));
}

void Figure::lay_out() {
  Layout& layout = *layout_;
  const int side = std::clamp(choice_.tile, 16, 2048);
  const QSizeF picture(content_.picture->image.size());
  layout.tile = picture.scaled(side, side, Qt::KeepAspectRatio);
  layout.tile = {std::max(1.0, std::round(layout.tile.width())), std::max(1.0, std::round(layout.tile.height()))};
  if (choice_.photograph) layout.columns << std::nullopt;
  for (const MapColumn column : choice_.columns) layout.columns << column;
  const auto columns = static_cast<double>(layout.columns.size()), rows = static_cast<double>(choice_.rows.size());

  // Type grows with the tiles, so that a large figure reads like a small one.
  const double pixels = std::clamp(side / 16.0, 11.0, 48.0);
  layout.text = QGuiApplication::font();
  layout.text.setPixelSize(qRound(pixels));
  layout.title = layout.small = layout.text;
  layout.title.setWeight(QFont::DemiBold);
  layout.small.setPixelSize(std::max(9, qRound(pixels * 0.82)));
  const QFontMetricsF title(layout.title), text(layout.text), small(layout.small);
  layout.gap = std::round(pixels * 0.6);
  layout.margin = choice_.legend ? std::round(pixels * 1.2) : 0;

  double name_width = 0;
  if (choice_.legend) {
    for (const int row : choice_.rows)
      name_width = std::max(name_width, title.horizontalAdvance(content_.state.classes[row].name));
    name_width = std::min(std::ceil(name_width), pixels * 14) + pixels * 2.2;  // dot and gap
  }
  const double tiles_width = columns * layout.tile.width() + (columns - 1) * layout.gap;
  const double width = std::max(2 * layout.margin + name_width + tiles_width, choice_.legend ? pixels * 26 : 0.0);
  const double inner = width - 2 * layout.margin;
  layout.left = layout.margin + name_width;
  layout.top = layout.margin;
  if (choice_.legend) {
    if (!content_.state.caption.isEmpty()) {
      layout.caption = title.boundingRect(QRectF(0, 0, inner, 1e4), Qt::TextWordWrap, content_.state.caption);
      layout.caption = QRectF(layout.margin, layout.top, inner, std::ceil(layout.caption.height()));
      layout.top = layout.caption.bottom() + layout.gap;
    }
    layout.top += std::ceil(text.height()) + layout.gap / 2;  // titles of the columns
    if (content_.state.view.stretch) layout.range_height = std::ceil(small.height());
  }
  double bottom = layout.top + rows * (layout.tile.height() + layout.range_height) + (rows - 1) * layout.gap;
  if (choice_.legend) {
    for (const MapColumn column : choice_.columns) {
      const bool difference = column == MapColumn::difference;
      const bool there = std::any_of(layout.bars.cbegin(), layout.bars.cend(),
                                     [&](MapColumn other) { return (other == MapColumn::difference) == difference; });
      if (has_bar(column) && !there) layout.bars << column;
    }
    if (!layout.bars.isEmpty()) {
      layout.bars_top = bottom + layout.gap * 1.5;
      layout.bar_height = std::round(pixels * 0.7);
      const auto bars = static_cast<double>(layout.bars.size());
      layout.bar_width = std::min(pixels * 16, (inner - (bars - 1) * 2 * layout.gap) / bars);
      bottom = layout.bars_top + layout.bar_height + std::ceil(small.height()) * 2;
    }
    layout.settings_text = settings_line(content_);
    const QRectF settings = small.boundingRect(QRectF(0, 0, inner, 1e4), Qt::TextWordWrap, layout.settings_text);
    layout.settings = QRectF(layout.margin, bottom + layout.gap, inner, std::ceil(settings.height()) + 1);
    bottom = layout.settings.bottom();
  }
  const double height = bottom + layout.margin;
  if (width > longest_side || height > longest_side || width * height > static_cast<double>(most_pixels))
    throw Error(ErrorKind::usage, {},
                "This figure would have " + std::to_string(std::llround(width)) + " x " +
                    std::to_string(std::llround(height)) + " pixels; choose smaller tiles or fewer classes.");
  size_ = {static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(height))};
}

void Figure::draw_tile(QPainter& painter, const QRectF& place, std::optional<MapColumn> column, int row) const {
  // A finished picture: vector formats get the same colours as pixels do.
  QImage image(place.size().toSize(), QImage::Format_RGB32);
  image.fill(Qt::white);
  {
    QPainter inner(&image);
    const QRectF whole(QPointF(), place.size());
    if (!column) {
      tiles_->draw_photo(inner, whole, {}, false);
    } else if (tiles_->has(*column, row)) {
      tiles_->draw(inner, whole, *column, row, {}, false);
      tiles_->draw_truth(inner, whole, row, {});
    } else {
      tiles_->draw_photo(inner, whole, {}, true);
      inner.fillRect(whole, QColor(255, 255, 255, 190));
      inner.setFont(layout_->small);
      inner.setPen(soft_ink);
      inner.drawText(whole, Qt::AlignCenter | Qt::TextWordWrap, tr("not measured"));
    }
  }
  painter.drawImage(place.topLeft(), image);
  if (choice_.legend) {
    painter.setPen(QPen(frame, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place);
  }
}

void Figure::draw_bar(QPainter& painter, const QPointF& place, MapColumn column) const {
  const Layout& layout = *layout_;
  const bool difference = column == MapColumn::difference, stretch = content_.state.view.stretch;
  const ColorTable& table = difference ? diverging_color_table() : color_table(content_.state.view.color_map);
  QImage ramp(256, 1, QImage::Format_RGB32);
  for (int i = 0; i < 256; ++i) ramp.setPixel(i, 0, table[static_cast<std::size_t>(i)]);
  const QRectF bar(place, QSizeF(layout.bar_width, layout.bar_height));
  painter.drawImage(bar, ramp);
  painter.setPen(QPen(frame, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(bar);
  painter.setFont(layout.small);
  painter.setPen(ink);
  const double line = QFontMetricsF(layout.small).height();
  const QRectF below(bar.left(), bar.bottom() + 1, bar.width(), line);
  const QLocale locale;
  const QString zero = locale.toString(0), one = locale.toString(1);
  const QString low = difference ? QStringLiteral("−") + one : zero,
                high = difference ? QStringLiteral("+") + one : one;
  painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, stretch ? tr("min") : low);
  painter.drawText(below, Qt::AlignHCenter | Qt::AlignVCenter,
                   difference ? zero
                   : stretch  ? QString()
                              : locale.toString(0.5, 'f', 1));
  painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, stretch ? tr("max") : high);
  painter.setPen(soft_ink);
  const QString what = difference ? tr("calibrated minus raw") : tr("attention");
  painter.drawText(below.translated(0, line), Qt::AlignLeft | Qt::AlignVCenter,
                   stretch ? tr("%1, each class stretched").arg(what) : what);
}

void Figure::draw(QPainter& painter, const std::stop_token& stop,
                  const std::function<void(int done, int total)>& progress) const {
  const Layout& layout = *layout_;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(QRectF(QPointF(), QSizeF(size_)), Qt::white);
  const QFontMetricsF text(layout.text), title(layout.title);
  const auto left_of = [&](qsizetype column) {
    return layout.left + static_cast<double>(column) * (layout.tile.width() + layout.gap);
  };
  if (choice_.legend) {
    painter.setPen(ink);
    painter.setFont(layout.title);
    painter.drawText(layout.caption, Qt::TextWordWrap, content_.state.caption);
    painter.setFont(layout.text);
    painter.setPen(soft_ink);
    for (qsizetype i = 0; i < layout.columns.size(); ++i) {
      const QString name = layout.columns[i] ? MapGrid::column_title(*layout.columns[i]) : tr("photograph");
      const QRectF place(left_of(i), layout.top - text.height() - layout.gap / 2, layout.tile.width(), text.height());
      painter.drawText(place, Qt::AlignCenter, text.elidedText(name, Qt::ElideRight, place.width()));
    }
  }
  const int total = static_cast<int>(choice_.rows.size() * layout.columns.size());
  int done = 0;
  for (qsizetype r = 0; r < choice_.rows.size(); ++r) {
    const int row = choice_.rows[r];
    const double top = layout.top + static_cast<double>(r) * (layout.tile.height() + layout.range_height + layout.gap);
    if (choice_.legend) {
      const ClassEntry& entry = content_.state.classes[row];
      const double width = layout.left - layout.margin, dot = title.height() * 0.45;
      const QRectF place(layout.margin, top, width - layout.gap, title.height());
      painter.setPen(Qt::NoPen);
      painter.setBrush(class_color(entry.color));
      painter.drawEllipse(QRectF(place.left(), place.center().y() - dot / 2, dot, dot));
      painter.setPen(ink);
      painter.setFont(layout.title);
      const QRectF name = place.adjusted(dot * 1.6, 0, 0, 0);
      painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                       title.elidedText(entry.name, Qt::ElideRight, name.width()));
      const int index = document_->map_index(row);
      if (index >= 0) {
        const ClassCalibration& calibration = content_.maps->maps.classes[static_cast<std::size_t>(index)];
        painter.setFont(layout.small);
        painter.setPen(soft_ink);
        const QRectF line(name.left(), name.bottom(), name.width(), QFontMetricsF(layout.small).height());
        if (calibration.measured)
          painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                           tr("S %1").arg(QLocale().toString(calibration.s, 'f', 2)));
      }
    }
    for (qsizetype i = 0; i < layout.columns.size(); ++i) {
      throw_if_stopped(stop);
      const QRectF place(QPointF(left_of(i), top), layout.tile);
      draw_tile(painter, place, layout.columns[i], row);
      if (layout.range_height > 0 && layout.columns[i] && has_bar(*layout.columns[i])) {
        const ShownRange range = tiles_->range(*layout.columns[i], document_->map_index(row));
        const QLocale locale;
        painter.setFont(layout.small);
        painter.setPen(soft_ink);
        painter.drawText(
            QRectF(place.left(), place.bottom(), place.width(), layout.range_height), Qt::AlignCenter,
            QStringLiteral("%1 … %2").arg(locale.toString(range.low, 'f', 2), locale.toString(range.high, 'f', 2)));
      }
      if (progress) progress(++done, total);
    }
  }
  if (!choice_.legend) return;
  for (qsizetype i = 0; i < layout.bars.size(); ++i)
    draw_bar(painter, {layout.margin + static_cast<double>(i) * (layout.bar_width + 2 * layout.gap), layout.bars_top},
             layout.bars[i]);
  painter.setFont(layout.small);
  painter.setPen(soft_ink);
  painter.drawText(layout.settings, Qt::TextWordWrap, layout.settings_text);
}

QImage Figure::image(const std::stop_token& stop, const std::function<void(int done, int total)>& progress) const {
  QImage image(size_, QImage::Format_RGB32);
  if (image.isNull()) throw Error(ErrorKind::failed, {}, "There is not enough memory for this figure.");
  QPainter painter(&image);
  draw(painter, stop, progress);
  return image;
}

}  // namespace elboscope
