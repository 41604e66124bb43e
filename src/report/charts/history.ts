import * as Plot from '@observablehq/plot'
import type { Lane, Mark } from '../views/history.ts'
import { mostSaid } from '../views/history.ts'
import { clip } from '../words/typography.ts'
import type { Words } from '../words/words.ts'
import { drawn } from './plot.ts'

/** Lanes that one chart shows; the table beside it has more. */
const LANES = 16
const LANE_HEIGHT = 38
const WIDTH = 760

interface Point extends Mark {
  readonly lane: number
  readonly contradicted: boolean
}

/** Who said what when: time across, a lane an answer, a mark an article. Null where nothing is dated. */
export function historyChart(question: string, lanes: readonly Lane[], words: Words): string | null {
  const shown = mostSaid(lanes, LANES)
  const points = shown.flatMap((lane, index): Point[] => lane.marks.map(mark => ({ ...mark, lane: index, contradicted: lane.contradicted })))
  if (points.length === 0) return null
  const time = ({ at }: Mark) => new Date(at)
  const moments = points.map(point => time(point).getTime())
  const [from, to] = [Math.min(...moments), Math.max(...moments)]
  const margin = Math.max((to - from) * 0.02, 12 * 3600_000)
  const tick = new Intl.DateTimeFormat(words.language === 'fr' ? 'fr-FR' : 'en-GB', { day: 'numeric', month: 'short', timeZone: 'Europe/Paris' })
  return drawn({
    width: WIDTH,
    height: shown.length * LANE_HEIGHT + 40,
    marginLeft: 6, marginRight: 6, marginTop: 18, marginBottom: 26,
    x: { type: 'utc', domain: [new Date(from - margin), new Date(to + margin)], label: null },
    y: { type: 'linear', domain: [shown.length - 0.55, -0.45], axis: null },
    r: { range: [4.5, 16], domain: [1, Math.max(2, ...points.map(({ articles }) => articles))] },
    marks: [
      Plot.axisX({ ticks: 6, tickSize: 0, tickFormat: (day: Date) => tick.format(day), fontSize: 12 }),
      Plot.ruleY(shown.keys(), { stroke: 'var(--rule)' }),
      Plot.text(shown, {
        x: () => new Date(from - margin), y: (_lane, index) => index, text: lane => clip(laneLabel(question, lane, words), 92),
        textAnchor: 'start', dy: -14, fontSize: 13, fill: lane => (lane.contradicted ? 'var(--accent)' : 'currentColor'),
      }),
      Plot.dot(points, {
        x: time, y: 'lane', r: 'articles', strokeWidth: 1.6,
        stroke: ({ contradicted }: Point) => (contradicted ? 'var(--accent)' : 'var(--ink)'),
        fill: ({ contradicted, hedged }: Point) => (hedged ? 'var(--paper)' : contradicted ? 'var(--accent)' : 'var(--ink)'),
        title: point => `${clip(point.outlet, 80)}, ${words.day(point.at.slice(0, 10))}${point.articles > 1 ? ` (${words.say.articles(point.articles)})` : ''}${point.hedged ? ` — ${words.say.hedgedMark}` : ''}`,
      }),
    ],
  }, words.colon(words.say.history, words.question(question)))
}

/** «Viamedis : 31 janvier 2024», «coordonnées bancaires, Viamedis, assurés : non». */
export function laneLabel(question: string, lane: Lane, words: Words): string {
  const scope = words.scope(lane.subject, lane.population)
  const about = lane.category === null ? scope : `${words.category(question, lane.category)}, ${scope}`
  return words.colon(about, words.answer(question, lane.value, lane.polarity))
}
