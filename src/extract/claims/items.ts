import { cuesOf } from '../french/french.ts'
import { beginning } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Rule } from './compile.ts'
import { isBullet } from './settings.ts'
import type { Story } from './story.ts'

/** One thing named in a list: a category at tokens `from` to `to` (excluded). */
export interface Item {
  readonly from: number
  readonly to: number
  readonly category: string
  readonly source: string
  /** The phrase holds its own negation: «rien de bancaire». */
  readonly negative: boolean
}

/** How far a thing's words may reach beyond another question's phrase that takes it («dérober leurs codes | d'accès»), in tokens. */
const OVERHANG = 2
/** How long what follows a thing is that judges it alone, in tokens. */
const JUDGED = 5
/** How far after its subject a verb with its auxiliaries ends, in tokens: «n'ont pas non plus été». */
const VERB_REACH = 6
/** Words of their own that two items of one list may have between them: «nom, adresse personnelle complète, mail». */
const LOOSE = 2

/** The things that a sentence names for one question, in the order of the text. `within` tells stretches that are phrases of another question. */
export function findItems(sentence: Sentence, question: number, story: Story): Item[] {
  const { reading } = story
  const own = story.rulesOf(sentence).filter(rule => rule.meaning.question === question)
  const others = story.rulesOf(sentence).filter(rule => rule.meaning.part === 'words' && rule.meaning.question !== question && rule.meaning.question >= 0)
  const groups = story.namesOf(sentence, 'population')
  // «Aucun mot de passe n'a été compromis» denies a thing, not a way in.
  const covered = (match: Match<Rule>) => others.some(other => other.from <= match.from && other.to > match.from && other.to >= match.to - OVERHANG && other.to - other.from > match.to - match.from
    && !reading.tokens.slice(other.from, other.to).some(({ key }) => key === ',') && !(other.from === match.from && story.negations.of(other.from, other.to))
    // «Les clients dont l'IBAN a été volé ont été prévenus»: a verdict of its own.
    && !(story.french.clauses.apposed.has(reading.tokens[match.from - 2]?.key ?? '') && groups.some(({ to }) => to === match.from - 2)))
  /** «s'étaient fait voler leur identifiant et leur mot de passe»: the rest of what another question's phrase began. */
  const continues = (match: Match<Rule>) => others.some(other => other.to <= match.from && match.from - other.to <= 3 && reading.tokens.slice(other.to, match.from).every(token => story.french.lists.between.has(token.key)) && own.some(rule => (rule.meaning.part === 'words' || rule.meaning.part === 'in_list') && rule.from >= other.from && rule.to <= other.to))
  const sure = pick(own.filter(rule => rule.meaning.part === 'words' || rule.meaning.part === 'never'))
  const never = sure.filter(match => match.meaning.part === 'never')
  const items: Item[] = sure.filter(match => match.meaning.part === 'words' && !covered(match) && !continues(match)).map(match => toItem(match, match.meaning.id))
  // A tail that finds no head leaves its words to the list: «le numéro de Sécu et la mutuelle».
  const maybe = [...pick(own.filter(rule => rule.meaning.part === 'tail')), ...pick(own.filter(rule => rule.meaning.part === 'in_list'))]
    .sort((a, b) => a.from - b.from)
    .filter(match => !overlaps(match, [...items, ...never]) && !covered(match))
  // «leur nom, leur courriel et leur photo»: two words that say nothing alone name things together.
  const alike = maybe.filter(({ meaning }) => meaning.part === 'in_list')
  for (const [at, match] of alike.entries()) {
    const next = alike[at + 1]
    if (!next || match.meaning.id === next.meaning.id || !adjacent(story, match, next)) continue
    for (const one of [match, next]) if (!overlaps(one, items)) items.push(toItem(one, one.meaning.id))
  }
  // Each accepted item may let its neighbours in, forwards and then backwards.
  for (const list of [maybe, [...maybe].reverse()]) {
    for (const match of list) {
      if (overlaps(match, items)) continue
      const [group, id] = match.meaning.part === 'tail' ? match.meaning.id.split(' ') as [string, string] : ['', match.meaning.id]
      const neighbour = items.find(item => adjacent(story, item, match))
      // «numéro de Sécu des assurés»: a group, not «numéro d'assuré».
      const headed = group === '' || !(match.to - match.from === 1 && groups.some(name => name.from <= match.from && match.to <= name.to)) && headOf(story, match.from, items) === Number(group)
      if (headed && (neighbour || (group === '' && (alone(story, sentence, match) || isSubject(story, match, own))))) items.push(toItem(match, id))
    }
  }
  return items.sort((a, b) => a.from - b.from)
}

