import type { Cue, CueTag } from '../french/french.ts'
import { cuesOf } from '../french/french.ts'
import type { Hedges } from '../french/modality.ts'
import { beginning } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Rule } from './compile.ts'
import type { Context } from './context.ts'
import type { Item } from './items.ts'
import { isBullet, isHeading } from './settings.ts'

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
/** Items that a sentence must have to be a list by itself. */
const MANY = 3
/** How many sentences of bullets a heading reaches over. */
const ROW = 20

/** Everything that the sentence says of exposure, in order; what stands inside an item says nothing. */
export function stancesOf(sentence: Sentence, rules: readonly Match<Rule>[], items: readonly Item[], { story }: Context): SaidStance[] {
  const { reading, negations, hedges } = story
  const said = rules
    .filter(rule => (rule.meaning.part === 'exposed' || rule.meaning.part === 'spared' || rule.meaning.part === 'absent') && !items.some(item => rule.from >= item.from && rule.to <= item.to))
    .flatMap(({ from, to, meaning, source }): SaidStance[] => {
      const negated = !meaning.negative && negations.of(from, to)?.rule === 'ne'
      if (meaning.part === 'absent' && !negated) return []
      const clause = reading.clauseOf[from]!
      const denied = meaning.part === 'absent' || (meaning.part === 'spared') !== negated
      return [{ denied, negated: negated || meaning.part === 'spared', hedged: hedges.of(from, to) !== null, from, to, rule: source, clause, part: meaning.part as SaidStance['part'] }]
    })
  // «non concernées» holds «concernées», and says the contrary.
  return said.filter(({ from, to, denied }) => !said.some(other => other.denied !== denied && other.from <= from && to <= other.to && other.to - other.from > to - from))
}

/** What the sentence says of one item: its own clause first, the clause before, then the ones after. */
export function stanceOf(item: Item, said: readonly SaidStance[], context: Context): Stance | null {
  const { reading, hedges } = context.story
  const stances = said.filter(stance => !aside(stance, item, reading))
  const clause = reading.clauseOf[item.from]!
  const sentence = reading.sentences[reading.sentenceOf[item.from]!]!
  const distance = (stance: Stance) => stance.from > item.from ? stance.from - item.to : item.from - stance.to
  const nearest = (list: readonly SaidStance[]) => [...list].sort((a, b) => distance(a) - distance(b))[0]
  const own = stances.filter(stance => stance.clause === clause && !beyondRelative(item, stance, stances, reading))
  // «Les données exposées ne comprennent pas les IBAN»: what is denied in a clause is its predicate.
  let stance = nearest(own.filter(candidate => candidate.negated)) ?? nearest(own)
  stance ??= nearest(stances.filter(candidate => candidate.clause < clause)) ?? nearest(stances)
  if (!stance) return null
  const hedged = stance.hedged || isHedged(item, hedges)
  if (ofAnotherVerb(item, stances, context)) return null
  // «Un RIB ne permet pas de…» speaks of things in general.
  if (stance.negated && stance.from > item.to && /^une?$/.test(reading.tokens[item.from - 1]?.key ?? '') && reading.tokens[item.from - 2]?.key !== "d'") return null
  const answer = answered(item, context)
  if (answer) return { ...stance, denied: answer === 'non', hedged, rule: answer }
  // «Ni les RIB ni les mots de passe n'ont été épargnés»: two denials affirm.
  if (stance.part === 'spared' && !stance.denied) return { ...stance, hedged }
  if (negatedDirectly(item, context)) return { ...stance, denied: true, hedged, rule: 'negator' }
  return excepted(item, sentence, context) ? { ...stance, denied: !stance.denied, hedged, rule: 'except' } : { ...stance, hedged }
}

/** A stance in parentheses is said of what stands in them: «l'identifiant (le mot de passe n'y était pas)». */
function aside(stance: Stance, item: Item, { tokens, sentenceOf, sentences }: Context['story']['reading']): boolean {
  const { from } = sentences[sentenceOf[stance.from]!]!
  for (let at = stance.from - 1; at >= from && tokens[at]!.key !== ')'; at--) {
    if (tokens[at]!.key !== '(') continue
    return item.from < at || tokens.slice(stance.to, item.from).some(({ key }) => key === ')')
  }
  return false
}

