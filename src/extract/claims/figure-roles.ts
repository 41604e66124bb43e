import { ANY_POPULATION } from '../../model/claim.ts'
import type { NumberMention } from '../french/numbers/find-numbers.ts'
import { beginning } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Rule } from './compile.ts'
import type { Context } from './context.ts'
import type { Counted } from './counted.ts'
import type { Placed } from './figures.ts'

/** Why a figure that counts what is asked is no claim all the same. */
export type Role = 'replaced' | 'whole' | 'part' | 'aside' | 'elsewhere' | 'own_share'

/** A claim that was made of a figure before. */
export interface SaidFigure {
  readonly number: Placed<NumberMention>
  readonly counted: Counted
  readonly cue: Match<Rule>
}

/** How far before «d'entre eux» what they are a part of may be told, in sentences. */
const PRONOUN_REACH = 4
/** How far after a figure «au départ» may stand that says it was the first, in tokens. */
const FIRST_REACH = 6
/** The longest description set beside a name («Brise, 2,4 millions d'adhérents, …»), in tokens. */
const APPOSED = 8
/** How far before its bracket what holds so many may stand, in tokens: «le fichier du personnel (3 500 agents)». */
const HELD_REACH = 2
/** A whole and its part are so near each other, in tokens: «40 000 clients concernés sur 900 000». */
const PART_REACH = 6

/** What a figure is among the others of its sentence, if no claim of its own. */
export function roleOf(number: Placed<NumberMention>, counted: Counted, sentence: Sentence, when: readonly Match<Rule>[], said: readonly SaidFigure[], context: Context): Role | null {
  const others = beginning(context.story.numbers, sentence.from, sentence.to).filter(other => other !== number && isCount(other))
  if (isReplaced(number, counted, sentence, others, context)) return 'replaced'
  if (isWhole(number, counted, sentence, others, when, context)) return 'whole'
  if (isPart(number, counted, sentence, said, context)) return 'part'
  if (isAside(number, counted, sentence, when, context)) return 'aside'
  return isElsewhere(counted, sentence, context) ? 'elsewhere' : null
}

const isCount = ({ mention }: Placed<NumberMention>): boolean => mention.kind === 'cardinal' || mention.kind === 'fraction' || mention.kind === 'percent'

/** «52 000, et non 20 000»; «d'abord évalué à 20 000, puis à 45 000»; «passé de 20 000 à 45 000». */
function isReplaced(number: Placed<NumberMention>, { to }: Counted, sentence: Sentence, others: readonly Placed<NumberMention>[], { story: { reading: { tokens }, french: { counted, words } }, figures }: Context): boolean {
  const head = figures.head(number)
  if (figures.before('replaced', head)) return true
  // «ce ne sont pas 340 000 patients, mais 412 000»
  if (counted.denied.has(tokens[head - 1]?.key ?? '') && others.some(other => other.from > number.from && words.but.has(tokens[figures.head(other) - 1]?.key ?? ''))) return true
  const later = others.filter(other => other.from > number.from && !figures.before('part', figures.head(other)))
  if (later.length === 0) return false
  const first = figures.among('first', to, to + FIRST_REACH) ?? figures.among('first', sentence.from, head)
  const between = beginning(others, first?.to ?? 0, head).length > 0
  if (first && !between && first.from < later[0]!.from) return true
  const of = tokens[head - 1]?.key
  return words.of.has(of ?? '') && later.some(other => words.to.has(tokens[figures.head(other) - 1]?.key ?? '')) && figures.among('grown', sentence.from, later[0]!.to) !== undefined
}

/** «sur ses 900 000 adhérents, 40 000 sont touchés»; «40 000 des 900 000 adhérents»; «un tiers des 600 000 clients». */
function isWhole(number: Placed<NumberMention>, counted: Counted, sentence: Sentence, others: readonly Placed<NumberMention>[], when: readonly Match<Rule>[], { story: { reading: { tokens }, french }, figures }: Context): boolean {
  const head = figures.head(number)
  if (others.some(other => figures.among('of', other.to, other.to + 1)?.to === head || figures.among('of', other.to, other.to + 1)?.to === number.from)) return true
  const cue = figures.before('whole', head) ?? figures.before('whole', head - 1)
  if (!cue) return false
  // «porte sur 45 000 personnes» is all of them; «les 45 000 victimes» are the claim, whatever part of them did what.
  const parted = others.some(other => other.to <= cue.from && cue.from - other.to <= PART_REACH)
  if ((!parted && figures.before('about', cue.from, 1)) || when.some(rule => rule.from >= number.from && rule.from <= counted.to && rule.to > number.to)) return false
  if (others.length === 0) return head < number.from
  const opens = cue.from === sentence.from || tokens[cue.from - 1]?.kind === 'mark' || french.counted.opening.has(tokens[cue.from - 1]?.key ?? '')
  return opens || parted
}

