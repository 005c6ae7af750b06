// What opened and dropped paths are taken for.
#include <sys/stat.h>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include "core/picture/picture.h"
#include "ui/jobs/job_lane.h"
#include "ui/jobs/open_job.h"

using namespace elboscope;

namespace {

std::filesystem::path fixture(const char* name) {
  return std::filesystem::path(ELBOSCOPE_FIXTURES) / name;
}

class Files {
 public:
  std::filesystem::path path(const QString& name) const { return (folder_.path() + u'/' + name).toStdString(); }
  std::filesystem::path write(const QString& name, const QByteArray& bytes) const {
    QDir(folder_.path()).mkpath(QFileInfo(name).path());
    QFile file(folder_.path() + u'/' + name);
    if (!file.open(QIODevice::WriteOnly)) qFatal("no temporary file");
    file.write(bytes);
    return path(name);
  }
  std::filesystem::path picture(const QString& name, const QSize& size) const {
    QImage image(size, QImage::Format_RGB32);
    image.fill(qRgb(40, 90, 160));
    image.save(folder_.path() + u'/' + name);
    return path(name);
  }
  std::filesystem::path mask(const QString& name, const QSize& size, const QList<int>& labels) const {
    QImage image(size, QImage::Format_Indexed8);
    QList<QRgb> palette(256);
    for (int i = 0; i < 256; ++i) palette[i] = qRgb(i, 255 - i, i / 2);
    image.setColorTable(palette);
    for (int y = 0; y < size.height(); ++y) {
      for (int x = 0; x < size.width(); ++x) image.setPixel(x, y, static_cast<uint>(labels[x % labels.size()]));
    }
    image.save(folder_.path() + u'/' + name);
    return path(name);
  }

 private:
  QTemporaryDir folder_;
};

OpenedFiles open(const std::vector<std::filesystem::path>& paths, const OpenContext& context = {}) {
  JobLane lane(JobLane::Superseding::stops_running);
  std::optional<OpenedFiles> files;
  lane.start<OpenedFiles>([&](JobContext& job) { return open_job(paths, context, job); },
                          [&](JobResult<OpenedFiles>&& result) { files = std::move(result.value); });
  if (!QTest::qWaitFor([&] { return !lane.busy(); }, 30000) || !files) qFatal("not opened");
  return std::move(*files);
}

QByteArray safetensors(const QByteArray& header) {
  QByteArray bytes(8, '\0');
  for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>((static_cast<quint64>(header.size()) >> (8 * i)) & 0xFF);
  return bytes + header;
}

}  // namespace