/** «Les IBAN ont été vus, concède Orizon, qui exclut toute fuite de mots de passe»: what a relative adds is not said of what has its verdict before it. */
function beyondRelative(item: Item, stance: Stance, stances: readonly Stance[], { tokens }: Context['story']['reading']): boolean {
  for (let at = item.to; at < stance.from; at++) {
    if (tokens[at]!.key === ',' && /^(?:qui|dont|laquelle|lequel)$/.test(tokens[at + 1]?.key ?? '')) return stances.some(other => other.from >= item.to && other.to <= at)
  }
  return false
}

/** «On ne change pas de numéro», «un RIB ne suffit pas»: the denial is of a verb that says nothing of exposure, or of things in general. */
function ofAnotherVerb(item: Item, stances: readonly SaidStance[], { story: { reading, french: { lists } } }: Context): boolean {
  const clause = reading.clauseOf[item.from]!
  const { tokens } = reading
  for (let at = item.from - 1; at >= Math.max(0, item.from - 6) && reading.clauseOf[at] === clause; at--) {
    if (tokens[at]!.key !== 'pas' || !lists.after_not.has(tokens[at + 1]?.key ?? '')) continue
    const ne = [at - 1, at - 2, at - 3, at - 4].find(back => tokens[back]?.key === 'ne' || tokens[back]?.key === "n'")
    return ne !== undefined && !stances.some(stance => stance.from >= ne && stance.from <= at + 3)
  }
  return false
}

/** An adjective hedges the list's head, not an item («son appartenance éventuelle à un réseau»). */
function isHedged(item: Item, hedges: Hedges): boolean {
  const hedge = hedges.of(item.from, item.to)
  return hedge !== null && hedge.rule !== 'near_hedge'
}

/** «Il en va de même des remboursements», «Et, pour certains, le RIB.»: a sentence without a verdict of its own that goes on with the one before. */
export function continues(sentence: Sentence, stances: readonly SaidStance[], { story: { reading, french: { lists, glue } } }: Context): boolean {
  if (cuesOf(beginning(reading.cues, sentence.from, sentence.to), 'same').length > 0) return true
  return stances.length === 0 && sentence.to - sentence.from <= SHORT && (lists.continuers.has(reading.tokens[sentence.from]!.key) || glue.added.has(reading.tokens[sentence.to - 2]?.key ?? ''))
}

/** «Votre RIB aussi, potentiellement», «les mots de passe aussi, et ils n'étaient pas chiffrés»: what is added to the list before. */
export const isAdded = ({ to }: Item, { story: { reading: { tokens } } }: Context): boolean => {
  const at = tokens[to]?.key === ',' ? to + 1 : to
  return /^(?:aussi|egalement|itou|idem)$/.test(tokens[at]?.key ?? '') && (tokens[at + 1]?.kind ?? 'mark') === 'mark'
}

/** Whether an item's clause denies something else than exposure: «un prénom n'est jamais une bonne idée». */
export function negates(item: Item, stances: readonly SaidStance[], context: Context): boolean {
  const { tokens, clauseOf } = context.story.reading
  const clause = clauseOf[item.from]
  if (negatedDirectly(item, context) || stances.some(stance => stance.clause === clause)) return false
  for (let at = item.to; at + 1 < tokens.length && clauseOf[at] === clause; at++) if ((tokens[at]!.key === 'ne' || tokens[at]!.key === "n'") && context.story.negations.of(at + 1, at + 2)?.rule === 'ne') return true
  return false
}

/** Whether a sentence speaks of things that are listed, by the head of their lists: «les données», «ces informations». */
export function namesData(sentence: Sentence, { story: { reading, compiled } }: Context): boolean {
  for (let at = sentence.from; at < sentence.to; at++) if (compiled.heads.get(reading.tokens[at]!.key) === 0) return true
  return false
}

