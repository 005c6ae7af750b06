// ui/window: the main window: docks, menus, toolbar, status line, settings that are remembered.
#pragma once

#include <QElapsedTimer>
#include <QMainWindow>
#include <memory>

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
class MapArea;
class ModelMenu;
class ProgressLine;

/// How the program was started.
struct WindowOptions {
  QStringList files;
  QString model;  ///< folder; empty: the remembered or shipped one
  QString caption;
  QStringList classes;   ///< with a picture: measured at once
  bool remember = true;  ///< read and write settings
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
  ProgressLine& progress_line() { return *progress_; }

  void set_theme(ThemeMode mode);
  void set_language(const QString& code);
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
  void retranslate();
  void retranslate_menus();  // main_window_actions.cpp
  void follow_work();
  void follow_titles();
  void follow_scores();
  void show_cause(Inspector::Cause cause, const QString& sentence);
  void start(const WindowOptions& options);
  void ask_for_files();
  void ask_for_truth();
  void ask_for_model();
  void paste();
  void fill_recent_menu();
  void fill_sample_menu();
  void reset_layout();

  std::unique_ptr<WindowSettings> settings_;
  std::unique_ptr<ProblemModel> problems_;
  std::unique_ptr<InspectDocument> document_;
  std::unique_ptr<ClassModel> classes_;
  std::unique_ptr<Inspector> inspector_;
  ActionList* actions_;

  MapArea* maps_ = nullptr;
  CaptionPanel* caption_panel_ = nullptr;
  CalibrationPanel* calibration_panel_ = nullptr;
  QDockWidget *caption_dock_ = nullptr, *calibration_dock_ = nullptr, *problem_dock_ = nullptr;
  QToolBar* toolbar_ = nullptr;
  QToolButton *model_button_ = nullptr, *problem_button_ = nullptr, *run_button_ = nullptr;
  ModelMenu* model_menu_ = nullptr;
  QMenu *file_menu_ = nullptr, *edit_menu_ = nullptr, *run_menu_ = nullptr, *view_menu_ = nullptr,
        *recent_menu_ = nullptr, *sample_menu_ = nullptr, *theme_menu_ = nullptr, *language_menu_ = nullptr;
  ProgressLine* progress_ = nullptr;
  QLabel* scores_ = nullptr;
  QByteArray first_layout_;
  bool run_at_start_ = false, closing_ = false;
};

}  // namespace elboscope
