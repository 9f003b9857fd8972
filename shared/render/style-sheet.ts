import { markup } from './markup.ts';

/** How a report looks. Its fonts are those of the reader's machine, for nothing is fetched. */
export const styleSheet = markup`
:root {
  --ink: #1d2a33; --quiet: #5b6770; --deep: #12344d; --line: #d5dde3; --soft: #f3f6f8;
  color: var(--ink); background: #e6ebee;
  font: 15px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Helvetica Neue", Arial, sans-serif;
  -webkit-print-color-adjust: exact; print-color-adjust: exact;
}
:root:lang(en) { font-family: "Helvetica Neue", "Segoe UI", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif; }
* { box-sizing: border-box; }
body { max-width: 820px; overflow-wrap: anywhere; margin: 28px auto; padding: 0 0 24px; background: #fff; border-radius: 6px; box-shadow: 0 1px 12px #12344d22; }
header { padding: 28px 40px 24px; color: #fff; background: var(--deep); border-radius: 6px 6px 0 0; }
header p { margin: 0; }
.system { font-size: 13px; letter-spacing: .12em; color: #9fc6d1; }
h1 { margin: 2px 0 6px; font-size: 30px; line-height: 1.25; font-weight: 700; letter-spacing: .02em; }
.subject { font-size: 18px; }
.standing { margin-top: 6px !important; font-size: 13px; color: #c4d5dd; }
main, footer { padding: 0 40px; }
main { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 36px; align-items: start; }
main > * { grid-column: 1 / -1; } main > .narrow { grid-column: auto; }
.key { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 12px; margin: 24px 0 8px; }
.key div { padding: 12px 16px; background: var(--soft); border-left: 4px solid #1f7a8c; }
.key dt { font-size: 13px; color: var(--quiet); }
.key dd { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 10px; margin: 0; }
.key b { font-size: 28px; line-height: 1.3; font-weight: 700; color: var(--deep); font-variant-numeric: tabular-nums; }
.key span { font-size: 12px; color: var(--quiet); }
section { margin-top: 30px; }
h2 { margin: 0 0 8px; padding-bottom: 5px; font-size: 19px; line-height: 1.35; color: var(--deep); border-bottom: 2px solid var(--deep); }
.note { margin: 0 0 8px; font-size: 13px; color: var(--quiet); }
figure { margin: 12px 0 14px; }
svg { display: block; width: 100%; height: auto; font-size: 12px; }
svg text { fill: var(--ink); dominant-baseline: central; }
svg .row { text-anchor: end; } svg .middle { text-anchor: middle; } svg .start { text-anchor: start; }
svg .quiet { fill: var(--quiet); } svg .light { fill: #fff; } svg .strong { font-weight: 600; }
svg .halo { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
svg .grid { stroke: #e3e9ed; } svg .axis { stroke: #8a979f; }
table { width: 100%; overflow-wrap: break-word; border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 5px 10px; text-align: right; font-weight: 400; border-bottom: 1px solid var(--line); }
th.text, td.text, th.date, td.date { text-align: left; }
td[colspan] { text-align: center; color: var(--quiet); }
thead th:first-child { width: 34%; } .narrow thead th:first-child { width: 52%; }
thead th { font-weight: 600; color: var(--deep); background: var(--soft); border-bottom: 1px solid #aebbc3; vertical-align: bottom; }
td:not(.text, [colspan]) { white-space: nowrap; } td.text, tbody th, .wide th { overflow-wrap: anywhere; }
tfoot th, tfoot td { font-weight: 600; border-top: 1.5px solid var(--deep); border-bottom: 0; }
footer { margin-top: 28px; font-size: 12px; color: var(--quiet); }
@media (max-width: 600px) {
  body { margin: 0; border-radius: 0; } header { border-radius: 0; padding: 20px 16px; } main, footer { padding: 0 16px; }
  .key { grid-template-columns: repeat(2, minmax(0, 1fr)); } section { overflow-x: auto; }
  main > .narrow { grid-column: 1 / -1; }
}
@page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; color: #5b6770; } }
@media print {
  :root { background: #fff; font-size: 10.5pt; line-height: 1.5; }
  body { max-width: none; margin: 0; padding: 0; border-radius: 0; box-shadow: none; }
  header { padding: 16px 20px; border-radius: 0; } h1 { font-size: 24px; } .subject { font-size: 16px; }
  main, footer { padding: 0; } main { column-gap: 24px; }
  .key { margin-top: 14px; gap: 8px; } .key div { padding: 8px 12px; } .key b { font-size: 23px; }
  section { margin-top: 20px; } h2, .note { break-after: avoid; } figure, .narrow table, tr, .key { break-inside: avoid; }
  tbody tr:nth-child(-n+3) { break-after: avoid; } tbody tr:nth-last-child(-n+3), tfoot { break-before: avoid; }
  figure + table caption { position: static; width: auto; height: auto; clip-path: none; padding-bottom: 3px; text-align: left; font-weight: 600; color: var(--quiet); }
  figure { margin: 8px 0; } table { font-size: 9.5pt; } th, td { padding: 3px 8px; } thead { display: table-header-group; } tfoot { display: table-row-group; }
}
`;
