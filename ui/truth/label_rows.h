#pragma once

#include <QWidget>

#include "ui/document/truth_reading.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace elboscope {

class InspectDocument;

/// What each label of the mask stands for: a class, background, or nothing that counts. One box a label.
class LabelRows final : public QWidget {
  Q_OBJECT

 public:
  explicit LabelRows(InspectDocument& document, QWidget* parent = nullptr);
  /// Labels that have pixels and stand for no class though nobody said so.
  int unknown_count() const;
  const QList<TruthLabel>& labels() const { return labels_; }

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void follow();
  void build();
  void choose(int label, const LabelMeaning& meaning);

  InspectDocument& document_;
  QList<TruthLabel> labels_;
  QStringList classes_;
  std::shared_ptr<const LabelPicture> mask_;
  QLabel* explanation_;
  QGridLayout* grid_;
  QPushButton* reset_;
};

}  // namespace elboscope
