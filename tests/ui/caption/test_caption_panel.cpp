// The left side, driven by events: tokens of every encoder, suggestions, refusals with mends, classes, measurement.
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include "core/text/noun_phrases.h"
#include "ui/caption/caption_edit.h"
#include "ui/caption/caption_panel.h"
#include "ui/caption/class_list.h"
#include "ui/caption/class_menu.h"
#include "ui/caption/encoder_tabs.h"
#include "ui/caption/measurement_rows.h"
#include "ui/caption/missing_class_card.h"
#include "ui/caption/phrase_suggestions.h"
#include "ui/caption/timestep_field.h"
#include "ui/caption/token_chips.h"
#include "ui/document/class_model.h"
#include "ui/document/contents.h"
#include "ui/document/inspector.h"
#include "ui/problems/problem_model.h"
#include "ui/theme/theme.h"

using namespace elboscope;

namespace {

TextReaders readers(const char* fixture) {
  return std::make_shared<const std::vector<TextReader>>(
      read_text_readers(std::filesystem::path(ELBOSCOPE_FIXTURES) / fixture / "model"));
}

struct Panel {
  ProblemModel problems;
  InspectDocument document;
  ClassModel classes{document};
  Inspector inspector{document, problems};
  CaptionPanel panel{document, classes};

  explicit Panel(const QString& caption = {}, const QStringList& names = {}) {
    InspectState state;
    state.caption = caption;
    for (const QString& name : names) state.classes.append({name, static_cast<int>(state.classes.size()), true});
    document.reset_state(state);
    panel.resize(300, 900);
    panel.show();
  }
  QStringList names() const {
    QStringList list;
    for (const ClassEntry& entry : document.state().classes) list << entry.name;
    return list;
  }
  template <class Widget>
  Widget* child() {
    return panel.findChild<Widget*>();
  }
  QPushButton* mend(const QString& part) {
    for (QPushButton* button : child<MissingClassCard>()->findChildren<QPushButton*>()) {
      if (button->isVisible() && button->text().contains(part)) return button;
    }
    return nullptr;
  }
};

}  // namespace

