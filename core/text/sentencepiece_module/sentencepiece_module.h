/* What the module libelboscope-sentencepiece.so offers. Plain C: the sentencepiece library brings a protobuf of its
   own, so nothing of it may meet the rest of the program, neither symbols nor types nor exceptions. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct ElboscopeSentencePieceToken {
  const char* piece; /* UTF-8, not terminated; valid during the call */
  size_t piece_size;
  int32_t id;          /* of that piece by name */
  uint32_t begin, end; /* bytes of the text it came from */
};

struct ElboscopeSentencePiece {
  /* A loaded model, to be closed, or NULL with a message. Nothing of `bytes` is kept. */
  void* (*open)(const char* bytes, size_t size, char* message, size_t message_size);
  void (*close)(void* model);
  /* Calls take(context, token) for every piece of the text; 0 or, with a message, 1. May run in several threads. */
  int (*encode)(const void* model, const char* text, size_t size,
                void (*take)(void* context, const struct ElboscopeSentencePieceToken* token), void* context,
                char* message, size_t message_size);
};

/* The only symbol of the module. */
#define ELBOSCOPE_SENTENCEPIECE_SYMBOL "elboscope_sentencepiece"
const struct ElboscopeSentencePiece* elboscope_sentencepiece(void);

#ifdef __cplusplus
}
#endif
