#include "core/text/special_tokens.h"

#include <array>
#include <optional>
#include <set>

#include "core/base/error.h"
#include "core/tensorfile/json_file.h"

namespace elboscope {
namespace {

using nlohmann::json;

constexpr std::string_view kConfigFile = "tokenizer_config.json", kMapFile = "special_tokens_map.json",
                           kAddedFile = "added_tokens.json", kFastFile = "tokenizer.json";
constexpr std::size_t kLongestToken = 4096;  // bytes; bounds the look-ahead of the splitter
constexpr int kLongestModel = 1 << 20;

// A special token as a file spells it: plain text, or an object with flags. The difference matters: text takes the
// flags that an added token of the same name already has, an object overrides them.
struct Spelling {
  AddedToken token;
  bool has_flags = false;
};

class Reader {
 public:
  Reader(const SpecialTokenFiles& files, const Vocabulary& vocabulary) : files_(files), vocabulary_(vocabulary) {}

  SpecialTokens read();

 private:
  [[noreturn]] void fail(std::string_view file, const std::string& sentence) const {
    refuse(files_.prefix + std::string(file), sentence);
  }
  std::string content(std::string_view file, const std::string& where, const json& value) const {
    if (!value.is_string()) fail(file, where + " is " + kind_of(value) + ", expected text.");
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() > kLongestToken) {
      fail(file, where + " has " + std::to_string(text.size()) + " bytes, expected at most 4096.");
    }
    return text;
  }
  std::int64_t id(std::string_view file, const std::string& where, const json& value) const {
    if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<std::uint64_t>() > kLargestTokenId) ||
        value.get<std::int64_t>() < 0 || value.get<std::int64_t>() > kLargestTokenId) {
      fail(file, where + " is " + shown(value) + ", expected an id from 0 to 9999999.");
    }
    return value.get<std::int64_t>();
  }
  AddedToken token(std::string_view file, const std::string& where, const json& value) const {
    if (!value.is_object()) fail(file, where + " is " + kind_of(value) + ", expected an object with content.");
    AddedToken result;
    if (const auto found = value.find("content"); found != value.end()) {
      result.content = content(file, where + ".content", *found);
    } else {
      fail(file, where + " has no content, expected text.");
    }
    const std::array flags{std::pair{"lstrip", &result.lstrip}, std::pair{"rstrip", &result.rstrip},
                           std::pair{"single_word", &result.single_word}};
    for (const auto& [name, flag] : flags) {
      const auto found = value.find(name);
      if (found == value.end()) continue;
      if (!found->is_boolean()) fail(file, where + "." + name + " is " + kind_of(*found) + ", expected true or false.");
      *flag = found->get<bool>();
    }
    return result;
  }
  Spelling spelling(std::string_view file, const std::string& where, const json& value) const {
    if (value.is_string()) return {{content(file, where, value), false, false, false}, false};
    return {token(file, where, value), true};
  }
  std::vector<Spelling> spellings(std::string_view file, const std::string& where, const json& value) const {
    std::vector<Spelling> result;
    if (value.is_null()) return result;
    if (!value.is_array()) fail(file, where + " is " + kind_of(value) + ", expected a list.");
    for (std::size_t i = 0; i < value.size(); ++i) {
      result.push_back(spelling(file, where + "[" + std::to_string(i) + "]", value[i]));
    }
    return result;
  }
  const json* config(const char* key) const {
    const json& object = files_.tokenizer_config;
    const auto found = object.find(key);
    return object.is_null() || found == object.end() ? nullptr : &*found;
  }
  bool left(const char* key) const;
  void read_added_tokens(SpecialTokens& result);
  void read_special_tokens();
  void read_limits(SpecialTokens& result) const;
  void add(SpecialTokens& result) const;

  const SpecialTokenFiles& files_;
  const Vocabulary& vocabulary_;
  bool decoder_counts_alone_ = false;
  std::map<std::string, AddedToken> listed_;  // tokens with an id of their own, by content
  std::map<std::string, std::optional<Spelling>> named_;
  std::vector<Spelling> additional_, extra_;
};

// In the order in which transformers gives ids to those that have none.
constexpr std::array kNames{"bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"};

