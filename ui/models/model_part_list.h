#pragma once

#include <QWidget>

#include "core/diffusion/model_checklist.h"

class QGridLayout;

namespace elboscope {

/// What a model needs, line by line: found, missing (with what is needed and why), or left out without harm.
class ModelPartList final : public QWidget {
  Q_OBJECT

 public:
  explicit ModelPartList(QWidget* parent = nullptr);

  void show_list(const ModelChecklist& list);
  /// Lines that are not fine, for tests and screen readers.
  int problems() const { return problems_; }

 private:
  void add_line(const ModelChecklist::Part& part);
  void add_text(const QString& text, const char16_t* look);

  QGridLayout* grid_;
  int row_ = 0, problems_ = 0;
};

}  // namespace elboscope
