#include "ui/layers/layer_models.h"

#include <QColor>
#include <QCoreApplication>
#include <QFont>
#include <algorithm>

#include "ui/theme/class_color.h"
#include "ui/theme/theme.h"

namespace elboscope {
namespace {

QString text(const char* source) {
  return QCoreApplication::translate("Layers", source);
}

}  // namespace

QString layer_title(const LayerMaps& maps, int layer) {
  const LayerMaps::Layer& entry = maps.layers[static_cast<std::size_t>(layer)];
  // Networks that go neither down nor up have no places worth a word.
  const bool places = std::any_of(maps.layers.begin(), maps.layers.end(),
                                  [](const LayerMaps::Layer& one) { return one.place != CollectedLayer::Place::mid; });
  QString title = text(QT_TRANSLATE_NOOP("Layers", "Layer %1")).arg(layer + 1);
  if (places) {
    const QString place = entry.place == CollectedLayer::Place::down  ? text(QT_TRANSLATE_NOOP("Layers", "down"))
                          : entry.place == CollectedLayer::Place::mid ? text(QT_TRANSLATE_NOOP("Layers", "middle"))
                                                                      : text(QT_TRANSLATE_NOOP("Layers", "up"));
    title += QStringLiteral(" · ") + place;
  }
  return title + QStringLiteral(" · %1 × %2").arg(entry.width).arg(entry.height);
}

QString token_title(const LayerMaps& maps, int token) {
  const TokenColumn& column = maps.tokens[static_cast<std::size_t>(token)];
  int number = 1;
  for (int i = token - 1; i >= 0; --i) {
    const TokenColumn& before = maps.tokens[static_cast<std::size_t>(i)];
    if (before.kind != column.kind || before.t5 != column.t5) break;
    ++number;
  }
  QString name;
  switch (column.kind) {
    case TokenColumn::Kind::word:
      name = QString::fromStdString(column.text).trimmed();
      if (name.isEmpty()) name = QStringLiteral("·");
      break;
    case TokenColumn::Kind::start:
      name = text(QT_TRANSLATE_NOOP("Layers", "start"));
      break;
    case TokenColumn::Kind::end:
      name = text(QT_TRANSLATE_NOOP("Layers", "end"));
      break;
    case TokenColumn::Kind::padding:
      name = text(QT_TRANSLATE_NOOP("Layers", "padding %1")).arg(number);
      break;
    case TokenColumn::Kind::absent:
      name = text(QT_TRANSLATE_NOOP("Layers", "no encoder %1")).arg(number);
      break;
  }
  const bool both = maps.tokens.front().t5 != maps.tokens.back().t5;
  return both && column.t5 ? QStringLiteral("T5: ") + name : name;
}

// --- layers ----------------------------------------------------------------------------------------------------------

LayerModel::LayerModel(const InspectDocument& document, QObject* parent)
    : QAbstractListModel(parent), document_(document), maps_(document.layers()) {
  connect(&document_, &InspectDocument::layers_changed, this, [this] {
    beginResetModel();
    maps_ = document_.layers();
    endResetModel();
  });
}

int LayerModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !maps_ ? 0 : static_cast<int>(maps_->layers.size());
}

QVariant LayerModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const LayerMaps::Layer& layer = maps_->layers[static_cast<std::size_t>(index.row())];
  const QString name = QString::fromStdString(layer.name);
  switch (role) {
    case Qt::DisplayRole:
      return layer_title(*maps_, index.row());
    case Qt::ToolTipRole:
      return name + QStringLiteral("<br>") + tr("%n head(s), averaged", nullptr, static_cast<int>(layer.heads));
    case Qt::AccessibleTextRole:
      return layer_title(*maps_, index.row()) + QStringLiteral(", ") +
             tr("%n head(s)", nullptr, static_cast<int>(layer.heads));
    case DetailRole:
      return tr("%n head(s)", nullptr, static_cast<int>(layer.heads)) + QStringLiteral(" · ") + name;
    case HeadsRole:
      return static_cast<int>(layer.heads);
    default:
      return {};
  }
}

void LayerModel::retranslate() {
  if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

// --- tokens ----------------------------------------------------------------------------------------------------------

TokenModel::TokenModel(const InspectDocument& document, QObject* parent)
    : QAbstractListModel(parent), document_(document), maps_(document.layers()) {
  connect(&document_, &InspectDocument::layers_changed, this, [this] {
    beginResetModel();
    maps_ = document_.layers();
    endResetModel();
  });
  for (const auto signal : {&InspectDocument::classes_changed, &InspectDocument::record_changed})
    connect(&document_, signal, this, &TokenModel::retranslate);
}

int TokenModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !maps_ ? 0 : static_cast<int>(maps_->tokens.size());
}

int TokenModel::class_of(int token) const {
  const RecordPtr& record = document_.record();
  if (!record || record->caption != maps_->caption) return -1;
  const int position = maps_->tokens[static_cast<std::size_t>(token)].position;
  for (const RecordedClass& entry : record->classes) {
    if (std::find(entry.token_positions.begin(), entry.token_positions.end(), position) == entry.token_positions.end())
      continue;
    const QList<ClassEntry>& classes = document_.state().classes;
    for (int row = 0; row < classes.size(); ++row) {
      if (classes[row].name.toStdString() == entry.name) return row;
    }
  }
  return -1;
}

QVariant TokenModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const TokenColumn& token = maps_->tokens[static_cast<std::size_t>(index.row())];
  const bool special = token.kind != TokenColumn::Kind::word;
  switch (role) {
    case Qt::DisplayRole:
      return token_title(*maps_, index.row());
    case Qt::ToolTipRole:
      switch (token.kind) {
        case TokenColumn::Kind::word:
          return tr("Token %1 of the caption").arg(token.position);
        case TokenColumn::Kind::start:
          return tr("Token %1: put before every text. It takes the attention that no word wants.").arg(token.position);
        case TokenColumn::Kind::end:
          return tr("Token %1: closes the text and sums it up.").arg(token.position);
        case TokenColumn::Kind::padding:
          return tr("Token %1: fills the text up to its full length.").arg(token.position);
        case TokenColumn::Kind::absent:
          return tr("Token %1: of a text encoder that this model folder does not have.").arg(token.position);
      }
      return {};
    case Qt::ForegroundRole:
      return special ? QVariant(theme_colors().muted) : QVariant();
    case Qt::FontRole: {
      if (!special) return {};
      QFont font = scaled_font(1);
      font.setItalic(true);
      return font;
    }
    case Qt::DecorationRole: {
      const int row = class_of(index.row());
      return row >= 0 ? QVariant(class_color(document_.state().classes[row].color)) : QVariant();
    }
    case PositionRole:
      return token.position;
    case SpecialRole:
      return special;
    case ClassRole:
      return class_of(index.row());
    default:
      return {};
  }
}

void TokenModel::retranslate() {
  if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

}  // namespace elboscope
