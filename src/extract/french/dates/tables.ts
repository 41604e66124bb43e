import { z } from 'zod'
import type { NumberTables } from '../numbers/tables.ts'
import type { Phrases } from '../numbers/phrases.ts'
import { phrases } from '../numbers/phrases.ts'
import { fold } from '../numbers/fold.ts'
import type { LexiconTables } from '../tables.ts'
import { foldedMap, foldedSet } from '../tables.ts'
import type { Part } from './calendar.ts'
import type { DateRelation } from './mention.ts'

export type Unit = 'hour' | 'day' | 'week' | 'month' | 'year' | 'quarter' | 'half' | 'decade' | 'century' | 'weekend'
export type Feast = { readonly month: number; readonly day: number } | { readonly easter: number }

const words = z.array(z.string())
const values = z.record(z.string(), z.number())
const units = z.enum(['hour', 'day', 'week', 'month', 'year', 'quarter', 'half', 'decade', 'century', 'weekend'])
const datesFile = z.strictObject({
  months: values, month_abbreviations: values, weekdays: values, weekday_abbreviations: values, weekday_abbreviations_alone: words,
  no_month_after: words, no_weekday_before: words, weekdays_plural: words,
  relative_days: values, no_date: words, anchored_days: z.record(z.string(), z.number().nullable()),
  units: z.record(z.string(), units), last: words, next: words, following: words, preceding: words, approximate: words, this: words,
  ago: words, ahead: words, earlier: words, later: words, around: words,
  parts: z.record(z.string(), z.enum(['start', 'middle', 'end', 'whole'])), halves_and_quarters: values, seasons: values,
  before: words, after: words, since: words, until: words, to: words,
  feasts: z.record(z.string(), z.union([z.strictObject({ month: z.number(), day: z.number() }), z.strictObject({ easter: z.number() })])),
})
const folded = words.transform(foldedSet)
const wordsFile = z.strictObject({
  articles: folded, day_articles: folded, since: folded, any_day: folded, dating_stems: words.transform(stems => stems.map(fold)), after_bare_day: folded, after_month_day: folded, before_year: folded,
  stretch_opens: folded, stretch_articles: folded, parts_of_day: folded, before_hour: folded, hours: folded, part_of: folded, part_joins: folded, week_of: folded, rank_in: folded, several: folded,
  weeks_on: values.transform(foldedMap),
})
const tenseFile = z.strictObject({
  future: z.strictObject({ words, endings: words }), past: z.strictObject({ words, endings: words, participles: words }), auxiliaries: words,
  neither: z.strictObject({ endings: words }), no_verb: words, window: z.number(),
})

/** The tables of `data/lexicon/dates*.yaml`, folded for comparison with tokens. */
export interface DateTables {
  readonly numbers: NumberTables
  /** Small words around a date, by where they stand. */
  readonly words: z.output<typeof wordsFile>
  readonly months: ReadonlyMap<string, number>
  readonly monthAbbreviations: ReadonlyMap<string, number>
  readonly weekdays: ReadonlyMap<string, number>
  readonly weekdayAbbreviations: ReadonlyMap<string, number>
  readonly weekdayAbbreviationsAlone: ReadonlySet<string>
  readonly noMonthAfter: ReadonlySet<string>
  readonly noWeekdayBefore: ReadonlySet<string>
  readonly relativeDays: Phrases<number>
  readonly noDate: Phrases<true>
  readonly anchoredDays: Phrases<{ readonly days: number | null }>
  readonly units: ReadonlyMap<string, Unit>
  readonly last: ReadonlySet<string>
  readonly next: ReadonlySet<string>
  readonly following: Phrases<1 | -1>
  readonly approximate: Phrases<true>
  readonly this: ReadonlySet<string>
  readonly ago: Phrases<true>
  readonly ahead: Phrases<true>
  readonly earlier: Phrases<true>
  readonly later: Phrases<true>
  readonly around: Phrases<true>
  readonly parts: ReadonlyMap<string, Part | 'whole'>
  readonly fractionsOfYear: ReadonlyMap<string, number>
  readonly seasons: ReadonlyMap<string, number>
  readonly relations: Phrases<DateRelation>
  readonly to: Phrases<true>
  readonly feasts: Phrases<Feast>
  /** Every first word of a phrase above: one look-up rules out the rest of a text. */
  readonly starters: ReadonlySet<string>
  /** Every word at which reading a date may begin. */
  readonly triggers: ReadonlySet<string>
  readonly tense: {
    readonly future: { readonly words: ReadonlySet<string>; readonly endings: readonly string[] }
    readonly past: { readonly words: ReadonlySet<string>; readonly endings: readonly string[]; readonly participles: readonly string[] }
    readonly auxiliaries: ReadonlySet<string>
    readonly neither: readonly string[]
    readonly noVerb: ReadonlySet<string>
    readonly window: number
  }
}

