import type { FigureWords } from './figure-words.ts'
import type { Populations } from './populations.ts'
import type { Settings } from './settings.ts'
import type { Speakers } from './speakers.ts'
import type { Story } from './story.ts'
import type { Subjects } from './subjects.ts'

/** A story with the answers that all questions share: who it is about, who speaks, what rules claims out. */
export interface Context {
  readonly story: Story
  readonly subjects: Subjects
  readonly speakers: Speakers
  readonly settings: Settings
  readonly populations: Populations
  readonly figures: FigureWords
}