/** «dont 13 000 abonnés», «pour 900 000 d'entre eux, l'IBAN»: a part of what was just claimed, of the same group. */
function isPart(number: Placed<NumberMention>, counted: Counted, sentence: Sentence, said: readonly SaidFigure[], { story, subjects, figures }: Context): boolean {
  const whole = said.at(-1)
  if (!whole) return false
  const apart = sentence.index - story.reading.sentenceOf[whole.number.from]!
  if (counted.pronoun) return apart <= PRONOUN_REACH && sameGroup(counted, whole.counted) && (number.mention.kind !== 'cardinal' || whole.number.mention.value > number.mention.value)
  if (apart > 0) return false
  // «parmi les 600 000 clients touchés, 12 000…»
  const among = figures.before('whole', figures.head(whole.number)) ?? figures.before('whole', figures.head(whole.number) - 1)
  if (among && !figures.before('about', among.from, 1)) return true
  // «dont 13 000 abonnés», «parmi lesquels le groupe Ixe et deux cliniques»
  if (!figures.among('part', whole.counted.to, figures.head(number))) return false
  if (counted.population !== whole.counted.population && counted.population !== ANY_POPULATION && !counted.bare) return false
  // «dont 13 chez X»: one subject's share of the figure of all.
  const who = subjects.between(counted.to, Math.min(sentence.to, counted.to + APPOSED))
  const all = story.compiled.dossier.subjects.length
  return !(who && all > 1 && who.ids.length < all)
}

const sameGroup = (one: Counted, other: Counted): boolean => one.population === other.population || [one, other].some(({ population }) => population === ANY_POPULATION)

/** «(143 magasins, 5 400 salariés)», «Brise, 2,4 millions d'adhérents, …»: what is set beside describes, unless it says itself what happened. */
function isAside(number: Placed<NumberMention>, { to, bare }: Counted, sentence: Sentence, when: readonly Match<Rule>[], { story, figures }: Context): boolean {
  const { tokens } = story.reading
  const says = (open: number, close: number) => when.some(rule => rule.from > open && rule.to <= close)
  let open = number.from - 1
  while (open >= sentence.from && tokens[open]!.key !== '(' && tokens[open]!.key !== ')') open--
  if (open >= sentence.from && tokens[open]!.key === '(') {
    let close = number.to
    while (close < sentence.to && tokens[close]!.key !== ')') close++
    // «la base clients (640 000 personnes) a été copiée»: so many are in what is told of.
    // «Ixe (40 000 clients touchés) et Véga (12 000)»
    return !bare && !says(open, close) && !figures.before('held', open, HELD_REACH)
  }
  const comma = figures.head(number) - 1
  // «l'opérateur aux 12 millions d'abonnés»
  if (tokens[comma]?.key === 'aux' && [...story.namesOf(sentence, 'subject'), ...beginning(story.reading.cues, comma - 4, comma).filter(cue => cue.meaning.tag === 'reference')].some(name => name.to === comma)) return true
  if (tokens[comma]?.key !== ',' || ![...story.namesOf(sentence, 'subject'), ...story.namesOf(sentence, 'speaker')].some(name => name.to === comma)) return false
  let close = to
  while (close < sentence.to && close < to + APPOSED && tokens[close]!.key !== ',') close++
  return tokens[close]?.key === ',' && !says(comma, close)
}

/** «19 millions de clients chez Ixe», «quinze agents de l'Anssi»; «chez Ixe, une fuite avait touché 6 millions de clients»: of somebody else. */
function isElsewhere({ to }: Counted, sentence: Sentence, { story }: Context): boolean {
  const { reading: { tokens }, french: { words } } = story
  const named = (['subject', 'speaker', 'relay'] as const).flatMap(kind => story.namesOf(sentence, kind))
  const isNamed = (at: number) => named.some(name => name.from <= at && name.to > at)
  if (tokens[to]?.key === 'chez' && tokens[to + 1]?.capital && !isNamed(to + 1)) return true
  const others = story.namesOf(sentence, 'speaker').filter(({ meaning }) => !story.compiled.dossier.subjects.some(({ id }) => id === meaning.id))
  if (words.of.has(tokens[to]?.key ?? '') && others.some(name => name.from === to + 1 || name.from === to + 2)) return true
  if (story.namesOf(sentence, 'subject').length > 0 || beginning(story.reading.cues, sentence.from, sentence.to).some(cue => cue.meaning.tag === 'reference')) return false
  const own = tokens.slice(sentence.from, sentence.to)
  return own.some(({ key }) => words.had.has(key))
    && own.some((token, at) => token.key === 'chez' && own[at + 1]?.capital === true && !isNamed(sentence.from + at + 1))
}
