import { z } from 'zod'
import type { Bound } from '../../../model/value.ts'
import type { Phrases } from './phrases.ts'
import { phrases } from './phrases.ts'
import { fold } from './fold.ts'
import { foldedMap, foldedSet } from '../tables.ts'
import { tokenize } from './tokens.ts'

const words = z.array(z.string())
const values = z.record(z.string(), z.number())
const bounds = z.strictObject({ at_least: words, at_most: words, about: words })

const numbersFile = z.strictObject({
  zeros: words, units: values, teens: values, tens: values, vigesimal: words, twenties: words, hundreds: words, thousands: words,
  magnitudes: values, symbols: values, glued_symbols: words, collectives: values, exact_collectives: words, collective_adjectives: words,
  collective_determiners: words, vague: words, part_followers: words, minus_not_after: words,
  ordinals: values, ordinals_only: words, ordinal_suffixes: words, parts: values, halves: words, glyphs: values,
  decimal_words: words, minus_words: words, percent_words: words,
})
const boundsFile = z.strictObject({ before: bounds, after: bounds })
const kindsFile = z.strictObject({
  currencies: words, currency_signs: words, months: words, clock: words, spans: words, units: words,
  before: z.strictObject({ time: words, year: words, law: words, other: words }),
  streets: words, repeats: words, aged: words, articles: words, no_plural: words, pronoun_before: words, phrases: words, evolution: words, range_words: words,
})

const smallFile = z.object({ of: words, the: words })

/** The tables of `data/lexicon/numbers*.yaml`, folded for comparison with tokens. */
export interface NumberTables {
  readonly zeros: ReadonlySet<string>
  readonly units: ReadonlyMap<string, number>
  readonly teens: ReadonlyMap<string, number>
  readonly tens: ReadonlyMap<string, number>
  readonly vigesimal: ReadonlySet<string>
  readonly twenties: ReadonlySet<string>
  readonly hundreds: ReadonlySet<string>
  readonly thousands: ReadonlySet<string>
  readonly magnitudes: ReadonlyMap<string, number>
  /** By the symbol as written: case counts. */
  readonly symbols: ReadonlyMap<string, number>
  readonly gluedSymbols: ReadonlySet<string>
  readonly collectives: ReadonlyMap<string, number>
  readonly exactCollectives: ReadonlySet<string>
  readonly collectiveAdjectives: ReadonlySet<string>
  readonly collectiveDeterminers: ReadonlySet<string>
  readonly vague: ReadonlySet<string>
  /** Singular and plural. */
  readonly ordinals: ReadonlyMap<string, number>
  readonly ordinalsOnly: ReadonlySet<string>
  readonly ordinalSuffixes: ReadonlySet<string>
  readonly parts: ReadonlyMap<string, number>
  readonly partFollowers: ReadonlySet<string>
  readonly halves: ReadonlySet<string>
  readonly glyphs: ReadonlyMap<string, number>
  readonly decimalWords: ReadonlySet<string>
  readonly minusWords: ReadonlySet<string>
  readonly minusNotAfter: ReadonlySet<string>
  readonly percentWords: ReadonlySet<string>
  /** Every word that can begin a number: one look-up rules out the rest of a text. */
  readonly starters: ReadonlySet<string>
  readonly boundBefore: Phrases<Bound>
  readonly boundAfter: Phrases<Bound>
  readonly currencies: ReadonlySet<string>
  readonly currencySigns: ReadonlySet<string>
  readonly months: ReadonlySet<string>
  readonly clock: ReadonlySet<string>
  readonly spans: ReadonlySet<string>
  readonly measures: ReadonlySet<string>
  readonly before: { readonly time: ReadonlySet<string>; readonly year: ReadonlySet<string>; readonly law: Phrases<true>; readonly other: ReadonlySet<string> }
  readonly streets: ReadonlySet<string>
  readonly repeats: ReadonlySet<string>
  readonly aged: ReadonlySet<string>
  readonly pronounBefore: ReadonlySet<string>
  readonly phrases: Phrases<true>
  readonly phraseStarters: ReadonlySet<string>
  readonly evolution: ReadonlySet<string>
  readonly rangeWords: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
  readonly noPlural: ReadonlySet<string>
  /** «De» and its contractions, and the article, of `words.yaml`. */
  readonly of: ReadonlySet<string>
  readonly the: ReadonlySet<string>
}

