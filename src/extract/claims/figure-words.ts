import type { Cue } from '../french/french.ts'
import type { Lexicon } from '../french/lexicon.ts'
import type { NumberMention } from '../french/numbers/find-numbers.ts'
import { beginning } from '../french/ordered.ts'
import type { Placed } from './figures.ts'
import type { Story } from './story.ts'

/** What phrases around a figure are for: the keys of `figures.yaml`, but for its single words. */
export type FigureUse = Exclude<keyof Lexicon['figures'], 'bare' | 'opens'>

/** The words of `figures.yaml` in one story, by their use and place. */
export class FigureWords {
  readonly #story: Story
  readonly #byUse = new Map<string, Cue[]>()
  readonly #byEnd = new Map<string, Cue>()

  constructor(story: Story) {
    this.#story = story
    for (const cue of story.reading.cues) {
      if (cue.meaning.tag !== 'figure') continue
      const list = this.#byUse.get(cue.meaning.id)
      if (list) list.push(cue)
      else this.#byUse.set(cue.meaning.id, [cue])
      this.#byEnd.set(`${cue.meaning.id} ${cue.to}`, cue)
    }
  }

  /** The token that a figure's own words begin with, «plus de», «seuls» and its article among them. */
  head({ from, mention }: Placed<NumberMention>): number {
    const { reading: { tokens, sentenceOf }, french } = this.#story
    let at = from
    while (mention.boundStart !== undefined && at > 0 && tokens[at - 1]!.start >= mention.boundStart) at--
    while (sentenceOf[at - 1] === sentenceOf[from] && french.figures.opens.has(tokens[at - 1]!.key)) at--
    return at
  }

  /** The words of a use that end at a token, or up to `slack` tokens before it, in its sentence and over no comma. */
  before(use: FigureUse, at: number, slack = 0): Cue | undefined {
    const { sentenceOf, tokens } = this.#story.reading
    for (let end = at; end >= at - slack; end--) {
      if (end < at && tokens[end]!.key === ',') return undefined
      const cue = this.#byEnd.get(`${use} ${end}`)
      if (cue && sentenceOf[cue.from] === sentenceOf[at]) return cue
    }
    return undefined
  }

  /** The first words of a use that begin at tokens `from` to `to` (excluded). */
  among(use: FigureUse, from: number, to: number): Cue | undefined {
    return beginning(this.#byUse.get(use) ?? [], from, to)[0]
  }
}
