import type { CategoryQuestion } from '../../dossier/questionnaire.ts'
import type { Reason } from '../../model/claim.ts'
import { ANY_POPULATION } from '../../model/claim.ts'
import { category } from '../../model/value.ts'
import { cuesOf } from '../french/french.ts'
import type { Hedges } from '../french/modality.ts'
import { beginning } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Rule } from './compile.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import { wordsOf } from './draft.ts'
import type { Item } from './items.ts'
import { findItems } from './items.ts'
import { isBullet, isHeading } from './settings.ts'

/** What a sentence says of the things that it lists. */
interface Stance {
  readonly denied: boolean
  readonly hedged: boolean
  readonly from: number
  readonly to: number
  readonly rule: string
}

/** What a list takes over from what stands before it: a heading, a sentence that ends with a colon, the list before. */
interface Opened {
  stance: Stance
  population: string
  speaker: string | null
  block: number
  /** The block is a heading, or ends with a colon: the lists of the blocks below are its own. */
  heading: boolean
}

interface Carried {
  readonly population: string
  readonly block: number
  readonly at: number
  /** A letter goes on to its reader in the paragraph after. */
  readonly readers: boolean
}

/** The longest sentence that may deny without a verb, in tokens. */
const SHORT = 20
/** Words that deny a list without a verb, and what may follow «pas» that does. */
const NEGATORS = new Set(['ni', 'aucun', 'aucune', 'zero', 'nul', 'nulle'])
const AFTER_PAS = new Set(['de', "d'", 'un', 'une', 'trace', 'davantage', "l'", 'la', 'le', 'plu', 'question', 'non'])
/** Items that a sentence must have to be a list by itself, and the words that may open it. */
const MANY = 3
const OPENERS = new Set(['le', 'la', "l'", 'les', 'leur', 'vos', 'votre', 'son', 'sa', 'ses', 'un', 'une', 'des', 'du', 'de', "d'", 'numero', 'on', 'y', ':', '«', '–', '-', '—', '•', '►', '(', '*'])

/** Claims of a category question whose things are listed: each item, with the polarity, modality, population and speaker of its list. */
export function* listedClaims(question: CategoryQuestion, index: number, context: Context): Generator<Draft> {
  const { story, settings, subjects, speakers, populations } = context
  const { reading } = story
  let opened: Opened | null = null
  let last: Carried | null = null
  for (const sentence of reading.sentences) {
    const rules = story.rulesOf(sentence).filter(rule => rule.meaning.question === index)
    const heading = isHeading(story, sentence.block)
    const next = reading.blocks[sentence.block + 1]
    const colon = reading.tokens[sentence.to - 1]?.key === ':' || (next !== undefined && isBullet(next, reading.text) && reading.sentences[sentence.index + 1]?.block !== sentence.block)
    const introduced = heading || colon ? populations.introducedBy(sentence) : null
    if (opened && introduced !== null && findItems(sentence, index, story).length === 0) opened = reopened(opened, introduced, sentence.block)
    else if (opened && heading) opened = null
    if (opened && !opened.heading && sentence.block > opened.block + 1) opened = null
    if (rules.length === 0) continue
    const items = findItems(sentence, index, story)
    const stances = stancesOf(sentence, rules, items, context)
    if (items.length === 0 || (heading && sentence.question)) {
      const stance = stances.at(-1)
      if (stance && (heading || colon || (!opened?.heading && namesData(sentence, context)))) opened = { stance, population: populations.of(sentence, null).population, speaker: speakers.at(stance.from, true)?.speaker ?? null, block: sentence.block, heading: heading || colon }
      continue
    }
    if (settings.at(items[0]!.from)) continue
    for (const item of items) {
      const stance: Stance | null = stanceOf(item, stances, context) ?? (opened && (items.length > 1 || opened.heading) && (opened.heading || sentence.block === opened.block) ? inherited(item, opened.stance, context) : bare(item, sentence, context) ?? listing(items, sentence, context))
      if (!stance) continue
      const own = populations.of(sentence, item)
      const population: string = own.population !== ANY_POPULATION ? own.population : opened?.heading ? opened.population : carried(last, sentence, context)
      last = { population, block: sentence.block, at: item.from, readers: own.rule === 'readers' }
      const attribution = speakers.at(item.from, true)
      const speaker: string | null = attribution ? attribution.speaker : opened?.heading && speakers.of(sentence).length === 0 ? opened.speaker : null
      const who = subjects.of(item.from, item.to, speaker)
      opened = { stance, population, speaker, block: sentence.block, heading: opened?.heading ?? false }
      yield {
        question: question.id, value: category(item.category), from: item.from, to: item.to, subject: who.ids, population, speaker,
        polarity: stance.denied ? 'denied' : 'affirmed',
        modality: stance.hedged ? 'hedged' : 'asserted',
        why: reasons(item, stance, who.rule, attribution?.rule, context),
      }
    }
  }
}

