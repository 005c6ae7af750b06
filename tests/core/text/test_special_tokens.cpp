#include <QtTest>
#include <sstream>
#include <string>

#include "core/base/error.h"
#include "core/text/byte_pair_encoding.h"
#include "core/text/clip_tokenizer.h"

using namespace elboscope;

namespace {

// A vocabulary without merges: byte b is id b, with "</w>" id 256 + b, begin 512, end 513.
std::string byte_vocabulary() {
  std::ostringstream text;
  text << "{";
  const BytePairEncoding bytes = BytePairEncoding::parse("v\n", "merges.txt");
  for (std::size_t i = 0; i < 512; ++i) {
    const std::string& name = bytes.symbols()[i];
    const bool escaped = name[0] == '"' || name[0] == '\\';
    text << "\"" << (escaped ? "\\" : "") << name << "\": " << i << ", ";
  }
  text << R"("<|startoftext|>": 512, "<|endoftext|>": 513})";
  return text.str();
}

ClipTokenizerFiles files_with(const QByteArray& config, const QByteArray& map, const QByteArray& added,
                              const QByteArray& fast) {
  const auto some = [](const QByteArray& text) {
    return text.isEmpty() ? std::nullopt : std::optional<std::string>(text.toStdString());
  };
  return {byte_vocabulary(), "#version: 0.2\n", some(config), some(map), some(added), some(fast)};
}

QString joined(const std::vector<std::int64_t>& ids) {
  QStringList list;
  for (const std::int64_t id : ids) list << QString::number(id);
  return list.join(' ');
}

}  // namespace

