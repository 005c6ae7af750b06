#include "core/text/sentencepiece_module/sentencepiece_module.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <string>

namespace {

void say(const std::string& text, char* message, size_t message_size) {
  if (message == nullptr || message_size == 0) return;
  const size_t length = std::min(text.size(), message_size - 1);
  std::memcpy(message, text.data(), length);
  message[length] = '\0';
}

// Runs `action` (which returns the empty text for success) so that nothing is thrown out of this module.
template <typename Action>
bool succeeds(char* message, size_t message_size, Action action) {
  std::string problem;
  try {
    problem = action();
  } catch (const std::exception& error) {
    problem = error.what();
    if (problem.empty()) problem = "an exception without a text";
  } catch (...) {
    problem = "an exception of an unknown kind";
  }
  if (problem.empty()) return true;
  say(problem, message, message_size);
  return false;
}

std::string text_of(const sentencepiece::util::Status& status) {
  return status.ok() ? std::string() : status.ToString();
}

void* open_model(const char* bytes, size_t size, char* message, size_t message_size) {
  std::unique_ptr<sentencepiece::SentencePieceProcessor> model;
  const bool loaded = succeeds(message, message_size, [&] {
    model = std::make_unique<sentencepiece::SentencePieceProcessor>();
    return text_of(model->LoadFromSerializedProto(absl::string_view(bytes, size)));
  });
  return loaded ? model.release() : nullptr;
}

void close_model(void* model) {
  delete static_cast<sentencepiece::SentencePieceProcessor*>(model);
}

int encode(const void* model, const char* text, size_t size, void (*take)(void*, const ElboscopeSentencePieceToken*),
           void* context, char* message, size_t message_size) {
  const auto& processor = *static_cast<const sentencepiece::SentencePieceProcessor*>(model);
  const bool done = succeeds(message, message_size, [&] {
    sentencepiece::ImmutableSentencePieceText result;
    std::string problem = text_of(processor.Encode(absl::string_view(text, size), result.mutable_proto()));
    if (!problem.empty()) return problem;
    const size_t count = result.pieces_size();
    for (size_t i = 0; i < count; ++i) {
      const auto piece = result.pieces(static_cast<int>(i));
      const std::string& name = piece.piece();
      const ElboscopeSentencePieceToken token{name.data(), name.size(), processor.PieceToId(name), piece.begin(),
                                              piece.end()};
      take(context, &token);
    }
    return problem;
  });
  return done ? 0 : 1;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) const ElboscopeSentencePiece* elboscope_sentencepiece() {
  static const ElboscopeSentencePiece functions{open_model, close_model, encode};
  return &functions;
}
