/** The pages' one style sheet: calm, typographic, system fonts, one accent, light and dark, print. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #1c1b19; --soft: #5b574f; --rule: #ddd8cc; --wash: #f2efe8; --accent: #a3271c; --accent-wash: #f9ece9; --mark: #f6e3a8;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Georgia, Cambria, "Noto Serif", "DejaVu Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #171613; --ink: #ece8df; --soft: #aaa498; --rule: #3a3731; --wash: #211f1b; --accent: #ff9a8b; --accent-wash: #2d1d1a; --mark: #5a4a14; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--serif); overflow-wrap: anywhere; hanging-punctuation: first; }
main, .masthead, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
a { color: inherit; text-decoration-color: var(--soft); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:hover { text-decoration-color: var(--accent); text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
:target { background: var(--mark); scroll-margin-top: 4rem; }
.anchor:target + *, .anchor:target ~ .answer { background: var(--mark); }
h1, h2, h3, h4 { line-height: 1.15; text-wrap: balance; font-weight: 600; }
h1 { font-size: clamp(1.9rem, 1.2rem + 2.8vw, 3.1rem); letter-spacing: -.015em; margin: .2em 0 .35em; }
h2 { font-size: clamp(1.4rem, 1.1rem + 1.1vw, 1.9rem); margin: 0 0 .6em; }
h3 { font-size: 1.2rem; margin: 1.6em 0 .5em; }
h4 { font-size: 1.05rem; margin: 1.4em 0 .4em; }
section { border-top: 1px solid var(--rule); padding: 2.2rem 0 1.4rem; }
section section { border: 0; padding: 1rem 0 0; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; z-index: 2; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.masthead { padding-top: 1.6rem; }
.kicker { font: 600 .82rem/1.3 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--soft); margin: 0 0 1.4rem; border-top: 4px double var(--ink); padding-top: .7rem; display: flex; justify-content: space-between; gap: 1rem; flex-wrap: wrap; }
nav { font: .95rem/1.4 var(--sans); margin: 1.4rem 0 0; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: 0; padding: 0; }
nav a { display: inline-block; padding: .35rem 0; text-decoration: none; color: var(--soft); border-bottom: 2px solid transparent; }
nav a:hover { color: var(--ink); border-color: var(--accent); }
nav a[aria-current] { color: var(--ink); border-color: var(--ink); }
.brief { padding: .4rem 0 1.8rem; }
.lead { font-size: clamp(1.15rem, 1.05rem + .5vw, 1.4rem); line-height: 1.45; max-width: 44rem; margin: 0 0 1.6rem; }
.figures { list-style: none; display: flex; flex-wrap: wrap; gap: .6rem 2.6rem; padding: 0; margin: 0; font: .95rem/1.35 var(--sans); color: var(--soft); }
.figures li { max-width: 11rem; }
.figures a { text-decoration: none; display: block; }
.figures a:hover { text-decoration: underline; }
.brief .sentences { margin: 1.8rem 0 0; max-width: 48rem; }
.brief .sentences b { font-variant-numeric: lining-nums; }
.settling, .history { margin-top: 2.6rem; }
.settling p { max-width: 44rem; }
.figures b { display: block; font: 600 2.4rem/1 var(--serif); color: var(--ink); font-variant-numeric: lining-nums; margin-bottom: .15rem; }
.figures .contradicted b { color: var(--accent); }
.note, .also, .weight, .source, .scope, .empty, .legend, .standing, .more { font-family: var(--sans); font-size: .9rem; line-height: 1.45; }
.note, .empty { color: var(--soft); max-width: 44rem; }
.scope, .weight, .also { color: var(--soft); }
h3 .scope, dt .scope { font-weight: 400; }
h2 > .scope:only-child, h3 > .scope:only-child, h4 > .scope:only-child { color: var(--ink); font-weight: 600; font-size: 1rem; }
.dispute { margin: 0 0 2.6rem; }
.dispute h3 { font-size: 1.35rem; margin: 0 0 .1em; }
.dispute h3 a { text-decoration: none; }
.dispute h3 a:hover { text-decoration: underline; }
.dispute h3 .scope { display: inline-block; margin-left: .4rem; font-size: .95rem; }
.standing { margin: 0 0 .8rem; color: var(--soft); }
.contradicted > .standing { color: var(--accent); font-weight: 600; }
.possibly_contradicted > .standing { color: var(--accent); }
.camps { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 1.2rem 2.2rem; }
.contradicted > .camps > .camp { border-top: 3px solid var(--accent); }
.possibly_contradicted > .camps > .camp { border-top: 3px dashed var(--accent); }
.camp { border-top: 2px solid var(--rule); padding-top: .7rem; min-width: 0; }
.answer { font-size: 1.45rem; line-height: 1.2; font-weight: 600; margin: 0 0 .25rem; font-variant-numeric: lining-nums; }
.answer a { text-decoration: none; }
.answer a:hover { text-decoration: underline; }
.answer::first-letter { text-transform: uppercase; }
.weight { margin: 0 0 .6rem; }
.weight b { color: var(--ink); }
.also { margin: .2rem 0 .6rem; }
.quotes, .claims, .sentences { list-style: none; padding: 0; margin: .4rem 0; }
.quote { margin: 0 0 .9rem; }
blockquote { margin: 0; font-style: italic; }
.around { color: var(--soft); }
.source { margin: .1rem 0 0; color: var(--soft); }
.source b { color: var(--ink); font-weight: 600; }
.permanent { text-decoration: none; color: var(--soft); padding: .1rem .35rem; }
.hedge { display: inline-block; font: .8rem/1.3 var(--sans); color: var(--soft); border: 1px dashed var(--soft); border-radius: 3px; padding: 0 .35em; margin: 0 .35em; white-space: nowrap; }
.statements { margin: 0; }
.statements > div { display: grid; grid-template-columns: minmax(12rem, 17rem) 1fr; gap: .1rem 2rem; padding: .75rem 0; border-top: 1px solid var(--rule); }
.statements > div:first-child { border-top: 0; }
.statements dt { grid-row: span 3; font-weight: 600; }
.statements dt .scope { display: block; }
.statements dt a { text-decoration: none; }
.statements dt a:hover { text-decoration: underline; }
.statements dd { margin: 0; }
.sentences li { margin: 0 0 .6rem; padding-left: 1.1rem; text-indent: -1.1rem; }
.sentences li::before { content: "—"; color: var(--soft); margin-right: .35rem; }
.ties { margin-top: 1.2rem; font-size: 1rem; }
.tie { font: 600 .85rem/1.3 var(--sans); color: var(--soft); margin-right: .3rem; }
.tie.contradicts { color: var(--accent); }
.topic { margin-bottom: 1.6rem; }
.scope-block { margin-bottom: 1.4rem; }
.scope-block h2, .scope-block h3, .scope-block h4 { margin-bottom: .1em; }
.scroll { position: relative; overflow-x: auto; max-width: 100%; padding-bottom: .3rem; }
.chart { color: var(--ink); font-family: var(--sans); display: block; min-width: 42rem; width: 100%; height: auto; }
.chart text { white-space: pre; }
details { margin: .6rem 0; }
summary { cursor: pointer; font: .92rem/1.5 var(--sans); color: var(--soft); padding: .2rem 0; }
table { border-collapse: collapse; font: .9rem/1.4 var(--sans); font-variant-numeric: tabular-nums lining-nums; margin: .4rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--rule); overflow-wrap: break-word; }
thead th { vertical-align: bottom; color: var(--soft); font-weight: 600; border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 600; min-width: 9rem; max-width: 18rem; overflow-wrap: anywhere; }
td p { margin: 0 0 .3rem; min-width: 8rem; }
.number { text-align: right; }
.scroll + h2, .scroll + h3, .more + h2, .more + h3, .legend + h2, .legend + h3 { margin-top: 2.2rem; }
.matrix td { text-align: center; padding: .3rem .2rem; min-width: 2.2rem; }
.matrix td a { text-decoration: none; display: block; min-height: 1.5rem; }
.matrix td a:hover { background: var(--wash); }
.upright { padding: 0 .2rem .5rem; height: 11rem; }
.upright span { writing-mode: vertical-rl; text-orientation: sideways; transform: rotate(180deg); white-space: nowrap; }
.sign.denied, .sign.denied_hedged, .sign.mixed { color: var(--accent); }
.sign { font-weight: 700; white-space: nowrap; }
.sign.silent { color: var(--soft); font-weight: 400; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; padding: 0; color: var(--soft); }
.entry { padding: .9rem 0 .4rem; border-top: 1px solid var(--rule); }
.entry:first-of-type { border-top: 0; }
.entry h3 { margin: 0; font-size: 1.1rem; }
.claims li { margin: 0 0 .5rem; }
.exact { color: var(--soft); font-style: italic; }
q::before { content: "«\\00a0"; } q::after { content: "\\00a0»"; }
:lang(en) > q::before { content: "“"; } 
footer { border-top: 1px solid var(--rule); padding-top: 1rem; padding-bottom: 3rem; font: .88rem/1.5 var(--sans); color: var(--soft); margin-top: 2rem; }
@media (max-width: 40rem) {
  main, .masthead, footer { padding-left: 1.1rem; padding-right: 1.1rem; }
  .statements > div { grid-template-columns: 1fr; }
  .figures { gap: .6rem 1.8rem; }
  .figures li { max-width: 8.5rem; }
}
@media (forced-colors: active) { .sign, .chart { forced-color-adjust: auto; } }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --rule: #bbb; --wash: #fff; --accent: #8c1f15; }
  body { font-size: 10pt; }
  nav, .skip, .permanent, summary { display: none; }
  .dispute, .camp, .statements > div, .entry, table tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  .scroll { overflow: visible; }
  .chart { min-width: 0; }
  main, .masthead, footer { max-width: none; padding: 0; }
}
`
