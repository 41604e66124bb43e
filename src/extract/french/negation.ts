import type { Cue, French } from './french.ts'
import { cuesOf } from './french.ts'
import { beginning, firstFrom } from './ordered.ts'
import type { Reading } from './read.ts'

/** Why words are denied: the words that deny them. */
export interface Denial {
  readonly rule: 'ne' | 'negator' | 'verb' | 'after'
  readonly from: number
  readonly to: number
}

/** How far before a word its «ne» may stand, and how far after «ne» its second part, in tokens. */
const NE_REACH = 9
const SECOND_REACH = 7
const NEGATOR_REACH = 3
/** How long words set apart by two commas are, in tokens. */
const ASIDE = 5
const VERB_REACH = 7
/** How far after a noun the words may stand that deny it («est exclue»), in tokens. */
const AFTER_REACH = 12

/** Finds what denies stretches of one reading. */
export class Negations {
  readonly #reading: Reading
  readonly #french: French
  readonly #negators: readonly Cue[]
  readonly #verbs: readonly Cue[]
  readonly #after: readonly Cue[]
  /** For each token, where the «ne» stands that governs from there; -1 elsewhere. */
  readonly #denying: Uint8Array

  constructor(reading: Reading, french: French) {
    this.#reading = reading
    this.#french = french
    this.#negators = cuesOf(reading.cues, 'negator')
    this.#verbs = cuesOf(reading.cues, 'negative_verb')
    this.#after = cuesOf(reading.cues, 'denied_before')
    this.#denying = Uint8Array.from(reading.tokens, (token, at) => french.negation.first.has(token.key) && this.#denies(at) ? 1 : 0)
  }

