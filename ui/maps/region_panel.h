#pragma once

#include <QWidget>

class QLabel;
class QListView;
class QToolButton;

namespace elboscope {

class InspectDocument;
class RegionModel;

/// "What is here?": the words ranked for the region, with bars. A row that is chosen selects its class.
class RegionPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit RegionPanel(InspectDocument& document, QWidget* parent = nullptr);

  RegionModel& model() { return *model_; }
  QListView& list() { return *list_; }
  QSize sizeHint() const override { return {208, 200}; }

 Q_SIGNALS:
  void layers_wanted();  ///< the user asks for the tokens, which need the maps of all layers
  void closed();

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void retranslate();
  void follow();

  InspectDocument& document_;
  RegionModel* model_;
  QListView* list_;
  QLabel *title_, *hint_;
  QToolButton *close_, *layers_;
};

}  // namespace elboscope
