// Sessions as files: everything comes back bit for bit, and no file whatever crashes the reader.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "core/base/error.h"
#include "core/tensorfile/safetensors_file.h"
#include "tests/core/alignment/sample_record.h"
#include "ui/session/session_file.h"
#include "ui/session/state_text.h"

using namespace elboscope;

namespace {

/// Every field another than its default. A field that was added to a struct makes its line here fail to compile: give
/// it a value here and a line in ui/session/state_fields.h.
InspectState changed_state() {
  InspectState state;
  auto& [caption, class_list, probe, calibration, view, truth, stored_views] = state;
  caption = QStringLiteral("a café, a “dog” \U0001F415 and a\nball");
  for (int i = 0; i < 3; ++i) {
    ClassEntry entry;
    auto& [name, color, visible] = entry;
    name = QStringLiteral("class %1").arg(i);
    color = 7 - i;
    visible = i != 1;
    class_list.append(entry);
  }
  {
    auto& [seed, square, reference, all_tokens, likelihood, caption_errors, adaptive, caption_per_class, text_columns,
           elbo, collect] = probe;
    seed = 0xFFFFFFFFFFFFFFFEULL;
    square = reference = all_tokens = caption_errors = adaptive = caption_per_class = true;
    likelihood = false;
    text_columns = TextColumns::t5;
    elbo = {1, 401, 951};
    collect = {20, 200};
  }
  {
    auto& [gamma, exponents, paper, control, shrink, elbo, collect, sigma, weights, softmax, upsample, passes, variant,
           threshold] = calibration;
    gamma = 0.1 + 0.2;  // not a short number
    exponents = CalibrationSettings::Exponents::inverted;
    paper = control = shrink = upsample = true;
    elbo = {51};
    collect = {40};
    sigma = 1.0 / 7;
    weights = {0.1, 1e-17, 3};
    softmax = CalibrationSettings::Softmax::at_end;
    passes = 1;
    variant = CalibrationSettings::Variant::likelihood_product;
    threshold = 1.0 / 3;
  }
  {
    auto& [columns, color_map, opacity, stretch, wipe, wipe_place, show_truth] = view;
    columns = 0b10101;
    color_map = ColorMap::cividis;
    opacity = 0.7000000000000001;
    stretch = wipe = true;
    wipe_place = 1.0 / 9;
    show_truth = false;
  }
  {
    auto& [searched, mask, meanings] = truth;
    searched = true;
    mask = QStringLiteral("/masks/a.png");
    meanings = {{0, {LabelMeaning::Kind::not_counted, {}}},
                {255, {LabelMeaning::Kind::of_class, QStringLiteral("cat")}}};
  }
  for (const int place : {2, 8}) {
    StoredView stored;
    auto& [number, stored_view, scale, center] = stored;
    number = place;
    stored_view = view;
    stored_view.wipe_place = 0.125;
    scale = 1.1;
    center = {0.3, 1.0 / 3};
    stored_views.append(stored);
  }
  return state;
}

ShownPicturePtr picture(std::int64_t width, std::int64_t height) {
  auto pixels = std::make_shared<Picture>();
  pixels->width = width;
  pixels->height = height;
  test::Numbers numbers(5);
  for (std::int64_t i = 0; i < 3 * width * height; ++i)
    pixels->rgb.push_back(static_cast<std::uint8_t>(numbers.below(256)));
  return shown_picture(std::move(pixels), "/pictures/a b.png");
}

Session full_session() {
  Session session;
  session.state = changed_state();
  session.slots[1] = session.state.calibration;
  session.slots[1]->gamma = 0.25;
  session.title = QStringLiteral("scene “1”");
  auto record = std::make_shared<AlignmentRecord>(test::sample_record({}, 3));
  session.picture = picture(record->image_width, record->image_height);
  auto labels = std::make_shared<LabelPicture>();
  labels->width = record->image_width;
  labels->height = record->image_height;
  labels->labels.assign(static_cast<std::size_t>(labels->width * labels->height), 2);
  labels->labels[3] = 255;
  TruthFile truth;
  truth.path = "/pictures/mask.png";
  truth.labels = labels;
  truth.names = {QStringLiteral("class 0"), QStringLiteral("class 1")};
  truth.legend = {QStringLiteral("person"), QStringLiteral("bus")};
  truth.legend_sure = true;
  truth.pixels[2] = static_cast<std::int64_t>(labels->labels.size()) - 1;
  truth.pixels[255] = 1;
  session.truth = truth;
  session.record = std::move(record);
  session.record_probe = session.state.probe;
  session.record_probe->seed = 5;
  session.model = {"/models/stickers", ComputeDevice::cpu, ComputeType::bfloat16};
  session.selected_class = 2;
  return session;
}

bool same_record(const AlignmentRecord& a, const AlignmentRecord& b) {
  bool same = a.caption == b.caption && a.losses == b.losses && a.pixel_errors == b.pixel_errors &&
              a.self_operators == b.self_operators && a.self_product == b.self_product &&
              a.cross_layers.size() == b.cross_layers.size() && a.classes.size() == b.classes.size();
  for (std::size_t i = 0; same && i < a.cross_layers.size(); ++i)
    same = a.cross_layers[i].maps == b.cross_layers[i].maps;
  for (std::size_t i = 0; same && i < a.classes.size(); ++i) same = a.classes[i].name == b.classes[i].name;
  return same;
}

}  // namespace