class TestCaptionPanel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { use_theme(ThemeMode::light); }

  void tabs_show_what_each_encoder_sees() {
    Panel p(QStringLiteral("a photo of a cat"));
    EncoderTabs* tabs = p.child<EncoderTabs>();
    QVERIFY(!tabs->isVisible());
    p.document.set_text_readers(readers("sd35"));
    QVERIFY(tabs->isVisible());
    const auto buttons = tabs->findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 3);
    TokenChips& chips = p.panel.chips();
    QCOMPARE(chips.shown().name, QStringLiteral("CLIP 1"));
    QTest::mouseClick(buttons[2], Qt::LeftButton);
    QCOMPARE(chips.shown().name, QStringLiteral("T5"));
    QCOMPARE(chips.shown().limit, 256);
    QVERIFY(!chips.chip_rect(static_cast<int>(chips.shown().tokens.size())).isEmpty());  // padding
    // The choice survives typing, and gives way when the encoder is gone.
    p.document.edit(QStringLiteral("x"), [](InspectState& state) { state.caption += QStringLiteral(" dog"); });
    QCOMPARE(chips.shown().name, QStringLiteral("T5"));
    p.document.set_text_readers(readers("heatmap-sd1"));
    QCOMPARE(chips.shown().name, QStringLiteral("CLIP"));
    QVERIFY(!tabs->isVisible());
  }

  void dragging_over_words_makes_a_class() {
    Panel p(QStringLiteral("a red ball and a dog"));
    p.document.set_text_readers(readers("heatmap-sd1"));
    TokenChips& chips = p.panel.chips();
    QCoreApplication::processEvents();
    const auto chip_of = [&](const QString& text, bool last = false) {
      int found = -1;
      for (int i = 0; i < chips.shown().tokens.size(); ++i) {
        const CaptionToken& token = chips.shown().tokens[i];
        const int at = chips.reading().encoders.front().tokens[i].begin;
        const int place = static_cast<int>(p.document.state().caption.indexOf(text));
        if (!token.special() && at >= place && token.end <= place + text.size() && (found < 0 || last)) found = i;
      }
      return chips.chip_rect(found).center();
    };
    QTest::mousePress(&chips, Qt::LeftButton, {}, chip_of(QStringLiteral("red")));
    QTest::mouseMove(&chips, chip_of(QStringLiteral("ball"), true));
    QTest::mouseRelease(&chips, Qt::LeftButton, {}, chip_of(QStringLiteral("ball"), true));
    QCOMPARE(p.names(), QStringList{"red ball"});
    QTest::mouseClick(&chips, Qt::LeftButton, {}, chip_of(QStringLiteral("dog")));
    QCOMPARE(p.names(), (QStringList{"red ball", "dog"}));
    // A click on the padding does nothing.
    QTest::mouseClick(&chips, Qt::LeftButton, {},
                      chips.chip_rect(static_cast<int>(chips.shown().tokens.size())).center());
    QCOMPARE(p.names().size(), 2);
  }

  void phrases_are_suggested() {
    Panel p;
    p.panel.caption().setFocus();
    QTest::keyClicks(&p.panel.caption(), QStringLiteral("a drawing of a house and a tree with a red ball"));
    QTRY_COMPARE_WITH_TIMEOUT(p.panel.suggestions().offered(), (QStringList{"house", "tree", "red ball"}), 10000);
    QTRY_VERIFY_WITH_TIMEOUT(p.inspector.settled(), 10000);
    QCOMPARE(p.panel.suggestions().offered(), (QStringList{"house", "tree", "red ball"}));
    QVERIFY(p.panel.suggestions().isVisible());
    for (QPushButton* button : p.panel.suggestions().findChildren<QPushButton*>()) {
      if (button->text() == QStringLiteral("tree")) QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE(p.names(), QStringList{"tree"});
    QCOMPARE(p.panel.suggestions().offered(), (QStringList{"house", "red ball"}));
    const int steps = p.document.undo_stack().count();
    QCoreApplication::processEvents();
    for (QPushButton* button : p.panel.suggestions().findChildren<QPushButton*>()) {
      if (button->isVisible() && button->text().startsWith(QStringLiteral("Add all")))
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE(p.names(), (QStringList{"tree", "house", "red ball"}));
    QCOMPARE(p.document.undo_stack().count(), steps + 1);
    QVERIFY(!p.panel.suggestions().isVisible());
  }

  void refusals_offer_mends() {
    Panel p(QStringLiteral("a photo of a butterfly."), {QStringLiteral("buterfly"), QStringLiteral("sun")});
    p.document.set_text_readers(readers("heatmap-sd1"));
    QVERIFY(p.child<MissingClassCard>()->isVisible());
    QTRY_VERIFY(p.mend(QStringLiteral("Append “buterfly”")) != nullptr);
    QTest::mouseClick(p.mend(QStringLiteral("Use “butterfly”")), Qt::LeftButton);
    QTRY_COMPARE(p.names(), (QStringList{"butterfly", "sun"}));
    QTRY_VERIFY(p.mend(QStringLiteral("Append “sun”")) != nullptr);
    QTest::mouseClick(p.mend(QStringLiteral("Append “sun”")), Qt::LeftButton);
    QTRY_COMPARE(p.document.state().caption, QStringLiteral("a photo of a butterfly, sun"));
    QTRY_VERIFY(!p.child<MissingClassCard>()->isVisible());
    p.document.undo_stack().undo();
    QTRY_VERIFY(p.child<MissingClassCard>()->isVisible());
    QTRY_VERIFY(p.mend(QStringLiteral("Remove “sun”")) != nullptr);
    QTest::mouseClick(p.mend(QStringLiteral("Remove “sun”")), Qt::LeftButton);
    QTRY_COMPARE(p.names(), QStringList{"butterfly"});
    QTRY_VERIFY(!p.child<MissingClassCard>()->isVisible());
    // A word that is a class already is offered to no other one.
    Panel twice(QStringLiteral("a photo of a butterfly"), {QStringLiteral("buterfly"), QStringLiteral("butterfly")});
    twice.document.set_text_readers(readers("heatmap-sd1"));
    QTRY_VERIFY(twice.mend(QStringLiteral("Append “buterfly”")) != nullptr);
    QVERIFY(twice.mend(QStringLiteral("Use “butterfly”")) == nullptr);
  }

  void a_class_beyond_the_limit() {
    Panel p(QStringLiteral("a ").repeated(100) + QStringLiteral("dog"), {QStringLiteral("dog")});
    p.document.set_text_readers(readers("heatmap-sd1"));
    QVERIFY(p.child<MissingClassCard>()->isVisible());
    QTRY_VERIFY(p.mend(QStringLiteral("classes alone")) != nullptr);
    QTest::mouseClick(p.mend(QStringLiteral("classes alone")), Qt::LeftButton);
    QTRY_COMPARE(p.document.state().caption, QStringLiteral("a photo of dog"));
    QTRY_VERIFY(!p.child<MissingClassCard>()->isVisible());
  }

  void columns_that_a_model_lacks() {
    Panel p(QStringLiteral("a dog"), {QStringLiteral("dog")});
    p.document.set_text_readers(readers("flux"));
    p.document.edit(QStringLiteral("x"), [](InspectState& state) { state.probe.text_columns = TextColumns::clip; });
    QVERIFY(p.child<MissingClassCard>()->isVisible());
    QTRY_VERIFY(p.mend(QStringLiteral("automatic")) != nullptr);
    QTest::mouseClick(p.mend(QStringLiteral("automatic")), Qt::LeftButton);
    QTRY_COMPARE(p.document.state().probe.text_columns, TextColumns::automatic);
    QTRY_VERIFY(!p.child<MissingClassCard>()->isVisible());
  }

  void class_list_by_keyboard_and_mouse() {
    Panel p(QStringLiteral("cat dog sun"), {QStringLiteral("cat"), QStringLiteral("dog"), QStringLiteral("sun")});
    ClassList& list = p.panel.class_list();
    list.setFocus();
    p.document.select_class(0);
    QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(p.names(), (QStringList{"dog", "cat", "sun"}));
    QCOMPARE(p.document.selected_class(), 1);
    QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(p.names(), (QStringList{"cat", "dog", "sun"}));
    QTest::keyClick(&list, Qt::Key_Space);
    QVERIFY(!p.document.state().classes[0].visible);
    const QRect second = list.visualRect(list.model()->index(1, 0));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.eye_rect(second).center());
    QVERIFY(!p.document.state().classes[1].visible);
    // Only the left button, and twice is no wish to rename.
    QTest::mouseClick(list.viewport(), Qt::RightButton, {}, list.eye_rect(second).center());
    QVERIFY(!p.document.state().classes[1].visible);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, QPoint(list.width() / 2, second.center().y()));
    QTest::mouseDClick(list.viewport(), Qt::LeftButton, {}, list.eye_rect(second).center());
    QVERIFY(list.findChild<QLineEdit*>() == nullptr);
    p.document.edit(QStringLiteral("x"), [](InspectState& state) { state.classes[1].visible = false; });
    QCOMPARE(list.drop_row(QPoint(20, second.top() + 2)), 1);
    QCOMPARE(list.drop_row(QPoint(20, second.bottom() - 2)), 2);
    QCOMPARE(list.drop_row(QPoint(20, list.viewport()->height() - 1)), 3);
    // The colour: a click opens a choice.
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.color_rect(second).center());
    QMenu* menu = list.findChild<QMenu*>();
    QVERIFY(menu != nullptr);
    const auto buttons = menu->findChildren<QToolButton*>();
    QVERIFY(buttons.size() > 10);
    QTest::mouseClick(buttons[9], Qt::LeftButton);
    QCOMPARE(p.document.state().classes[1].color, 9);
    p.document.undo_stack().undo();
    QCOMPARE(p.document.state().classes[1].color, 1);
    QTest::keyClick(&list, Qt::Key_Delete);
    QCOMPARE(p.names().size(), 2);
    // Other classes close a menu that was about the former ones.
    QTRY_VERIFY(list.findChild<QMenu*>() == nullptr);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.color_rect(list.visualRect(list.model()->index(1, 0))).center());
    const QPointer<QMenu> stale = list.findChild<QMenu*>();
    QVERIFY(stale);
    p.document.edit(QStringLiteral("x"), [](InspectState& state) { state.classes.clear(); });
    QTRY_VERIFY(!stale);
  }

  void the_class_menu() {
    Panel p(QStringLiteral("cat dog"), {QStringLiteral("cat"), QStringLiteral("dog")});
    ClassMenu menu(p.document, 1);
    QSignalSpy rename(&menu, &ClassMenu::rename_wanted);
    const auto trigger = [&menu](const QString& text) {
      for (QAction* action : menu.actions()) {
        if (action->text().remove(u'&') == text) {
          if (!action->isEnabled()) return false;
          action->trigger();
          return true;
        }
      }
      return false;
    };
    QVERIFY(trigger(QStringLiteral("Rename")));
    QCOMPARE(rename.count(), 1);
    QVERIFY(trigger(QStringLiteral("Show only this")));
    QVERIFY(!p.document.state().classes[0].visible && p.document.state().classes[1].visible);
    QVERIFY(trigger(QStringLiteral("Show all")));
    QVERIFY(p.document.state().classes[0].visible);
    QVERIFY(!trigger(QStringLiteral("Move down")));
    QVERIFY(trigger(QStringLiteral("Move up")));
    QCOMPARE(p.names(), (QStringList{"dog", "cat"}));
  }

  void measurement_is_edited_with_undo() {
    Panel p(QStringLiteral("a cat"), {QStringLiteral("cat")});
    MeasurementRows& rows = p.panel.measurement();
    QVERIFY(!rows.unfolded());
    QTest::mouseClick(rows.findChild<QToolButton*>(), Qt::LeftButton);
    QVERIFY(rows.unfolded());
    auto* elbo = rows.findChildren<TimestepField*>().front();
    elbo->setFocus();
    elbo->lineEdit()->selectAll();
    QTest::keyClicks(elbo->lineEdit(), QStringLiteral("1, 51,101"));
    QTest::keyClick(elbo->lineEdit(), Qt::Key_Return);
    QCOMPARE(p.document.state().probe.elbo_timesteps, (std::vector<std::int64_t>{1, 51, 101}));
    QCOMPARE(elbo->currentText(), QStringLiteral("1:102:50"));
    QCOMPARE(p.document.undo_stack().count(), 1);
    // What cannot be read says so and changes nothing.
    elbo->lineEdit()->selectAll();
    QTest::keyClicks(elbo->lineEdit(), QStringLiteral("1:nonsense"));
    QTest::keyClick(elbo->lineEdit(), Qt::Key_Return);
    QVERIFY(!elbo->problem().isEmpty());
    QCOMPARE(p.document.state().probe.elbo_timesteps.size(), std::size_t{3});
    elbo->lineEdit()->selectAll();
    QTest::keyClicks(elbo->lineEdit(), QStringLiteral("5000"));
    QTest::keyClick(elbo->lineEdit(), Qt::Key_Return);
    QVERIFY(!elbo->problem().isEmpty());
    // What is being typed outlives other changes, such as the classes of a run that come in.
    elbo->lineEdit()->selectAll();
    QTest::keyClicks(elbo->lineEdit(), QStringLiteral("2, 5"));
    p.document.edit(QStringLiteral("x"), [](InspectState& state) { state.calibration.gamma = 0.5; });
    QCOMPARE(elbo->currentText(), QStringLiteral("2, 5"));
    p.document.undo_stack().undo();
    QTest::keyClick(elbo->lineEdit(), Qt::Key_Return);
    QCOMPARE(p.document.state().probe.elbo_timesteps, (std::vector<std::int64_t>{2, 5}));
    p.document.undo_stack().undo();
    QCOMPARE(elbo->currentText(), QStringLiteral("1:102:50"));
    // The standard list in numbers is the standard list.
    elbo->lineEdit()->selectAll();
    QTest::keyClicks(elbo->lineEdit(), QStringLiteral("1:999:50"));
    QTest::keyClick(elbo->lineEdit(), Qt::Key_Return);
    QVERIFY(elbo->problem().isEmpty());
    QVERIFY(p.document.state().probe.elbo_timesteps.empty());
    p.document.undo_stack().undo();
    QCOMPARE(p.document.state().probe.elbo_timesteps.size(), std::size_t{3});
    for (QCheckBox* box : rows.findChildren<QCheckBox*>()) {
      const ProbeChoice before = p.document.state().probe;
      const int steps = p.document.undo_stack().index();
      box->toggle();
      QVERIFY2(!(p.document.state().probe == before), qPrintable(box->text()));
      QCOMPARE(p.document.undo_stack().index(), steps + 1);
      p.document.undo_stack().undo();
      QVERIFY(p.document.state().probe == before);
    }
  }

  void what_needs_a_new_run() {
    InspectDocument document;
    QVERIFY(!document.needs_new_run());
    auto record = std::make_shared<AlignmentRecord>();
    record->seed = document.state().probe.seed;
    record->fit = "aspect";
    record->complete = true;
    record->elbo_timesteps = {1, 51};
    record->collect_timesteps = {20, 40};
    InspectState state;
    state.probe.elbo_timesteps = {1, 51};
    state.probe.collect_timesteps = {20, 40};
    document.reset_state(state);
    document.set_record(record);
    QVERIFY(!document.needs_new_run());
    document.edit(QStringLiteral("x"), [](InspectState& s) { s.probe.seed += 1; });
    QVERIFY(document.needs_new_run());
    document.undo_stack().undo();
    document.edit(QStringLiteral("x"), [](InspectState& s) { s.probe.square = true; });
    QVERIFY(document.needs_new_run());
    document.undo_stack().undo();
    // What records do not tell counts where it was measured here.
    document.edit(QStringLiteral("x"), [](InspectState& s) { s.probe.text_columns = TextColumns::t5; });
    QVERIFY(!document.needs_new_run());
    document.set_record_probe(ProbeChoice());
    QVERIFY(document.needs_new_run());
  }

  void pasting_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("caption");
    QTest::newRow("a caption") << QStringLiteral("  a photo of\n a cat ") << QStringLiteral("a photo of a cat");
    QTest::newRow("a slash is no path") << QStringLiteral("cat/dog") << QStringLiteral("cat/dog");
    QTest::newRow("a path") << QStringLiteral(ELBOSCOPE_SOURCE "/resources/samples/drawing.png") << QString();
    QTest::newRow("a quoted path") << QStringLiteral("'" ELBOSCOPE_SOURCE "/resources/samples/drawing.png'\n")
                                   << QString();
    QTest::newRow("an address") << QStringLiteral("file://" ELBOSCOPE_SOURCE "/resources/samples/drawing.png")
                                << QString();
  }
  void pasting() {
    QFETCH(QString, text);
    QFETCH(QString, caption);
    Panel p;
    QMimeData contents;
    contents.setText(text);
    QVERIFY(can_take(contents));
    QVERIFY(take_contents(contents, p.document, p.inspector, QStringLiteral("pasted")));
    QTRY_VERIFY_WITH_TIMEOUT(p.inspector.settled(), 10000);
    QCOMPARE(p.document.state().caption, caption);
    QCOMPARE(p.document.picture() != nullptr, caption.isEmpty());
    QCOMPARE(p.problems.rowCount(), 0);
  }

  void pasting_what_leads_nowhere() {
    Panel p;
    QMimeData contents;
    contents.setText(QStringLiteral("/nonexistent/picture.png"));
    QVERIFY(take_contents(contents, p.document, p.inspector, {}));
    QTRY_COMPARE_WITH_TIMEOUT(p.problems.rowCount(), 1, 10000);
    contents.setText(QStringLiteral("  \n "));
    QVERIFY(!take_contents(contents, p.document, p.inspector, {}));
    QMimeData image;
    image.setImageData(QImage(QSize(5, 4), QImage::Format_RGB32));
    QVERIFY(take_contents(image, p.document, p.inspector, QStringLiteral("pasted")));
    QTRY_VERIFY_WITH_TIMEOUT(p.document.picture() != nullptr, 10000);
    QCOMPARE(p.document.title(), QStringLiteral("pasted"));
  }
};

QTEST_MAIN(TestCaptionPanel)
#include "test_caption_panel.moc"