/** «S'agissant des recruteurs :», between the items of a list: what is said of them holds for those below, of another group. */
const reopened = (before: Opened, population: string, block: number): Opened => ({ ...before, population, block, heading: true })

function reasons(item: Item, stance: Stance, subject: string, speaker: string | undefined, { story: { reading } }: Context): Reason[] {
  return [
    { field: 'value', rule: item.source, words: wordsOf(reading, item.from, item.to) },
    { field: 'polarity', rule: stance.rule, words: wordsOf(reading, stance.from, stance.to) },
    { field: 'subject', rule: subject },
    ...(speaker ? [{ field: 'speaker', rule: speaker }] : []),
  ]
}

/** The population of the list before in the paragraph, where the text has named no other since. */
function carried(last: Carried | null, sentence: Sentence, { populations }: Context): string {
  if (!last || sentence.block - last.block > (last.readers ? 1 : 0)) return ANY_POPULATION
  return populations.between(last.at, sentence.to).every(id => id === last.population) ? last.population : ANY_POPULATION
}

/** Everything that the sentence says of exposure, in order; what stands inside an item says nothing. */
function stancesOf(sentence: Sentence, rules: readonly Match<Rule>[], items: readonly Item[], { story }: Context): (Stance & { clause: number; negated: boolean; part: string })[] {
  const { reading, negations, hedges } = story
  return rules
    .filter(rule => (rule.meaning.part === 'exposed' || rule.meaning.part === 'spared' || rule.meaning.part === 'absent') && !items.some(item => rule.from >= item.from && rule.to <= item.to))
    .flatMap(({ from, to, meaning, source }) => {
      const negated = !meaning.negative && negations.of(from, to)?.rule === 'ne'
      if (meaning.part === 'absent' && !negated) return []
      const clause = reading.clauseOf[from]!
      const denied = meaning.part === 'absent' || (meaning.part === 'spared') !== negated
      return [{ denied, negated: negated || meaning.part === 'spared', hedged: hedges.of(from, to) !== null, from, to, rule: source, clause, part: meaning.part }]
    })
}

/** What the sentence says of one item: its own clause first, the clause before, then the ones after. */
function stanceOf(item: Item, stances: ReturnType<typeof stancesOf>, context: Context): Stance | null {
  const { reading, hedges } = context.story
  const clause = reading.clauseOf[item.from]!
  const sentence = reading.sentences[reading.sentenceOf[item.from]!]!
  const distance = (stance: Stance) => stance.from > item.from ? stance.from - item.to : item.from - stance.to
  const nearest = (list: typeof stances) => [...list].sort((a, b) => distance(a) - distance(b))[0]
  const own = stances.filter(stance => stance.clause === clause)
  // «Les données exposées ne comprennent pas les IBAN»: what is denied in a clause is its predicate.
  let stance: Stance | undefined = nearest(own.filter(candidate => candidate.negated)) ?? nearest(own)
  stance ??= nearest(stances.filter(candidate => candidate.clause < clause)) ?? nearest(stances)
  if (!stance) return null
  const hedged = stance.hedged || isHedged(item, hedges)
  const answer = answered(item, context)
  if (answer) return { ...stance, denied: answer === 'non', hedged, rule: answer }
  if (negatedDirectly(item, context)) return { ...stance, denied: true, hedged, rule: 'negator' }
  return excepted(item, sentence, context) ? { ...stance, denied: !stance.denied, hedged, rule: 'except' } : { ...stance, hedged }
}

/** An adjective hedges the list's head, not an item («son appartenance éventuelle à un réseau»). */
function isHedged(item: Item, hedges: Hedges): boolean {
  const hedge = hedges.of(item.from, item.to)
  return hedge !== null && hedge.rule !== 'near_hedge'
}