/** The cue of a tag that begins at a token. */
const cueAt = (at: number, { to }: Sentence, tag: CueTag, { story: { reading } }: Context): Cue | undefined =>
  cuesOf(beginning(reading.cues, at, Math.min(at + 1, to)), tag).find(({ meaning }) => meaning.id !== 'none')

/** «Coordonnées bancaires : non.», «L'adresse, oui.»: the verdict in one word after a colon or a comma. */
function verdict(item: Item, context: Context): Stance | null {
  const { story: { reading, french: { lists } } } = context
  const sentence = reading.sentences[reading.sentenceOf[item.from]!]!
  for (let at = item.to; at < Math.min(sentence.to, item.to + 12); at++) {
    const { key } = reading.tokens[at]!
    if (!/^[:,]$/.test(reading.tokens[at - 1]!.key)) continue
    // «Votre numéro de carte, en aucun cas»
    const no = lists.verdict_no.has(key) ? at + 1 : cueAt(at, sentence, 'no', context)?.to
    const maybe = negatedDirectly(item, context) ? undefined : cueAt(at, sentence, 'hedge', context)?.to
    // «Les mots de passe, a priori non.»
    const doubted = maybe !== undefined && lists.verdict_no.has(reading.tokens[maybe]?.key ?? '') ? maybe + 1 : undefined
    const to = no ?? (lists.verdict_yes.has(key) ? at + 1 : doubted ?? maybe)
    if (to === undefined || (to < sentence.to && reading.tokens[to]!.kind !== 'mark')) continue
    return { denied: no !== undefined || doubted !== undefined, hedged: no === undefined && maybe !== undefined, from: at, to, rule: 'verdict' }
  }
  return null
}

/** «Aucun mot de passe», «Pas d'IBAN, donc»: a short sentence that denies without a verb. */
export function bare(item: Item, sentence: Sentence, context: Context): Stance | null {
  const told = verdict(item, context)
  if (told) return told
  const also = context.story.reading.tokens.slice(item.to, item.to + 3).some((token, at, all) => token.key === 'non' && all[at + 1]?.key === 'plu')
  if ((sentence.to - sentence.from > SHORT && !also) || !negatedDirectly(item, context)) return null
  return { denied: true, hedged: isHedged(item, context.story.hedges), from: sentence.from, to: item.to, rule: 'verbless' }
}

/** «Nom, prénom, adresse, date de naissance.»: a sentence that begins with three things or more lists what was exposed. */
export function listing(items: readonly Item[], sentence: Sentence, context: Context): Stance | null {
  const { story: { reading, french: { lists } }, populations } = context
  const [first] = items
  if (!first) return null
  const owned = [first.from - 1, first.from].some(at => lists.owners.has(reading.tokens[at]?.key ?? ''))
  let start = first.from
  while (start > sentence.from && lists.openers.has(reading.tokens[start - 1]!.key) && reading.tokens[start - 1]!.key !== ':') start--
  // «Pour les clients : nom, adresse, e-mail», «Chez les assurés, de l'état civil, …»
  const mark = reading.tokens[start - 1]?.key
  // «380 000 clients, avec leur nom, leur portable»
  const along = owned && mark === 'avec'
  if (items.length < (along || (owned && mark === ':') ? 2 : MANY) && !inRow(sentence, context)) return null
  const labelled = mark === ':' || (mark === ',' && populations.introducedBy(sentence) !== null)
  if (start !== sentence.from && !labelled && !along && reading.tokens.slice(sentence.from, start).some(token => !lists.openers.has(token.key))) return null
  return { denied: deniesBefore(start, sentence, context), hedged: false, from: first.from, to: first.to, rule: 'listing' }
}

/** «Pas dans le sac, jure l'entreprise : IBAN, téléphones»: words before the colon that deny the list after it. */
function deniesBefore(colon: number, { from }: Sentence, { story: { reading: { tokens }, french: { lists } } }: Context): boolean {
  if (tokens[colon - 1]?.key !== ':') return false
  const first = tokens[from]!.key
  return first === 'pas' || first === 'rien' || first === 'hor' || lists.negators.has(first)
}

