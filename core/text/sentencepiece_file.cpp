#include "core/text/sentencepiece_file.h"

#include <bit>
#include <cmath>
#include <unordered_set>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"
#include "core/text/unicode.h"

namespace elboscope {
namespace {

constexpr std::size_t kMostPieces = 2'000'000, kLongestPiece = 1024;

// The wire format of protocol buffers: fields of a number and a kind; kinds 3 and 4 (groups) are long gone.
class WireReader {
 public:
  WireReader(std::string_view bytes, const std::string& file) : rest_(bytes), file_(file) {}

  // The next field, false at the end.
  bool next() {
    if (rest_.empty()) return false;
    const std::uint64_t tag = varint();
    field_ = tag >> 3;
    switch (tag & 7) {
      case 0:
        number_ = varint();
        break;
      case 1:
        bytes_ = take(8);
        break;
      case 2:
        bytes_ = take(varint());
        break;
      case 5:
        bytes_ = take(4);
        break;
      default:
        damaged();
    }
    kind_ = static_cast<int>(tag & 7);
    if (field_ == 0) damaged();
    return true;
  }
  std::uint64_t field() const { return field_; }
  std::string_view bytes() const { return expect(2), bytes_; }
  std::uint64_t number() const { return expect(0), number_; }
  float real() const {
    expect(5);
    std::uint32_t bits = 0;
    for (std::size_t i = 4; i-- > 0;) bits = bits << 8 | static_cast<unsigned char>(bytes_[i]);
    return std::bit_cast<float>(bits);
  }

 private:
  [[noreturn]] void damaged() const {
    refuse(file_, "This is not a whole sentencepiece model: expected the protocol buffer that sentencepiece writes.");
  }
  void expect(int kind) const {
    if (kind_ != kind) damaged();
  }
  std::string_view take(std::uint64_t size) {
    if (size > rest_.size()) damaged();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1)[0]);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    damaged();
  }

  std::string_view rest_;
  const std::string& file_;
  std::uint64_t field_ = 0, number_ = 0;
  int kind_ = 0;
  std::string_view bytes_;
};

SentencePieceFile::Piece read_piece(std::string_view bytes, const std::string& file) {
  SentencePieceFile::Piece piece;
  WireReader reader(bytes, file);
  while (reader.next()) {
    if (reader.field() == 1) {
      piece.text = reader.bytes();
    } else if (reader.field() == 2) {
      piece.score = reader.real();
    } else if (reader.field() == 3 && reader.number() >= 1 && reader.number() <= 6) {
      piece.type = static_cast<SentencePieceFile::Type>(reader.number());
    }
  }
  return piece;
}

struct TrainerSpec {
  std::uint64_t model_type = 1;  // unigram
  std::int64_t unknown_id = 0;
};

void read_trainer(std::string_view bytes, const std::string& file, TrainerSpec& spec) {
  WireReader reader(bytes, file);
  while (reader.next()) {
    if (reader.field() == 3) spec.model_type = reader.number();
    if (reader.field() == 40) spec.unknown_id = static_cast<std::int64_t>(reader.number());
  }
}

void read_rules(std::string_view bytes, const std::string& file, std::string_view& rules) {
  WireReader reader(bytes, file);
  while (reader.next()) {
    if (reader.field() == 2) rules = reader.bytes();
  }
}

void check_pieces(const std::vector<SentencePieceFile::Piece>& pieces, const std::string& file) {
  std::unordered_set<std::string_view> seen;
  std::size_t unknown = 0, ordinary = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const SentencePieceFile::Piece& piece = pieces[i];
    const auto wrong = [&](const std::string& what) {
      refuse(file, "Piece " + std::to_string(i) + ", " + printable(piece.text, 60) + ", " + what + ".");
    };
    if (piece.text.empty() || piece.text.size() > kLongestPiece) {
      wrong("has " + std::to_string(piece.text.size()) + " bytes, expected 1 to 1024");
    }
    if (!is_valid_utf8(piece.text) || piece.text.find('\0') != std::string::npos) wrong("is not UTF-8 text");
    if (!std::isfinite(piece.score)) wrong("has a score that is not finite");
    if (!seen.insert(piece.text).second) wrong("stands there twice");
    unknown += piece.type == SentencePieceFile::Type::unknown ? 1 : 0;
    ordinary += piece.type == SentencePieceFile::Type::normal ? 1 : 0;
  }
  if (unknown != 1 || ordinary == 0) {
    refuse(file, "The model has " + std::to_string(unknown) + " unknown and " + std::to_string(ordinary) +
                     " ordinary pieces, expected one unknown and at least one ordinary piece.");
  }
}

}  // namespace

SentencePieceFile SentencePieceFile::parse(std::string_view bytes, const std::string& file) {
  SentencePieceFile model;
  TrainerSpec trainer;
  std::string_view rules;
  WireReader reader(bytes, file);
  while (reader.next()) {
    if (reader.field() == 1) {
      if (model.pieces.size() == kMostPieces) refuse(file, "The model has more than 2000000 pieces.");
      model.pieces.push_back(read_piece(reader.bytes(), file));
    } else if (reader.field() == 2) {
      read_trainer(reader.bytes(), file, trainer);
    } else if (reader.field() == 3) {
      read_rules(reader.bytes(), file, rules);
    }
  }
  if (trainer.model_type != 1) {
    refuse(file, "The model is of type " + std::to_string(trainer.model_type) +
                     " (2 byte pairs, 3 words, 4 characters), expected 1, a unigram model as T5 has.");
  }
  check_pieces(model.pieces, file);
  const auto count = static_cast<std::int64_t>(model.pieces.size());
  if (trainer.unknown_id < 0 || trainer.unknown_id >= count) {
    refuse(file, "The id of the unknown piece is " + std::to_string(trainer.unknown_id) + ", expected 0 to " +
                     std::to_string(count - 1) + ".");
  }
  model.unknown_id = trainer.unknown_id;
  model.rules = CharacterMap(rules, file);
  return model;
}

}  // namespace elboscope
