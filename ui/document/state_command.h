#pragma once

#include <QUndoCommand>

#include "ui/document/inspect_state.h"

namespace elboscope {

class InspectDocument;

/// One step of undo: the whole state before and after. Steps of one gesture (a slider being dragged) merge.
class StateCommand final : public QUndoCommand {
 public:
  /// `gesture`: equal non-zero numbers of neighbouring commands merge.
  StateCommand(InspectDocument& document, const QString& text, InspectState before, InspectState after, int gesture);

  void undo() override;
  void redo() override;
  int id() const override { return 1; }
  bool mergeWith(const QUndoCommand* other) override;

 private:
  InspectDocument& document_;
  InspectState before_, after_;
  int gesture_;
};

}  // namespace elboscope
