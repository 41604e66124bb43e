import type { Cue } from '../../french/french.ts'
import { cuesOf } from '../../french/french.ts'
import { beginning } from '../../french/ordered.ts'
import type { Sentence } from '../../french/read.ts'
import { LONGEST_DATE } from '../dated/days.ts'
import type { Story } from '../story.ts'
import type { Voice } from '../voices.ts'

/** How far after a verb of speech «que», a colon or a quotation may stand, in tokens. */
const REPORT_REACH = 7
/** How far before a verb «contrairement à ce que» may begin, in tokens. */
const CONTRARY = 5
/** How far before its participle the pronoun of «a-t-il précisé» stands, in tokens. */
const INVERSION = 4
/** How far after its verb a figure stands that somebody gives: «répond un peu plus de 400 000», in tokens. */
const FIGURE_REACH = 5
/** How far before a participle its auxiliary may stand, in tokens: «a, ce mardi, reconnu». */
const AUXILIARY = 5
/** How far after its verb the event stands that it tells of, in tokens; farther where who is told stands between. */
const TOLD_REACH = { thing: 4, somebody: 9 } as const
/** What a participle's key ends with; no third person of the present or past does. */
const PARTICIPLE = /[éui]$/

/** «…, ajoutant que»: a phrase of its own, that a participle of the present begins. */
export const isParticiple = ({ from, meaning: { id } }: Cue, { reading: { tokens } }: Story): boolean => id === 'speech' && tokens[from]!.key.endsWith('ant')

/** What a form of a verb of speech does where it stands: whether it reports, and how. */
export class SpeechVerbs {
  readonly #story: Story

  constructor(story: Story) {
    this.#story = story
  }

  /** «la Cnil en dénombre 300», «qui le dit»: a pronoun between a verb and its subject, no article. */
  isClitic(at: number, voices: readonly Voice[]): boolean {
    const { reading: { tokens }, french: { glue } } = this.#story
    return glue.clitics.has(tokens[at]?.key ?? '') && (glue.before_clitic.has(tokens[at - 1]?.key ?? '') || voices.some(({ to }) => to === at))
  }

  /** «leur avouait», «leur confirme»: a form that is no noun and no participle, so that «leur» is whom one speaks to. */
  isVerb({ from, meaning: { id } }: Cue): boolean {
    const { key } = this.#story.reading.tokens[from]!
    return !PARTICIPLE.test(key) && !this.#story.french.lexicon.speech.also_nouns.includes(id)
  }

