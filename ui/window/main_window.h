// ui/window: the main window: docks, menus, toolbar, status line, settings that are remembered.
#pragma once

#include <QElapsedTimer>
#include <QMainWindow>
#include <QPointer>
#include <functional>
#include <memory>
#include <optional>

#include "ui/document/class_model.h"
#include "ui/document/inspect_document.h"
#include "ui/document/inspector.h"
#include "ui/problems/problem_model.h"
#include "ui/theme/theme.h"
#include "ui/commands/action_list.h"
#include "ui/window/window_settings.h"

class QDockWidget;
class QLabel;
class QMenu;
class QToolBar;
class QToolButton;

namespace elboscope {

class CalibrationPanel;
class CaptionPanel;
class LayerBrowser;
class ExplanationHelp;
class MapArea;
class MeaningPanel;
class Tour;
class ModelDialog;
class ModelMenu;
class CommandSearch;
class ExportDialog;
class Exporter;
class PresentationView;
class ProgressLine;
class SessionKeeper;
class TruthPanel;
struct FigureChoice;

/// How the program was started.
struct WindowOptions {
  QStringList files;
  QString model;  ///< folder; empty: the remembered or shipped one
  QString caption;
  QStringList classes;   ///< with a picture: measured at once
  bool remember = true;  ///< read and write settings
  /// Save automatically, offer what a crash left, ask before changes are lost; absent: as `remember`.
  std::optional<bool> keeps_sessions = {};
  QString recovery_folder = {};  ///< empty: in the user's application data
  int autosave_after = 2000;     ///< milliseconds after a change
};

/// The window. Owns the document, the inspector (and so the worker threads), the actions and every view.
class MainWindow final : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(const WindowOptions& options, QWidget* parent = nullptr);
  ~MainWindow() override;

  InspectDocument& document() { return *document_; }
  Inspector& inspector() { return *inspector_; }
  ProblemModel& problems() { return *problems_; }
  ActionList& actions() { return *actions_; }
  WindowSettings& settings() { return *settings_; }
  MapArea& maps() { return *maps_; }
  CaptionPanel& caption_panel() { return *caption_panel_; }
  CalibrationPanel& calibration_panel() { return *calibration_panel_; }
  TruthPanel& truth_panel() { return *truth_panel_; }
  ProgressLine& progress_line() { return *progress_; }
  LayerBrowser& layer_browser() { return *layer_browser_; }
  CommandSearch& command_search() { return *search_; }
  MeaningPanel& meaning_panel() { return *meaning_panel_; }
  Tour* tour() const;  ///< null unless it is shown
  void start_tour();
  void show_gallery();
  SessionKeeper& sessions() { return *sessions_; }
  Exporter& exporter() { return *exporter_; }
  ExportDialog* export_dialog() const { return export_dialog_; }  ///< null until it was opened once
  ModelDialog* model_dialog() const;  ///< null unless it is open
  QWidget* presentation() const;  ///< null unless one is open

  void set_theme(ThemeMode mode);
  void set_language(const QString& code);
  /// Opens the presentation; `whole_screen` false: at the size of this window (pictures of it).
  void present(bool whole_screen = true);
  /// Everything asked for at the start has been opened, measured and painted: a picture of the window may be taken.
  bool settled() const;

 protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void make_docks();
  void make_actions();  // main_window_actions.cpp
  void make_menus();    // main_window_actions.cpp
  void make_toolbar();  // main_window_actions.cpp
  void make_status_line();
  void make_truth();  // main_window_truth.cpp
  void show_truth();
  void retranslate_truth();
  void make_map_tools();  // main_window_maps.cpp
  void show_layers(bool shown);
  /// Shows a panel below the maps, as a tab beside what is there, or hides it.
  void show_below(QDockWidget& dock, bool shown);  // main_window_maps.cpp
  static bool is_seen(const QDockWidget& dock);
  void retranslate_map_tools();
  void make_shell_actions();  // main_window_shell.cpp
  void make_shell();          // main_window_shell.cpp
  void make_help_menu();      // main_window_shell.cpp
  void make_sessions();  // main_window_sessions.cpp
  void start_sessions(const WindowOptions& options);
  void make_guidance();  // main_window_guidance.cpp
  void start_guidance(const WindowOptions& options);
  void retranslate_guidance();
  void save_session_as(const QString& path);  ///< empty: asks
  void open_export(const FigureChoice& choice);
  void show_tile_menu(const QPoint& place);
  bool work_settled() const;
  void close_when_settled();
  bool may_close();  ///< false: the user is being asked
  /// Saves or gives up changes as the user answers, then calls `go_on`; never after “Cancel”. Of several requests while
  /// the question stands, the newest counts.
  void ask_to_save(std::function<void(bool saved)> go_on);
  void show_shortcuts();
  void show_about();
  void retranslate();
  void retranslate_menus();  // main_window_actions.cpp
  void follow_work();
  void follow_tabs();  // main_window_shell.cpp
  void follow_titles();
  void follow_scores();
  void show_cause(Inspector::Cause cause, const QString& sentence);
  void start(const WindowOptions& options);
  void ask_for_files();
  void ask_for_truth();
  void show_models(const QString& path = {});  // main_window_models.cpp
  void paste();
  void fill_recent_menu();
  void fill_sample_menu();
  void reset_layout();

  std::unique_ptr<WindowSettings> settings_;
  std::unique_ptr<ProblemModel> problems_;
  std::unique_ptr<InspectDocument> document_;
  std::unique_ptr<ClassModel> classes_;
  std::unique_ptr<Inspector> inspector_;
  std::unique_ptr<SessionKeeper> sessions_;
  std::unique_ptr<Exporter> exporter_;
  ActionList* actions_;

  MapArea* maps_ = nullptr;
  CaptionPanel* caption_panel_ = nullptr;
  CalibrationPanel* calibration_panel_ = nullptr;
  QDockWidget *caption_dock_ = nullptr, *calibration_dock_ = nullptr, *problem_dock_ = nullptr;
  TruthPanel* truth_panel_ = nullptr;
  QDockWidget* truth_dock_ = nullptr;
  QToolBar* toolbar_ = nullptr;
  QToolButton *model_button_ = nullptr, *problem_button_ = nullptr, *run_button_ = nullptr;
  ModelMenu* model_menu_ = nullptr;
  QMenu *file_menu_ = nullptr, *edit_menu_ = nullptr, *run_menu_ = nullptr, *view_menu_ = nullptr,
        *recent_menu_ = nullptr, *sample_menu_ = nullptr, *theme_menu_ = nullptr, *language_menu_ = nullptr, *help_menu_ = nullptr;
  LayerBrowser* layer_browser_ = nullptr;
  QDockWidget* layer_dock_ = nullptr;
  QMenu* stored_view_menu_ = nullptr;
  ProgressLine* progress_ = nullptr;
  QLabel* scores_ = nullptr;
  CommandSearch* search_ = nullptr;
  MeaningPanel* meaning_panel_ = nullptr;
  QDockWidget* meaning_dock_ = nullptr;
  ExplanationHelp* help_ = nullptr;
  QPointer<Tour> tour_;
  QPointer<PresentationView> presentation_;
  QPointer<ModelDialog> model_dialog_;
  ExportDialog* export_dialog_ = nullptr;
  QToolBar* recovery_bar_ = nullptr;
  bool keeps_sessions_ = false, changes_given_up_ = false;
  std::function<void(bool saved)> after_answer_;
  std::function<void()> after_save_;
  QByteArray first_layout_;
  int height_below_ = 0;  // of what is below the maps, before the layers made it higher
  bool run_at_start_ = false, closing_ = false;
};

}  // namespace elboscope