void Reader::read_added_tokens(SpecialTokens& result) {
  std::vector<std::int64_t> order;  // of a name listed under two ids the later one counts
  const auto take = [&](std::int64_t number, const AddedToken& token) {
    if (token.content.empty()) return;
    if (result.by_id.insert_or_assign(number, token).second) order.push_back(number);
    listed_[token.content] = token;
  };
  if (const json* decoder = config("added_tokens_decoder")) {
    decoder_counts_alone_ = true;
    if (!decoder->is_object()) {
      fail(kConfigFile, "added_tokens_decoder is " + kind_of(*decoder) + ", expected an object.");
    }
    std::map<std::int64_t, const json*> sorted;
    for (const auto& [key, value] : decoder->items()) {
      if (key.empty() || key.size() > 7 || key.find_first_not_of("0123456789") != std::string::npos) {
        fail(kConfigFile,
             "added_tokens_decoder has the key " + printable(key, 60) + ", expected an id from 0 to 9999999.");
      }
      sorted[std::stoll(key)] = &value;
    }
    for (const auto& [number, value] : sorted) {
      take(number, token(kConfigFile, "added_tokens_decoder." + std::to_string(number), *value));
    }
  } else {
    if (!files_.added_tokens.is_null()) {
      for (const auto& [key, value] : files_.added_tokens.items()) {
        AddedToken plain;
        plain.content = content(kAddedFile, "the name of a token", key);
        take(id(kAddedFile, printable(key, 60), value), plain);
      }
      // transformers keeps these out of the look-up by name (it files them under another name by mistake).
      listed_.clear();
    }
    if (!files_.fast_tokenizer.is_null()) {
      const auto found = files_.fast_tokenizer.find("added_tokens");
      if (found == files_.fast_tokenizer.end() || !found->is_array()) fail(kFastFile, "has no list added_tokens.");
      for (std::size_t i = 0; i < found->size(); ++i) {
        const std::string where = "added_tokens[" + std::to_string(i) + "]";
        const json& entry = (*found)[i];
        const AddedToken plain = token(kFastFile, where, entry);
        take(id(kFastFile, where + ".id", entry.value("id", json())), plain);
      }
    }
  }
  for (const std::int64_t number : order) result.ids[result.by_id.at(number).content] = number;
}

void Reader::read_special_tokens() {
  const auto read_from = [&](std::string_view file, const json& object) {
    for (const char* name : kNames) {
      const auto found = object.find(name);
      if (found == object.end()) continue;
      named_[name] = found->is_null() ? std::nullopt : std::optional(spelling(file, name, *found));
    }
    if (const auto found = object.find("additional_special_tokens"); found != object.end()) {
      const std::vector<Spelling> more = spellings(file, "additional_special_tokens", *found);
      additional_.insert(additional_.end(), more.begin(), more.end());
    }
  };
  if (!files_.tokenizer_config.is_null()) read_from(kConfigFile, files_.tokenizer_config);
  if (!decoder_counts_alone_ && !files_.special_tokens_map.is_null()) read_from(kMapFile, files_.special_tokens_map);
  if (const json* extra = config("extra_special_tokens"); extra && extra->is_object()) {
    for (const auto& [key, value] : extra->items()) {
      extra_.push_back(spelling(kConfigFile, "extra_special_tokens " + printable(key, 60), value));
    }
  }
  for (auto& [name, value] : named_) {
    if (!value) continue;
    const auto found = listed_.find(value->token.content);
    if (found != listed_.end()) value = Spelling{found->second, true};
  }
  const std::string end = "<|endoftext|>";
  for (const auto& [name, standard] : {std::pair<const char*, std::string>{"bos_token", "<|startoftext|>"},
                                       {"eos_token", end},
                                       {"unk_token", end},
                                       {"pad_token", end}}) {
    const auto [at, absent] = named_.try_emplace(name, Spelling{{standard, false, false, false}, false});
    // Text given for these three becomes a token with flags of its own in CLIPTokenizer's constructor.
    if (at->second && std::string_view(name) != "pad_token") at->second->has_flags = true;
  }
}

