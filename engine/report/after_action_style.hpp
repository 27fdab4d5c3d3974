// The look of the debrief: on a screen, by night, on a phone and on A4. Colours are Okabe and Ito's; lines differ by dashes too.
#pragma once

#include <string_view>

namespace firebreak {

inline constexpr std::string_view kAfterActionStyle = R"css(
:root {
    color-scheme: light dark;
    --ink: #1c2733; --muted: #55626f; --rule: #d9dee4; --paper: #ffffff; --ground: #f3f5f7; --accent: #00527f;
    --c0: #00527f; --c1: #b84700; --c2: #007a5a; --c3: #8a4f7d; --c4: #8a6a00; --c5: #3a3a3a; --bad: #b02a00; --good: #00664b;
}
@media (prefers-color-scheme: dark) {
    :root {
        --ink: #e8ecf0; --muted: #a9b4bf; --rule: #36414d; --paper: #161c23; --ground: #0f1419; --accent: #7fc4ee;
        --c0: #56b4e9; --c1: #e69f00; --c2: #2fc79a; --c3: #dd9cc4; --c4: #f0e442; --c5: #c8c8c8; --bad: #ff8a5c; --good: #4fd1a5;
    }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 -apple-system, "Segoe UI", Inter, Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.kicker { margin: 0; color: var(--accent); font-weight: 650; font-size: .85rem; letter-spacing: .06em; text-transform: uppercase; }
h1 { font-size: clamp(1.6rem, 1.1rem + 2vw, 2.4rem); line-height: 1.2; margin: .5rem 0; }
.subtitle { font-size: 1.1rem; color: var(--muted); margin: 0 0 1.5rem; }
nav ol { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 0 0 1.5rem; font-size: .92rem; }
nav a, summary { color: var(--accent); }
section { background: var(--paper); border: 1px solid var(--rule); border-radius: .4rem; padding: clamp(1.1rem, 3vw, 2rem); margin-bottom: 1.25rem; }
section.brief { border-top: 4px solid var(--accent); }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 1rem; }
h3 { font-size: 1.05rem; margin: 0 0 .4rem; }
p, li { max-width: 50rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 1rem 1.75rem; margin: 0 0 1.25rem; }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; border-left: 3px solid var(--rule); padding-left: .9rem; }
.figures dd { margin: 0; font-size: 1.6rem; font-weight: 680; line-height: 1.25; font-variant-numeric: tabular-nums; }
.figures dt { color: var(--muted); font-size: .88rem; line-height: 1.4; }
figure { margin: 1.5rem 0 .5rem; }
figcaption { font-weight: 600; }
.chart { display: block; width: 100%; height: auto; }
.grid { stroke: var(--rule); stroke-width: 1; }
.tick, .mark { fill: var(--muted); font: 12px sans-serif; }
.mark { font-size: 11px; }
.course { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.c0 { stroke: var(--c0); }
.c1 { stroke: var(--c1); stroke-dasharray: 8 5; }
.c2 { stroke: var(--c2); stroke-dasharray: 3 4; }
.c3 { stroke: var(--c3); stroke-dasharray: 12 4 3 4; }
.c4 { stroke: var(--c4); stroke-dasharray: 16 6; }
.c5 { stroke: var(--c5); stroke-dasharray: 2 6; }
.outbreak { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 2 4; }
.inject { fill: var(--c1); } .decision { fill: var(--c2); } .article { fill: var(--c3); }
.legend { font-size: .88rem; color: var(--muted); margin: .25rem 0; }
.legend span { margin-right: 1.25rem; white-space: nowrap; }
.swatch { width: 2.2rem; height: .6rem; vertical-align: middle; }
.scroll { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.45; }
caption { text-align: left; color: var(--muted); padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--rule); }
thead th { color: var(--muted); font-weight: 600; font-size: .82rem; border-bottom-width: 2px; }
tbody th { font-weight: 550; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number, .when { white-space: nowrap; }
.facts tbody th { width: 15rem; }
.facts td { overflow-wrap: anywhere; }
.text { white-space: pre-line; }
article { border-left: 4px solid var(--c2); padding: .1rem 0 .1rem 1rem; margin: 1.5rem 0; }
article dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
article dt { color: var(--muted); } article dd { margin: 0; }
.late, .missing { color: var(--bad); } .beyond { font-weight: 650; }
.note { color: var(--muted); font-size: .92rem; }
img { max-width: 100%; height: auto; border: 1px solid var(--rule); }
pre { overflow: auto; max-height: 28rem; border: 1px solid var(--rule); border-radius: .3rem; padding: 1rem; font-size: .8rem; line-height: 1.5; }
footer { color: var(--muted); font-size: .85rem; }
@media (max-width: 40rem) { main { padding: .75rem; } article dl { grid-template-columns: 1fr; } article dd { margin-bottom: .4rem; } .facts tbody th { width: 38%; } }
@page { size: A4; margin: 16mm 15mm 18mm; }
@media print {
    :root {
        color-scheme: light;
        --ink: #1c2733; --muted: #4a5662; --rule: #cfd5db; --paper: #ffffff; --ground: #ffffff; --accent: #00527f;
        --c0: #00527f; --c1: #b84700; --c2: #007a5a; --c3: #8a4f7d; --c4: #8a6a00; --c5: #3a3a3a; --bad: #b02a00; --good: #00664b;
    }
    body { font-size: 9.5pt; }
    main { max-width: none; padding: 0; }
    nav, .skip { display: none; }
    section { border: 0; padding: 0; margin: 0 0 8mm; }
    h1 { font-size: 20pt; } h2, h3, figcaption { break-after: avoid; }
    figure, tr, .figures, article > dl { break-inside: avoid; }
    thead { display: table-header-group; }
    table { font-size: 8pt; } th, td { padding: 1mm 2mm 1mm 0; }
    .scroll { overflow: visible; } pre { max-height: none; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 7pt; border: 0; padding: 0; }
    .figures dd { font-size: 14pt; }
}
)css";

}  // namespace firebreak
