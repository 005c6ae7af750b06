#include "core/text/special_tokens.h"

#include <algorithm>
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
constexpr int kLongestModel = 1 << 20, kMostExtraIds = 100'000;

// A special token as a file spells it: plain text, or an object with flags. The difference matters: text takes the
// flags that an added token of the same name already has, an object overrides them.
struct Spelling {
  AddedToken token;
  bool has_flags = false;
};

class Reader {
 public:
  Reader(const SpecialTokenFiles& files, const Vocabulary& vocabulary, const SpecialTokenRules& rules)
      : files_(files), vocabulary_(vocabulary), rules_(rules) {}

  SpecialTokens read();
  FastSpecialTokens read_fast(const std::vector<AddedToken>& base);
  std::vector<AddedToken> fast_tokenizer_list();

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
                           std::pair{"single_word", &result.single_word}, std::pair{"special", &result.special},
                           std::pair{"normalized", &result.normalized}};
    for (const auto& [name, flag] : flags) {
      const auto found = value.find(name);
      if (found == value.end()) continue;
      if (!found->is_boolean()) fail(file, where + "." + name + " is " + kind_of(*found) + ", expected true or false.");
      *flag = found->get<bool>();
    }
    if (!value.contains("normalized")) result.normalized = !result.special;
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
  void check_files() const;
  template <typename Take>
  void each_of_fast_tokenizer(Take take) const;
  void read_added_tokens();
  void give_ids(const std::map<std::int64_t, AddedToken>& preset, SpecialTokens& result) const;
  std::string required(const char* name, const SpecialTokens* known) const;
  void read_special_tokens();
  int complete_extra_ids();
  template <typename Result>
  void read_limits(Result& result) const;
  std::vector<Spelling> all_special() const;
  void add(SpecialTokens& result) const;

  const SpecialTokenFiles& files_;
  const Vocabulary& vocabulary_;
  const SpecialTokenRules& rules_;
  std::vector<std::pair<std::int64_t, AddedToken>> numbered_;  // as the files list them; of the same id the last counts
  bool additional_given_ = false;
  bool decoder_counts_alone_ = false;
  std::map<std::string, AddedToken> listed_;  // tokens with an id of their own, by content
  std::map<std::string, std::optional<Spelling>> named_;
  std::vector<Spelling> additional_, extra_;
};

// In the order in which transformers gives ids to those that have none.
constexpr std::array kNames{"bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"};

// Calls take(id, token) for the list in tokenizer.json.
template <typename Take>
void Reader::each_of_fast_tokenizer(Take take) const {
  if (files_.fast_tokenizer.is_null()) return;
  const auto found = files_.fast_tokenizer.find("added_tokens");
  if (found == files_.fast_tokenizer.end() || !found->is_array()) fail(kFastFile, "has no list added_tokens.");
  for (std::size_t i = 0; i < found->size(); ++i) {
    const std::string where = "added_tokens[" + std::to_string(i) + "]";
    const json& entry = (*found)[i];
    const AddedToken plain = token(kFastFile, where, entry);
    take(id(kFastFile, where + ".id", entry.value("id", json())), plain);
  }
}

std::vector<AddedToken> Reader::fast_tokenizer_list() {
  check_files();
  std::vector<AddedToken> tokens;
  each_of_fast_tokenizer([&](std::int64_t, const AddedToken& token) { tokens.push_back(token); });
  return tokens;
}

void Reader::read_added_tokens() {
  const auto take = [&](std::int64_t number, const AddedToken& token) {
    if (token.content.empty()) return;
    numbered_.emplace_back(number, token);
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
    each_of_fast_tokenizer(take);
  }
}

