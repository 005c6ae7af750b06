// What the window tells about a model before it is loaded: its parts, its tokenizers, the folder that a path means.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "core/base/error.h"
#include "core/diffusion/model_checklist.h"
#include "core/diffusion/text_readers.h"

using namespace elboscope;
using State = ModelChecklist::Part::State;

namespace {

std::filesystem::path fixture(const char* name) {
  return std::filesystem::path(ELBOSCOPE_FIXTURES) / name;
}

const ModelChecklist::Part* part(const ModelChecklist& list, const std::string& name) {
  const auto found = std::find_if(list.parts.begin(), list.parts.end(),
                                  [&](const ModelChecklist::Part& each) { return each.name == name; });
  return found == list.parts.end() ? nullptr : &*found;
}

}  // namespace

class TestModelChecklist : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void complete_models_data() {
    QTest::addColumn<QByteArray>("folder");
    QTest::addColumn<QByteArray>("family");
    QTest::newRow("sd1") << QByteArray("heatmap-sd1/model") << QByteArray("sd1");
    QTest::newRow("sd3 without T5") << QByteArray("sd3-no-t5/model") << QByteArray("sd3");
    QTest::newRow("sd35") << QByteArray("sd35/model") << QByteArray("sd35");
    QTest::newRow("flux") << QByteArray("flux/model") << QByteArray("flux");
    QTest::newRow("pixart") << QByteArray("pixart-1024/model") << QByteArray("pixart");
    QTest::newRow("sharded") << QByteArray("sd1-sharded-fp16/model") << QByteArray("sd1");
  }
  void complete_models() {
    QFETCH(QByteArray, folder);
    QFETCH(QByteArray, family);
    const ModelChecklist list = check_model_folder(fixture(folder.constData()));
    QVERIFY2(list.complete(), list.defect.c_str());
    QCOMPARE(QByteArray::fromStdString(list.info->family), family);
    QVERIFY(list.defect.empty() && list.entries.empty());
    for (const ModelChecklist::Part& each : list.parts) {
      QVERIFY2(each.state == State::found || each.state == State::left_out, each.name.c_str());
      QVERIFY2(each.problem.empty(), each.problem.c_str());
    }
    QVERIFY(part(list, "vae") != nullptr && part(list, "vae")->bytes > 0);
    QVERIFY(list.bytes() > part(list, "vae")->bytes);
    if (folder.startsWith("sd3-no-t5")) QCOMPARE(part(list, "text_encoder_3")->state, State::left_out);
  }

  void defects_data() {
    QTest::addColumn<QByteArray>("folder");
    QTest::addColumn<QByteArray>("at_fault");
    QTest::addColumn<int>("state");
    QTest::newRow("folder missing") << QByteArray("component-missing") << QByteArray("vae") << int(State::missing);
    QTest::newRow("no index") << QByteArray("model-index-missing") << QByteArray("model_index.json")
                              << int(State::missing);
    QTest::newRow("foreign pipeline") << QByteArray("pipeline-unknown") << QByteArray("model_index.json")
                                      << int(State::unusable);
    QTest::newRow("pickle") << QByteArray("pickle-only") << QByteArray("unet") << int(State::unusable);
    QTest::newRow("no weights") << QByteArray("weights-empty") << QByteArray("unet") << int(State::unusable);
    QTest::newRow("no configuration") << QByteArray("config-missing") << QByteArray("unet") << int(State::unusable);
    QTest::newRow("merges") << QByteArray("merges-garbage") << QByteArray("tokenizer") << int(State::unusable);
  }
  void defects() {
    QFETCH(QByteArray, folder);
    QFETCH(QByteArray, at_fault);
    QFETCH(int, state);
    const ModelChecklist list = check_model_folder(fixture("broken") / folder.constData());
    QVERIFY(!list.complete());
    const ModelChecklist::Part* found = part(list, at_fault.toStdString());
    QVERIFY(found != nullptr);
    QCOMPARE(int(found->state), state);
    QVERIFY(!found->problem.empty());
    QVERIFY(!found->needed.empty());
  }

  void every_broken_folder_is_answered() {
    std::size_t folders = 0;
    for (const auto& entry : std::filesystem::directory_iterator(fixture("broken"))) {
      if (!entry.is_directory()) continue;
      const ModelChecklist list = check_model_folder(entry.path());
      const std::string name = entry.path().filename().string();
      QVERIFY2(!list.parts.empty(), name.c_str());
      if (name == "good" || name.starts_with("ok-")) QVERIFY2(list.complete(), (name + ": " + list.defect).c_str());
      ++folders;
    }
    QVERIFY(folders > 20);
  }

  void no_folder_at_all() {
    const QTemporaryDir empty;
    QVERIFY(!check_model_folder(empty.path().toStdString()).complete());
    const ModelChecklist absent = check_model_folder("/nonexistent/model");
    QCOMPARE(absent.parts.front().state, State::missing);
    QVERIFY(!check_model_folder(fixture("heatmap-sd1/oracle.json")).complete());
    QVERIFY(!check_model_folder(fixture("heatmap-sd1/oracle.json")).defect.empty());
  }

  void paths_mean_folders() {
    const std::filesystem::path model = fixture("heatmap-sd1/model");
    QVERIFY(find_model_folder(model) == model);
    QVERIFY(find_model_folder(model / "unet") == model);
    QVERIFY(find_model_folder(model / "model_index.json") == model);
    QVERIFY(find_model_folder(fixture("heatmap-sd1")) == model);
    std::vector<std::filesystem::path> several;
    QVERIFY(find_model_folder(ELBOSCOPE_FIXTURES, &several).empty());
    QVERIFY(several.size() > 3);
    const QTemporaryDir empty;
    several.clear();
    QVERIFY(find_model_folder(empty.path().toStdString(), &several).empty() && several.empty());
    QVERIFY(find_model_folder("/nonexistent").empty());
  }

  void readers_data() {
    QTest::addColumn<QByteArray>("folder");
    QTest::addColumn<QList<int>>("kinds");
    QTest::addColumn<QList<int>>("columns");
    QTest::addColumn<QList<int>>("lengths");
    using Kind = TextReader::Kind;
    using Columns = TextReader::Columns;
    const int clip = int(Kind::clip), t5 = int(Kind::t5);
    const int own = int(Columns::own), shared = int(Columns::shared), none = int(Columns::none);
    QTest::newRow("sd1") << QByteArray("heatmap-sd1/model") << QList<int>{clip} << QList<int>{own} << QList<int>{77};
    QTest::newRow("sdxl") << QByteArray("sdxl-playground/model") << QList<int>{clip, clip} << QList<int>{own, shared}
                          << QList<int>{40, 40};  // its files say so
    QTest::newRow("sd35") << QByteArray("sd35/model") << QList<int>{clip, clip, t5} << QList<int>{own, shared, own}
                          << QList<int>{77, 77, 256};
    QTest::newRow("sd3 without T5") << QByteArray("sd3-no-t5/model") << QList<int>{clip, clip}
                                    << QList<int>{own, shared} << QList<int>{77, 77};
    QTest::newRow("flux") << QByteArray("flux/model") << QList<int>{clip, t5} << QList<int>{none, own}
                          << QList<int>{77, 512};
    QTest::newRow("pixart") << QByteArray("pixart-1024/model") << QList<int>{t5} << QList<int>{own} << QList<int>{120};
  }
  void readers() {
    QFETCH(QByteArray, folder);
    QFETCH(QList<int>, kinds);
    QFETCH(QList<int>, columns);
    QFETCH(QList<int>, lengths);
    const std::vector<TextReader> found = read_text_readers(fixture(folder.constData()));
    QCOMPARE(found.size(), static_cast<std::size_t>(kinds.size()));
    for (int i = 0; i < kinds.size(); ++i) {
      const TextReader& reader = found[static_cast<std::size_t>(i)];
      QCOMPARE(int(reader.kind), kinds[i]);
      QCOMPARE(int(reader.columns), columns[i]);
      QCOMPARE(reader.length, lengths[i]);
      QVERIFY(!reader.tokenizer->tokenize("a photo of a cat").ids.empty());
    }
    QVERIFY_EXCEPTION_THROWN(read_text_readers(fixture("broken/component-missing")), Error);
  }
};

QTEST_GUILESS_MAIN(TestModelChecklist)
#include "test_model_checklist.moc"
