#include <QFile>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>

#include "core/base/version.h"
#include "ui/about/about_dialog.h"
#include "ui/about/program_parts.h"

using namespace elboscope;

class TestAbout : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void every_part_has_a_licence_to_read() {
    const QList<ProgramPart> parts = program_parts();
    QVERIFY(parts.size() >= 8);
    QCOMPARE(parts.front().version, QString::fromUtf8(program_version));
    for (const ProgramPart& part : parts) {
      QFile file(part.text);
      QVERIFY2(file.open(QIODevice::ReadOnly) && file.size() > 900, qPrintable(part.name));
      // Pictures have no version; everything that is linked has.
      QVERIFY2(!part.version.isEmpty() || part.name.startsWith(QStringLiteral("Noto")), qPrintable(part.name));
      QVERIFY(!part.licence.isEmpty() && !part.what_for.isEmpty());
    }
    QVERIFY(version_report().contains(QStringLiteral("LibTorch ")));
  }

  void texts_are_shown() {
    AboutDialog dialog;
    dialog.show();
    dialog.tabs().setCurrentIndex(2);
    auto* list = dialog.findChild<QListWidget*>();
    auto* text = dialog.findChild<QPlainTextEdit*>();
    QVERIFY(text->toPlainText().contains(QStringLiteral("GNU GENERAL PUBLIC LICENSE")));
    for (int i = 0; i < list->count(); ++i) {
      if (list->item(i)->text().startsWith(QStringLiteral("Noto"))) list->setCurrentRow(i);
    }
    QVERIFY(text->toPlainText().contains(QStringLiteral("noto-emoji")));
  }
};

QTEST_MAIN(TestAbout)
#include "test_about.moc"
