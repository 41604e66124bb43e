import type { Cue } from '../../french/french.ts'
import type { Sentence } from '../../french/read.ts'
import { wordKey } from '../../french/tokenize.ts'
import type { Story } from '../story.ts'
import type { Voice, Voices } from '../voices.ts'
import type { Attribution } from './attribution.ts'
import { REACH } from './attribution.ts'
import { asideEnd, nameEnd, partStart, quoteStart, roleStart, statementEnd, statementStart } from './extents.ts'
import { SpeechVerbs, isParticiple } from './verbs.ts'

/** How late in a sentence the place may begin where it is said: «Du côté d'Orizon, on assure…», in tokens. */
const PLACE_REACH = 4
/** How far before its speaker the colon may stand after what they say: «Ni RIB ni photo : là-dessus, la Cnil est formelle», in tokens. */
const CONCLUDES = 5
/** How many words may stand between one who speaks and the «et» of another. */
const JOINED = 3
/** How far before «que» a verb of speech may end whose object it begins, in tokens. */
const NOUN = 4
/** «Côté Orizon, on assure»: the key of the word. */
const SIDE = wordKey('côté')
/** What parts an aside from the words that it attributes. */
const ASIDE_MARKS = new Set([',', '»', '!', '?', '–', '«'])
/** «publiquement», «formellement»: keys of adverbs. */
const ADVERB = /.{3}ment$/
/** What begins «et d'ajouter», «avant de préciser». */
const GOES_ON = /^(?:et|avant)$/
/** What parts a verb from a name after it that is not its subject. */
const ENDS_VERB = /^(?:[,:;«]|que|qu')$/

/** What one verb of speech says who said: its subject before it, after it, in a pronoun, or nowhere. */
export class Reports {
  readonly #story: Story
  readonly #voices: Voices
  readonly #verbs: SpeechVerbs

  constructor(story: Story, voices: Voices) {
    this.#story = story
    this.#voices = voices
    this.#verbs = new SpeechVerbs(story)
  }

  /** The attribution that a verb of speech makes in its sentence, or null where it reports nothing; `last` spoke before. */
  of(sentence: Sentence, cue: Cue, voices: readonly Voice[], last: string | null): Attribution | null {
    const { reading: { tokens, clauseOf, quotation }, french } = this.#story
    const { speaker_and_verb: between, before_noun: nominal, before_verb_and_speaker: linked, articles } = french.glue
    const verbs = this.#verbs
    const before = tokens[cue.from - 1]?.key ?? ''
    const linkedTo = articles.has(before) && linked.has(tokens[cue.from - 2]?.key ?? '')
    const clitic = verbs.isClitic(cue.from - 1, voices)
    if (nominal.has(before) && before !== "l'" && !linkedTo && !clitic && cue.meaning.id !== 'speech' && cue.to - cue.from === 1 && !(before === 'leur' && verbs.isVerb(cue))) return null
    let head = cue.from
    while (head > sentence.from && (between.has(tokens[head - 1]!.key) || ADVERB.test(tokens[head - 1]!.key))) head--
    const words = (to: number) => ({ from: Math.min(head, cue.from), to })
    if (verbs.isNoReport(cue, head) || verbs.has(cue) || (verbs.hasComplement(cue) && !voices.some(voice => voice.to === head))) return null
    const gone = this.#goesOn(cue, voices, last)
    if (gone) return { from: cue.to, to: sentence.to, speaker: gone.speaker, rule: 'speech', words: words(cue.to) }
    // «a-t-il précisé», «précise-t-elle»
    const inverted = verbs.inverted(cue)
    if (inverted === 'on') return this.#somewhere(sentence, cue, voices, words)
    if (inverted) {
      const earlier = voices.filter(voice => voice.to <= cue.from && voice.speaker !== null)
      const speaker = (earlier.find(voice => !this.#voices.isOblique(voice)) ?? earlier[0])?.speaker ?? last ?? this.#voices.subject(cue.from)
      return { from: sentence.from, to: sentence.to, speaker, rule: 'aside', words: words(sentence.to) }
    }
    const mark = tokens[head - 1]?.key ?? ''
    const aside = head > sentence.from && (ASIDE_MARKS.has(mark) || linked.has(mark))
    const after = this.#after(cue, voices)
    if (aside && after && !verbs.tells(cue, head)) return { from: quoteStart(head, sentence, this.#story), to: asideEnd(after.to, sentence, this.#story), speaker: after.speaker, rule: 'aside', words: words(after.to) }
    const told = verbs.tellsOf(cue, voices, sentence)
    const reports = verbs.reports(cue, sentence) || verbs.givesFigure(cue) || told !== null
    if (french.lexicon.speech.only_with_that.includes(cue.meaning.id) && !reports) return null
    const pronoun = tokens.slice(Math.max(sentence.from, head - 2), cue.from).find(({ key }) => key === 'on' || french.glue.they_who_speak.has(key))?.key
    if (pronoun === 'on' && !reports) return null
    if (pronoun === 'on') return this.#somewhere(sentence, cue, voices, words)
    const clause = clauseOf[cue.from]
    // «« … par un simple SMS », s'agace une abonnée»: somebody whom the dossier does not know.
    const unknown = aside && french.glue.somebody.has(tokens[cue.to]?.key ?? '')
    const voice = voices.findLast(candidate => candidate.to <= cue.from && cue.from - candidate.to <= REACH.before && (clauseOf[candidate.from] === clause || candidate.to === head) && (quotation[candidate.from] === quotation[cue.from] || quotation[candidate.from] === 0 || (tokens[candidate.to]?.key === '»' && !unknown)) && !this.#voices.isOblique(candidate))
    // «les 33 millions d'assurés que la Cnil dénombre», «qu'elle met en avant»
    const relative = this.#relative(cue, voice, head)
    if (relative !== null) return { from: relative, to: cue.to, speaker: voice?.speaker ?? this.#earlier(voices, head) ?? last ?? this.#voices.subject(cue.from), rule: 'speech', words: { from: voice?.from ?? head - 1, to: cue.to } }
    // «leurs RIB, elle les exclut», «le vol, elle l'a reconnu»: what is said stands before, taken up by a pronoun.
    if (pronoun && !voice && !reports && (clitic || tokens.slice(head, cue.from).some(({ key }) => key === "l'")) && tokens[this.#subjectStart(head) - 1]?.key === ',') return { from: statementStart(head, sentence, this.#story), to: sentence.to, speaker: this.#earlier(voices, head) ?? last ?? this.#voices.subject(cue.from), rule: 'aside', words: words(cue.to) }
    // «« Un compte a été usurpé » : voilà ce que X a écrit»: the words come first.
    const from = tokens[sentence.from]?.key === '«' ? sentence.from : cue.to
    // «Les adresses ont fui ; c'est Orizon qui le dit.», «…, la Cnil l'a confirmé, …»
    const opening = voice && tokens[partStart(voice.from, this.#story) - 1]?.key
    const takesUp = clitic || before === "l'" || tokens[head - 1]?.key === "l'"
    const taken = voice !== undefined && !reports && voice.from > sentence.from + 1 && ((takesUp && opening === ',') || ((takesUp || verbs.endsWith(cue, sentence)) && /^[:;]$/.test(opening ?? '')))
    const concludes = voice !== undefined && !reports && tokens.slice(Math.max(sentence.from, voice.from - CONCLUDES), voice.from).some(({ key }) => key === ':')
    if (voice && (taken || concludes)) return { from: sentence.from, to: sentence.to, speaker: voice.speaker, rule: 'aside', words: { from: voice.from, to: cue.to } }
    if (voice) return { from, to: reports ? sentence.to : statementEnd(cue.to, sentence, this.#story), speaker: this.#isJoined(voice, voices) ? null : voice.speaker, rule: 'speech', words: words(told ?? cue.to) }
    if (pronoun && (reports || verbs.opens(head, sentence))) return { from: cue.to, to: sentence.to, speaker: this.#earlier(voices, head) ?? last ?? this.#voices.subject(cue.from), rule: 'speech', words: words(cue.to) }
    if (after && head === sentence.from) return { from: sentence.from, to: sentence.to, speaker: after.speaker, rule: 'aside', words: words(after.to) }
    return null
  }

  /** «…, ajoutant que», «Et d'ajouter : »: whoever the sentence is about, or spoke before it, goes on. */
  #goesOn(cue: Cue, voices: readonly Voice[], last: string | null): { speaker: string | null } | null {
    const { from, to } = cue
    const { tokens } = this.#story.reading
    if (isParticiple(cue, this.#story)) return voices.find(voice => voice.to <= from && !this.#voices.isOblique(voice)) ?? { speaker: last }
    return to - from > 2 && GOES_ON.test(tokens[from]!.key) ? { speaker: last } : null
  }

  /** «Altaïr et Véga assurent»: neither alone says so. */
  #isJoined(voice: Voice, voices: readonly Voice[]): boolean {
    const { reading: { tokens }, french: { glue } } = this.#story
    const start = glue.articles.has(tokens[voice.from - 1]?.key ?? '') ? voice.from - 1 : voice.from
    return voice.speaker !== null && glue.joined.has(tokens[start - 1]?.key ?? '') && voices.some(other => other.speaker !== null && other.speaker !== voice.speaker && start - other.to <= JOINED && other.to < start && !this.#voices.isOblique(other))
  }

  /** Where the noun begins that «que X dénombre» is said of, or null where «que» is no relative: a figure or an object follows, or a verb of speech goes before. */
  #relative(cue: Cue, voice: Voice | undefined, head: number): number | null {
    const { reading: { tokens, sentenceOf, cues }, french: { glue } } = this.#story
    const next = tokens[cue.to]
    if (next && next.kind === 'word' && !this.#story.french.words.auxiliary_infinitives.has(next.key) && !glue.closing.has(next.key) && sentenceOf[cue.to] === sentenceOf[cue.from]) return null
    const subject = voice && voice.to === head ? (glue.articles.has(tokens[voice.from - 1]?.key ?? '') ? voice.from - 1 : voice.from) : this.#subjectStart(head)
    if (subject === head || !this.#story.french.words.that.has(tokens[subject - 1]?.key ?? '')) return null
    const that = subject - 1
    if (tokens[that - 1]?.kind === 'mark' || glue.before_that.has(tokens[that - 1]?.key ?? '') || cues.some(({ from, to, meaning }) => meaning.tag === 'speech' && to <= that && that - to <= NOUN && sentenceOf[from] === sentenceOf[that] && !glue.articles.has(tokens[from - 1]?.key ?? ''))) return null
    let from = that
    while (from > 0 && sentenceOf[from - 1] === sentenceOf[that] && tokens[from - 1]!.kind !== 'mark') from--
    return from
  }

  /** Where the pronoun begins that stands before a verb, or the verb itself. */
  #subjectStart(head: number): number {
    const they = (at: number) => this.#story.french.glue.they_who_speak.has(this.#story.reading.tokens[at]?.key ?? '')
    return they(head - 1) ? head - 1 : head
  }

  /** Who follows the verb as its subject: «précise la Cnil», «a déclaré Jean Bat, directeur d'Orizon». */
  #after(cue: Cue, voices: readonly Voice[]): Voice | undefined {
    const { tokens } = this.#story.reading
    return voices.find(voice => !this.#isAThing(voice) && voice.from >= cue.to && voice.from - cue.to <= REACH.after && !this.#voices.isOblique(voice)
      && !tokens.slice(nameEnd(cue.to, this.#story), roleStart(cue.to, voice.from, this.#story)).some(({ key }) => ENDS_VERB.test(key)))
  }

  /** «L'agence se montre moins affirmative : elle n'exclut pas…»: whom a pronoun stands for, where its sentence begins with them. */
  #earlier(voices: readonly Voice[], at: number): string | null {
    const { tokens, quotation } = this.#story.reading
    const voice = voices.findLast(({ to, speaker }) => to <= at && speaker !== null)
    if (!voice || this.#voices.isOblique(voice) || quotation[voice.from]! > 0) return null
    return tokens.slice(voice.to, at).some(({ key }) => key === ':' || key === ';') ? voice.speaker : null
  }

  /** «annonce une enquête»: a document or a study that nobody has spoken of before is what is told of, and tells nothing. */
  #isAThing({ thing, from }: Voice): boolean {
    const { reading: { tokens }, french: { glue } } = this.#story
    return thing === true && glue.new_thing.has(tokens[from - 1]?.key ?? '')
  }

  /** «dit-on à la Cnil», «Chez Orizon, on assure que»: who is meant is where it is said, if that is told at all. */
  #somewhere(sentence: Sentence, cue: Cue, voices: readonly Voice[], words: (to: number) => Attribution['words']): Attribution {
    const { tokens } = this.#story.reading
    const place = voices.find(voice => voice.from >= cue.to && voice.from - cue.to <= REACH.after && !tokens.slice(cue.to, voice.from).some(({ key }) => ENDS_VERB.test(key)))
      ?? voices.findLast(voice => voice.to <= cue.from && cue.from - voice.to <= REACH.before && voice.from - sentence.from <= PLACE_REACH && (this.#voices.isOblique(voice) || tokens.slice(sentence.from, voice.from).some(({ key }) => key === SIDE)))
    return { from: sentence.from, to: sentence.to, speaker: place?.speaker ?? null, rule: 'aside', words: words(place && place.from >= cue.to ? place.to : cue.to) }
  }
}