class TestOpenJob : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void kinds_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const QByteArray& bytes, FileKind kind) {
      QTest::newRow(name) << QByteArray(name) << bytes << int(kind);
    };
    row("empty.png", {}, FileKind::empty_file);
    row("text.txt", "hello", FileKind::unknown);
    row("short", "x", FileKind::unknown);
    row("a.jpg", "\xff\xd8\xff\xe0 rest", FileKind::picture);
    row("jpeg without a name", "\xff\xd8\xff\xe0 rest", FileKind::picture);
    row("not a picture.png", "nothing", FileKind::picture);  // the decoder says what is wrong
    row("webp.bin", QByteArray("RIFF\x10\0\0\0WEBPVP8 ", 16), FileKind::picture);
    row("riff", QByteArray("RIFF\x10\0", 6), FileKind::unknown);
    row("cut.png", "\x89PNG\r\n\x1a\n", FileKind::picture);
    row("session.elboscope", "anything", FileKind::session);
    row("old.elbo", "anything", FileKind::record);
    row("record.safetensors", safetensors("{\"__metadata__\":{\"elboscope\":\"{}\"}}"), FileKind::record);
    row("sd15.safetensors", safetensors("{\"model.diffusion_model.time_embed.0.bias\":{}}"), FileKind::model_file);
    row("lora.safetensors", safetensors("{\"lora_unet_mid.lora_down.weight\":{}}"), FileKind::adapter_file);
    row("part.safetensors", safetensors("{\"conv_in.bias\":{}}"), FileKind::weights_file);
    row("broken.safetensors", "{}", FileKind::weights_file);
    row("old.ckpt", QByteArray("PK\x03\x04 archive"), FileKind::pickle);
    row("weights.bin", QByteArray("\x80\x02}q"), FileKind::pickle);
    row("llama.gguf", "GGUF....", FileKind::other_weights);
    row("archive.zip", QByteArray("PK\x03\x04 archive"), FileKind::unknown);
  }
  void kinds() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    const Files files;
    QCOMPARE(int(recognise(files.write(QString::fromUtf8(name), bytes)).kind), kind);
  }

  void folders_and_odd_places() {
    const Files files;
    QCOMPARE(recognise("/nonexistent/file").kind, FileKind::absent);
    QCOMPARE(recognise("").kind, FileKind::absent);
    QCOMPARE(recognise("/dev/null").kind, FileKind::special);
    const std::string pipe = files.path(QStringLiteral("pipe")).string();
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(recognise(pipe).kind, FileKind::special);  // and does not wait for a writer
    QDir(QString::fromStdString(files.path({}).string())).mkpath(QStringLiteral("none"));
    QCOMPARE(recognise(files.path(QStringLiteral("none"))).kind, FileKind::empty_folder);
    files.write(QStringLiteral("other/readme.txt"), "x");
    QCOMPARE(recognise(files.path(QStringLiteral("other"))).kind, FileKind::other_folder);
    QDir(QString::fromStdString(files.path({}).string())).mkpath(QStringLiteral("album"));
    files.picture(QStringLiteral("album/b.png"), {4, 4});
    files.picture(QStringLiteral("album/a.png"), {5, 4});
    const Recognised album = recognise(files.path(QStringLiteral("album")));
    QCOMPARE(album.kind, FileKind::picture_folder);
    QCOMPARE(album.count, std::size_t{2});
    QCOMPARE(album.path.filename().string(), std::string("a.png"));
    QCOMPARE(recognise(fixture("heatmap-sd1/model")).kind, FileKind::model);
    const Recognised part = recognise(fixture("heatmap-sd1/model/unet/diffusion_pytorch_model.safetensors"));
    QCOMPARE(part.kind, FileKind::model);
    QCOMPARE(part.path.filename().string(), std::string("model"));
    QCOMPARE(recognise(fixture("heatmap-sd1/model/unet/config.json")).kind, FileKind::model);
    QCOMPARE(recognise(fixture("broken/model-index-missing")).kind, FileKind::model);  // shown as a list of parts
    QCOMPARE(recognise(ELBOSCOPE_FIXTURES).kind, FileKind::several_models);
  }

  void masks_are_recognised() {
    const Files files;
    const auto picture = files.picture(QStringLiteral("p.png"), {12, 8});
    const auto mask = files.mask(QStringLiteral("m.png"), {12, 8}, {0, 1, 2});
    // With its picture in the same drop, in any order.
    for (const auto& paths : {std::vector{picture, mask}, std::vector{mask, picture}}) {
      const OpenedFiles opened = open(paths, {0, 0, 2});
      QVERIFY(opened.picture && opened.picture->path == picture);
      QVERIFY(opened.truth && opened.truth->path == mask);
      QVERIFY(opened.left_closed.empty() && opened.refusals.empty());
    }
    // Of a picture that is open already.
    QVERIFY(open({mask}, {12, 8, 2}).truth);
    // With nothing open, or for a picture of another size, it is a picture.
    QVERIFY(open({mask}).picture);
    QVERIFY(!open({mask}).truth);
    QVERIFY(open({mask}, {13, 8, 2}).picture);
    // A drawing with one value is no mask.
    QVERIFY(open({files.mask(QStringLiteral("plain.png"), {12, 8}, {3})}, {12, 8, 5}).picture);
  }

  void many_at_once() {
    const Files files;
    const OpenedFiles opened =
        open({files.picture(QStringLiteral("1.png"), {4, 4}), files.picture(QStringLiteral("2.png"), {4, 4}),
              files.write(QStringLiteral("3.elboscope"), "s"), files.write(QStringLiteral("4.elbo"), "not a record"),
              fixture("heatmap-sd1/model"), fixture("sd35/model"), "/nonexistent",
              files.write(QStringLiteral("5.txt"), "text")});
    QVERIFY(opened.picture && opened.session && opened.model);
    QVERIFY(opened.model->complete());
    QVERIFY(!opened.record);
    QCOMPARE(opened.left_closed.size(), std::size_t{2});
    QCOMPARE(opened.refusals.size(), std::size_t{3});
    QVERIFY(!opened.refusals[0].failure.sentence.isEmpty());  // the record's reader said why
  }

  void a_huge_file_is_no_burden() {
    const Files files;
    const auto path = files.write(QStringLiteral("huge.bin"), "start");
    std::filesystem::resize_file(path, std::uintmax_t{1} << 38);  // sparse
    QElapsedTimer timer;
    timer.start();
    const OpenedFiles opened = open({path});
    QVERIFY(timer.elapsed() < 2000);
    QCOMPARE(opened.refusals.size(), std::size_t{1});
    const auto picture = files.write(QStringLiteral("huge.png"), "start");
    std::filesystem::resize_file(picture, std::uintmax_t{1} << 38);
    timer.restart();
    QCOMPARE(open({picture}).refusals.size(), std::size_t{1});
    QVERIFY(timer.elapsed() < 2000);
  }
};

QTEST_MAIN(TestOpenJob)
#include "test_open_job.moc"
