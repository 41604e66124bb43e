import type { Cue } from '../../french/french.ts'
import type { Sentence } from '../../french/read.ts'
import { wordKey } from '../../french/tokenize.ts'
import type { Story } from '../story.ts'
import type { Voice, Voices } from '../voices.ts'
import type { Attribution } from './attribution.ts'
import { REACH } from './attribution.ts'
import { asideEnd, nameEnd, partStart, quoteStart, roleStart, statementEnd } from './extents.ts'
import { SpeechVerbs } from './verbs.ts'

/** How late in a sentence the place may begin where it is said: «Du côté d'Orizon, on assure…», in tokens. */
const PLACE_REACH = 4
/** How far before its speaker the colon may stand after what they say: «Ni RIB ni photo : là-dessus, la Cnil est formelle», in tokens. */
const CONCLUDES = 5
/** «Côté Orizon, on assure»: the key of the word. */
const SIDE = wordKey('côté')
/** What parts an aside from the words that it attributes. */
const ASIDE_MARKS = new Set([',', '»', '!', '?', '–', '«'])
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
    while (head > sentence.from && between.has(tokens[head - 1]!.key)) head--
    const words = (to: number) => ({ from: Math.min(head, cue.from), to })
    if (verbs.isNoReport(cue, head) || (verbs.hasComplement(cue) && !voices.some(voice => voice.to === head))) return null
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
    const reports = verbs.reports(cue, sentence) || verbs.givesFigure(cue)
    if (french.lexicon.speech.only_with_that.includes(cue.meaning.id) && !reports) return null
    const pronoun = tokens.slice(Math.max(sentence.from, head - 2), cue.from).find(({ key }) => key === 'on' || french.glue.they_who_speak.has(key))?.key
    if (pronoun === 'on' && !reports) return null
    if (pronoun === 'on') return this.#somewhere(sentence, cue, voices, words)
    const clause = clauseOf[cue.from]
    const voice = voices.findLast(candidate => candidate.to <= cue.from && cue.from - candidate.to <= REACH.before && clauseOf[candidate.from] === clause && (quotation[candidate.from] === quotation[cue.from] || quotation[candidate.from] === 0 || tokens[candidate.to]?.key === '»') && !this.#voices.isOblique(candidate))
    // «« Un compte a été usurpé » : voilà ce que X a écrit»: the words come first.
    const from = tokens[sentence.from]?.key === '«' ? sentence.from : cue.to
    // «Les adresses ont fui ; c'est Orizon qui le dit.», «…, la Cnil l'a confirmé, …»
    const opening = voice && tokens[partStart(voice.from, this.#story) - 1]?.key
    const takesUp = clitic || before === "l'" || tokens[head - 1]?.key === "l'"
    const taken = voice !== undefined && !reports && voice.from > sentence.from + 1 && ((takesUp && opening === ',') || ((takesUp || verbs.endsWith(cue, sentence)) && /^[:;]$/.test(opening ?? '')))
    const concludes = voice !== undefined && !reports && tokens.slice(Math.max(sentence.from, voice.from - CONCLUDES), voice.from).some(({ key }) => key === ':')
    if (voice && (taken || concludes)) return { from: sentence.from, to: sentence.to, speaker: voice.speaker, rule: 'aside', words: { from: voice.from, to: cue.to } }
    if (voice) return { from, to: reports ? sentence.to : statementEnd(cue.to, sentence, this.#story), speaker: voice.speaker, rule: 'speech', words: words(cue.to) }
    if (pronoun && (reports || verbs.opens(head, sentence))) return { from: cue.to, to: sentence.to, speaker: this.#earlier(voices, head) ?? last ?? this.#voices.subject(cue.from), rule: 'speech', words: words(cue.to) }
    if (after && head === sentence.from) return { from: sentence.from, to: sentence.to, speaker: after.speaker, rule: 'aside', words: words(after.to) }
    return null
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
