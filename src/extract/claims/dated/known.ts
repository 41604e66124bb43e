import type { Reading } from '../../french/read.ts'
import type { Draft } from '../draft.ts'

/** A claim of a date. */
export type DateDraft = Draft & { readonly value: { readonly edtf: string } }

const isDate = (draft: Draft): draft is DateDraft => 'edtf' in draft.value

/** The dates that an article has told so far, by what they are asked for. */
export class Known {
  readonly #first = new Map<string, DateDraft>()
  readonly #byQuestion = new Map<string, DateDraft>()
  readonly #bySentence = new Map<number, DateDraft[]>()
  readonly #drafts: Draft[] = []
  readonly #reading: Reading

  constructor(reading: Reading) {
    this.#reading = reading
  }

  get drafts(): readonly Draft[] {
    return this.#drafts
  }

  add(drafts: readonly Draft[]): void {
    for (const draft of drafts) {
      this.#drafts.push(draft)
      if (!isDate(draft)) continue
      const key = keyOf(draft.question, draft.subject)
      if (!this.#first.has(key)) this.#first.set(key, draft)
      if (!this.#byQuestion.has(draft.question)) this.#byQuestion.set(draft.question, draft)
      const sentence = this.#reading.sentenceOf[draft.from]!
      const list = this.#bySentence.get(sentence)
      if (list) list.push(draft)
      else this.#bySentence.set(sentence, [draft])
    }
  }

  /** The first date told of what a question asks, about just these subjects. */
  first(question: string, subject: readonly string[]): DateDraft | undefined {
    return this.#first.get(keyOf(question, subject))
  }

  /** The first date told of the same question about other subjects, before this one. */
  ofAnother({ question, subject, from }: Draft): DateDraft | undefined {
    const other = this.#byQuestion.get(question)
    return other && other.from < from && other.subject.join() !== subject.join() ? other : undefined
  }

  inSentence(sentence: number): readonly DateDraft[] {
    return this.#bySentence.get(sentence) ?? []
  }

  /** Whether its clause dates the same thing, of the same subjects, by itself. */
  has({ question, subject, from }: Draft): boolean {
    const { sentenceOf, clauseOf } = this.#reading
    return this.inSentence(sentenceOf[from]!).some(other => other.question === question && clauseOf[other.from] === clauseOf[from] && other.subject.join() === subject.join())
  }

  /** Whether a date's first token begins a claim. */
  claims(from: number): boolean {
    return this.inSentence(this.#reading.sentenceOf[from]!).some(draft => draft.from === from)
  }
}

const keyOf = (question: string, subject: readonly string[]): string => `${question} ${subject.join('+')}`