class TestSessionFile : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::filesystem::path path(const char* name) const {
    return std::filesystem::path(folder_.filePath(QString::fromLatin1(name)).toStdU16String());
  }
  QByteArray bytes_of(const char* name) const {
    QFile file(folder_.filePath(QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  /// Refused with a sentence, or accepted: never anything else.
  static bool reads_or_refuses(const QByteArray& bytes) {
    try {
      parse_session(reinterpret_cast<const std::byte*>(bytes.data()), static_cast<std::size_t>(bytes.size()), "x");
    } catch (const Error& error) {
      return error.kind == ErrorKind::refused && QByteArray(error.what()).endsWith('.');
    }
    return true;
  }

 private Q_SLOTS:
  void everything_comes_back() {
    const Session session = full_session();
    save_session(session, path("full.elboscope"));
    const ReadSession read = load_session(path("full.elboscope"));
    QCOMPARE(read.unknown, QStringList());
    const Session& back = read.session;
    QVERIFY(back.state == session.state);
    QVERIFY(back.slots == session.slots);
    QCOMPARE(back.title, session.title);
    QCOMPARE(back.selected_class, 2);
    QVERIFY(back.record_probe == session.record_probe);
    QVERIFY(back.model == session.model);
    QVERIFY(back.picture->pixels->rgb == session.picture->pixels->rgb);
    QCOMPARE(back.picture->pixels->width, session.picture->pixels->width);
    QVERIFY(back.picture->path == session.picture->path);
    QVERIFY(back.truth->labels->labels == session.truth->labels->labels);
    QCOMPARE(back.truth->names, session.truth->names);
    QCOMPARE(back.truth->legend, session.truth->legend);
    QVERIFY(back.truth->legend_sure && back.truth->pixels == session.truth->pixels);
    QVERIFY(same_record(*back.record, *session.record));
    // A session of a measured picture is a record, too.
    QVERIFY(same_record(load_record(path("full.elboscope")), *session.record));
    // Saving again gives the same bytes.
    save_session(back, path("again.elboscope"));
    QCOMPARE(bytes_of("again.elboscope"), bytes_of("full.elboscope"));
  }

  void parts_may_be_missing_data() {
    QTest::addColumn<QString>("part");
    for (const char* part : {"record", "picture", "truth", "all", "stand-in"})
      QTest::newRow(part) << QString::fromLatin1(part);
  }
  void parts_may_be_missing() {
    QFETCH(QString, part);
    Session session = full_session();
    if (part == u"record" || part == u"all") session.record.reset();
    if (part == u"truth" || part == u"all" || part == u"picture") session.truth.reset();
    if (part == u"picture" || part == u"all") session.picture.reset();
    if (part == u"stand-in") session.picture = stand_in_picture(*session.record);
    save_session(session, path("part.elboscope"));
    const Session back = load_session(path("part.elboscope")).session;
    QCOMPARE(!back.record, !session.record);
    QCOMPARE(!back.picture, !session.picture);
    QCOMPARE(!back.truth, !session.truth);
    QVERIFY(back.state == session.state);
    if (part == u"stand-in")
      QVERIFY(back.picture->stand_in && back.picture->pixels->rgb == session.picture->pixels->rgb);
  }

  void state_as_text() {
    const InspectState state = changed_state();
    QStringList unknown;
    QVERIFY(parse_state_text(state_text(state), "x", unknown) == state);
    QVERIFY(parse_state_text(state_text({}), "x", unknown) == InspectState());
    QCOMPARE(unknown, QStringList());
  }

  void what_is_newer_is_left_out_with_its_name() {
    nlohmann::json json = nlohmann::json::parse(state_json(changed_state()).dump());
    json["view"]["sparkle"] = {1, 2};
    json["classes"][1]["shape"] = "round";
    json["calibration"]["softmax"] = "sideways";
    json["view"].erase("opacity");
    QStringList unknown;
    const InspectState state = read_state(json, "x", unknown);
    unknown.sort();
    QCOMPARE(unknown, QStringList({QStringLiteral("calibration.softmax \"sideways\""),
                                   QStringLiteral("classes[1].\"shape\""), QStringLiteral("view.\"sparkle\"")}));
    InspectState expected = changed_state();
    expected.calibration.softmax = CalibrationSettings().softmax;
    expected.view.opacity = ViewChoice().opacity;
    QVERIFY(state == expected);
  }

  void refuses_what_cannot_be_data() {
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* pointer, const char* value) {
      QTest::addRow("%s = %s", pointer, value) << QString::fromLatin1(pointer) << QString::fromLatin1(value);
    };
    row("/caption", "7");
    row("/classes", "{}");
    row("/classes/0", "[]");
    row("/classes/0/name", "null");
    row("/classes/0/color", "-1");
    row("/classes/0/visible", "1");
    row("/probe", "\"\"");
    row("/probe/seed", "-1");
    row("/probe/seed", "1e30");
    row("/probe/elbo_timesteps", "[1, -5]");
    row("/probe/elbo_timesteps", "[1.5]");
    row("/calibration/gamma", "0");
    row("/calibration/gamma", "1.5");
    row("/calibration/gamma", "\"x\"");
    row("/calibration/layer_sigma", "-1");
    row("/calibration/resolution_weights", "[null]");
    row("/calibration/self_passes", "99999999999");
    row("/calibration/softmax", "3");
    row("/view/columns", "-3");
    row("/view/opacity", "1.01");
    row("/view/wipe_place", "true");
    row("/truth/meanings", "[]");
    row("/truth/meanings", "{\"x\": {}}");
    row("/truth/meanings", "{\"256\": {}}");
    row("/stored_views/0/scale", "1e300");
    row("/stored_views/1/number", "9");
  }
  void refuses_what_cannot_be() {
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    nlohmann::json json = nlohmann::json::parse(state_json(changed_state()).dump());
    json[nlohmann::json::json_pointer(pointer.toStdString())] = nlohmann::json::parse(value.toStdString());
    QStringList unknown;
    try {
      read_state(json, "file.elboscope", unknown);
      QFAIL("accepted");
    } catch (const Error& error) {
      QVERIFY(error.kind == ErrorKind::refused);
      const QString sentence = QString::fromStdString(error.what());
      QVERIFY2(sentence.startsWith(QStringLiteral("file.elboscope: ")) &&
                   sentence.contains(QStringLiteral("expected")) && sentence.endsWith(u'.'),
               qPrintable(sentence));
    }
  }

  void refuses_other_files_data() {
    QTest::addColumn<QString>("what");
    for (const char* what : {"record alone", "newer format", "no state", "picture of another size",
                             "truth of another size", "picture missing", "picture flat"})
      QTest::newRow(what) << QString::fromLatin1(what);
  }
  void refuses_other_files() {
    QFETCH(QString, what);
    Session session = full_session();
    if (what == u"record alone") {
      save_record(*session.record, path("bad.elboscope"));
    } else if (what == u"picture of another size") {
      session.picture = picture(9, 9);
      session.truth.reset();
      save_session(session, path("bad.elboscope"));
    } else if (what.startsWith(u"truth")) {
      auto labels = std::make_shared<LabelPicture>(*session.truth->labels);
      if (what.endsWith(u"size")) {
        labels->width = 1;
        labels->labels.resize(static_cast<std::size_t>(labels->height));
      }
      session.truth->labels = labels;
      save_session(session, path("bad.elboscope"));
    } else {
      save_session(session, path("good.elboscope"));
      const auto file = SafetensorsFile::open(path("good.elboscope"));
      std::vector<TensorToWrite> tensors;
      for (const TensorView& view : file->tensors()) {
        TensorToWrite tensor{view.name, view.dtype, view.shape, view.data};
        if (view.name == "session/picture") {
          if (what == u"picture missing") continue;
          if (what == u"picture flat") tensor.shape = {view.elements()};
        }
        tensors.push_back(tensor);
      }
      auto metadata = file->metadata();
      auto json = nlohmann::json::parse(metadata.at("elboscope_session"));
      if (what == u"newer format") json["format"] = 2;
      if (what == u"no state") json.erase("state");
      metadata["elboscope_session"] = json.dump();
      write_safetensors(path("bad.elboscope"), tensors, metadata);
    }
    try {
      load_session(path("bad.elboscope"));
      QFAIL("accepted");
    } catch (const Error& error) {
      QVERIFY(error.kind == ErrorKind::refused);
      QVERIFY2(QByteArray(error.what()).endsWith('.'), error.what());
    }
  }

  void no_damage_crashes() {
    save_session(full_session(), path("fuzz.elboscope"));
    const QByteArray good = bytes_of("fuzz.elboscope");
    QVERIFY(reads_or_refuses(good));
    for (qsizetype size = 0; size < good.size(); size += 1 + size / 30) {
      const QByteArray cut = good.left(size);
      QVERIFY(reads_or_refuses(cut));
      QVERIFY_THROWS_EXCEPTION(
          Error, parse_session(reinterpret_cast<const std::byte*>(cut.data()), static_cast<std::size_t>(size), "x"));
    }
    test::Numbers numbers(11);
    // Most flips in the header, where structure is.
    for (int round = 0; round < 3000; ++round) {
      QByteArray damaged = good;
      for (int flips = 0; flips <= round % 3; ++flips) {
        const auto place = static_cast<qsizetype>(
            numbers.below(round % 8 == 0 ? good.size() : std::min<qsizetype>(good.size(), 9000)));
        damaged[place] = static_cast<char>(damaged[place] ^ (1 << numbers.below(8)));
      }
      QVERIFY2(reads_or_refuses(damaged), qPrintable(QString::number(round)));
    }
  }
};

QTEST_GUILESS_MAIN(TestSessionFile)
#include "test_session_file.moc"
