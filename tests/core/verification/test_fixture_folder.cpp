// Verification must pass what is right and catch what is wrong.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "core/base/error.h"
#include "core/verification/fixture_folder.h"

using elboscope::VerifiedCase;

class TestFixtureFolder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void recorded_cases_pass_data() {
    QTest::addColumn<QString>("op");
    QTest::addColumn<int>("cases");
    QTest::newRow("tokenize") << "tokenize" << 5;
    QTest::newRow("schedule") << "schedule" << 9;
    QTest::newRow("sample") << "sample" << 6;
    QTest::newRow("elbo") << "elbo" << 2;
  }
  void recorded_cases_pass() {
    QFETCH(QString, op);
    QFETCH(int, cases);
    elboscope::VerifySettings settings;
    settings.op = op.toStdString();
    const auto results = elboscope::verify_fixture(ELBOSCOPE_FIXTURES "/sd1", settings);
    QCOMPARE(static_cast<int>(results.size()), cases);
    for (const VerifiedCase& one : results) QVERIFY2(one.status == VerifiedCase::Status::ok, one.name.c_str());
  }

  void the_reference_bug_is_told_apart() {
    elboscope::VerifySettings settings;
    settings.op = "heatmap";
    for (const bool reference : {false, true}) {
      settings.reference = reference;
      for (const VerifiedCase& one : elboscope::verify_fixture(ELBOSCOPE_FIXTURES "/heatmap-sd1", settings)) {
        QVERIFY2(one.status == VerifiedCase::Status::ok, one.name.c_str());
      }
    }
  }

  void wrong_expectations_fail() {
    // The ids of another text, then a tolerance that no float arithmetic reaches.
    const auto results = verify_changed("tokenize", [](QJsonArray& cases) {
      QJsonObject first = cases[0].toObject();
      first["ids"] = cases[1].toObject()["ids"];
      cases[0] = first;
    });
    QVERIFY(results.at(0).status == VerifiedCase::Status::fail);
    QVERIFY(results.at(0).error > 0);
    QVERIFY(results.at(1).status == VerifiedCase::Status::ok);
    const auto strict = verify_changed("encode_text", [](QJsonArray& cases) {
      for (auto&& value : cases) {
        QJsonObject one = value.toObject();
        one["tol"] = 1e-12;
        value = one;
      }
    });
    QVERIFY(!strict.empty());
    for (const VerifiedCase& one : strict) QVERIFY(one.status == VerifiedCase::Status::fail);
  }

  void unknown_ops_are_unsupported() {
    const auto results = verify_changed("", [](QJsonArray& cases) {
      QJsonObject first = cases[0].toObject();
      first["op"] = "paint";
      cases = QJsonArray{first};
    });
    QCOMPARE(static_cast<int>(results.size()), 1);
    QVERIFY(results[0].status == VerifiedCase::Status::unsupported);
    QVERIFY(results[0].message.find("paint") != std::string::npos);
  }

  void broken_fixtures_are_refused_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("not JSON") << QByteArray("[1,") << "oracle.json";
    QTest::newRow("no cases") << QByteArray(R"({"format": 1})") << "cases";
    QTest::newRow("newer format") << QByteArray(R"({"format": 2, "cases": []})") << "format";
    QTest::newRow("model outside") << QByteArray(R"({"format": 1, "model": "../..", "cases": []})") << "model";
    QTest::newRow("absent tensor") << QByteArray(R"({"format": 1, "model": "model", "cases": [{"op": "tokenize", "name": "a", "encoder": "tokenizer", "text": "a", "ids": "nowhere"}]})") << "nowhere";
    QTest::newRow("absent field") << QByteArray(R"({"format": 1, "model": "model", "cases": [{"op": "tokenize", "name": "a"}]})") << "encoder";
  }
  void broken_fixtures_are_refused() {
    QFETCH(QByteArray, json);
    QFETCH(QString, sentence);
    const QTemporaryDir folder;
    write_fixture(folder, json);
    try {
      elboscope::verify_fixture(folder.path().toStdString(), {});
      QFAIL("nothing was refused");
    } catch (const elboscope::Error& error) {
      QVERIFY(error.kind == elboscope::ErrorKind::refused);
      QVERIFY2(QString(error.what()).contains(sentence), error.what());
    }
  }

 private:
  static void write_fixture(const QTemporaryDir& folder, const QByteArray& json) {
    QFile file(folder.filePath("oracle.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(json);
    const QString original = QString(ELBOSCOPE_FIXTURES) + "/sd1";
    QVERIFY(QFile::link(original + "/oracle.safetensors", folder.filePath("oracle.safetensors")));
    QVERIFY(QFile::link(original + "/model", folder.filePath("model")));
  }
  /// The sd1 fixture with its cases of one op changed.
  static std::vector<VerifiedCase> verify_changed(const QString& op, const std::function<void(QJsonArray&)>& change) {
    QFile original(QString(ELBOSCOPE_FIXTURES) + "/sd1/oracle.json");
    if (!original.open(QIODevice::ReadOnly)) return {};
    QJsonObject head = QJsonDocument::fromJson(original.readAll()).object();
    QJsonArray cases;
    for (const auto& value : head["cases"].toArray()) {
      if (op.isEmpty() || value.toObject()["op"].toString() == op) cases.append(value);
    }
    change(cases);
    head["cases"] = cases;
    const QTemporaryDir folder;
    write_fixture(folder, QJsonDocument(head).toJson());
    return elboscope::verify_fixture(folder.path().toStdString(), {});
  }
};

QTEST_GUILESS_MAIN(TestFixtureFolder)
#include "test_fixture_folder.moc"
