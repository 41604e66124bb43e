/**
 * Scores numbers and dates against suites of cases, and names the disputed ones beside the figure.
 *
 *   npx tsx bench/annotate-suites.ts SUITE.json…
 *
 * A suite is a list of `{id, text, reference, expect: [{span, start, kind, value, alt}]}`: what is written, where, and the value, or
 * any of `alt`. Its intervals end before their second date. A span may take in a leading article or preposition, or leave it out.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { annotateLines } from '../src/run/annotate.ts'

interface Expectation {
  readonly span: string
  readonly start?: number
  readonly kind: string
  readonly value: number | string | null
  readonly alt?: readonly string[]
}
interface Case {
  readonly id: string
  readonly text: string
  readonly reference?: string | null
  readonly expect: readonly Expectation[]
}
interface Said {
  readonly start: number
  readonly end: number
  readonly value: number | string
}
interface Score {
  readonly gold: number
  readonly said: number
  readonly right: number
  readonly missed: readonly { readonly id: string; readonly text: string; readonly expected: string; readonly got: string }[]
}

const UNDATED = '2016-11-07T00:00:00'
const DATES = new Set(['date', 'daterange'])
const DAY = 864e5
const LEADING = new Set(['pour', 'sur', 'le', 'la', 'les', 'l', 'en', 'à', 'au', 'du', 'de', 'dans', 'depuis', 'dès', 'd'])

async function score(cases: readonly Case[]): Promise<Score> {
  const timed = cases.some(({ expect }) => expect.some(({ kind }) => kind.startsWith('date')))
  const lines = cases.map(({ id, text, reference }) => JSON.stringify({ id, text, published: reference ?? UNDATED }))
  const found = new Map<string | number, readonly Said[]>()
  for await (const { id, numbers, dates } of annotateLines(lines, failure => { throw failure })) {
    found.set(id, timed ? dates.map(({ start, end, edtf }) => ({ start, end, value: edtf })) : numbers)
  }
  const total = { gold: 0, said: 0, right: 0, missed: [] as Score['missed'][number][] }
  for (const { id, text, expect } of cases) {
    const wanted = expect.filter(({ kind, value }) => value !== null && (!timed || DATES.has(kind)))
    const others = timed ? expect.filter(({ kind }) => !DATES.has(kind)) : []
    const said = (found.get(id) ?? []).filter(mention => !others.some(other => overlap(mention, place(text, other))))
    total.gold += wanted.length
    total.said += said.length
    for (const expected of wanted) {
      const span = core(text, place(text, expected))
      if (said.some(mention => core(text, mention) === span && agrees(mention.value, expected))) total.right++
      else total.missed.push({ id, text, expected: `${expected.span} = ${(expected.alt ?? [expected.value]).join(' | ')}`, got: said.map(({ start, end, value }) => `${text.slice(start, end)} = ${value}`).join('; ') })
    }
  }
  return total
}

const place = (text: string, { start, span }: Expectation): { start: number; end: number } => {
  const from = start ?? text.indexOf(span)
  return { start: from, end: from + span.length }
}
const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): boolean => a.start < b.end && b.start < a.end

/** A span without leading small words and without marks at its ends. */
function core(text: string, { start, end }: { start: number; end: number }): string {
  let from = start
  for (;;) {
    const word = /^[\p{L}]+(?=['’\s])/u.exec(text.slice(from, end))?.[0]
    if (word === undefined || !LEADING.has(word.toLowerCase())) break
    from += word.length
    while (from < end && /['’\s]/.test(text[from]!)) from++
  }
  const trailing = /[\s,.;:!?]*$/.exec(text.slice(from, end))![0].length
  return `${from}-${end - trailing}`
}

function agrees(value: number | string, { value: wanted, alt }: Expectation): boolean {
  if (typeof value === 'number') return Math.abs(value - Number(wanted)) <= 1e-6 * Math.max(1, Math.abs(Number(wanted)))
  return (alt ?? [String(wanted)]).some(option => sameDays(days(value, true), days(option, false)))
}

/** Suites do not agree among themselves whether a long interval holds its last day: one day more or less is the same there. */
function sameDays([from, to]: readonly [number, number], [first, last]: readonly [number, number]): boolean {
  return from === first && (to === last || (to - from > 0 && last - first > 0 && Math.abs(to - last) <= 1))
}

/** The first and last day, as counts of days. `inclusive` where an interval's second date belongs to it, as in EDTF. */
function days(written: string, inclusive: boolean): readonly [number, number] {
  const [left, right] = written.split('/') as [string, string | undefined]
  const [first, last] = oneDate(left)
  if (right === undefined) return [first, last]
  const [begin, end] = oneDate(right)
  return [first, right === '..' ? Infinity : inclusive ? end : begin - 1]
}

function oneDate(written: string): readonly [number, number] {
  if (written === '..') return [-Infinity, Infinity]
  const [year, month, day] = written.slice(0, 10).replace(/[~?%]$/, '').split('-').map(Number) as [number, number?, number?]
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1) / DAY
  const next = Date.UTC(month === undefined ? year + 1 : year, day === undefined ? month ?? 0 : month! - 1, day === undefined ? 1 : day + 1) / DAY
  return [first, next - 1]
}

const percent = (part: number, whole: number): string => (100 * part / Math.max(1, whole)).toFixed(1).padStart(5)

const disputed = parse(readFileSync(join(import.meta.dirname, 'disputed-cases.yaml'), 'utf8')) as Record<string, Record<string, string>>
for (const file of process.argv.slice(2)) {
  const suite = basename(file, '.json')
  const { gold, said, right, missed } = await score(JSON.parse(readFileSync(file, 'utf8')) as Case[])
  console.log(`${suite.padEnd(26)} recall ${percent(right, gold)}  precision ${percent(right, said)}  (${gold} expected, ${said} said)`)
  for (const { id, text, expected, got } of missed) {
    console.log(`  ${id} «${text}»: expected ${expected}, said ${got || 'nothing'}`)
    const reason = disputed[suite]?.[id]
    if (reason !== undefined) console.log(`    disputed: ${reason}`)
  }
}
