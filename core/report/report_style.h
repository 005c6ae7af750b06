// Internal to core/report: the style sheet of the report. Colours are variables, so that dark and print take
// few lines.
#pragma once

#include <string_view>

namespace elboscope {

inline constexpr std::string_view kReportStyle = R"css(
:root{color-scheme:light dark;--page:#f6f7f8;--card:#fff;--ink:#1b1f24;--muted:#59636e;--line:#dce1e6;--soft:#eef1f4;
--warn:#fff3d6;--warn-ink:#684100}
@media (prefers-color-scheme:dark){:root{--page:#121518;--card:#1b1f23;--ink:#e7eaed;--muted:#9ba6b1;--line:#333a41;--soft:#252a30;
--warn:#3a2f14;--warn-ink:#ffdf9d}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans",sans-serif}
main,header,footer{max-width:1240px;margin:0 auto;padding:0 28px}
header{padding-top:34px}
h1{font-size:27px;line-height:1.25;margin:0 0 4px;overflow-wrap:anywhere}
h2{font-size:19px;margin:0 0 10px}
h3{font-size:15px;margin:0 0 6px}
p{margin:0 0 10px;max-width:78ch}
section{margin:26px 0}
.lead{color:var(--muted);margin-bottom:0;max-width:none;overflow-wrap:anywhere}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:20px 22px}
.warn{background:var(--warn);color:var(--warn-ink);border-radius:10px;padding:12px 18px;margin:18px 0}
.warn ul,.notes{margin:0;padding-left:20px}
.intro{display:grid;grid-template-columns:minmax(220px,400px) minmax(0,1fr);gap:28px}
figure{margin:0}
img{display:block;max-width:100%}
.photo{border-radius:6px;max-height:380px;margin:0 auto}
figcaption,.muted{color:var(--muted);font-size:13px}
.caption{font-size:18px;margin-bottom:10px;overflow-wrap:anywhere}
.chips{display:flex;flex-wrap:wrap;gap:6px;margin:0 0 16px;padding:0;list-style:none}
.chip{border:1px solid var(--line);background:var(--soft);border-radius:7px;padding:2px 9px 3px;white-space:pre-wrap;overflow-wrap:anywhere}
.chip small{color:var(--muted);margin-left:5px;font-size:11px}
.chip.special{color:var(--muted);font-style:italic}
.chip.cut{opacity:.55;text-decoration:line-through}
.chip.word{border-width:2px;font-weight:600}
.tiles{display:flex;flex-wrap:wrap;gap:12px;margin:0}
.tile{background:var(--soft);border-radius:8px;padding:9px 15px;min-width:120px}
.tile dt{color:var(--muted);font-size:12.5px}
.tile dd{margin:0;font-size:19px;font-weight:600;font-variant-numeric:tabular-nums}
.explain{display:grid;grid-template-columns:repeat(auto-fit,minmax(250px,1fr));gap:8px 28px}
.explain p{margin:0}
.maps{display:grid;grid-template-columns:minmax(0,236px) repeat(3,minmax(0,1fr));gap:14px 16px;align-items:start}
.maps>.head{align-self:end}
.bar{width:100%;height:11px;border-radius:3px}
.ticks{display:flex;justify-content:space-between;color:var(--muted);font-size:12px;font-variant-numeric:tabular-nums}
.map{width:100%;max-height:430px;object-fit:contain;border-radius:6px}
.rule{grid-column:1/-1;height:0;border-top:1px solid var(--line);margin:2px 0}
.name{font-size:17px;font-weight:650;overflow-wrap:anywhere;margin:0 0 6px}
.swatch{display:inline-block;width:12px;height:12px;border-radius:3px;margin-right:8px;border:1px solid rgba(128,128,128,.5)}
.facts{display:grid;grid-template-columns:auto 1fr;gap:1px 12px;margin:0 0 8px;font-variant-numeric:tabular-nums}
.facts dt{color:var(--muted);white-space:nowrap}
.facts dd{margin:0;white-space:nowrap}
.two{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,440px),1fr));gap:20px}
figure>figcaption{text-align:center;margin-top:4px}
.legend{display:flex;flex-wrap:wrap;gap:5px 18px;margin:12px 0 0;padding:0;list-style:none;overflow-wrap:anywhere}
.chart{width:100%;height:auto;display:block;font-family:inherit}
.chart-text{font-size:14px;fill:currentColor}
.chart-muted{font-size:12.5px;fill:var(--muted)}
.chart-grid{stroke:var(--line)}
.chart-axis{stroke:var(--muted)}
.chart-error{stroke:currentColor;stroke-width:1.4}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:6px 14px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
th{color:var(--muted);font-weight:500;font-size:13px}
.num{text-align:right;white-space:nowrap;padding-left:14px}
thead .num{white-space:normal}
td.num:last-child,th.num:last-child{padding-right:0}
.long{overflow-wrap:anywhere}
code{font:13px/1.5 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
footer{color:var(--muted);font-size:13px;padding-bottom:34px}
@media screen and (max-width:860px){.intro{grid-template-columns:1fr}.maps{grid-template-columns:1fr 1fr}}
@media print{:root{--page:#fff;--card:#fff;--ink:#000;--muted:#444;--line:#bbb;--soft:#f2f2f2;--warn:#fff3d6;--warn-ink:#684100}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font-size:11px}h1{font-size:20px}h2{font-size:15px}h3{font-size:12px}.muted,figcaption,.ticks,th{font-size:10px}.name{font-size:13px}
.caption{font-size:13px}.chip small{font-size:9px}.tile{padding:5px 10px;min-width:0}.tile dt{font-size:10px}.tile dd{font-size:14px}
main,header,footer{padding:0;max-width:none}section{margin:12px 0}.card{padding:12px 14px;border-radius:6px}
.intro{grid-template-columns:200px minmax(0,1fr);gap:16px}.explain{grid-template-columns:1fr 1fr}
.maps{grid-template-columns:minmax(0,150px) repeat(3,minmax(0,1fr));gap:8px}.map{max-height:300px}.two{grid-template-columns:1fr 1fr;gap:12px}
.keep,figure,tr,.maps>div{break-inside:avoid}h2,.head{break-after:avoid}}
)css";

}  // namespace elboscope
