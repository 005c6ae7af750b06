// The models dialog, driven by events: what is found and missing, loading, cancelling, the former model that stays.
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/document/inspector.h"
#include "ui/models/model_dialog.h"
#include "ui/models/model_facts.h"
#include "ui/models/model_part_list.h"
#include "ui/problems/problem_model.h"
#include "ui/theme/theme.h"

using namespace elboscope;

namespace {

QString fixture(const char* name) {
  return QStringLiteral(ELBOSCOPE_FIXTURES "/") + QString::fromLatin1(name);
}

struct Models {
  ProblemModel problems;
  InspectDocument document;
  Inspector inspector{document, problems};
  ModelDialog dialog{document, inspector};

  Models() { dialog.show(); }
  bool settled() const { return dialog.look().has_value() && inspector.settled(); }
};

}  // namespace

class TestModelDialog : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { use_theme(ThemeMode::light); }

  void loads_and_keeps_the_former_model() {
    Models m;
    m.dialog.show_model(fixture("heatmap-sd1/model"));
    QTRY_VERIFY_WITH_TIMEOUT(m.settled(), 30000);
    QVERIFY(m.dialog.look()->list.complete());
    QVERIFY2(m.dialog.look()->memory, qPrintable(m.dialog.look()->memory_failure.sentence));
    QVERIFY(m.dialog.look()->memory->of(MemoryPlan::automatic).peak() > 0);
    QCOMPARE(m.dialog.parts().problems(), 0);
    QVERIFY(m.dialog.load_button().isEnabled());
    QTest::mouseClick(&m.dialog.load_button(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m.document.model() != nullptr, 30000);
    QVERIFY(!m.dialog.isVisible());
    QVERIFY(m.document.text_readers());
    QCOMPARE(m.document.text_readers()->size(), std::size_t{1});
    const LoadedModelPtr former = m.document.model();

    m.dialog.show();
    m.dialog.show_model(fixture("sd35/model"));
    QTRY_VERIFY_WITH_TIMEOUT(m.settled(), 30000);
    QSignalSpy ended(&m.inspector, &Inspector::model_load_ended);
    QTest::mouseClick(&m.dialog.load_button(), Qt::LeftButton);
    QVERIFY(m.inspector.loading_model());
    QCOMPARE(m.document.model(), former);  // in use until the new one is ready
    QCOMPARE(m.document.text_readers()->size(), std::size_t{1});
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30000);
    QVERIFY(m.document.model() != former);
    QCOMPARE(m.document.text_readers()->size(), std::size_t{3});
  }

  void cancelling_keeps_the_former_model() {
    Models m;
    m.inspector.choose_model({fixture("heatmap-sd1/model").toStdString()});
    QTRY_VERIFY_WITH_TIMEOUT(m.document.model() != nullptr && m.inspector.settled(), 30000);
    const LoadedModelPtr former = m.document.model();
    m.dialog.show_model(fixture("sd35/model"));
    QTRY_VERIFY_WITH_TIMEOUT(m.settled(), 30000);
    QTest::mouseClick(&m.dialog.load_button(), Qt::LeftButton);
    QVERIFY(m.dialog.cancel_button().isVisible());
    QTest::mouseClick(&m.dialog.cancel_button(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m.inspector.settled(), 30000);
    QCOMPARE(m.document.model(), former);
    QVERIFY(m.document.model_choice() == former->choice);
    QVERIFY(m.dialog.isVisible());
    QVERIFY(m.dialog.load_button().isEnabled());
  }

  void a_refused_model_keeps_the_former_one() {
    Models m;
    m.inspector.choose_model({fixture("heatmap-sd1/model").toStdString()});
    QTRY_VERIFY_WITH_TIMEOUT(m.document.model() != nullptr && m.inspector.settled(), 30000);
    const LoadedModelPtr former = m.document.model();
    // Its numbers are looked at only when it is loaded.
    m.dialog.show_model(fixture("broken/weights-nan"));
    QTRY_VERIFY_WITH_TIMEOUT(m.settled(), 30000);
    QVERIFY(m.dialog.look()->list.complete());
    QTest::mouseClick(&m.dialog.load_button(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m.inspector.settled(), 30000);
    QCOMPARE(m.document.model(), former);
    QVERIFY(m.document.model_choice() == former->choice);
    QVERIFY(m.problems.error_count() > 0);
  }

  void missing_parts_are_listed_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("part");
    QTest::newRow("folder") << fixture("broken/component-missing") << QStringLiteral("vae");
    QTest::newRow("weights") << fixture("broken/weights-truncated") << QStringLiteral("unet");
    QTest::newRow("index") << fixture("broken/model-index-missing") << QStringLiteral("model_index.json");
    QTest::newRow("nothing") << QStringLiteral("/nonexistent") << QStringLiteral("model_index.json");
  }
  void missing_parts_are_listed() {
    QFETCH(QString, folder);
    QFETCH(QString, part);
    Models m;
    m.dialog.show_model(folder);
    QTRY_VERIFY_WITH_TIMEOUT(m.settled(), 30000);
    QVERIFY(!m.dialog.look()->list.complete());
    QVERIFY(m.dialog.parts().problems() > 0);
    bool named = false;
    for (const QLabel* label : m.dialog.parts().findChildren<QLabel*>()) named = named || label->text() == part;
    QVERIFY(named);
    QVERIFY(!m.dialog.load_button().isEnabled());
  }

  void opening_an_incomplete_folder_tells() {
    Models m;
    QSignalSpy found(&m.inspector, &Inspector::incomplete_model_found);
    m.inspector.open({fixture("broken/component-missing")});
    QTRY_COMPARE_WITH_TIMEOUT(found.count(), 1, 30000);
    QCOMPARE(m.problems.error_count(), 1);
    QVERIFY(m.document.model_choice().folder.empty());
  }

  void known_models_are_listed() {
    Models m;
    m.dialog.set_recent({fixture("sd35/model"), fixture("flux/model")});
    const auto* list = m.dialog.findChild<QListWidget*>();
    QVERIFY(list->count() >= 2);
    m.dialog.show_model(fixture("pixart-1024/model"));
    QCOMPARE(list->currentItem()->text(), QStringLiteral("pixart-1024"));
    QTRY_VERIFY_WITH_TIMEOUT(m.settled(), 30000);
    QCOMPARE(family_title(m.dialog.look()->list), QStringLiteral("PixArt-α"));
    // Another device is another estimate, of the same parts.
    QSignalSpy looks(&m.inspector, &Inspector::model_looked_at);
    auto* type = m.dialog.findChildren<QComboBox*>().back();
    QTest::keyClick(type, Qt::Key_Down);
    QTRY_COMPARE_WITH_TIMEOUT(looks.count(), 1, 30000);
    QVERIFY(m.dialog.look()->choice.type == ComputeType::float32);
  }

  void a_look_that_was_pushed_aside_comes_back() {
    Models m;
    m.dialog.show_model(fixture("sd35/model"));
    m.inspector.open({QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/drawing.png")});
    QTRY_VERIFY_WITH_TIMEOUT(m.settled(), 30000);
    QVERIFY(m.document.picture());
    QVERIFY(m.dialog.look()->list.complete());
  }

  void names_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QStringLiteral("/a/stickers") << QStringLiteral("stickers");
    QTest::newRow("model") << QStringLiteral("/a/sd1/model") << QStringLiteral("sd1");
    QTest::newRow("cache") << QStringLiteral("/c/models--owner--name/snapshots/") + QString(40, u'a')
                           << QStringLiteral("owner/name");
    QTest::newRow("file") << QStringLiteral("/a/sd15.safetensors") << QStringLiteral("sd15.safetensors");
  }
  void names() {
    QFETCH(QString, path);
    QFETCH(QString, name);
    QCOMPARE(short_model_name(path), name);
  }
};

QTEST_MAIN(TestModelDialog)
#include "test_model_dialog.moc"
