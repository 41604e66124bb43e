import { z } from 'zod'
import { bilingual, id, keys } from './fields.ts'

/** A category of a question, in a tree: a parent stands for all of its children. */
const category = keys({
  id,
  label: bilingual,
  parent: id.optional(),
  /** Another category that sounds contrary while both are true, of other people or at another moment; and why, as a clause. */
  contrast: keys({ with: id, why: bilingual }).optional(),
})

const base = {
  id,
  label: bilingual,
  /** Whether the same answer of two populations is two answers; else a claim's population is `any`. */
  by_population: z.boolean().default(false),
}

const question = z.discriminatedUnion('type', [
  keys({ ...base, type: z.literal('quantity') }),
  keys({ ...base, type: z.literal('date') }),
  keys({ ...base, type: z.literal('category'), categories: z.array(category).min(1) }),
])

/** A questionnaire's YAML: the questions that are asked of every article of one sort of story. */
export const questionnaireSchema = keys({
  id,
  title: bilingual,
  questions: z.array(question).min(1),
})

export type Questionnaire = z.output<typeof questionnaireSchema>
export type Question = Questionnaire['questions'][number]
export type Category = z.output<typeof category>
