import { cuesOf } from '../french/french.ts'
import type { Hedges } from '../french/modality.ts'
import { beginning } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Rule } from './compile.ts'
import type { Context } from './context.ts'
import type { Item } from './items.ts'

const VERDICTS = new Map([['non', 'no'], ['oui', 'yes'], ['aucun', 'no'], ['aucune', 'no'], ['neant', 'no'], ['intact', 'no']])

/** What a sentence says of the things that it lists. */
export interface Stance {
  readonly denied: boolean
  readonly hedged: boolean
  readonly from: number
  readonly to: number
  readonly rule: string
}

/** A stance that a phrase of the sentence takes: in which clause, whether it is denied there, as what the questionnaire has it. */
export interface SaidStance extends Stance {
  readonly clause: number
  readonly negated: boolean
  readonly part: 'exposed' | 'spared' | 'absent'
}

/** The longest sentence that may deny without a verb, in tokens. */
const SHORT = 20
/** Words that deny a list without a verb, and what may follow «pas» that does. */
const NEGATORS = new Set(['ni', 'aucun', 'aucune', 'zero', 'nul', 'nulle'])
const AFTER_PAS = new Set(['de', "d'", 'un', 'une', 'trace', 'davantage', "l'", 'la', 'le', 'les', 'leur', 'son', 'sa', 'ses', 'vos', 'votre', 'nos', 'celle', 'celui', 'ceux', 'plu', 'question', 'non'])
/** Items that a sentence must have to be a list by itself, and the words that may open it. */
const MANY = 3
const OPENERS = new Set(['le', 'la', "l'", 'les', 'leur', 'vos', 'votre', 'son', 'sa', 'ses', 'un', 'une', 'des', 'du', 'de', "d'", 'numero', 'on', 'y', ':', '«', '–', '-', '—', '•', '►', '(', '*'])

/** Everything that the sentence says of exposure, in order; what stands inside an item says nothing. */
export function stancesOf(sentence: Sentence, rules: readonly Match<Rule>[], items: readonly Item[], { story }: Context): SaidStance[] {
  const { reading, negations, hedges } = story
  return rules
    .filter(rule => (rule.meaning.part === 'exposed' || rule.meaning.part === 'spared' || rule.meaning.part === 'absent') && !items.some(item => rule.from >= item.from && rule.to <= item.to))
    .flatMap(({ from, to, meaning, source }) => {
      const negated = !meaning.negative && negations.of(from, to)?.rule === 'ne'
      if (meaning.part === 'absent' && !negated) return []
      const clause = reading.clauseOf[from]!
      const denied = meaning.part === 'absent' || (meaning.part === 'spared') !== negated
      return [{ denied, negated: negated || meaning.part === 'spared', hedged: hedges.of(from, to) !== null, from, to, rule: source, clause, part: meaning.part as SaidStance['part'] }]
    })
}

/** What the sentence says of one item: its own clause first, the clause before, then the ones after. */
export function stanceOf(item: Item, stances: readonly SaidStance[], context: Context): Stance | null {
  const { reading, hedges } = context.story
  const clause = reading.clauseOf[item.from]!
  const sentence = reading.sentences[reading.sentenceOf[item.from]!]!
  const distance = (stance: Stance) => stance.from > item.from ? stance.from - item.to : item.from - stance.to
  const nearest = (list: readonly SaidStance[]) => [...list].sort((a, b) => distance(a) - distance(b))[0]
  const own = stances.filter(stance => stance.clause === clause)
  // «Les données exposées ne comprennent pas les IBAN»: what is denied in a clause is its predicate.
  let stance = nearest(own.filter(candidate => candidate.negated)) ?? nearest(own)
  stance ??= nearest(stances.filter(candidate => candidate.clause < clause)) ?? nearest(stances)
  if (!stance) return null
  const hedged = stance.hedged || isHedged(item, hedges)
  const answer = answered(item, context)
  if (answer) return { ...stance, denied: answer === 'non', hedged, rule: answer }
  // «Ni les RIB ni les mots de passe n'ont été épargnés»: two denials affirm.
  if (stance.part === 'spared' && !stance.denied) return { ...stance, hedged }
  if (negatedDirectly(item, context)) return { ...stance, denied: true, hedged, rule: 'negator' }
  return excepted(item, sentence, context) ? { ...stance, denied: !stance.denied, hedged, rule: 'except' } : { ...stance, hedged }
}

