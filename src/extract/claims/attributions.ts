import type { Cue } from '../french/french.ts'
import { cuesOf } from '../french/french.ts'
import { beginning } from '../french/ordered.ts'
import type { Sentence } from '../french/read.ts'
import { wordKey } from '../french/tokenize.ts'
import { LONGEST_DATE } from './dated/days.ts'
import type { Story } from './story.ts'
import type { Voice, Voices } from './voices.ts'

/** Words that somebody is said to have said: tokens `from` to `to` of one sentence, and who. */
export interface Attribution {
  readonly from: number
  readonly to: number
  /** Null where a source is named that the dossier does not know, or the outlet's own. */
  readonly speaker: string | null
  readonly rule: 'source' | 'speech' | 'aside' | 'quotation' | 'carried' | 'transcript'
  /** The words of the attribution itself: a date among them is the outlet's. */
  readonly words: { readonly from: number; readonly to: number }
}

const REACH_BEFORE = 14
const REACH_AFTER = 8
const ASIDE_REACH = 8
/** How far after a verb of speech «que», a colon or a quotation may stand, in tokens. */
const REPORT_REACH = 7
/** How far before the colon of what they say a speaker's name may end, in tokens. */
const LABEL_REACH = 6
const QUOTED_LABEL_REACH = 14
/** How late in a sentence the place may begin where it is said: «Du côté d'Orizon, on assure…», in tokens. */
const PLACE_REACH = 4
/** How far after «pour la CFDT» its comma may stand, in tokens: «Pour Paul Lenoir, chercheur, …». */
const VIEWPOINT_REACH = 3
/** How far before its speaker the colon may stand after what they say: «Ni RIB ni photo : là-dessus, la Cnil est formelle», in tokens. */
const CONCLUDES = 5
/** How far before a verb «contrairement à ce que» may begin, in tokens. */
const CONTRARY = 5
/** What a participle's key ends with; no third person of the present or past does. */
const PARTICIPLE = /[éui]$/
/** How many words a person's name has, at most. */
const NAME_WORDS = 5
/** How many words may stand between a mark and the name that it brings: «; c'est la direction d'Orizon qui le dit». */
const OWN_WORDS = 6
/** How far after its verb a figure stands that somebody gives: «répond un peu plus de 400 000», in tokens. */
const FIGURE_REACH = 5
/** What begins the role of somebody who is named after it. */
const ROLE_BEGINS = /^(?:le|la|l'|son|sa|leur|un|une)$/
/** «Côté Orizon, on assure»: the key of the word. */
const SIDE = wordKey('côté')
const PRONOUN = /^(?:ils?|elle)$/
const CLITIC = /^(?:le|la|les|l'|leur|lui|en|y)$/
/** What a pronoun may follow that stands before its verb. */
const SUBJECT = /^(?:ils?|elle|on|qui|ne|n'|nous|je|j')$/
/** What parts an aside from the words that it attributes. */
const ASIDE_MARKS = new Set([',', '»', '!', '?', '–', '«'])

/** Finds who says what within one sentence. */
export class Attributions {
  readonly #story: Story
  readonly #voices: Voices

  constructor(story: Story, voices: Voices) {
    this.#story = story
    this.#voices = voices
  }

  /** The attributions of one sentence, the widest first; `last` spoke before. */
  of(sentence: Sentence, cues: readonly Cue[], last: string | null): Attribution[] {
    const voices = this.#voices.of(sentence, cues, last)
    const found: Attribution[] = []
    for (const cue of cuesOf(cues, 'source')) if (cue.meaning.id !== 'none') found.push(this.#sourced(sentence, cue, voices, last))
    for (const cue of cuesOf(cues, 'hearsay')) {
      const voice = voices.find(candidate => candidate.from >= cue.to - 1 && candidate.from - cue.to <= REACH_AFTER)
      if (voice) found.push({ from: sentence.from, to: sentence.to, speaker: voice.speaker, rule: 'source', words: { from: cue.from, to: voice.to } })
    }
    const viewpoint = this.#viewpoint(sentence, cues, voices)
    if (viewpoint) found.push(viewpoint)
    for (const cue of cuesOf(cues, 'speech')) {
      const attribution = this.#spoken(sentence, cue, voices, last)
      // «La société dit avoir alerté la Cnil et exclut tout rançongiciel»: the second verb has the first one's subject.
      const first = attribution?.rule === 'speech' && this.#isJoined(attribution) ? found.find(({ rule, speaker }) => rule === 'speech' && speaker !== null) : undefined
      if (attribution) found.push(first ? { ...attribution, speaker: first.speaker } : attribution)
    }
    const second = this.#gapped(sentence, voices, found)
    if (second) found.push(second)
    const label = found.length === 0 ? this.#labelled(sentence, cues, voices) : null
    if (label) found.push(label)
    return this.#parted(found, sentence).sort((a, b) => b.to - b.from - (a.to - a.from))
  }

  /** «« A », dit X ; « B », croit savoir Y»: each of two asides covers its own side of the semicolon. */
  #parted(found: readonly Attribution[], sentence: Sentence): Attribution[] {
    const { tokens } = this.#story.reading
    const sideOf = (at: number) => tokens.slice(sentence.from, at).filter(({ key }) => key === ';').length
    return found.map(attribution => {
      const { rule, words } = attribution
      const side = sideOf(words.from)
      if (rule !== 'aside' || found.every(other => sideOf(other.words.from) === side)) return attribution
      let { from, to } = sentence
      for (let at = sentence.from; at < sentence.to; at++) if (tokens[at]!.key === ';') { if (at < words.from) from = at + 1; else if (to === sentence.to) to = at }
      return { ...attribution, from: Math.max(from, attribution.from), to: Math.min(to, attribution.to) }
    })
  }

  /** «Selon X, …», «…, d'après lui», «à l'en croire». */
  #sourced(sentence: Sentence, cue: Cue, voices: readonly Voice[], last: string | null): Attribution {
    const { tokens } = this.#story.reading
    const voice = voices.find(candidate => candidate.from >= cue.to - 1 && candidate.from - cue.to <= REACH_AFTER)
    // «à l'en croire», «à l'entendre»
    const inItself = tokens[cue.from]?.key === 'à' && /^(?:l'|les?)$/.test(tokens[cue.from + 1]?.key ?? '') && (cue.to - cue.from === 3 || (cue.to - cue.from === 4 && tokens[cue.from + 2]?.key === 'en'))
    const clitic = tokens.slice(cue.to, cue.to + 6).some((token, at, all) => token.key === "qu'" && /^(ils?|elle)$/.test(all[at + 1]?.key ?? ''))
    const pronoun = inItself || /^(elle|lui|eux)$/.test(tokens[cue.to]?.key ?? '') || (!voice && clitic)
    const speaker = pronoun ? (inItself ? voices.findLast(({ to, speaker: named }) => to <= cue.from && named !== null)?.speaker : null) ?? last ?? this.#voices.subject(cue.to) : voice?.speaker ?? null
    return { from: sentence.from, to: voice && cue.from > sentence.from ? this.#aside(voice.to, sentence) : sentence.to, speaker, rule: 'source', words: { from: cue.from, to: voice?.to ?? cue.to } }
  }

  /** «Pour la CFDT, …»: a sentence seen with somebody's eyes. Said of a subject of the story it is about them as often, and none. */
  #viewpoint(sentence: Sentence, cues: readonly Cue[], voices: readonly Voice[]): Attribution | null {
    const { tokens } = this.#story.reading
    const subjects = this.#story.compiled.dossier.subjects
    const cue = cuesOf(cues, 'viewpoint').find(({ from }) => from === sentence.from)
    const voice = cue && voices.find(candidate => candidate.from >= cue.to && candidate.from - cue.to <= VIEWPOINT_REACH && (tokens[candidate.to]?.key === ',' || tokens[candidate.to + 1]?.key === ','))
    if (!cue || !voice || voice.speaker === null || (tokens[cue.from]!.key === 'pour' && subjects.some(({ id }) => id === voice.speaker))) return null
    return { from: voice.to, to: sentence.to, speaker: voice.speaker, rule: 'source', words: { from: cue.from, to: voice.to } }
  }

  /** «Orizon parle de 300 000 victimes ; la Cnil, de 400 000»: the verb is said once. */
  #gapped(sentence: Sentence, voices: readonly Voice[], found: readonly Attribution[]): Attribution | null {
    const { tokens } = this.#story.reading
    const first = found.find(({ rule }) => rule === 'speech')
    if (!first) return null
    const voice = voices.find(({ from, to, speaker }) => from >= first.words.to && speaker !== first.speaker && tokens[to]?.key === ',' && /^(?:;|et|mais)$/.test(tokens[/^(?:le|la|l'|son|sa)$/.test(tokens[from - 1]!.key) ? from - 2 : from - 1]!.key))
    return voice ? { from: voice.to, to: sentence.to, speaker: voice.speaker, rule: 'speech', words: { from: voice.from, to: voice.to } } : null
  }

  /** «19 h 30 – Lumélia : « … »», «Réponse de la Cnil : …»: a name, a colon and what it says. */
  #labelled(sentence: Sentence, cues: readonly Cue[], voices: readonly Voice[]): Attribution | null {
    const { tokens } = this.#story.reading
    const label = cuesOf(cues, 'label')[0]
    for (let at = sentence.from + 1; at < sentence.to - 1; at++) {
      if (tokens[at]!.key !== ':') continue
      const quoted = tokens[at + 1]!.key === '«'
      if (!quoted && !label) return null
      const near = voices.filter(candidate => candidate.to <= at && at - candidate.to <= (quoted ? QUOTED_LABEL_REACH : LABEL_REACH))
      const voice = near.findLast(candidate => !this.#voices.isOblique(candidate)) ?? near.find(candidate => quoted || (label && candidate.from >= label.to - 1))
      return voice ? { from: at + 1, to: sentence.to, speaker: voice.speaker, rule: 'quotation', words: { from: voice.from, to: at } } : null
    }
    return null
  }

  #spoken(sentence: Sentence, cue: Cue, voices: readonly Voice[], last: string | null): Attribution | null {
    const { reading: { tokens, clauseOf, quotation }, french } = this.#story
    const { speaker_and_verb: between, before_noun: nominal, before_verb_and_speaker: linked } = french.glue
    const before = tokens[cue.from - 1]?.key ?? ''
    const linkedTo = /^(le|la|l'|les)$/.test(before) && linked.has(tokens[cue.from - 2]?.key ?? '')
    const clitic = this.#isClitic(cue.from - 1, voices)
    if (nominal.has(before) && before !== "l'" && !linkedTo && !clitic && cue.meaning.id !== 'speech' && cue.to - cue.from === 1 && !(before === 'leur' && this.#isVerb(cue))) return null
    let head = cue.from
    while (head > sentence.from && between.has(tokens[head - 1]!.key)) head--
    const words = (to: number) => ({ from: Math.min(head, cue.from), to })
    if (this.#isNoReport(cue, head) || (this.#hasComplement(cue) && !voices.some(voice => voice.to === head))) return null
    // «a-t-il précisé», «précise-t-elle»
    const inverted = this.#inverted(cue)
    if (inverted === 'on') return this.#somewhere(sentence, cue, voices, words)
    if (inverted) {
      const earlier = voices.filter(voice => voice.to <= cue.from && voice.speaker !== null)
      const speaker = (earlier.find(voice => !this.#voices.isOblique(voice)) ?? earlier[0])?.speaker ?? last ?? this.#voices.subject(cue.from)
      return { from: sentence.from, to: sentence.to, speaker, rule: 'aside', words: words(sentence.to) }
    }
    const mark = tokens[head - 1]?.key ?? ''
    const aside = head > sentence.from && (ASIDE_MARKS.has(mark) || linked.has(mark))
    const after = voices.find(voice => !this.#isAThing(voice) && voice.from >= cue.to && voice.from - cue.to <= REACH_AFTER && !this.#voices.isOblique(voice) && !tokens.slice(this.#nameAfter(cue.to), this.#named(cue.to, voice)).some(token => /^([,:;«]|que|qu')$/.test(token.key)))
    if (aside && after && !this.#tells(cue, head)) return { from: this.#quoteBefore(head, sentence), to: this.#aside(after.to, sentence), speaker: after.speaker, rule: 'aside', words: words(after.to) }
    const reports = this.#reports(cue, sentence) || this.#givesFigure(cue)
    if (french.lexicon.speech.only_with_that.includes(cue.meaning.id) && !reports) return null
    const pronoun = tokens.slice(Math.max(sentence.from, head - 2), cue.from).find(token => /^(elle|ils?|on)$/.test(token.key))?.key
    if (pronoun === 'on' && !reports) return null
    if (pronoun === 'on') return this.#somewhere(sentence, cue, voices, words)
    const clause = clauseOf[cue.from]
    const voice = voices.findLast(candidate => candidate.to <= cue.from && cue.from - candidate.to <= REACH_BEFORE && clauseOf[candidate.from] === clause && (quotation[candidate.from] === quotation[cue.from] || quotation[candidate.from] === 0 || tokens[candidate.to]?.key === '»') && !this.#voices.isOblique(candidate))
    // «« Un compte a été usurpé » : voilà ce que X a écrit»: the words come first.
    const from = tokens[sentence.from]?.key === '«' ? sentence.from : cue.to
    // «Les adresses ont fui ; c'est Orizon qui le dit.», «…, la Cnil l'a confirmé, …»
    const opening = voice && tokens[this.#startOf(voice.from) - 1]?.key
    const takesUp = clitic || before === "l'" || tokens[head - 1]?.key === "l'"
    const taken = voice !== undefined && !reports && voice.from > sentence.from + 1 && ((takesUp && opening === ',') || ((takesUp || this.#endsWith(cue, sentence)) && /^[:;]$/.test(opening ?? '')))
    const concludes = voice !== undefined && !reports && tokens.slice(Math.max(sentence.from, voice.from - CONCLUDES), voice.from).some(({ key }) => key === ':')
    if (voice && (taken || concludes)) return { from: sentence.from, to: sentence.to, speaker: voice.speaker, rule: 'aside', words: { from: voice.from, to: cue.to } }
    if (voice) return { from, to: reports ? sentence.to : this.#statement(cue.to, sentence), speaker: voice.speaker, rule: 'speech', words: words(cue.to) }
    if (pronoun && (reports || this.#opens(head, sentence))) return { from: cue.to, to: sentence.to, speaker: this.#earlier(voices, head) ?? last ?? this.#voices.subject(cue.from), rule: 'speech', words: words(cue.to) }
    if (after && head === sentence.from) return { from: sentence.from, to: sentence.to, speaker: after.speaker, rule: 'aside', words: words(after.to) }
    return null
  }

  /** «et exclut»: a verb that follows another without a subject of its own. */
  #isJoined({ words }: Attribution): boolean {
    return this.#story.reading.tokens[words.from - 1]?.key === 'et'
  }

  /** «la Cnil en dénombre 300», «qui le dit»: a pronoun between a verb and its subject, no article. */
  #isClitic(at: number, voices: readonly Voice[]): boolean {
    const { tokens } = this.#story.reading
    return CLITIC.test(tokens[at]?.key ?? '') && (SUBJECT.test(tokens[at - 1]?.key ?? '') || voices.some(({ to }) => to === at))
  }

  /** «la conservatrice générale, Apolline Vasseur»: where what names somebody begins, the role before their name with it. */
  #named(from: number, { from: at }: Voice): number {
    const { tokens } = this.#story.reading
    // «explique Marc Rollin, directeur d'Orizon»
    const comma = ROLE_BEGINS.test(tokens[at - 1]?.key ?? '') ? at - 2 : at - 1
    if (tokens[comma]?.key === ',' && comma - 1 >= from && tokens[comma - 1]!.capital && !tokens[at]!.capital) return from
    if (tokens[at - 1]?.key !== ',' || !tokens[at]!.capital) return at
    let role = at - 2
    while (role >= from && tokens[role]!.kind === 'word' && !ROLE_BEGINS.test(tokens[role]!.key)) role--
    return role >= from && role < at - 2 && ROLE_BEGINS.test(tokens[role]!.key) ? role : at
  }

  /** «L'agence se montre moins affirmative : elle n'exclut pas…»: whom a pronoun stands for, where its sentence begins with them. */
  #earlier(voices: readonly Voice[], at: number): string | null {
    const { tokens, quotation } = this.#story.reading
    const voice = voices.findLast(({ to, speaker }) => to <= at && speaker !== null)
    if (!voice || this.#voices.isOblique(voice) || quotation[voice.from]! > 0) return null
    return tokens.slice(voice.to, at).some(({ key }) => key === ':' || key === ';') ? voice.speaker : null
  }

  /** «L'Anssi n'a pas été saisie : « Nous ne sommes pas un opérateur vital », plaide X»: what X says begins with the quotation; else with the sentence. */
  #quoteBefore(head: number, sentence: Sentence): number {
    const { tokens, quotation } = this.#story.reading
    let at = head - 1
    while (at > sentence.from && quotation[at] === 0 && head - at < 3) at--
    const number = quotation[at]!
    if (number === 0) return sentence.from
    while (at > sentence.from && quotation[at - 1] === number) at--
    return tokens[at - 1]?.key === ':' ? at : sentence.from
  }

  /** «leur avouait», «leur confirme»: a form that is no noun and no participle, so that «leur» is whom one speaks to. */
  #isVerb({ from, meaning: { id } }: Cue): boolean {
    const { key } = this.#story.reading.tokens[from]!
    return !PARTICIPLE.test(key) && !this.#story.french.lexicon.speech.also_nouns.includes(id)
  }

  /** «doublons écartés», «s'y ajoutent», «autrement dit»: forms of verbs of speech that report nothing. */
  #isNoReport({ from, to, meaning: { id } }: Cue, head: number): boolean {
    const { reading: { tokens }, french: { lexicon: { speech } } } = this.#story
    if (to - from > 1) return false
    const before = tokens[from - 1]?.key ?? ''
    if (speech.no_report_after.includes(before) || tokens.slice(Math.max(0, from - CONTRARY), from).some(({ key }) => key === 'contrairement')) return true
    const itself = /^(?:s'|se)$/
    if (!/^(?:s'|se )/.test(id) && id !== 'dire' && (itself.test(before) || itself.test(tokens[from - 2]?.key ?? '') && before === 'y')) return true
    return head === from && PARTICIPLE.test(tokens[from]!.key)
  }

  /** Where the name of somebody whom the dossier does not know ends with its comma: «a déclaré Jean Bat, directeur d'Orizon». */
  #nameAfter(from: number): number {
    const { tokens } = this.#story.reading
    let at = from
    while (at - from <= NAME_WORDS && tokens[at]?.kind === 'word' && (tokens[at]!.capital || (at > from && /^(?:de|du|d'|la|le)$/.test(tokens[at]!.key)))) at++
    return at > from && tokens[at]?.key === ',' ? at + 1 : from
  }

  /** Whether nothing follows that could be what was said. */
  #endsWith({ to }: Cue, sentence: Sentence): boolean {
    return to >= sentence.to || this.#story.reading.tokens[to]!.kind === 'mark' && to + 1 >= sentence.to
  }

  /** Where the words before a name begin that belong to it: «, c'est la direction d'», «là-dessus, la». */
  #startOf(at: number): number {
    const { tokens } = this.#story.reading
    let start = at
    while (start > 0 && at - start < OWN_WORDS && tokens[start - 1]!.kind !== 'mark') start--
    return start
  }

  /** «liste des achats», «note de service»: a noun, unless its subject stands right before. */
  #hasComplement({ from, to }: Cue): boolean {
    const { tokens } = this.#story.reading
    return to - from === 1 && /^(?:de|des|du|d')$/.test(tokens[to]?.key ?? '') && !/^(?:ils?|elle|on|qui)$/.test(tokens[from - 1]?.key ?? '') && !PARTICIPLE.test(tokens[from]!.key)
  }

  /** «Dans sa délibération, elle recense 587 000 étudiants»: a pronoun that opens its sentence, or follows a comma there. */
  #opens(head: number, sentence: Sentence): boolean {
    const { tokens } = this.#story.reading
    return PRONOUN.test(tokens[sentence.from]!.key) || [head - 1, head].some(at => PRONOUN.test(tokens[at]?.key ?? '') && tokens[at - 1]?.key === ',')
  }

  /** «a prévenu la Cnil», «alerté l'Anssi»: whoever follows was told, unless a quotation went before. */
  #tells({ from, meaning: { id } }: Cue, head: number): boolean {
    const { reading: { tokens }, french: { lexicon: { speech } } } = this.#story
    return speech.to_somebody.includes(id) && PARTICIPLE.test(tokens[from]!.key) && tokens[head - 1]?.key !== '»' && tokens[head - 2]?.key !== '»'
  }

  /** «annonce une enquête»: a document or a study that nobody has spoken of before is what is told of, and tells nothing. */
  #isAThing({ thing, from }: Voice): boolean {
    return thing === true && /^(?:un|une|des|d'|de|l'ouverture)$/.test(this.#story.reading.tokens[from - 1]?.key ?? '')
  }

  /** «dit-on à la Cnil», «Chez Orizon, on assure que»: who is meant is where it is said, if that is told at all. */
  #somewhere(sentence: Sentence, cue: Cue, voices: readonly Voice[], words: (to: number) => Attribution['words']): Attribution {
    const { tokens } = this.#story.reading
    const place = voices.find(voice => voice.from >= cue.to && voice.from - cue.to <= REACH_AFTER && !tokens.slice(cue.to, voice.from).some(token => /^([,:;«]|que|qu')$/.test(token.key)))
      ?? voices.findLast(voice => voice.to <= cue.from && cue.from - voice.to <= REACH_BEFORE && voice.from - sentence.from <= PLACE_REACH && (this.#voices.isOblique(voice) || tokens.slice(sentence.from, voice.from).some(({ key }) => key === SIDE)))
    return { from: sentence.from, to: sentence.to, speaker: place?.speaker ?? null, rule: 'aside', words: words(place && place.from >= cue.to ? place.to : cue.to) }
  }

  /** «…, affirme l'entreprise, qui a déposé plainte»: what a relative adds to the speaker's name is the outlet's. */
  #aside(to: number, sentence: Sentence): number {
    const { tokens } = this.#story.reading
    for (let at = to; at < Math.min(sentence.to, to + ASIDE_REACH); at++) {
      if (tokens[at]!.key !== ',' || !/^(qui|dont|laquelle|lequel)$/.test(tokens[at + 1]?.key ?? '')) continue
      // «…, affirme l'ingénieure, qui a étudié l'application, mais une faille»: after the relative their words go on.
      return tokens.slice(at + 2, sentence.to).some(({ key }, next) => key === ',' && tokens[at + 3 + next]?.key === 'mai') ? sentence.to : at
    }
    return sentence.to
  }

  /** «X préfère parler d'un oubli ; une panne est exclue»: what is said without «que» ends with its clause. */
  #statement(from: number, sentence: Sentence): number {
    const { tokens } = this.#story.reading
    for (let at = from; at < sentence.to; at++) if (tokens[at]!.key === ';') return at
    return sentence.to
  }

  #inverted(cue: Cue): 'somebody' | 'on' | null {
    const { tokens } = this.#story.reading
    const after = tokens[cue.to]?.key === 't' ? tokens[cue.to + 1]?.key ?? '' : tokens[cue.to]?.key ?? ''
    if (after === 'on' && this.#hyphened(cue.to)) return 'on'
    for (let at = cue.from - 1; at > cue.from - 5 && at > 0; at--) {
      const { key } = tokens[at]!
      if (/^(ils?|elle|on)$/.test(key) && /^(t|ont|avait|avaient|est|a)$/.test(tokens[at - 1]!.key)) return key === 'on' ? 'on' : 'somebody'
    }
    return ((tokens[cue.to]?.key === 't' || this.#hyphened(cue.to)) && /^(ils?|elle)$/.test(after)) || (/^(ils?|elle)$/.test(after) && tokens[cue.from - 1]?.key === ',') ? 'somebody' : null
  }

  /** «dit-on», not «dit on»: the hyphen is no token, but stands between two. */
  #hyphened(at: number): boolean {
    const { tokens, text } = this.#story.reading
    return at > 0 && text[tokens[at - 1]!.end] === '-'
  }

  /** «Orizon répond 410 000 clients», «la Cnil compte 33 millions d'assurés», not «la mutuelle, qui compte 40 000 adhérents». */
  #givesFigure({ from, to, meaning: { id } }: Cue): boolean {
    const { reading: { tokens }, numbers, dates, french } = this.#story
    if (!french.lexicon.speech.with_a_figure.includes(id) || tokens[from - 1]?.key === 'qui') return false
    const figure = beginning(numbers, to, to + FIGURE_REACH + 1)[0]
    return figure !== undefined && !beginning(dates, figure.from - LONGEST_DATE, figure.from + 1).some(date => figure.from < date.to)
  }

  /** Whether what follows is what was said: «que», «:», a quotation, «avoir», «être». */
  #reports(cue: Cue, sentence: Sentence): boolean {
    const { tokens } = this.#story.reading
    return tokens.slice(cue.to, Math.min(sentence.to, cue.to + REPORT_REACH)).some(({ key }, at) => (/^(que|qu'|«|avoir|etre|ne|n')$/.test(key) && tokens[cue.to + at - 1]?.key !== 'ainsi') || (key === ':' && !tokens.slice(cue.to, cue.to + at).some(token => token.key === 'et')))
  }
}
