#include "core/report/html_report.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/report/map_pictures.h"
#include "core/report/markup.h"
#include "core/report/report_sections.h"
#include "core/report/report_style.h"
#include "core/tensorfile/atomic_file.h"

namespace elboscope {
namespace {

std::string last_component(const std::string& path) {
  std::size_t end = path.find_last_not_of("/\\");
  if (end == std::string::npos) return path;
  const std::size_t begin = path.find_last_of("/\\", end);
  return path.substr(begin == std::string::npos ? 0 : begin + 1,
                     end - (begin == std::string::npos ? 0 : begin + 1) + 1);
}

std::string title_of(const ReportInput& input) {
  if (!input.title.empty()) return input.title;
  const std::string picture = last_component(input.record.image_path);
  return picture.empty() ? "Where the model looks" : "Where the model looks in " + picture;
}

std::string tile(const std::string& label, const std::string& value) {
  return "<div class=\"tile\"><dt>" + escape_markup(label) + "</dt><dd>" + escape_markup(value) + "</dd></div>\n";
}

std::string warnings_of(const ReportInput& input) {
  std::vector<std::string> sentences = input.warnings;
  if (!input.record.complete)
    sentences.push_back("The run was stopped before it was finished; this report shows what was measured until then.");
  if (!input.maps.distinguishable)
    sentences.push_back(
        "The losses of the classes differ by less than two standard errors. The order of the classes, and with it the "
        "calibration, may be chance.");
  if (sentences.empty()) return {};
  std::string html = "<div class=\"warn\" role=\"note\"><ul>\n";
  for (const std::string& sentence : sentences) html += "<li>" + escape_markup(sentence) + "</li>\n";
  return html + "</ul></div>\n";
}

std::string tiles_of(const ReportInput& input) {
  const AlignmentRecord& record = input.record;
  std::string html = "<dl class=\"tiles\">\n" + tile("classes", std::to_string(record.classes.size()));
  html += tile("\xCE\xB3 (gamma)", significant_text(input.settings.gamma, 3));
  html += tile("ELBO timesteps", std::to_string(record.elbo_timesteps.size()));
  html += tile("attention timesteps", std::to_string(record.collect_timesteps.size()));
  if (input.scores)
    html += tile("mean IoU, raw \xE2\x86\x92 calibrated", fixed_text(input.scores->miou_raw, 1) + " \xE2\x86\x92 " +
                                                              fixed_text(input.scores->miou_calibrated, 1) + " %");
  return html + "</dl>\n";
}

/// The caption cut into the tokens that the text encoder sees; those of a class carry its colour.
std::string chips_of(const AlignmentRecord& record) {
  constexpr std::size_t most = 400;
  std::string html = "<ol class=\"chips\">\n";
  const std::size_t count = record.token_texts.size(),
                    seen = record.token_ids.empty() ? count : record.token_ids.size();
  for (std::size_t i = 0; i < std::min(count, most); ++i) {
    std::string classes = "chip", style, title, label = record.token_texts[i];
    for (std::size_t c = 0; c < record.classes.size(); ++c) {
      const std::vector<int>& positions = record.classes[c].token_positions;
      if (std::find(positions.begin(), positions.end(), static_cast<int>(i)) == positions.end()) continue;
      classes = "chip word";
      if (style.empty()) style = " style=\"border-color:" + class_color(c) + "\"";
      title += (title.empty() ? "class " : ", ") + record.classes[c].name;
    }
    if (label.empty()) {
      label = i == 0 ? "start" : i + 1 == count ? "end" : "(empty)";
      classes = "chip special";
    } else if (i >= seen) {
      classes = "chip cut";
      title = "beyond the " + std::to_string(seen) + " tokens the model reads";
    }
    html += "<li class=\"" + classes + "\"" + style + (title.empty() ? "" : " title=\"" + escape_markup(title) + "\"") +
            ">" + escape_markup(label) + "<small>" + std::to_string(i) + "</small></li>\n";
  }
  html += "</ol>\n";
  if (count > most) html += "<p class=\"muted\">and " + std::to_string(count - most) + " further tokens</p>\n";
  return html;
}

std::string intro_section(const ReportInput& input) {
  const AlignmentRecord& record = input.record;
  const Picture photo = fitted(input.picture, 640);
  std::string html = "<section class=\"card intro keep\">\n<figure><img class=\"photo\" alt=\"the picture\" src=\"" +
                     data_uri("image/jpeg", encode_jpeg(photo, 90)) +
                     "\"/></figure>\n<div>\n<h2>Picture and caption</h2>\n";
  html += "<p class=\"caption\">\xE2\x80\x9C" + escape_markup(record.caption) + "\xE2\x80\x9D</p>\n";
  html += chips_of(record);
  html +=
      "<p class=\"muted\">The model reads the caption in these pieces (tokens, numbered from the start). Framed ones "
      "belong to a class; "
      "the frame has its colour.</p>\n";
  return html + tiles_of(input) + "</div>\n</section>\n";
}

std::string explanation_section() {
  return "<section class=\"card keep\"><h2>How to read this report</h2>\n<div class=\"explain\">\n"
         "<p><b>Raw attention</b> shows where the model looks for a word while it takes noise out of the picture. It "
         "is stretched so that "
         "the strongest place is 1 and the weakest 0. Words the model knows well often spill over their object, others "
         "get too little.</p>\n"
         "<p><b>Calibrated</b> is the same map after a correction by the ELBO, a measure of how well \xE2\x80\x9C"
         "a photo of \xE2\x80\xA6\xE2\x80\x9D explains the picture. "
         "Every class gets an exponent 1/S: a higher exponent tightens its map around the strongest places.</p>\n"
         "<p><b>S</b> lies between \xCE\xB3 and 1. S = 1 (lowest loss, fits the picture best) leaves the map as it is; "
         "the smaller S, the "
         "more the map is tightened. n is the loss put on a scale from 0 (best class) to 1 (worst), and S = "
         "\xCE\xB3<sup>n</sup>.</p>\n"
         "<p><b>Change</b> is calibrated minus raw: blue where calibration took attention away, red where it added "
         "some, white where "
         "nothing changed. All maps share one fixed colour range, so equal colours mean equal values.</p>\n"
         "</div></section>\n";
}

std::string settings_section(const ReportInput& input) {
  std::string html = "<section class=\"card\"><h2>Settings</h2>\n<table>\n";
  for (const auto& [label, value] : setting_lines(input.record, input.settings))
    html += "<tr><th scope=\"row\">" + escape_markup(label) + "</th><td class=\"long\">" + escape_markup(value) +
            "</td></tr>\n";
  html += "</table>\n";
  if (!input.maps.notes.empty() || !input.record.self_weight_note.empty()) {
    html += "<h3 style=\"margin-top:16px\">Notes</h3>\n<ul class=\"notes\">\n";
    for (const std::string& note : input.maps.notes) html += "<li>" + escape_markup(note) + "</li>\n";
    if (!input.record.self_weight_note.empty())
      html += "<li>" + escape_markup(input.record.self_weight_note) + "</li>\n";
    html += "</ul>\n";
  }
  return html + "</section>\n";
}

std::string provenance_section(const ReportInput& input) {
  const AlignmentRecord& record = input.record;
  const auto size = [](std::int64_t width, std::int64_t height) {
    return std::to_string(width) + " \xC3\x97 " + std::to_string(height) + " pixels";
  };
  const std::vector<std::pair<std::string, std::string>> lines{
      {"program", "Elboscope " + record.program_version},
      {"model", record.model_family + ", " + record.model_path},
      {"model SHA-256", record.model_sha256},
      {"picture", record.image_path + " (" + size(record.image_width, record.image_height) + ")"},
      {"working size", size(record.working_width, record.working_height) + ", fit: " + record.fit},
      {"random numbers", "seed " + std::to_string(record.seed) + (record.noise.empty() ? "" : ", " + record.noise)},
      {"computed on", record.compute},
      {"seconds", "load " + fixed_text(record.seconds.load, 2) + ", encode " + fixed_text(record.seconds.encode, 2) +
                      ", ELBO " + fixed_text(record.seconds.elbo, 2) + ", attention " +
                      fixed_text(record.seconds.collect, 2)}};
  std::string html = "<section class=\"card\"><h2>Where this comes from</h2>\n<table>\n";
  for (const auto& [label, value] : lines)
    html += "<tr><th scope=\"row\">" + label + "</th><td class=\"long\">" + escape_markup(value) + "</td></tr>\n";
  html +=
      "</table>\n<p class=\"muted\" style=\"margin-top:10px\">All numbers and settings stand in this file as JSON too, "
      "in its element "
      "<code>elboscope-result</code>.</p>\n</section>\n";
  const RunFacts facts{nullptr, input.scores, 0, 0};
  return html + "<script type=\"application/json\" id=\"elboscope-result\">\n" +
         escape_json_for_script(json_text(result_json(record, input.maps, input.settings, facts))) + "</script>\n";
}

void check(const ReportInput& input) {
  const std::size_t classes = input.record.classes.size();
  if (input.maps.classes.size() != classes || input.maps.names.size() != classes)
    throw Error(ErrorKind::usage, {},
                "The heatmaps hold " + std::to_string(input.maps.classes.size()) + " classes, expected the record's " +
                    std::to_string(classes) + ".");
  if (input.picture.width < 1 || input.picture.height < 1)
    throw Error(ErrorKind::usage, {}, "A report needs the picture it is about.");
}

}  // namespace

std::string html_report(const ReportInput& input) {
  check(input);
  const AlignmentRecord& record = input.record;
  const std::string title = escape_markup(title_of(input));
  std::string html =
      "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta name=\"generator\" content=\"Elboscope " +
      escape_markup(record.program_version) +
      "\"/>\n"
      // Nothing in the file asks for anything outside; the policy makes sure that nothing can.
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
      "'unsafe-inline'\"/>\n"
      "<title>" +
      title + "</title>\n<style>" + std::string(kReportStyle) + "</style>\n</head>\n<body>\n";
  html += "<header>\n<h1>" + title + "</h1>\n<p class=\"lead\">" + escape_markup(last_component(record.model_path)) +
          (record.model_family.empty() ? "" : " (" + escape_markup(record.model_family) + ")") + " \xC2\xB7 " +
          std::to_string(input.picture.width) + " \xC3\x97 " + std::to_string(input.picture.height) +
          " pixels \xC2\xB7 seed " + std::to_string(record.seed) + "</p>\n" + warnings_of(input) +
          "</header>\n<main>\n";
  html += intro_section(input) + explanation_section() + maps_section(input) + masks_section(input) +
          elbo_section(input) + numbers_section(input) + settings_section(input) + provenance_section(input);
  html +=
      "</main>\n<footer>Made by Elboscope " + escape_markup(record.program_version) + ".</footer>\n</body>\n</html>\n";
  return html;
}

void write_html_report(const std::filesystem::path& path, const ReportInput& input) {
  AtomicFile file(path);
  file.write(html_report(input));
  file.commit();
}

}  // namespace elboscope