bool Reader::left(const char* key) const {
  const json* side = config(key);
  if (!side || *side == "right") return false;
  if (*side != "left") fail(kConfigFile, std::string(key) + " is " + shown(*side) + ", expected left or right.");
  return true;
}

void Reader::read_limits(SpecialTokens& result) const {
  result.pad_left = left("padding_side");
  result.truncate_left = left("truncation_side");
  if (const json* split = config("split_special_tokens"); split && split->is_boolean()) {
    result.split_special_tokens = split->get<bool>();
  }
  const json* length = config("model_max_length");
  if (!length) length = config("max_len");
  // transformers writes 1e30 for "no limit"; the positions of a CLIP text encoder end at 77.
  if (!length || length->is_null()) return;
  if (!length->is_number() || !(length->get<double>() >= 2)) {
    fail(kConfigFile, "model_max_length is " + shown(*length) + ", expected a number from 2 up.");
  }
  if (length->get<double>() <= kLongestModel) result.model_max_length = length->get<int>();
}

void Reader::add(SpecialTokens& result) const {
  // Of the same token under several names the first counts; inside the list of additional ones the last does.
  std::set<std::string> seen;
  std::vector<Spelling> all;
  const auto take = [&](const std::vector<Spelling>& group) {
    for (const Spelling& special : group) {
      if (!special.token.content.empty() && !seen.contains(special.token.content)) all.push_back(special);
    }
    for (const Spelling& special : group) seen.insert(special.token.content);
  };
  for (const char* name : kNames) {
    const auto found = named_.find(name);
    if (found != named_.end() && found->second) take({*found->second});
  }
  take(additional_);
  for (const Spelling& special : extra_) take({special});

  std::unordered_map<std::string, std::int64_t> numbers;  // of names listed under two ids the larger one counts here
  for (const auto& [number, token] : result.by_id) numbers[token.content] = number;
  // A token without an id comes behind everything that has a name.
  auto next = static_cast<std::int64_t>(vocabulary_.size());
  for (const auto& [name, number] : numbers) next += vocabulary_.contains(name) ? 0 : 1;
  for (const Spelling& special : all) {
    const std::string& name = special.token.content;
    if (result.ids.contains(name) && !special.has_flags) continue;
    if (!numbers.contains(name)) {
      const auto known = vocabulary_.find(name);
      numbers[name] = known != vocabulary_.end() ? known->second : next++;
    }
    result.by_id[numbers[name]] = special.token;
    result.ids[name] = numbers[name];
  }
}

SpecialTokens Reader::read() {
  for (const auto& [file, object] : {std::pair{kConfigFile, &files_.tokenizer_config},
                                     {kMapFile, &files_.special_tokens_map},
                                     {kAddedFile, &files_.added_tokens},
                                     {kFastFile, &files_.fast_tokenizer}}) {
    if (!object->is_null() && !object->is_object()) {
      fail(file, "is " + kind_of(*object) + ", expected an object.");
    }
  }
  SpecialTokens result;
  read_added_tokens(result);
  read_special_tokens();
  read_limits(result);
  const std::string_view source = decoder_counts_alone_ || files_.special_tokens_map.is_null() ? kConfigFile : kMapFile;
  for (const auto& [name, target] :
       {std::pair{"bos_token", &result.bos}, {"eos_token", &result.eos}, {"pad_token", &result.pad}}) {
    const std::optional<Spelling>& value = named_.at(name);
    if (!value || value->token.content.empty()) fail(source, std::string(name) + " is empty, expected text.");
    *target = value->token.content;
    if (target != &result.pad && !vocabulary_.contains(*target) && !result.ids.contains(*target)) {
      fail(source, std::string(name) + " is " + printable(*target, 60) + ", expected a token of vocab.json.");
    }
  }
  const std::optional<Spelling>& unknown = named_.at("unk_token");
  result.unk = unknown ? unknown->token.content : std::string{};
  add(result);
  return result;
}

}  // namespace

SpecialTokens SpecialTokens::read(const SpecialTokenFiles& files, const Vocabulary& vocabulary) {
  return Reader(files, vocabulary).read();
}

}  // namespace elboscope
