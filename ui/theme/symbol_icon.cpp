#include "ui/theme/symbol_icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/theme/theme.h"

// Outside every namespace: the macro declares a function of the resource compiler.
static void load_icon_resources() {
  Q_INIT_RESOURCE(icons);
}

namespace elboscope {
namespace {

class SymbolIconEngine final : public QIconEngine {
 public:
  SymbolIconEngine(QString name, SymbolColor color) : name_(std::move(name)), color_(color) {}

  QIconEngine* clone() const override { return new SymbolIconEngine(name_, color_); }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    painter->drawPixmap(rect, drawn(rect.size() * ratio, mode));
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return drawn(size, mode); }

 private:
  QPixmap drawn(const QSize& size, QIcon::Mode mode) const {
    QColor color = theme_colors().text;
    if (color_ == SymbolColor::accent_text) color = theme_colors().accent_text;
    if (color_ == SymbolColor::muted) color = theme_colors().muted;
    if (color_ == SymbolColor::warning) color = theme_colors().warning;
    if (color_ == SymbolColor::error) color = theme_colors().error;
    if (color_ == SymbolColor::good) color = theme_colors().good;
    if (mode == QIcon::Disabled) {
      color = theme_colors().muted;
      color.setAlphaF(0.5F);
    }
    const QString key =
        QStringLiteral("symbol/%1/%2x%3/%4").arg(name_).arg(size.width()).arg(size.height()).arg(color.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name_));
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    if (file.open(QIODevice::ReadOnly)) {
      QSvgRenderer renderer(file.readAll());
      QPainter painter(&pixmap);
      painter.setRenderHint(QPainter::Antialiasing);
      renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
      // The drawing is a stencil: whatever it covers gets the theme's colour.
      painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
      painter.fillRect(pixmap.rect(), color);
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
  }

  QString name_;
  SymbolColor color_;
};

}  // namespace

QIcon symbol_icon(const QString& name, SymbolColor color) {
  static const bool loaded = (load_icon_resources(), true);
  Q_UNUSED(loaded);
  return QIcon(new SymbolIconEngine(name, color));
}

}  // namespace elboscope
