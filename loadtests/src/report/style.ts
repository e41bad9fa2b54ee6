/** The look of a report. It needs nothing from outside: no fonts, no scripts. */
export const style = `
:root { color-scheme: light dark; --ground: #fbfaf8; --card: #fff; --ink: #211d2b; --soft: #6d6878; --hair: #e6e2ea;
  --good: #1c7a4d; --bad: #b3261e; --band: #f4f1f6; --accent: #5b3f8c;
  --c0: #5b3f8c; --c1: #d55e00; --c2: #0072b2; --c3: #009e73; --c4: #cc79a7; --c5: #b8860b; --c6: #56b4e9; --c7: #6d6878; }
@media (prefers-color-scheme: dark) { :root { --ground: #16131c; --card: #1f1b27; --ink: #eeebf3; --soft: #a49eb1;
  --hair: #352f40; --good: #58c48d; --bad: #ff8a80; --band: #262130; --accent: #b79bea;
  --c0: #b79bea; --c1: #ff9d52; --c2: #5fb4ec; --c3: #3fd0a4; --c4: #eaa6cb; --c5: #e0b34a; --c6: #8fd0f5; --c7: #a49eb1; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1160px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.01em; }
h2 { font-size: 19px; margin: 44px 0 12px; }
p { margin: 0 0 8px; color: var(--soft); max-width: 72ch; }
.verdict { display: inline-block; margin: 14px 0 0; padding: 6px 14px; border-radius: 99px; font-weight: 600; color: #fff; background: var(--good); }
.verdict.bad { background: var(--bad); }
@media (prefers-color-scheme: dark) { .verdict { color: #16131c; } }
.facts { display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 12px 0 0; padding: 0; list-style: none; color: var(--soft); }
.facts b { color: var(--ink); font-weight: 600; }
.wide { overflow-x: auto; background: var(--card); border: 1px solid var(--hair); border-radius: 12px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { padding: 8px 14px; text-align: left; border-bottom: 1px solid var(--hair); vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
th { font-weight: 600; color: var(--soft); font-size: 13px; white-space: nowrap; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td small { color: var(--soft); display: block; white-space: normal; }
.good { color: var(--good); font-weight: 600; } .bad-text { color: var(--bad); font-weight: 600; } .soft { color: var(--soft); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 480px), 1fr)); gap: 16px; }
.charts.small { grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); }
figure { margin: 0; padding: 14px 16px; background: var(--card); border: 1px solid var(--hair); border-radius: 12px; min-width: 0; }
figcaption { margin-bottom: 8px; line-height: 1.35; } figcaption span { color: var(--soft); font-size: 13px; display: block; }
svg { width: 100%; height: auto; display: block; overflow: visible; }
.grid { stroke: var(--hair); } .tick, .band-name { fill: var(--soft); font-size: 11px; }
.band.b0 { fill: var(--band); } .band.b1 { fill: transparent; }
.line { fill: none; stroke-width: 1.8; stroke-linejoin: round; stroke: currentColor; } .dashed { stroke-dasharray: 4 3; }
.bar { fill: var(--accent); }
${Array.from({ length: 8 }, (_, index) => `.c${index} { color: var(--c${index}); }`).join(' ')}
.legend { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 8px 0 0; padding: 0; list-style: none; font-size: 13px; color: var(--soft); }
.legend i { display: inline-block; width: 14px; height: 0; margin-right: 6px; vertical-align: middle; border-top: 3px solid currentColor; }
.legend i.dashed { border-top-style: dashed; }
@media (max-width: 640px) { main { padding: 20px 12px 40px; } h1 { font-size: 23px; } th, td { padding: 7px 10px; } .tick, .band-name { font-size: 15px; } }
`;