/** An adjective hedges the list's head, not an item («son appartenance éventuelle à un réseau»). */
function isHedged(item: Item, hedges: Hedges): boolean {
  const hedge = hedges.of(item.from, item.to)
  return hedge !== null && hedge.rule !== 'near_hedge'
}

/** Whether a sentence speaks of things that are listed, by the head of their lists: «les données», «ces informations». */
export function namesData(sentence: Sentence, { story: { reading, compiled } }: Context): boolean {
  for (let at = sentence.from; at < sentence.to; at++) if (compiled.heads.get(reading.tokens[at]!.key) === 0) return true
  return false
}

/** «Coordonnées bancaires : non.», «Adresse e-mail : oui.»: the verdict in one word after a colon. */
function verdict(item: Item, sentence: Sentence, { story: { reading } }: Context): Stance | null {
  for (let at = item.to; at < Math.min(sentence.to, item.to + 12); at++) {
    const answer = VERDICTS.get(reading.tokens[at]!.key)
    if (answer === undefined || reading.tokens[at - 1]!.key !== ':' || (at + 1 < sentence.to && reading.tokens[at + 1]!.kind !== 'mark')) continue
    return { denied: answer === 'no', hedged: false, from: at, to: at + 1, rule: 'verdict' }
  }
  return null
}

/** «Aucun mot de passe», «Pas d'IBAN, donc»: a short sentence that denies without a verb. */
export function bare(item: Item, sentence: Sentence, context: Context): Stance | null {
  const told = verdict(item, sentence, context)
  if (told) return told
  const also = context.story.reading.tokens.slice(item.to, item.to + 3).some((token, at, all) => token.key === 'non' && all[at + 1]?.key === 'plu')
  if ((sentence.to - sentence.from > SHORT && !also) || !negatedDirectly(item, context)) return null
  return { denied: true, hedged: false, from: sentence.from, to: item.to, rule: 'verbless' }
}

/** «Nom, prénom, adresse, date de naissance.»: a sentence that begins with three things or more lists what was exposed. */
export function listing(items: readonly Item[], sentence: Sentence, { story: { reading }, populations }: Context): Stance | null {
  const [first] = items
  if (!first || items.length < MANY) return null
  let start = first.from
  while (start > sentence.from && OPENERS.has(reading.tokens[start - 1]!.key) && reading.tokens[start - 1]!.key !== ':') start--
  // «Pour les clients : nom, adresse, e-mail»
  const labelled = reading.tokens[start - 1]?.key === ':' && populations.introducedBy(sentence) !== null
  if (start !== sentence.from && !labelled && reading.tokens.slice(sentence.from, start).some(token => !OPENERS.has(token.key))) return null
  return { denied: false, hedged: false, from: first.from, to: first.to, rule: 'listing' }
}

/** An item without a word of exposure in its sentence takes its list's stance. */
export function inherited(item: Item, stance: Stance, context: Context): Stance {
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
    if (NEGATORS.has(key) || (key === 'pas' && AFTER_PAS.has(reading.tokens[at + 1]?.key ?? '')) || (key === 'point' && /^(de|d')$/.test(reading.tokens[at + 1]?.key ?? '') && (reading.tokens[at - 1]?.kind ?? 'mark') === 'mark')) return true
    if (key === 'non' && reading.tokens[at + 1]?.key === 'pour') return true
    // «Rien n'indique que des IBAN aient fuité»
    if (key === 'rien' && /^(ne|n'|de|d')$/.test(reading.tokens[at + 1]?.key ?? '')) return true
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