const listed = (list: readonly string[]): Phrases<true> => phrases(list.map(phrase => [phrase, true] as const))
const valued = <T>(record: Readonly<Record<string, T>>): Phrases<T> => phrases(Object.entries(record))
const firstWord = (phrase: string): string => fold(/^\p{L}+['’]?/u.exec(phrase)?.[0] ?? phrase)

/**
 * Checks and folds the date tables out of the lexicon (`dates`, `dates-tense`, `dates-words`).
 * @throws ZodError naming the table and the key that is wrong.
 */
export function dateTables(lexicon: LexiconTables, numbers: NumberTables): DateTables {
  const file = datesFile.parse(lexicon['dates'])
  const tense = tenseFile.parse(lexicon['dates-tense'])
  const relations = (['since', 'until', 'before', 'after'] as const).flatMap(name => file[name].map((phrase): [string, DateRelation] => [phrase, name]))
  const phrased = [file.relative_days, file.anchored_days, file.feasts].flatMap(record => Object.keys(record))
  const starters = new Set([...phrased, ...file.no_date, ...file.ago, ...file.ahead].map(firstWord))
  const turning = [file.months, file.month_abbreviations, file.weekdays, file.weekday_abbreviations, file.units, file.parts, file.seasons, file.halves_and_quarters]
  return {
    numbers, starters, words: wordsFile.parse(lexicon['dates-words']),
    triggers: new Set([...starters, ...numbers.starters, ...turning.flatMap(record => Object.keys(record).map(fold)), 'week', 'seconde', 't', 's']),
    months: foldedMap(file.months), monthAbbreviations: foldedMap(file.month_abbreviations), weekdays: foldedMap(file.weekdays),
    weekdayAbbreviations: foldedMap(file.weekday_abbreviations), weekdayAbbreviationsAlone: foldedSet(file.weekday_abbreviations_alone),
    noMonthAfter: foldedSet(file.no_month_after), noWeekdayBefore: foldedSet(file.no_weekday_before),
    relativeDays: valued(file.relative_days), noDate: listed(file.no_date),
    anchoredDays: phrases(Object.entries(file.anchored_days).map(([phrase, days]) => [phrase, { days }] as const)),
    units: foldedMap(file.units), last: foldedSet(file.last), next: foldedSet(file.next), approximate: listed(file.approximate),
    following: phrases([...file.following.map(phrase => [phrase, 1] as const), ...file.preceding.map(phrase => [phrase, -1] as const)]), this: foldedSet(file.this),
    ago: listed(file.ago), ahead: listed(file.ahead), earlier: listed(file.earlier), later: listed(file.later), around: listed(file.around),
    parts: foldedMap(file.parts), fractionsOfYear: foldedMap(file.halves_and_quarters), seasons: foldedMap(file.seasons),
    relations: phrases(relations), to: listed(file.to), feasts: valued(file.feasts),
    tense: {
      future: { words: foldedSet(tense.future.words), endings: tense.future.endings.map(fold) },
      past: { ...tense.past, words: foldedSet(tense.past.words) }, auxiliaries: foldedSet(tense.auxiliaries),
      neither: tense.neither.endings.map(fold), noVerb: foldedSet(tense.no_verb), window: tense.window,
    },
  }
}
