#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "core/stickers/random_numbers.h"
#include "core/stickers/scene.h"

namespace elboscope {
namespace {

// In the order of kBackgroundNames.
constexpr std::array<std::string_view, 6> kPlaces = {"on the grass", "in the sky",  "on the sand",
                                                     "in the water", "in the snow", "at night"};

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [text](std::string_view one) { return text.substr(0, one.size()) == one; });
}

/// "a cat", "an umbrella", "a unicorn", "an hourglass": by sound as far as spelling tells.
std::string with_article(const std::string& phrase) {
  std::string start = phrase.substr(0, 8);
  for (char& c : start) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const bool consonant = starts_with_any(start, {"uni", "use", "usu", "uti", "eu", "one", "ukulele"});
  const bool vowel = starts_with_any(start, {"a", "e", "i", "o", "u", "hour", "heir", "honest"});
  return (vowel && !consonant ? "an " : "a ") + phrase;
}

/// "x", "x and y", "x, y and z".
std::string joined(const std::vector<std::string>& phrases, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (i > 0) text += i + 1 == phrases.size() ? last : std::string_view(", ");
    text += phrases[i];
  }
  return text;
}

std::string place(int background) {
  return std::string(kPlaces[static_cast<std::size_t>(background)]);
}

const std::string& class_name(const SpriteSet& sprites, const SceneObject& object) {
  return sprites.classes()[static_cast<std::size_t>(object.class_index)].name;
}

std::string phrase(const SpriteSet& sprites, const SceneObject& object, bool colour) {
  const std::string& name = class_name(sprites, object);
  return colour && object.tint >= 0 ? std::string(kTintNames[static_cast<std::size_t>(object.tint)]) + " " + name
                                    : name;
}

}  // namespace

std::string object_phrase(const SpriteSet& sprites, const SceneObject& object) {
  return phrase(sprites, object, true);
}

std::string full_caption(const SpriteSet& sprites, const std::vector<SceneObject>& objects, int background) {
  std::vector<std::string> phrases;
  for (const SceneObject& object : objects) phrases.push_back(with_article(object_phrase(sprites, object)));
  return (phrases.empty() ? "a photo " : "a photo of " + joined(phrases, " and ") + " ") + place(background);
}

std::string draw_caption(const SpriteSet& sprites, const std::vector<SceneObject>& objects, int background,
                         const CaptionOptions& options, std::uint64_t seed) {
  RandomNumbers random(scatter(seed) ^ 0x63617074696F6E73u);  // "captions": other numbers than the scene's
  if (random.chance(options.empty)) return {};
  if (objects.empty()) return full_caption(sprites, objects, background);
  std::vector<SceneObject> said = objects;
  for (std::size_t i = said.size(); i > 1; --i)
    std::swap(said[i - 1], said[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);

  const double part = random.unit();
  const bool single = part < options.single_object;
  if (single) said.resize(1);
  if (!single && part < options.single_object + options.leave_one_out && said.size() > 1) said.pop_back();
  std::vector<std::string> phrases;
  for (const SceneObject& object : said) phrases.push_back(phrase(sprites, object, random.chance(options.colour_word)));
  std::vector<std::string> articles;
  for (const std::string& one : phrases) articles.push_back(with_article(one));

  const double style = random.unit();
  // What the probe asks about a class, without and with the article that whole captions have.
  std::string text = "a photo of ";
  if (single) return text += style < 0.6 ? phrases[0] : articles[0];
  // The probe's own caption for a list of classes, and the list alone.
  if (style < 0.28) return text += joined(phrases, ", ");
  if (style < 0.40) return joined(phrases, ", ");
  if (style >= 0.70) text = style < 0.82 ? "a picture of " : "";
  text += joined(articles, " and ");
  if (random.chance(options.background_word)) text.append(" ").append(place(background));
  return text;
}

}  // namespace elboscope