// `preset`: what the class numbers itself, the largest id first, before any file counts. Of a name under two ids the
// later one counts.
void Reader::give_ids(const std::map<std::int64_t, AddedToken>& preset, SpecialTokens& result) const {
  std::vector<std::int64_t> order;
  for (auto each = preset.rbegin(); each != preset.rend(); ++each) {
    result.by_id.insert(*each);
    order.push_back(each->first);
  }
  for (const auto& [number, token] : numbered_) {
    if (result.by_id.insert_or_assign(number, token).second) order.push_back(number);
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
      additional_given_ = additional_given_ || !found->is_null();
      for (const Spelling& token : more) {
        const auto same = [&](const Spelling& other) {
          return other.token.content == token.token.content && other.has_flags == token.has_flags;
        };
        // The map adds to the configuration's list what that does not have yet.
        const bool known = file == kMapFile && std::any_of(additional_.begin(), additional_.end(), same);
        if (!known) additional_.push_back(token);
      }
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
  for (const auto& [name, standard] : {std::pair<const char*, const std::string*>{"bos_token", &rules_.bos},
                                       {"eos_token", &rules_.eos},
                                       {"unk_token", &rules_.unk},
                                       {"pad_token", &rules_.pad}}) {
    if (standard->empty()) continue;
    const auto [at, absent] = named_.try_emplace(name, Spelling{{*standard, false, false, false}, false});
    // Text given for these becomes a special token with flags of its own in the class's constructor.
    if (!at->second || at->second->has_flags || (!rules_.pad_is_token && std::string_view(name) == "pad_token"))
      continue;
    at->second->has_flags = true;
    at->second->token.normalized = false;
    at->second->token.special = true;
  }
}

// T5's constructor: the list of additional special tokens holds all sentinels or none. Returns how many of them the
// class gives an id itself.
int Reader::complete_extra_ids() {
  const json* given = config("extra_ids");
  int wanted = rules_.extra_ids;
  if (given && !given->is_null()) {
    if (!given->is_number_integer() || given->get<double>() < 0 || given->get<double>() > kMostExtraIds) {
      fail(kConfigFile, "extra_ids is " + shown(*given) + ", expected a whole number from 0 to 100000.");
    }
    wanted = given->get<int>();
  }
  const auto listed = static_cast<int>(std::count_if(additional_.begin(), additional_.end(), [](const Spelling& s) {
    return s.token.content.find("<extra_id_") != std::string::npos;
  }));
  if (additional_given_ && listed > 0) {
    if (wanted > 0 && wanted != listed) {
      fail(kConfigFile, "additional_special_tokens lists " + std::to_string(listed) +
                            " tokens <extra_id_N>, expected " + std::to_string(wanted) + " (extra_ids) or none.");
    }
    return listed;
  }
  for (int i = 0; i < wanted; ++i) {
    additional_.push_back({{"<extra_id_" + std::to_string(i) + ">", false, false, false}, false});
  }
  return additional_given_ ? 0 : wanted;
}

bool Reader::left(const char* key) const {
  const json* side = config(key);
  if (!side || *side == "right") return false;
  if (*side != "left") fail(kConfigFile, std::string(key) + " is " + shown(*side) + ", expected left or right.");
  return true;
}

template <typename Result>
void Reader::read_limits(Result& result) const {
  result.model_max_length = rules_.model_max_length;
  result.pad_left = left("padding_side");
  result.truncate_left = left("truncation_side");
  if (const json* split = config("split_special_tokens"); split && split->is_boolean()) {
    result.split_special_tokens = split->get<bool>();
  }
  const json* length = config("model_max_length");
  if (!length) length = config("max_len");
  // transformers writes 1e30 for "no limit"; the class's own limit counts then (a CLIP text encoder's positions end at
  // 77).
  if (!length || length->is_null()) return;
  if (!length->is_number() || !(length->get<double>() >= 2)) {
    fail(kConfigFile, "model_max_length is " + shown(*length) + ", expected a number from 2 up.");
  }
  if (length->get<double>() <= kLongestModel) result.model_max_length = length->get<int>();
}

// all_special_tokens_extended. Of the same token under several names the first counts; inside the list of additional
// ones the last does.
std::vector<Spelling> Reader::all_special() const {
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
  return all;
}

void Reader::add(SpecialTokens& result) const {
  const std::vector<Spelling> all = all_special();
  for (const Spelling& special : all) result.special.insert(special.token.content);
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

void Reader::check_files() const {
  for (const auto& [file, object] : {std::pair{kConfigFile, &files_.tokenizer_config},
                                     {kMapFile, &files_.special_tokens_map},
                                     {kAddedFile, &files_.added_tokens},
                                     {kFastFile, &files_.fast_tokenizer}}) {
    if (!object->is_null() && !object->is_object()) {
      fail(file, "is " + kind_of(*object) + ", expected an object.");
    }
  }
}

// The content of a token that every text needs; known where `known` is given.
std::string Reader::required(const char* name, const SpecialTokens* known) const {
  const std::string_view source = decoder_counts_alone_ || files_.special_tokens_map.is_null() ? kConfigFile : kMapFile;
  const std::optional<Spelling>& value = named_.at(name);
  if (!value || value->token.content.empty()) fail(source, std::string(name) + " is empty, expected text.");
  const std::string& content = value->token.content;
  if (known && !vocabulary_.contains(content) && !known->ids.contains(content)) {
    fail(source,
         std::string(name) + " is " + printable(content, 60) + ", expected a token of " + rules_.vocabulary_file + ".");
  }
  return content;
}

SpecialTokens Reader::read() {
  check_files();
  SpecialTokens result;
  read_added_tokens();
  read_special_tokens();
  std::map<std::int64_t, AddedToken> preset;
  if (rules_.extra_ids > 0) {
    const int extra = complete_extra_ids();
    const std::int64_t last = static_cast<std::int64_t>(vocabulary_.size()) - 1 + extra;
    for (int i = 0; i < extra; ++i) {
      preset[last - i] = {"<extra_id_" + std::to_string(i) + ">", true, true, false, false, true};
    }
  }
  give_ids(preset, result);
  read_limits(result);
  if (!rules_.bos.empty()) result.bos = required("bos_token", &result);
  result.eos = required("eos_token", &result);
  result.pad = required("pad_token", nullptr);
  const std::optional<Spelling>& unknown = named_.at("unk_token");
  result.unk = unknown ? unknown->token.content : std::string{};
  add(result);
  return result;
}

FastSpecialTokens Reader::read_fast(const std::vector<AddedToken>& base) {
  check_files();
  read_added_tokens();
  read_special_tokens();
  if (rules_.extra_ids > 0) complete_extra_ids();
  FastSpecialTokens result;
  read_limits(result);
  result.eos = required("eos_token", nullptr);
  result.pad = required("pad_token", nullptr);
  result.unk = required("unk_token", nullptr);

  const std::vector<Spelling> all = all_special();
  std::set<std::string> special;
  for (const Spelling& each : all) special.insert(each.token.content);
  std::map<std::string, std::size_t> places;  // in result.tokens
  std::int64_t next = static_cast<std::int64_t>(vocabulary_.size());
  const auto add = [&](const AddedToken& token) {
    if (token.content.empty()) return;
    if (const auto [at, added] = places.try_emplace(token.content, result.tokens.size()); !added) {
      // Where it is looked for stays as it was when the token was first added.
      const bool normalized = result.tokens[at->second].token.normalized;
      result.tokens[at->second].token = token;
      result.tokens[at->second].token.normalized = normalized;
      return;
    }
    const auto known = vocabulary_.find(token.content);
    result.tokens.push_back({token, known != vocabulary_.end() ? known->second : next++});
  };
  for (const AddedToken& token : base) add(token);
  std::map<std::int64_t, AddedToken> by_id;
  for (const auto& [number, token] : numbered_) by_id.insert_or_assign(number, token);
  for (auto& [number, token] : by_id) {
    token.special = token.special || special.contains(token.content);
    add(token);
  }
  for (const Spelling& each : all) {
    if (!each.has_flags && places.contains(each.token.content)) continue;
    AddedToken token = each.token;
    if (!each.has_flags) token.normalized = false;
    token.special = true;
    add(token);
  }
  return result;
}

}  // namespace

SpecialTokenRules SpecialTokenRules::clip() {
  const std::string end = "<|endoftext|>";
  return {"<|startoftext|>", end, end, end, false, 77, 0, "vocab.json"};
}

SpecialTokenRules SpecialTokenRules::t5() {
  return {"", "</s>", "<unk>", "<pad>", true, 512, 100, "spiece.model"};
}

SpecialTokens SpecialTokens::read(const SpecialTokenFiles& files, const Vocabulary& vocabulary,
                                  const SpecialTokenRules& rules) {
  return Reader(files, vocabulary, rules).read();
}

FastSpecialTokens FastSpecialTokens::read(const SpecialTokenFiles& files, const Vocabulary& vocabulary,
                                          const std::vector<AddedToken>& base, const SpecialTokenRules& rules) {
  return Reader(files, vocabulary, rules).read_fast(base);
}

std::vector<AddedToken> listed_added_tokens(const SpecialTokenFiles& files) {
  const Vocabulary none;
  const SpecialTokenRules rules = SpecialTokenRules::t5();
  return Reader(files, none, rules).fast_tokenizer_list();
}

}  // namespace elboscope
