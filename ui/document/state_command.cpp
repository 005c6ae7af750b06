#include "ui/document/state_command.h"

#include "ui/document/inspect_document.h"

namespace elboscope {

StateCommand::StateCommand(InspectDocument& document, const QString& text, InspectState before, InspectState after,
                           int gesture)
    : QUndoCommand(text),
      document_(document),
      before_(std::move(before)),
      after_(std::move(after)),
      gesture_(gesture) {}

void StateCommand::undo() {
  document_.apply(before_);
}

void StateCommand::redo() {
  document_.apply(after_);
}

bool StateCommand::mergeWith(const QUndoCommand* other) {
  const auto* next = dynamic_cast<const StateCommand*>(other);
  if (next == nullptr || gesture_ == 0 || next->gesture_ != gesture_) return false;
  after_ = next->after_;
  setText(next->text());
  // Dragged back to where it began: nothing to undo.
  setObsolete(before_ == after_);
  return true;
}

}  // namespace elboscope
