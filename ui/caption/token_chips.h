#pragma once

#include <QList>
#include <QRectF>
#include <QWidget>

#include "ui/document/caption_reading.h"

namespace elboscope {

class InspectDocument;

/// The caption as one text encoder of the model reads it: one chip a token, padding last. A click on a word, or
/// dragging over several, makes a class of them; a click on a class's word selects it. Keyboard: left and right move,
/// Shift extends, Return makes the class.
class TokenChips final : public QWidget {
  Q_OBJECT

 public:
  explicit TokenChips(InspectDocument& document, QWidget* parent = nullptr);

  const CaptionReading& reading() const { return reading_; }
  /// Place of the encoder that is shown in reading().encoders: the first that counts, unless show_encoder() chose one.
  int shown_encoder() const { return shown_; }
  const EncoderReading& shown() const { return reading_.encoders[shown_]; }
  void show_encoder(int encoder);
  QRect chip_rect(int token) const { return token < chips_.size() ? chips_[token].toAlignedRect() : QRect(); }

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override { return {220, heightForWidth(220)}; }
  QSize minimumSizeHint() const override { return {120, 30}; }

 Q_SIGNALS:
  void reading_changed();  ///< or another encoder is shown

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void retranslate();
  void read();
  void relayout();
  double place_chips(double width, QList<QRectF>& chips) const;
  const QList<CaptionToken>& tokens() const { return shown().tokens; }
  QString padding_label() const;
  QString tip(int chip) const;
  int chip_at(const QPointF& point) const;
  QString label(const CaptionToken& token) const;
  /// Whole words from one token to another; empty for special tokens and punctuation.
  QString phrase(int from, int to) const;
  void take(int from, int to);

  InspectDocument& document_;
  CaptionReading reading_;
  QList<QRectF> chips_;
  int pressed_ = -1, current_ = -1;  // while a phrase is being chosen
  int hovered_ = -1;
  int shown_ = 0;
  QString chosen_;  // name of the encoder that the user chose; empty: none
};

}  // namespace elboscope
