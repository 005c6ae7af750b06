#include "core/diffusion/text_readers.h"

#include "core/diffusion/family.h"
#include "core/diffusion/model_parts.h"

namespace elboscope {

std::vector<TextReader> read_text_readers(const std::filesystem::path& model) {
  const ModelParts parts = read_model_parts(model, {});
  std::vector<TextReader> readers;
  int last_segment = -1;
  for (std::size_t i = 0; i < parts.texts.size(); ++i) {
    const TextEncoderRule& rule = parts.family->texts[i];
    const TextEncoderParts* text = parts.texts[i].get();
    if (text == nullptr) continue;  // an optional encoder that is absent
    TextReader reader;
    reader.component = rule.encoder;
    reader.kind = rule.kind == TextEncoderKind::t5 ? TextReader::Kind::t5 : TextReader::Kind::clip;
    reader.tokenizer = text->tokenizer;
    reader.length = static_cast<int>(text->length);
    if (rule.rows == TextRows::none) {
      reader.columns = TextReader::Columns::none;
    } else {
      reader.columns = rule.segment == last_segment ? TextReader::Columns::shared : TextReader::Columns::own;
      last_segment = rule.segment;
    }
    readers.push_back(std::move(reader));
  }
  return readers;
}

}  // namespace elboscope
