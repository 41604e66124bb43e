import { cuesOf } from '../french/french.ts'
import { beginning } from '../french/ordered.ts'
import type { Sentence } from '../french/read.ts'
import type { Story } from './story.ts'

/** A question's answer in one word: whether it is yes, and where it stands. */
export interface Answer {
  readonly yes: boolean
  readonly from: number
  readonly to: number
}

/** How many questions may stand in a row before the answer to all of them. */
const ROW = 4
/** How far into its sentence the answering word may stand, in tokens: «À ce stade, non». */
const REACH = 12

/** The sentence that answers a question: the one after it, or after the questions that follow at once. */
export function answering(sentence: Sentence, { reading }: Story): Sentence | null {
  if (!sentence.question || idle(sentence, reading.cues)) return null
  for (let index = sentence.index + 1; index <= sentence.index + ROW; index++) {
    const next = reading.sentences[index]
    if (!next || next.block > sentence.block + 1) return null
    if (!next.question) return next
  }
  return null
}

/** The answer to a question, where it is given in one word: «Et mon RIB ? Non, assure la direction». */
export function answerTo(sentence: Sentence, story: Story): Answer | null {
  const next = answering(sentence, story)
  if (!next) return null
  const { tokens, cues } = story.reading
  for (const cue of cuesOf(beginning(cues, next.from, Math.min(next.to, next.from + REACH)), 'yes', 'no')) {
    const before = tokens[cue.from - 1]
    const opens = cue.from === next.from || (before?.kind === 'mark' && cue.from - next.from < REACH)
    if (opens && (cue.to >= next.to || tokens[cue.to]!.kind === 'mark')) return { yes: cue.meaning.tag === 'yes', from: cue.from, to: cue.to }
  }
  return null
}

/** «On a parlé d'un hameçonnage. C'est faux.»: the words that deny a sentence at the start of the one after it. */
export function deniedAfter({ index, question }: Sentence, { reading: { sentences, cues } }: Story): Answer | null {
  const next = sentences[index + 1]
  const cue = next && !question && beginning(cues, next.from, next.from + 1).find(({ meaning }) => meaning.tag === 'false')
  return cue ? { yes: false, from: cue.from, to: cue.to } : null
}

const idle = (sentence: Sentence, cues: Story['reading']['cues']): boolean => beginning(cues, sentence.from, sentence.to).some(cue => cue.meaning.tag === 'idle')