/** A bullet among bullets, under a heading that names the group or the data: «Pour les patients». */
function inRow(sentence: Sentence, context: Context): boolean {
  const { reading: { blocks, sentences, text } } = context.story
  let index = sentence.index
  while (index >= 0 && isBullet(blocks[sentences[index]!.block]!, text)) index--
  const heading = sentences[index]
  return heading !== undefined && index < sentence.index && index >= sentence.index - ROW && isHeading(context.story, heading.block) && (context.populations.introducedBy(heading) !== null || namesData(heading, context))
}

/** An item without a word of exposure in its sentence takes its list's stance. */
export function inherited(item: Item, stance: Stance, context: Context): Stance {
  const told = verdict(item, context)
  if (told) return told
  const hedged = stance.hedged || isHedged(item, context.story.hedges)
  const denied = negatedDirectly(item, context)
  // «Pas de mots de passe, mais des IBAN»: the other side of a denial without a verb.
  if (stance.denied && !denied && startsWithBut(item, context)) return { ...stance, hedged, denied: false, rule: 'but' }
  return { ...stance, hedged: hedged && (!denied || stance.denied), denied: denied || stance.denied, rule: 'list' }
}

/** Whether an item's clause begins with «mais», «en revanche». */
function startsWithBut(item: Item, context: Context): boolean {
  const { reading } = context.story
  let at = item.from
  while (at > 0 && reading.clauseOf[at - 1] === reading.clauseOf[item.from]) at--
  return reading.tokens[at]!.key === 'mai' || cueAt(at, reading.sentences[reading.sentenceOf[at]!]!, 'contrast', context) !== undefined
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
function negatedDirectly(item: Item, { story: { reading, french: { lists } } }: Context): boolean {
  if (item.negative) return true
  const clause = reading.clauseOf[item.from]!
  for (let at = item.from - 1, steps = 0; at >= 0 && steps < 25 && reading.clauseOf[at] === clause; at--, steps++) {
    const { key } = reading.tokens[at]!
    const next = reading.tokens[at + 1]?.key ?? ''
    if (lists.negators.has(key) || (key === 'pas' && (lists.after_not.has(next) || (lists.after_not_alone.has(next) && isVerbless(at, reading)))) || (key === 'point' && /^(de|d')$/.test(reading.tokens[at + 1]?.key ?? '') && (reading.tokens[at - 1]?.kind ?? 'mark') === 'mark')) return true
    if (key === 'non' && reading.tokens[at + 1]?.key === 'pour') return true
    // «Rien n'indique que des IBAN aient fuité»
    if (key === 'rien' && /^(ne|n'|de|d')$/.test(reading.tokens[at + 1]?.key ?? '')) return true
  }
  for (let at = item.to; at < item.to + 14 && at + 1 < reading.tokens.length && reading.clauseOf[at] === clause; at++) {
    const [key, next] = [reading.tokens[at]!.key, reading.tokens[at + 1]!.key]
    if ((key === 'non' && next === 'plu') || (key === 'pas' && next === 'davantage' && at <= item.to + 1)) return true
  }
  return false
}

/** «…, mais pas pour leur IBAN»: no verb stands before the «pas» that it could deny. */
const isVerbless = (at: number, { tokens, clauseOf }: Context['story']['reading']): boolean =>
  tokens[at - 1]?.kind === 'mark' || clauseOf[at - 1] !== clauseOf[at] || /^(?:mai|mais|et|ou)$/.test(tokens[at - 1]?.key ?? '')

/** Between «hormis» and the comma that ends its reach. */
function excepted(item: Item, sentence: Sentence, { story: { reading } }: Context): boolean {
  const except = cuesOf(beginning(reading.cues, sentence.from, sentence.to).filter(cue => cue.to <= sentence.to), 'except').findLast(cue => cue.to <= item.from)
  if (!except || reading.clauseOf[except.from] !== reading.clauseOf[item.from]) return false
  return except.from === sentence.from ? !reading.tokens.slice(except.to, item.from).some(token => token.key === ',') : true
}