  /** «doublons écartés», «s'y ajoutent», «autrement dit»: forms of verbs of speech that report nothing. */
  isNoReport({ from, to, meaning: { id } }: Cue, head: number): boolean {
    const { reading: { tokens }, french: { glue, lexicon: { speech } } } = this.#story
    if (to - from > 1) return false
    const before = tokens[from - 1]?.key ?? ''
    if (speech.no_report_after.includes(before) || tokens.slice(Math.max(0, from - CONTRARY), from).some(({ key }) => glue.contrary.has(key))) return true
    const itself = (at: number) => glue.itself.has(tokens[at]?.key ?? '')
    if (!/^(?:s'|se )/.test(id) && id !== 'dire' && (itself(from - 1) || itself(from - 2) && before === 'y')) return true
    return head === from && PARTICIPLE.test(tokens[from]!.key) && !this.#isCompound(from)
  }

  /** «a, mardi, reconnu», «ont publiquement admis»: a participle with its auxiliary a few words before. */
  #isCompound(from: number): boolean {
    const { reading: { tokens, clauseOf }, french: { glue } } = this.#story
    const joined = glue.joined.has(tokens[from - 1]?.key ?? '')
    for (let at = from - 1; at >= from - AUXILIARY && clauseOf[at] === clauseOf[from]; at--) {
      if (glue.auxiliaries.has(tokens[at]!.key)) return true
      // «a averti chaque assuré»: the auxiliary is another's.
      if (!joined && this.#isSpeech(at)) return false
    }
    return false
  }

  /**
   * «relève la fuite de», «prévient ses clients du vol de»: where the words end that say so, or null where no event is told
   * of, or to somebody («signale la fuite à la Cnil»). Who is told belongs to the words.
   */
  tellsOf({ to, meaning: { id } }: Cue, voices: readonly Voice[], sentence: Sentence): number | null {
    const { reading: { tokens }, french: { glue, lexicon: { speech } } } = this.#story
    const whom = speech.whom.includes(id)
    if (!whom && !speech.telling.includes(id)) return null
    for (let at = to; at < Math.min(sentence.to, to + (whom ? TOLD_REACH.somebody : TOLD_REACH.thing)); at++) {
      const { key, kind } = tokens[at]!
      if (kind === 'mark' || voices.some(voice => voice.from <= at && at < voice.to)) return null
      if (!glue.told_of.has(key)) continue
      if (whom) return [at - 1, at - 2].some(before => this.#story.french.words.of.has(tokens[before]!.key) || tokens[before]!.key === 'sur') ? at + 1 : null
      const addressed = (voice: Voice) => glue.addressing.has(tokens[glue.articles.has(tokens[voice.from - 1]!.key) ? voice.from - 2 : voice.from - 1]!.key)
      return voices.some(voice => voice.from > at && voice.from - at <= TOLD_REACH.somebody && addressed(voice)) ? null : to
    }
    return null
  }

  /** Whether nothing follows that could be what was said. */
  endsWith({ to }: Cue, sentence: Sentence): boolean {
    return to >= sentence.to || this.#story.reading.tokens[to]!.kind === 'mark' && to + 1 >= sentence.to
  }

  /** Whether a verb of speech begins at a token. */
  #isSpeech(at: number): boolean {
    return cuesOf(beginning(this.#story.reading.cues, at, at + 1), 'speech').length > 0
  }

  /** «les 20 millions d'assurés que compte Orizon»: whom somebody has, not whom they say to be concerned. */
  has({ from, meaning: { id } }: Cue): boolean {
    const { reading: { tokens }, french: { words, lexicon: { speech } } } = this.#story
    return speech.also_to_have.includes(id) && words.that.has(tokens[from - 1]?.key ?? '')
  }

  /** «liste des achats», «note de service»: a noun, unless its subject stands right before. */
  hasComplement({ from, to }: Cue): boolean {
    const { reading: { tokens }, french: { glue } } = this.#story
    return to - from === 1 && this.#story.french.words.of.has(tokens[to]?.key ?? '') && !glue.before_own_verb.has(tokens[from - 1]?.key ?? '') && !PARTICIPLE.test(tokens[from]!.key)
  }

  /** «Dans sa délibération, elle recense 587 000 étudiants»: a pronoun that opens its sentence, or follows a comma there. */
  opens(head: number, sentence: Sentence): boolean {
    const { reading: { tokens }, french: { glue } } = this.#story
    const they = (at: number) => glue.they_who_speak.has(tokens[at]?.key ?? '')
    return they(sentence.from) || [head - 1, head].some(at => they(at) && tokens[at - 1]?.key === ',')
  }

  /** «a prévenu la Cnil», «alerté l'Anssi»: whoever follows was told, unless a quotation went before. */
  tells({ from, meaning: { id } }: Cue, head: number): boolean {
    const { reading: { tokens }, french: { lexicon: { speech } } } = this.#story
    return speech.to_somebody.includes(id) && PARTICIPLE.test(tokens[from]!.key) && tokens[head - 1]?.key !== '»' && tokens[head - 2]?.key !== '»'
  }

  /** «a-t-il précisé», «précise-t-elle», «dit-on»: who stands after the verb or inside it. */
  inverted(cue: Cue): 'somebody' | 'on' | null {
    const { reading: { tokens }, french: { glue } } = this.#story
    const after = tokens[cue.to]?.key === 't' ? tokens[cue.to + 1]?.key ?? '' : tokens[cue.to]?.key ?? ''
    if (after === 'on' && this.#hyphened(cue.to)) return 'on'
    for (let at = cue.from - 1; at >= cue.from - INVERSION && at > 0; at--) {
      const { key } = tokens[at]!
      if ((key === 'on' || glue.they_who_speak.has(key)) && glue.before_inverted.has(tokens[at - 1]!.key)) return key === 'on' ? 'on' : 'somebody'
    }
    const they = glue.they_who_speak.has(after)
    return they && (tokens[cue.to]?.key === 't' || this.#hyphened(cue.to) || tokens[cue.from - 1]?.key === ',') ? 'somebody' : null
  }

  /** «dit-on», not «dit on»: the hyphen is no token, but stands between two. */
  #hyphened(at: number): boolean {
    const { tokens, text } = this.#story.reading
    return at > 0 && text[tokens[at - 1]!.end] === '-'
  }

  /** «Orizon répond 410 000 clients», «la Cnil compte 33 millions d'assurés», not «la mutuelle, qui compte 40 000 adhérents». */
  givesFigure({ from, to, meaning: { id } }: Cue): boolean {
    const { reading: { tokens }, numbers, dates, french } = this.#story
    // «revendiquée par un groupe» gives none.
    if (!french.lexicon.speech.with_a_figure.includes(id) || tokens[from - 1]?.key === 'qui' || tokens[to]?.key === 'par') return false
    const figure = beginning(numbers, to, to + FIGURE_REACH + 1)[0]
    return figure !== undefined && !beginning(dates, figure.from - LONGEST_DATE, figure.from + 1).some(date => figure.from < date.to)
  }

  /** Whether what follows is what was said: «que», «:», a quotation, «avoir», «être». */
  reports(cue: Cue, sentence: Sentence): boolean {
    const { reading: { tokens }, french: { glue } } = this.#story
    let end = cue.to
    // «X, qui a averti ses clients, indique que»: the «que» is another's.
    while (end < Math.min(sentence.to, cue.to + REPORT_REACH) && !(this.#isSpeech(end) && tokens[end - 1]!.key === ',')) end++
    return tokens.slice(cue.to, end).some(({ key }, at) => (glue.reporting.has(key) && tokens[cue.to + at - 1]?.key !== 'ainsi') || (key === ':' && !tokens.slice(cue.to, cue.to + at).some(token => token.key === 'et')))
  }
}