const plurals = (record: Readonly<Record<string, number>>): Map<string, number> =>
  new Map([...foldedMap(record)].flatMap(([word, value]) => (word.endsWith('s') ? [[word, value]] : [[word, value], [`${word}s`, value]])))

/**
 * Checks and folds the number tables out of the lexicon (`numbers`, `numbers-bounds`, `numbers-kinds`; of `words` the smallest).
 * @throws ZodError naming the table and the key that is wrong.
 */
export function numberTables(lexicon: Readonly<Record<string, unknown>>): NumberTables {
  const file = numbersFile.parse(lexicon['numbers'])
  const bound = boundsFile.parse(lexicon['numbers-bounds'])
  const kinds = kindsFile.parse(lexicon['numbers-kinds'])
  const small = smallFile.parse(lexicon['words'])
  const collectives = plurals(file.collectives)
  const ordinals = plurals(file.ordinals)
  const parts = plurals(file.parts)
  const pairs = (side: z.infer<typeof bounds>): [string, Bound][] =>
    (['at_least', 'at_most', 'about'] as const).flatMap(name => side[name].map((phrase): [string, Bound] => [phrase, name]))
  return {
    zeros: foldedSet(file.zeros), units: foldedMap(file.units), teens: foldedMap(file.teens), tens: foldedMap(file.tens), vigesimal: foldedSet(file.vigesimal),
    twenties: foldedSet(file.twenties), hundreds: foldedSet(file.hundreds), thousands: foldedSet(file.thousands), magnitudes: foldedMap(file.magnitudes),
    symbols: new Map(Object.entries(file.symbols)), gluedSymbols: new Set(file.glued_symbols),
    collectives, exactCollectives: new Set(file.exact_collectives.flatMap(word => [fold(word), `${fold(word)}s`])), collectiveAdjectives: foldedSet(file.collective_adjectives), collectiveDeterminers: foldedSet(file.collective_determiners), vague: foldedSet(file.vague),
    partFollowers: foldedSet(file.part_followers),
    ordinals, ordinalsOnly: new Set(file.ordinals_only.flatMap(word => [fold(word), `${fold(word)}s`])), ordinalSuffixes: foldedSet(file.ordinal_suffixes),
    parts, halves: foldedSet(file.halves), glyphs: new Map(Object.entries(file.glyphs)),
    decimalWords: foldedSet(file.decimal_words), minusWords: foldedSet(file.minus_words), minusNotAfter: foldedSet(file.minus_not_after), percentWords: foldedSet(file.percent_words),
    starters: new Set([
      ...[file.zeros, file.twenties, file.hundreds, file.thousands, file.vague, file.halves, file.percent_words].flatMap(list => [...foldedSet(list)]),
      ...[file.units, file.teens, file.tens, file.parts, file.magnitudes].flatMap(record => [...foldedMap(record).keys()]), ...ordinals.keys(), ...collectives.keys(),
    ]),
    boundBefore: phrases(pairs(bound.before)), boundAfter: phrases(pairs(bound.after)),
    currencies: foldedSet(kinds.currencies), currencySigns: new Set(kinds.currency_signs), months: foldedSet(kinds.months), clock: foldedSet(kinds.clock),
    spans: foldedSet(kinds.spans), measures: foldedSet(kinds.units),
    before: { time: foldedSet(kinds.before.time), year: foldedSet(kinds.before.year), law: phrases(kinds.before.law.map(word => [word, true] as const)), other: foldedSet(kinds.before.other) },
    streets: foldedSet(kinds.streets), repeats: foldedSet(kinds.repeats), aged: foldedSet(kinds.aged), pronounBefore: foldedSet(kinds.pronoun_before),
    phrases: phrases(kinds.phrases.map(phrase => [phrase, true] as const)),
    evolution: foldedSet(kinds.evolution), rangeWords: foldedSet(kinds.range_words),
    articles: foldedSet(kinds.articles), noPlural: foldedSet(kinds.no_plural), of: foldedSet(small.of), the: foldedSet(small.the),
    phraseStarters: new Set(kinds.phrases.map(phrase => tokenize(phrase)[0]!.text)),
  }
}
