import * as Plot from '@observablehq/plot'
import type { Lane, Mark } from '../views/history.ts'
import { mostSaid } from '../views/history.ts'
import { groupBy } from '../../model/group-by.ts'
import { clip } from '../words/typography.ts'
import type { Words } from '../words/words.ts'
import { drawn } from './plot.ts'

/** Lanes that one chart shows; the table beside it has more. */
const LANES = 16
const LANE_HEIGHT = 42
const WIDTH = 760

interface Point extends Mark {
  readonly lane: number
  readonly contradicted: boolean
}

/** From the first article of an origin to those that followed it, drawn under their lane. */
interface Trail {
  readonly lane: number
  readonly y: number
  readonly from: Date
  readonly to: Date
  readonly followers: readonly Date[]
}

function trailsOf(lane: Lane, index: number): Trail[] {
  const first = new Map(lane.marks.map(({ claim, at }) => [claim, at]))
  return [...groupBy(lane.marks.filter(({ follows }) => follows !== null), ({ follows }) => follows!)].map(([claim, marks], nth): Trail => {
    const followers = marks.map(({ at }) => new Date(at))
    return { lane: index, y: index + TRAIL.first + (nth % TRAIL.levels) * TRAIL.step, from: new Date(first.get(claim)!), to: followers.at(-1)!, followers }
  })
}

/** How far below its lane a trail runs, in lanes: several origins of one lane run under each other. */
const TRAIL = { first: 0.27, step: 0.11, levels: 3 } as const

/** Who said what when: time across, a lane an answer, a mark an article. Null where nothing is dated. */
export function historyChart(question: string, lanes: readonly Lane[], words: Words): string | null {
  const shown = mostSaid(lanes, LANES)
  const points = shown.flatMap((lane, index): Point[] => lane.marks.map(mark => ({ ...mark, lane: index, contradicted: lane.contradicted })))
  if (points.length === 0) return null
  const time = ({ at }: Mark) => new Date(at)
  const trails = shown.flatMap(trailsOf)
  const moments = points.map(point => time(point).getTime())
  const [from, to] = [Math.min(...moments), Math.max(...moments)]
  const margin = Math.max((to - from) * 0.02, 12 * 3600_000)
  const tick = new Intl.DateTimeFormat(words.language === 'fr' ? 'fr-FR' : 'en-GB', { day: 'numeric', month: 'short', timeZone: 'Europe/Paris' })
  return drawn({
    width: WIDTH,
    height: shown.length * LANE_HEIGHT + 40,
    marginLeft: 6, marginRight: 6, marginTop: 18, marginBottom: 26,
    x: { type: 'utc', domain: [new Date(from - margin), new Date(to + margin)], label: null },
    y: { type: 'linear', domain: [shown.length - 0.4, -0.45], axis: null },
    r: { range: [4.5, 16], domain: [1, Math.max(2, ...points.map(({ articles }) => articles))] },
    marks: [
      Plot.axisX({ ticks: 6, tickSize: 0, tickFormat: (day: Date) => tick.format(day), fontSize: 12 }),
      Plot.ruleY(shown.keys(), { stroke: 'var(--rule)' }),
      Plot.text(shown, {
        x: () => new Date(from - margin), y: (_lane, index) => index, text: lane => clip(laneLabel(question, lane, words), 92),
        textAnchor: 'start', dy: -14, fontSize: 13, fill: lane => (lane.contradicted ? 'var(--accent)' : 'currentColor'),
      }),
      Plot.link(trails, { x1: 'from', x2: 'to', y1: 'y', y2: 'y', stroke: 'var(--soft)', strokeWidth: 1.4 }),
      Plot.link(trails.map(trail => ({ ...trail, at: trail.from })), { x1: 'at', x2: 'at', y1: 'lane', y2: 'y', stroke: 'var(--soft)', strokeWidth: 1.4 }),
      Plot.arrow(trails.flatMap(trail => trail.followers.map(at => ({ ...trail, at }))), { x1: 'at', x2: 'at', y1: 'y', y2: 'lane', stroke: 'var(--soft)', strokeWidth: 1.4, headLength: 5, insetEnd: 7 }),
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