  /** Whether a «ne» at `at` denies: it has a second part, and is no «ne… que», «ne… pas seulement», «ne… pas toutes». */
  #denies(at: number): boolean {
    const { tokens, clauseOf } = this.#reading
    const { second, restrictive, partial, alone, clausal } = this.#french.negation
    for (let next = at + 1, words = 0; next < tokens.length && words < SECOND_REACH && clauseOf[next] === clauseOf[at]; next++) {
      const { key, kind } = tokens[next]!
      if (kind === 'mark') { if (key === ',' && !this.#aside(next)) return this.#before(at); continue }
      words++
      if (second.has(key)) {
        const limit = [next + 1, next + 2].find(after => partial.has(tokens[after]?.key ?? ''))
        return limit === undefined || (restrictive.has(tokens[limit]!.key) && tokens.slice(at, limit).some(token => clausal.has(token.key)))
      }
      if (restrictive.has(key)) {
        // «Il ne peut être exclu que…»
        return (alone.has(tokens[at + 1]!.key) && tokens.slice(at, next).some(token => clausal.has(token.key))) || this.#before(at)
      }
    }
    return alone.has(tokens[at + 1]?.key ?? '') || this.#before(at)
  }

  /** «Aucune donnée n'est…», «ni X ni Y ne…», «rien n'a…»: the second part comes first. */
  #before(at: number): boolean {
    const { tokens, clauseOf } = this.#reading
    for (let back = at - 1, words = 0; back >= 0 && words < 40 && clauseOf[back] === clauseOf[at]; back--) {
      if (tokens[back]!.kind === 'mark') continue
      words++
      if (this.#french.negation.ahead.has(tokens[back]!.key)) return true
    }
    return false
  }

  /**
   * What denies tokens `from` to `to`: a «ne… pas» whose verb they are or follow, a «ni», «aucun», «sans» right before,
   * a verb that denies («en écartant la piste de…»). Null where they are affirmed.
   */
  of(from: number, to: number): Denial | null {
    const { tokens, clauseOf } = this.#reading
    const clause = clauseOf[from]
    for (let at = to - 1; at >= Math.max(0, from - NE_REACH) && clauseOf[at] === clause; at--) {
      if (at < from && tokens[at]!.key === ',' && !this.#aside(at)) break
      // «N'exclut pas qu'un fichier ait été copié»: what denies is denied itself.
      if (this.#denying[at]) return beginning(this.#verbs, at, from).some(cue => cue.to <= from) ? null : { rule: 'ne', from: at, to }
    }
    const negator = this.#reaching(this.#negators, from, NEGATOR_REACH)
    if (negator) return { rule: 'negator', from: negator.from, to: negator.to }
    const verb = this.#reaching(this.#verbs, from, VERB_REACH)
    return verb && !this.#within(verb.from, verb.to) ? { rule: 'verb', from: verb.from, to: verb.to } : null
  }

  /** The first cue that ends fewer than `reach` tokens before `from`, in its clause, with no comma between. */
  #reaching(cues: readonly Cue[], from: number, reach: number): Cue | null {
    const { clauseOf } = this.#reading
    let found: Cue | null = null
    for (let at = firstFrom(cues, from) - 1; at >= 0 && from - cues[at]!.to < reach; at--) {
      const cue = cues[at]!
      if (cue.to <= from && clauseOf[cue.from] === clauseOf[from] && !this.#marks(cue.to, from)) found = cue
    }
    return found
  }

  /** «Le prestataire dément être à l'origine de la fuite»: what a verb inside the words denies of its own subject. */
  inside(from: number, to: number): Denial | null {
    const { words: { auxiliary_infinitives } } = this.#french
    const verb = beginning(this.#verbs, from + 1, to).find(cue => cue.to < to && auxiliary_infinitives.has(this.#reading.tokens[cue.to]!.key))
    return verb && this.of(verb.from, verb.to) === null ? { rule: 'verb', from: verb.from, to: verb.to } : null
  }

  /**
   * What denies tokens up to `to` from behind: «la piste d'un rançongiciel est écartée», «une taupe, un temps soupçonnée, est hors
   * de cause». Words set apart may stand between, no other clause; a denial that is denied itself («n'est pas exclue») denies nothing.
   */
  behind(to: number): Denial | null {
    const { tokens, sentenceOf } = this.#reading
    for (const cue of beginning(this.#after, to, to + AFTER_REACH + 1)) {
      if (sentenceOf[cue.from] !== sentenceOf[to - 1]) continue
      const commas = tokens.slice(to, cue.from).filter(({ key }) => key === ',').length
      const stopped = tokens.slice(to, cue.from).some(({ key }) => this.#french.negation.stops.has(key))
      // «Quant à une complicité, il n'y en a pas eu»: what is set before is taken up by its pronoun.
      const taken = (tokens[cue.from]!.key === 'il' && tokens[cue.from - 1]!.key === ',') || tokens[this.#reading.sentences[sentenceOf[cue.from]!]!.from]!.key === 'quant'
      if (stopped || (commas % 2 === 1 && !taken)) return null
      return tokens.slice(Math.max(0, cue.from - 3), cue.from).some(({ key }) => key === "n'") ? null : { rule: 'after', from: cue.from, to: cue.to }
    }
    return null
  }

  /** A comma that opens or closes words set apart («n'ont pas, à ce stade, été»). */
  #aside(at: number): boolean {
    const { tokens } = this.#reading
    for (let near = Math.max(0, at - ASIDE); near <= at + ASIDE; near++) if (near !== at && tokens[near]?.key === ',') return true
    return false
  }

  #marks(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#reading.tokens[at]!.key === ',') return true
    return false
  }

  #within(from: number, to: number): boolean {
    const { clauseOf } = this.#reading
    for (let at = to; at > from - 4 && at >= 0; at--) {
      // «une faille que personne ne connaissait » et écarte…»: another verb's «ne».
      if (at < from && this.#french.negation.of_another.has(this.#reading.tokens[at]!.key)) return false
      if (clauseOf[at] === clauseOf[from] && this.#denying[at]) return true
    }
    return false
  }
}