/** Whether a sentence speaks of things that are listed, by the head of their lists: «les données», «ces informations». */
function namesData(sentence: Sentence, { story: { reading, compiled } }: Context): boolean {
  for (let at = sentence.from; at < sentence.to; at++) if (compiled.heads.get(reading.tokens[at]!.key) === 0) return true
  return false
}

/** «Aucun mot de passe», «Pas d'IBAN, donc»: a short sentence that denies without a verb. */
function bare(item: Item, sentence: Sentence, context: Context): Stance | null {
  const also = context.story.reading.tokens.slice(item.to, item.to + 3).some((token, at, all) => token.key === 'non' && all[at + 1]?.key === 'plu')
  if ((sentence.to - sentence.from > SHORT && !also) || !negatedDirectly(item, context)) return null
  return { denied: true, hedged: false, from: sentence.from, to: item.to, rule: 'verbless' }
}

/** «Nom, prénom, adresse, date de naissance.»: a sentence that begins with three things or more lists what was exposed. */
function listing(items: readonly Item[], sentence: Sentence, { story: { reading } }: Context): Stance | null {
  const [first] = items
  if (!first || items.length < MANY || reading.tokens.slice(sentence.from, first.from).some(token => !OPENERS.has(token.key))) return null
  return { denied: false, hedged: false, from: first.from, to: first.to, rule: 'listing' }
}

/** An item without a word of exposure in its sentence takes its list's stance. */
function inherited(item: Item, stance: Stance, context: Context): Stance {
  const hedged = stance.hedged || isHedged(item, context.story.hedges)
  const denied = negatedDirectly(item, context)
  // «Pas de mots de passe, mais des IBAN»: the other side of a denial without a verb.
  if (stance.rule === 'verbless' && !denied && startsWithBut(item, context)) return { ...stance, hedged, denied: false, rule: 'but' }
  return { ...stance, hedged: hedged && (!denied || stance.denied), denied: denied || stance.denied, rule: 'list' }
}

/** Whether an item's clause begins with «mais». */
function startsWithBut(item: Item, { story: { reading } }: Context): boolean {
  let at = item.from
  while (at > 0 && reading.clauseOf[at - 1] === reading.clauseOf[item.from]) at--
  return reading.tokens[at]!.key === 'mais' || reading.tokens[at]!.key === 'mai'
}

/** «leurs coordonnées bancaires, non»; «mais leur adresse, si»: the predicate before, denied or affirmed in one word. */
function answered(item: Item, { story: { reading } }: Context): 'non' | 'si' | null {
  for (let at = item.to; at < item.to + 16 && reading.clauseOf[at] === reading.clauseOf[item.from]; at++) {
    const key = reading.tokens[at]!.key
    if (!/^(non|si|point|jamai|neant)$/.test(key) || reading.tokens[at - 1]?.key !== ',' || reading.tokens[at + 1]?.kind !== 'mark') continue
    return key === 'si' ? 'si' : 'non'
  }
  return null
}

/** «ni», «aucun», «pas de», «non plus» reach through the list that they begin or end. */
function negatedDirectly(item: Item, { story: { reading } }: Context): boolean {
  if (item.negative) return true
  const clause = reading.clauseOf[item.from]!
  for (let at = item.from - 1, steps = 0; at >= 0 && steps < 25 && reading.clauseOf[at] === clause; at--, steps++) {
    const { key } = reading.tokens[at]!
    if (NEGATORS.has(key) || (key === 'pas' && AFTER_PAS.has(reading.tokens[at + 1]?.key ?? '')) || (key === 'point' && /^(de|d')$/.test(reading.tokens[at + 1]?.key ?? ''))) return true
  }
  for (let at = item.to; at < item.to + 14 && at + 1 < reading.tokens.length && reading.clauseOf[at] === clause; at++) {
    if (reading.tokens[at]!.key === 'non' && reading.tokens[at + 1]!.key === 'plu') return true
  }
  return false
}

/** Between «hormis» and the comma that ends its reach. */
function excepted(item: Item, sentence: Sentence, { story: { reading } }: Context): boolean {
  const except = cuesOf(beginning(reading.cues, sentence.from, sentence.to).filter(cue => cue.to <= sentence.to), 'except').findLast(cue => cue.to <= item.from)
  if (!except || reading.clauseOf[except.from] !== reading.clauseOf[item.from]) return false
  return except.from === sentence.from ? !reading.tokens.slice(except.to, item.from).some(token => token.key === ',') : true
}
