// What a mask's labels stand for: names, palettes, lists beside the file, the user's word.
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/picture/mask_legend.h"
#include "core/picture/picture.h"
#include "ui/document/truth_reading.h"

using namespace elboscope;

namespace {

TruthFile mask_with(const QList<int>& labels) {
  TruthFile truth;
  truth.path = "/masks/mask.png";
  auto picture = std::make_shared<LabelPicture>();
  picture->width = labels.size();
  picture->height = 1;
  for (const int label : labels) {
    picture->labels.push_back(static_cast<std::uint8_t>(label));
    ++truth.pixels[static_cast<std::size_t>(label)];
  }
  truth.labels = picture;
  return truth;
}

AlignmentRecord record_of(const QStringList& classes) {
  AlignmentRecord record;
  for (const QString& name : classes) {
    record.classes.emplace_back();
    record.classes.back().name = name.toStdString();
  }
  return record;
}

void write(const QString& path, const QByteArray& bytes) {
  std::ofstream(path.toStdString(), std::ios::binary).write(bytes.constData(), bytes.size());
}

}  // namespace

Q_DECLARE_METATYPE(elboscope::TruthChoice)

class TestTruthReading : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void labels_find_their_classes_data() {
    QTest::addColumn<QStringList>("names");  // class list when the mask was opened
    QTest::addColumn<QStringList>("legend");
    QTest::addColumn<bool>("sure");
    QTest::addColumn<QStringList>("classes");  // of the record
    QTest::addColumn<TruthChoice>("choice");
    QTest::addColumn<QList<int>>("table");  // for labels 1, 2, 3 and 255
    const QStringList cat_dog{"cat", "dog"};
    QTest::newRow("in the order of the classes")
        << cat_dog << QStringList() << false << cat_dog << TruthChoice() << QList<int>{1, 2, 0, 255};
    QTest::newRow("by name after reordering")
        << cat_dog << QStringList() << false << QStringList{"dog", "cat"} << TruthChoice() << QList<int>{2, 1, 0, 255};
    QTest::newRow("one was not measured")
        << cat_dog << QStringList() << false << QStringList{"dog"} << TruthChoice() << QList<int>{0, 1, 0, 255};
    QTest::newRow("opened before there were classes")
        << QStringList() << QStringList() << false << cat_dog << TruthChoice() << QList<int>{1, 2, 0, 255};
    QTest::newRow("the mask's own names")
        << cat_dog << QStringList{"bus", "Dog", "CAT"} << false << cat_dog << TruthChoice() << QList<int>{0, 2, 1, 255};
    QTest::newRow("spaces and hyphens") << QStringList() << QStringList{"dining table", "tv-monitor"} << false
                                        << QStringList{"TV monitor", "diningtable"} << TruthChoice()
                                        << QList<int>{2, 1, 0, 255};
    QTest::newRow("a palette of other classes") << cat_dog << QStringList{"aeroplane", "bicycle", "bird"} << false
                                                << cat_dog << TruthChoice() << QList<int>{1, 2, 0, 255};
    QTest::newRow("a list that is sure") << cat_dog << QStringList{"aeroplane", "bicycle", "bird"} << true << cat_dog
                                         << TruthChoice() << QList<int>{0, 0, 0, 255};
    TruthChoice choice;
    choice.mask = "/masks/mask.png";
    choice.meanings = {{1, {LabelMeaning::Kind::background, {}}},
                       {2, {LabelMeaning::Kind::of_class, "cat"}},
                       {3, {LabelMeaning::Kind::not_counted, {}}}};
    QTest::newRow("the user's word") << cat_dog << QStringList() << false << cat_dog << choice
                                     << QList<int>{0, 1, 255, 255};
    choice.mask = "/masks/other.png";
    QTest::newRow("said about another mask")
        << cat_dog << QStringList() << false << cat_dog << choice << QList<int>{1, 2, 0, 255};
  }
  void labels_find_their_classes() {
    QFETCH(QStringList, names);
    QFETCH(QStringList, legend);
    QFETCH(bool, sure);
    QFETCH(QStringList, classes);
    QFETCH(TruthChoice, choice);
    QFETCH(QList<int>, table);
    TruthFile truth = mask_with({0, 1, 1, 2, 3, 255});
    truth.names = names;
    truth.legend = legend;
    truth.legend_sure = sure;
    const auto found = truth_label_table(truth, choice, record_of(classes));
    QCOMPARE(QList<int>({found[1], found[2], found[3], found[255]}), table);
    QCOMPARE(int{found[0]}, 0);
  }

  void only_labels_that_are_there() {
    const QList<TruthLabel> labels = read_truth_labels(mask_with({0, 7, 7, 255}), {}, {"cat"});
    QCOMPARE(labels.size(), 1);
    QCOMPARE(labels[0].label, 7);
    QCOMPARE(labels[0].pixels, std::int64_t{2});
    QVERIFY(labels[0].meaning.kind == LabelMeaning::Kind::background && !labels[0].chosen);
  }

  void a_list_beside_the_mask() {
    QTemporaryDir folder;
    const QString mask = folder.filePath("a.mask.png");
    LabelPicture picture{2, 1, {1, 2}};
    write_labels(mask.toStdString(), picture);
    QVERIFY(mask_legend(mask.toStdString()).names.empty());
    const auto legend_with = [&](const QByteArray& json) {
      write(folder.filePath("captions.json"), json);
      return mask_legend(mask.toStdString());
    };
    const MaskLegend legend =
        legend_with(R"({"classes":["cat","dog"],"scenes":[{"file":"a.png","mask":"a.mask.png","caption":""}]})");
    QVERIFY(legend.sure);
    QCOMPARE(legend.names, (std::vector<std::string>{"cat", "dog"}));
    for (const char* damaged :
         {"", "{", "[]", R"({"classes":[1],"scenes":[{"mask":"a.mask.png"}]})", R"({"classes":["x"],"scenes":{}})",
          R"({"classes":["x"],"scenes":[{"mask":"b.png"}]})", R"({"classes":["x"],"scenes":[3,{"mask":null}]})"})
      QVERIFY2(legend_with(damaged).names.empty(), damaged);
  }

  void the_palette_of_voc() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("voc.png").toStdString();
    // Heads of chunks as they stand in a file; what follows the palette is not looked at.
    QByteArray png("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
    png += QByteArray(13 + 4, '\0');
    QByteArray palette;
    for (int label = 0; label < 256; ++label) {
      int color[3] = {0, 0, 0};
      for (int bit = 0; bit < 8; ++bit)
        for (int channel = 0; channel < 3; ++channel)
          color[channel] |= (label >> (3 * bit) >> channel & 1) << (7 - bit);
      for (const int value : color) palette += static_cast<char>(value);
    }
    const QByteArray whole = png + QByteArray("\0\0\3\0PLTE", 8) + palette + QByteArray(4, '\0');
    write(QString::fromStdString(path), whole);
    const MaskLegend legend = mask_legend(path);
    QCOMPARE(legend.names.size(), std::size_t{20});
    QCOMPARE(legend.names[7], std::string("cat"));
    QVERIFY(!legend.sure);
    // Cut anywhere, or another colour: no legend and no harm.
    for (qsizetype length = 0; length < whole.size() - 8; length += 37) {
      write(QString::fromStdString(path), whole.left(length));
      QVERIFY(mask_legend(path).names.empty() || length > whole.size() - 740);
    }
    QByteArray other = whole;
    other[png.size() + 8 + 3] = 1;
    write(QString::fromStdString(path), other);
    QVERIFY(mask_legend(path).names.empty());
  }
};

QTEST_GUILESS_MAIN(TestTruthReading)
#include "test_truth_reading.moc"