class TestSpecialTokens : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Expected ids: transformers 4.51.3 CLIPTokenizer (without ftfy) loaded from the same files. `ids` is encode(),
  // `padded` what a pipeline asks for, where it is short enough to write down.
  void filesAreReadAsTransformersReadsThem_data() {
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("map");
    QTest::addColumn<QByteArray>("added");
    QTest::addColumn<QByteArray>("fast");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("ids");
    QTest::addColumn<QString>("padded");
    const auto row = [](const char* name, const char* config, const char* map, const char* added, const char* fast,
                        const char* text, const char* ids, const char* padded) {
      QTest::newRow(name) << QByteArray(config) << QByteArray(map) << QByteArray(added) << QByteArray(fast)
                          << QByteArray(text) << QString(ids) << QString(padded);
    };
    row("nothing beside the vocabulary", "", "", "", "", "a!<|endoftext|>", "512 353 289 513 513", "");
    row("special word in capitals", "", "", "", "", "a <|ENDOFTEXT|><|StartOfText|>b", "512 353 513 512 354 513", "");
    row("special word with a long s", "", "", "", "", "<|ſtartoftext|>",
        "512 60 124 197 191 116 97 114 116 111 102 116 101 120 116 124 318 513", "");
    row("special word inside other signs", "", "", "", "", "!<|endoftext|>! !<|ENDOFTEXT|>!",
        "512 289 513 289 33 60 380 101 110 100 111 102 116 101 120 372 124 62 289 513", "");
    row("pad is a sign", R"({"pad_token": "!"})", "", "", "", "a! !!b", "512 353 33 33 33 354 513", "");
    row("the map beats the config", R"({"pad_token": "<|endoftext|>"})", R"({"pad_token": "!"})", "", "", "!!",
        "512 33 33 513", "");
    row("a decoder silences the map", R"({"added_tokens_decoder": {"5": {"content": "?"}}})", R"({"pad_token": "!"})",
        "", "", "a?!", "512 353 5 289 513", "");
    row("a decoder gives ids of its own",
        R"({"added_tokens_decoder": {"700": {"content": "cat"}, "701": {"content": "<|endoftext|>"}}})", "", "", "",
        "cat Cat concat", "512 700 99 97 372 99 111 366 700 701", "");
    row("an old file of added tokens", R"({})", R"({"additional_special_tokens": ["<x>"]})",
        R"({"<x>": 514, "<y>": 515})", "", "<x><y>a<X>", "512 514 515 353 316 376 318 513", "");
    row("the fast tokenizer's added tokens", R"({})", "", "",
        R"({"added_tokens": [{"id": 514, "content": "<x>", "special": true}]})", "<x>b", "512 514 354 513", "");
    row("new tokens follow the vocabulary", R"({"additional_special_tokens": ["<x>", "<y>"], "pad_token": "[PAD]"})",
        "", "", "", "<y><x>[PAD]", "512 516 515 514 513", "");
    row("extra special tokens", R"({"extra_special_tokens": {"image_token": "<img>"}})", "", "", "", "a<img>",
        "512 353 514 513", "");
    row("longest token wins", R"({"additional_special_tokens": ["ab", "abc", "bcd"]})", "", "", "", "abcd abd bcd",
        "512 515 356 514 356 516 513", "");
    row("earlier start wins", R"({"additional_special_tokens": ["abcde", "bc"]})", "", "", "", "abcde abcd",
        "512 514 353 515 356 513", "");
    row("a single word needs blanks",
        R"({"additional_special_tokens": [{"__type": "AddedToken", "content": "ab", "single_word": true}]})", "", "",
        "", "ab xab abx x ab x", "512 514 120 97 354 97 98 376 376 514 376 513", "");
    row("stripping joins a single word",
        R"({"additional_special_tokens": [{"__type": "AddedToken", "content": "ab", "single_word": true, "lstrip": true, "rstrip": true}]})",
        "", "", "", "x\tab\ty", "512 120 97 354 377 513", "");
    row("flags of the decoder hold for text",
        R"({"added_tokens_decoder": {"33": {"content": "!", "single_word": true}}, "pad_token": "!"})", "", "", "",
        "a!b ! c", "512 353 289 354 33 355 513", "");
    row("last of equal additional tokens",
        R"({"additional_special_tokens": ["ab", {"__type": "AddedToken", "content": "ab", "single_word": true}]})", "",
        "", "", "xab ab", "512 120 97 354 514 513", "");
    row("begin token of another name", R"({"bos_token": "a", "eos_token": "b</w>"})", "", "", "", "ab c",
        "97 97 354 355 354", "");
    row("a token with blanks and capitals", R"({"additional_special_tokens": ["Hot Dog"]})", "", "", "",
        "hot dog Hot Dog", "512 104 111 372 100 111 359 514 513", "");
    row("special tokens split", R"({"split_special_tokens": true, "pad_token": "!"})", "", "", "", "!<|endoftext|>",
        "512 33 60 380 101 110 100 111 102 116 101 120 372 124 318 513", "");
    row("ideograph as token", R"({"additional_special_tokens": ["猫"]})", "", "", "", "猫猫犬",
        "512 514 514 231 138 428 513", "");
    row("fillers on the left", R"({"padding_side": "left", "model_max_length": 6})", "", "", "", "ab", "512 97 354 513",
        "513 513 512 97 354 513");
    row("cut on the left", R"({"truncation_side": "left", "model_max_length": 5})", "", "", "", "abcdef",
        "512 97 98 99 100 101 358 513", "512 100 101 358 513");
    row("no limit means 77", R"({"model_max_length": 1e+30})", "", "", "", "a", "512 353 513", "");
    row("older name of the limit", R"({"max_len": 4})", "", "", "", "abc", "512 97 98 355 513", "512 97 98 513");
    row("do_lower_case changes nothing", R"({"do_lower_case": false})", "", "", "", "AbC", "512 97 98 355 513", "");
  }
  void filesAreReadAsTransformersReadsThem() {
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, map);
    QFETCH(QByteArray, added);
    QFETCH(QByteArray, fast);
    QFETCH(QByteArray, text);
    QFETCH(QString, ids);
    QFETCH(QString, padded);
    const auto tokenizer = ClipTokenizer::parse(files_with(config, map, added, fast), "tokenizer");
    QCOMPARE(joined(tokenizer->tokenize(text.toStdString()).ids), ids);
    const std::vector<std::int64_t> encoded = tokenizer->encode(text.toStdString());
    QCOMPARE(encoded.size(), std::size_t(tokenizer->model_max_length()));
    if (padded.isEmpty()) {
      QCOMPARE(tokenizer->model_max_length(), 77);
    } else {
      QCOMPARE(joined(encoded), padded);
    }
  }

  void largestIdCountsAddedTokens() {
    const auto tokenizer =
        ClipTokenizer::parse(files_with(R"({"added_tokens_decoder": {"9000": {"content": "<x>"}}})", "", "", ""), "");
    QCOMPARE(tokenizer->vocabulary_size(), std::int64_t(9001));
    QCOMPARE(tokenizer->bos_id(), std::int64_t(512));
    QCOMPARE(tokenizer->eos_id(), std::int64_t(513));
    QCOMPARE(tokenizer->pad_id(), std::int64_t(513));
  }

  void wrongFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("map");
    QTest::addColumn<QByteArray>("added");
    QTest::addColumn<QByteArray>("fast");
    QTest::addColumn<QString>("sentence");
    const QByteArray none;
    QTest::newRow("config is a list") << QByteArray("[]") << none << none << none
                                      << "tokenizer/tokenizer_config.json: is a list, expected an object.";
    QTest::newRow("length is text")
        << QByteArray(R"({"model_max_length": "77"})") << none << none << none
        << "tokenizer/tokenizer_config.json: model_max_length is \"77\", expected a number from 2 up.";
    QTest::newRow("length leaves no room")
        << QByteArray(R"({"model_max_length": 1})") << none << none << none
        << "tokenizer/tokenizer_config.json: model_max_length is 1, expected a number from 2 up.";
    QTest::newRow("length is not a number")
        << QByteArray(R"({"model_max_length": NaN})") << none << none << none
        << "tokenizer/tokenizer_config.json: model_max_length is null, expected a number from 2 up.";
    QTest::newRow("id too large") << QByteArray(R"({"added_tokens_decoder": {"10000000": {"content": "x"}}})") << none
                                  << none << none
                                  << "tokenizer/tokenizer_config.json: added_tokens_decoder has the key \"10000000\", "
                                     "expected an id from 0 to 9999999.";
    QTest::newRow("negative id") << none << none << QByteArray(R"({"<x>": -1})") << none
                                 << "tokenizer/added_tokens.json: \"<x>\" is -1, expected an id from 0 to 9999999.";
    QTest::newRow("id is huge")
        << none << none << QByteArray(R"({"<x>": 18446744073709551615})") << none
        << "tokenizer/added_tokens.json: \"<x>\" is 18446744073709551615, expected an id from 0 to 9999999.";
    QTest::newRow("flag is text")
        << none << QByteArray(R"({"pad_token": {"content": "!", "lstrip": "no"}})") << none << none
        << "tokenizer/special_tokens_map.json: pad_token.lstrip is text, expected true or false.";
    QTest::newRow("no content") << none << QByteArray(R"({"pad_token": {}})") << none << none
                                << "tokenizer/special_tokens_map.json: pad_token has no content, expected text.";
    QTest::newRow("no filler") << QByteArray(R"({"pad_token": null})") << none << none << none
                               << "tokenizer/tokenizer_config.json: pad_token is empty, expected text.";
    QTest::newRow("begin token unknown")
        << none << QByteArray(R"({"bos_token": "<s>"})") << none << none
        << "tokenizer/special_tokens_map.json: bos_token is \"<s>\", expected a token of vocab.json.";
    QTest::newRow("fast tokenizer without tokens")
        << none << none << none << QByteArray("{}") << "tokenizer/tokenizer.json: has no list added_tokens.";
    QTest::newRow("side") << QByteArray(R"({"padding_side": "up"})") << none << none << none
                          << "tokenizer/tokenizer_config.json: padding_side is \"up\", expected left or right.";
    QTest::newRow("endless token")
        << none << QByteArray("{\"pad_token\": \"" + QByteArray(5000, 'x') + "\"}") << none << none
        << "tokenizer/special_tokens_map.json: pad_token has 5000 bytes, expected at most 4096.";
  }
  void wrongFilesAreRefused() {
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, map);
    QFETCH(QByteArray, added);
    QFETCH(QByteArray, fast);
    QFETCH(QString, sentence);
    try {
      ClipTokenizer::parse(files_with(config, map, added, fast), "tokenizer");
      QFAIL("accepted");
    } catch (const Error& error) {
      QCOMPARE(QString::fromStdString(error.what()), sentence);
      QVERIFY(error.kind == ErrorKind::refused);
    }
  }
};

QTEST_APPLESS_MAIN(TestSpecialTokens)
#include "test_special_tokens.moc"