const toItem = (match: Match<Rule>, category: string): Item => ({ from: match.from, to: match.to, category, source: match.source, negative: match.meaning.negative })

/** The longest phrases, none inside another; with `categories`, several categories may share one place. */
function pick(matches: readonly Match<Rule>[]): Match<Rule>[] {
  const ordered = [...matches].sort((a, b) => (b.to - b.from) - (a.to - a.from) || a.from - b.from)
  const kept: Match<Rule>[] = []
  for (const match of ordered) {
    const clash = kept.find(other => other.from < match.to && match.from < other.to)
    if (!clash || (clash.from === match.from && clash.to === match.to && clash.meaning.id !== match.meaning.id)) kept.push(match)
  }
  return kept.sort((a, b) => a.from - b.from)
}

const overlaps = (match: { from: number; to: number }, list: readonly { from: number; to: number }[]): boolean =>
  list.some(other => other.from < match.to && match.from < other.to)

/** Two things of one list: between them only glue and a few words, and something that parts them. */
function adjacent({ reading, french: { lists } }: Story, a: { from: number; to: number }, b: { from: number; to: number }): boolean {
  const [from, to] = a.from < b.from ? [a.to, b.from] : [b.to, a.from]
  if (to < from || to - from > 12) return false
  let loose = 0
  let parted = false
  for (let at = from; at < to; at++) {
    const { key } = reading.tokens[at]!
    if (lists.parts.has(key)) parted = true
    if (!lists.between.has(key) && ++loose > LOOSE) return false
  }
  return parted
}

/** «Les adresses ont été volées»: a plural whose verb, right after it, says that they were. */
function isSubject({ reading: { tokens, cues }, french: { counted, glue, words } }: Story, { from, to }: Match<Rule>, rules: readonly Match<Rule>[]): boolean {
  if (!counted.determiners.has(tokens[from - 1]?.key ?? '') || !glue.finite.has(tokens[to]?.key ?? '')) return false
  // «Les mutuelles ont été touchées»: they, and not their names.
  if (cuesOf(beginning(cues, from, from + 1), 'kind').length > 0) return false
  return rules.some(({ meaning: { part }, from: verb }) => (part === 'exposed' || part === 'spared') && verb > to && verb - to <= VERB_REACH && !tokens.slice(to, verb).some(({ key, kind }) => kind === 'mark' || words.of.has(key)))
}

/** A word that stands alone in a list's item, or after «ni», «aucun». */
function alone({ reading, french: { lists } }: Story, sentence: Sentence, match: { from: number; to: number }): boolean {
  let before = match.from - 1
  while (before >= sentence.from && lists.before_item.has(reading.tokens[before]!.key)) before--
  const first = before < sentence.from || (before === sentence.from && reading.tokens[before]!.kind === 'mark')
  const last = match.to >= sentence.to || (match.to === sentence.to - 1 && reading.tokens[match.to]!.kind === 'mark')
  // «S'y ajoute, nouveauté, le téléphone.»
  const apart = /^[,:–]$/.test(reading.tokens[before]?.key ?? '') && before < match.from - 1 && match.to >= sentence.to - 1
  const bullet = isBullet(reading.blocks[sentence.block]!, reading.text)
  // «Les identifiants, oui.»
  const judged = first && /^[,:]$/.test(reading.tokens[match.to]?.key ?? '') && sentence.to - match.to <= JUDGED && !reading.tokens.slice(match.to + 1, sentence.to - 1).some(({ key }) => key === ',')
  return (first && (last || bullet)) || judged || apart || reading.tokens[before]?.key === 'ni'
}

/** The group of the head that a list item without head continues. */
function headOf({ reading, french: { lists }, compiled: { heads } }: Story, at: number, items: readonly Item[]): number {
  for (let back = at - 1, steps = 0; back >= 0 && steps < 14; back--, steps++) {
    const { key } = reading.tokens[back]!
    const group = heads.get(key)
    if (group !== undefined) return group
    if (!lists.after_head.has(key) && !items.some(item => item.from <= back && back < item.to)) return -1
  }
  return -1
}
