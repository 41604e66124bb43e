import { z } from 'zod'
import { bilingual, id, keys, text } from './fields.ts'

/** Patterns of words, as `docs/questionnaires.md` explains them; read by `extract/french`. */
const patterns = z.array(text).default([])

/** A category of a question, in a tree: a parent stands for all of its children. */
const category = keys({
  id,
  label: bilingual,
  parent: id.optional(),
  /** The ways to say it. */
  words: patterns,
  /** Words that say it only beside other items of a list: «nom, adresse, mail». */
  in_list: patterns,
  /** `whole`: what others do about the event (a prosecutor's enquiry) is about all subjects, unless its sentence names one. */
  about: z.enum(['subject', 'whole']).default('subject'),
  /** A date beside these words is theirs, and answers no question: «a déposé plainte mardi». */
  own_date: z.boolean().default(false),
  /** Longer phrases that hold these words and do not say it: «au nom de». */
  never: patterns,
  /** The ways to say that it is not so, that no negation beside `words` tells: «plainte annoncée, mais pas encore déposée». */
  denied: patterns,
  /** The category that a denial of this one comes to, where it is another's claim: «n'a pas rouvert» is «hors ligne». */
  denied_is: id.optional(),
  /** Another category that sounds contrary while both are true, of other people or at another moment; and why, as a clause. */
  contrast: keys({ with: id, why: bilingual }).optional(),
  /** Told only where its sentence affirms no other category: «entered the system», and no word of how. */
  alone: z.boolean().default(false),
})

const base = {
  id,
  label: bilingual,
  /** Whether the same answer of two populations is two answers; else a claim's population is `any`. */
  by_population: z.boolean().default(false),
  /** The kind of document that would settle a contradiction, with its article. */
  settled_by: bilingual.optional(),
}

const quantity = keys({
  ...base,
  type: z.literal('quantity'),
  /** What is counted: the noun after the number. */
  counts: patterns,
  /** The dossier's populations are counted too. */
  counts_populations: z.boolean().default(false),
  /** The sentence must say one of these for a number to answer. */
  when: patterns,
  /** And none of these, nearer to the number. */
  unless: patterns,
})

const date = keys({
  ...base,
  type: z.literal('date'),
  /** The words for the event that is dated. */
  events: patterns,
  /** Phrases that speak of the event without dating it: «reste inaccessible ce mardi». */
  unless: patterns,
  /** Phrases that tell a state that lasts: only «depuis» dates its beginning. «Reste fermé depuis lundi», not «reste fermé lundi». */
  still: patterns,
  /** `whole`: what others do about the event is about all subjects, unless its sentence names one. */
  about: z.enum(['subject', 'whole']).default('subject'),
  /** Whose announcement dates the event too, «a-t-il fait savoir vendredi»: anybody's, or only a subject's own first one. */
  announced_by: z.enum(['nobody', 'anybody', 'subject']).default('nobody'),
  /** The question that the end of a stretch answers: «à l’arrêt du 5 au 16 mars» says when it went and when it came back. */
  until: text.optional(),
})

const categories = keys({
  ...base,
  type: z.literal('category'),
  /** `told`: each category is told by phrases of its own. `listed`: things are named, and another phrase says what happened to them. */
  reading: z.enum(['told', 'listed']).default('told'),
  /** For `listed`: what says that the things named were concerned, that they were not, and that they were not where it is negated. */
  exposed: patterns,
  spared: patterns,
  absent: patterns,
  /** For `listed`: words that head several categories and may be left out after the first: «numéros de téléphone, de Siret». */
  heads: z.array(z.array(text).min(1)).default([]),
  categories: z.array(category).min(1),
})

const question = z.discriminatedUnion('type', [quantity, date, categories])

/** Patterns that rule out a whole sentence, or their own clause. */
const exclusion = keys({ sentence: patterns, clause: patterns })

/** A questionnaire's YAML: the questions that are asked of every article of one sort of story. */
export const questionnaireSchema = keys({
  id,
  title: bilingual,
  /** Phrases by a name that the patterns below may use: `{attack}`. */
  terms: z.record(id, z.array(text).min(1)).default({}),
  /** Terms that a pronoun may take up: «La Cnil a été saisie. Elle a ouvert une enquête.» */
  taken_up: z.array(id).default([]),
  /** What rules claims out in this sort of story, beside the language's own rules (advice, obligations, …). */
  excludes: z.record(id, exclusion).default({}),
  questions: z.array(question).min(1),
})

export type Questionnaire = z.output<typeof questionnaireSchema>
export type Question = Questionnaire['questions'][number]
export type QuantityQuestion = Extract<Question, { type: 'quantity' }>
export type DateQuestion = Extract<Question, { type: 'date' }>
export type CategoryQuestion = Extract<Question, { type: 'category' }>
export type Category = z.output<typeof category>
