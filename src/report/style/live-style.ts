/** What only served pages need beside the report's own style. */
export const LIVE_STYLE = `
.served .kicker { align-items: center; }
.kicker a { text-decoration: none; color: var(--ink); }
.searching { display: flex; gap: .4rem; margin: 0; letter-spacing: normal; text-transform: none; flex-wrap: wrap; align-items: center; }
.searching.large { font-family: var(--sans); margin: 1rem 0; }
.searching.large label { flex-basis: 100%; }
.searching.large input { flex: 1 1 14rem; }
input, textarea, select, button { font: 1rem/1.4 var(--sans); color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 3px; padding: .45rem .6rem; max-width: 100%; }
button { background: var(--ink); color: var(--paper); border-color: var(--ink); cursor: pointer; font-weight: 600; min-height: 2.4rem; }
button:hover { background: var(--accent); border-color: var(--accent); }
textarea { width: 100%; }
::placeholder { color: var(--soft); opacity: 1; }
.kicker-line { font: .95rem/1.4 var(--sans); color: var(--soft); margin: 1.8rem 0 0; }
main > h1:first-child { margin-top: 1.8rem; }
main:focus { outline: none; }
section.question:first-child, main > section:first-child { border-top: 0; padding-top: 1.8rem; }
.passage { font-style: normal; border-left: 3px solid var(--rule); padding-left: 1.1rem; max-width: 44rem; white-space: pre-line; }
mark { background: var(--mark); color: inherit; padding: .05em 0; }
mark a { text-decoration: underline dotted; text-decoration-color: var(--soft); }
mark a:hover, mark a:focus-visible { text-decoration: underline solid; }
.ties .permanent { text-decoration: underline; }
.properties { font: .95rem/1.5 var(--sans); margin: 1.4rem 0; }
.properties > div { display: grid; grid-template-columns: 10rem 1fr; gap: 1rem; padding: .3rem 0; border-top: 1px solid var(--rule); }
.properties dt { color: var(--soft); }
.properties dd { margin: 0; min-width: 0; }
.onward { font-weight: 600; }
.warning { font: .95rem/1.5 var(--sans); background: var(--accent-wash); border-left: 3px solid var(--accent); padding: .6rem .9rem; max-width: 44rem; }
form.reviewing, form.checking { font-family: var(--sans); display: flex; flex-direction: column; gap: .8rem; align-items: flex-start; max-width: 44rem; margin: 1rem 0; }
form.reviewing label, form.undoing label { display: inline-flex; gap: .5rem; align-items: center; flex-wrap: wrap; }
form.reviewing .wide { display: flex; flex-direction: column; align-items: stretch; width: 100%; }
form.reviewing details { width: 100%; display: block; }
form.reviewing details label { margin: .3rem 1.2rem .3rem 0; }
form.undoing { display: flex; gap: .6rem; flex-wrap: wrap; align-items: center; font: .9rem/1.4 var(--sans); color: var(--soft); }
form.undoing button { background: var(--paper); color: var(--ink); font-weight: 400; }
form.undoing button:hover { border-color: var(--accent); color: var(--accent); background: var(--paper); }
form.undoing input { width: 11rem; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; gap: .3rem 1.4rem; flex-wrap: wrap; }
legend { padding: 0; margin-bottom: .3rem; font-weight: 600; }
.choice { min-height: 1.8rem; }
.choice input { width: 1.15rem; height: 1.15rem; accent-color: var(--accent); }
.reviews { list-style: none; padding: 0; }
.review-line { border-top: 1px solid var(--rule); padding: .7rem 0; font-family: var(--sans); font-size: .95rem; }
.review-line p { margin: 0 0 .4rem; }
.review-line .said { font-family: var(--serif); font-size: 1.05rem; white-space: pre-line; }
.is-undone { opacity: 1; color: var(--soft); }
.is-undone b { text-decoration: line-through; }
.reading { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; gap: 2.6rem; margin-top: 1.4rem; }
.article-text { max-width: 38rem; }
.article-text .standfirst { font-weight: 600; white-space: pre-line; }
.article-text .subhead { font-weight: 600; font-size: 1.1rem; }
.article-text .list_item { padding-left: 1.2rem; }
.reading aside { font-size: .95rem; }
.reading aside h2 { font-size: 1.15rem; }
.changes { white-space: pre-line; max-width: 44rem; }
ins { background: var(--mark); text-decoration: none; }
del { color: var(--accent); }
.pager { display: flex; gap: .3rem 1.4rem; flex-wrap: wrap; align-items: center; }
.pager a { padding: .35rem 0; }
.filter { font: .95rem/1.4 var(--sans); }
.sort { text-decoration: none; }
.sort:hover { text-decoration: underline; }
.upright .sort { display: inline-flex; flex-direction: column; align-items: center; min-width: 1.5rem; }
th.title { font-family: var(--serif); font-weight: 400; font-size: 1.02rem; max-width: 30rem; }
td time { white-space: nowrap; }
.snippet { margin: .2rem 0 .4rem; max-width: 44rem; }
.questions { columns: 2; column-gap: 2.6rem; list-style: none; padding: 0; }
.questions li { break-inside: avoid; padding: .25rem 0; }
.checked { border-top: 1px solid var(--rule); padding: 1rem 0; }
.checked h3 { margin: 0; }
.checked.supported > .standing { color: var(--ink); font-weight: 600; }
.camp.against { border-top: 3px solid var(--accent); }
.camp h4 { margin: 0 0 .4rem; font: 600 .9rem/1.3 var(--sans); color: var(--soft); }
.answer.small { font-size: 1.15rem; }
footer p { max-width: 44rem; }
@media (max-width: 40rem) {
  .reading { grid-template-columns: minmax(0, 1fr); gap: 1rem; }
  .properties > div { grid-template-columns: 1fr; gap: 0; }
  .questions { columns: 1; }
  .searching { width: 100%; }
  .searching input { flex: 1 1 8rem; min-width: 0; }
}
@media print { .searching, button { display: none; } }
`
