// elboscope: the window. Parses arguments, nothing else.
#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLoggingCategory>
#include <cstdio>
#include <exception>

#include "core/base/version.h"
#include "ui/language/language.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/screenshot.h"
#include "ui/window/startup_watch.h"

namespace {

constexpr int wrong_usage = 2;

int run(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    // Pictures of the window need no display, and neither do texts.
    const QByteArray argument(argv[i]);
    const bool text = argument == "--help" || argument == "-h" || argument == "--version" || argument == "-v";
    if ((text || argument.startsWith("--screenshot")) && qEnvironmentVariableIsEmpty("DISPLAY") &&
        qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
      qputenv("QT_QPA_PLATFORM", "offscreen");
      // That platform warns of what it does not support whenever a window is shown; our own sentences stay readable.
      QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    }
  }
  QApplication app(argc, argv);
  QApplication::setApplicationName(QStringLiteral("elboscope"));
  QApplication::setApplicationDisplayName(QStringLiteral("Elboscope"));
  QApplication::setApplicationVersion(QString::fromUtf8(elboscope::program_version));
  QApplication::setDesktopFileName(QStringLiteral("elboscope"));

  QCommandLineParser parser;
  parser.setApplicationDescription(
      QStringLiteral("Shows where a diffusion model looks for every word of a caption, how wrong that is, and what "
                     "calibration does about it."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("Pictures, sessions, records or model folders to open"),
                               QStringLiteral("[FILE...]"));
  const QCommandLineOption screenshot(
      QStringLiteral("screenshot"),
      QStringLiteral("Write a picture of the window when everything is painted, and quit"), QStringLiteral("PNG"));
  const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the window"), QStringLiteral("WxH"));
  const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light or dark"),
                                 QStringLiteral("light|dark"));
  const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en, de, fr, ja or zh_CN"),
                                    QStringLiteral("CODE"));
  const QCommandLineOption model(QStringLiteral("model"), QStringLiteral("Model folder"), QStringLiteral("DIR"));
  const QCommandLineOption caption(QStringLiteral("caption"), QStringLiteral("Caption of the picture"),
                                   QStringLiteral("TEXT"));
  const QCommandLineOption classes(QStringLiteral("classes"),
                                   QStringLiteral("Classes with commas between; the picture is measured at once"),
                                   QStringLiteral("LIST"));
  const QCommandLineOption present(QStringLiteral("present"),
                                   QStringLiteral("Start with the presentation: maps and names large, no panels"));
  QCommandLineOption startup_time(QStringLiteral("startup-time"),
                                  QStringLiteral("Print when the window and its first maps were painted, and quit"));
  startup_time.setFlags(QCommandLineOption::HiddenFromHelp);
  parser.addOptions({screenshot, size, theme, language, model, caption, classes, present, startup_time});
  if (!parser.parse(QApplication::arguments())) {
    std::fprintf(stderr, "elboscope: %s\n", qUtf8Printable(parser.errorText()));
    return wrong_usage;
  }
  if (parser.isSet(QStringLiteral("help"))) {
    std::fputs(qUtf8Printable(parser.helpText()), stdout);
    return 0;
  }
  if (parser.isSet(QStringLiteral("version"))) {
    std::printf("elboscope %s\n", elboscope::program_version);
    return 0;
  }

  if (parser.isSet(screenshot) && parser.value(screenshot).isEmpty()) {
    std::fputs("elboscope: --screenshot needs the name of the picture to write, for example window.png.\n", stderr);
    return wrong_usage;
  }
  QSize window_size;
  if (parser.isSet(size)) {
    const QStringList sides = parser.value(size).split(u'x');
    if (sides.size() == 2) window_size = {sides[0].toInt(), sides[1].toInt()};
    if (window_size.width() < 320 || window_size.height() < 240 || window_size.width() > 16384 ||
        window_size.height() > 16384) {
      std::fprintf(stderr, "elboscope: --size \"%s\" is not a size, expected for example 1280x720.\n",
                   qUtf8Printable(parser.value(size)));
      return wrong_usage;
    }
  }
  const QString theme_name = parser.value(theme);
  if (parser.isSet(theme) && theme_name != QStringLiteral("light") && theme_name != QStringLiteral("dark")) {
    std::fprintf(stderr, "elboscope: --theme \"%s\" is unknown, expected light or dark.\n", qUtf8Printable(theme_name));
    return wrong_usage;
  }
  if (parser.isSet(language)) {
    bool known = false;
    for (const elboscope::Language& each : elboscope::languages()) known = known || each.code == parser.value(language);
    if (!known) {
      std::fprintf(stderr, "elboscope: --language \"%s\" is unknown, expected en, de, fr, ja or zh_CN.\n",
                   qUtf8Printable(parser.value(language)));
      return wrong_usage;
    }
  }

  elboscope::WindowOptions options;
  options.files = parser.positionalArguments();
  options.model = parser.value(model);
  options.caption = parser.value(caption);
  options.classes = parser.value(classes).split(u',', Qt::SkipEmptyParts);
  options.remember = !parser.isSet(screenshot) && !parser.isSet(startup_time);
  // A picture of the window must not depend on who takes it.
  const elboscope::WindowSettings remembered(options.remember);
  elboscope::ThemeMode mode = parser.isSet(screenshot) ? elboscope::ThemeMode::light : remembered.theme();
  if (theme_name == QStringLiteral("light")) mode = elboscope::ThemeMode::light;
  if (theme_name == QStringLiteral("dark")) mode = elboscope::ThemeMode::dark;
  elboscope::use_theme(mode);
  elboscope::use_language(parser.isSet(language)     ? parser.value(language)
                          : parser.isSet(screenshot) ? QStringLiteral("en")
                                                     : remembered.language());
  QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/elboscope.svg")));

  elboscope::MainWindow window(options);
  if (window_size.isValid()) window.resize(window_size);
  std::unique_ptr<elboscope::StartupWatch> watch;
  if (parser.isSet(startup_time)) watch = std::make_unique<elboscope::StartupWatch>(window);
  window.show();
  std::unique_ptr<elboscope::Screenshot> taker;
  if (parser.isSet(screenshot))
    taker = std::make_unique<elboscope::Screenshot>(window, parser.value(screenshot), window_size);
  if (parser.isSet(present)) window.present(!parser.isSet(screenshot));
  return QApplication::exec();
}

}  // namespace

/// Called by app/launcher.cpp.
extern "C" int elboscope_program(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "elboscope: an unexpected error ended the program: %s\n", error.what());
    return 1;
  }
}
