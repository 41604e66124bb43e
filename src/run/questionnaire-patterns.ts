import { readFileSync } from 'node:fs'
import type { Question, Questionnaire } from '../dossier/questionnaire.ts'
import { questionnaireSchema } from '../dossier/questionnaire.ts'
import { checkYaml, refuse } from '../dossier/yaml.ts'
import type { YamlProblem } from '../dossier/yaml.ts'
import type { French } from '../extract/french/french.ts'

/** A pattern of a questionnaire and where in its file it stands. */
interface Placed {
  readonly path: readonly PropertyKey[]
  readonly pattern: string
}

/**
 * Reads every pattern of a questionnaire as the extractor will.
 *
 * @throws {Failure} `bad_yaml`, exit 2, with file, line and column of each pattern that can't be read. Unknown terms are told when the file is loaded.
 */
export function checkPatterns(file: string, questionnaire: Questionnaire, french: French): void {
  const wrong = [...patternsOf(questionnaire)].flatMap(placed => faults(placed, french).map(message => ({ ...placed, message })))
  if (wrong.length === 0) return
  const { problemAt } = checkYaml(readFileSync(file, 'utf8'), file, questionnaireSchema)
  throw refuse(file, wrong.map(({ path, message }): YamlProblem => problemAt(path, message)))
}

function faults({ path, pattern }: Placed, french: French): string[] {
  if (path[0] === 'terms' && pattern.includes('{')) return [`«${pattern}»: a term is made of words and not of other terms; write their words out`]
  try {
    french.parse(pattern, null)
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

function* patternsOf({ terms, excludes, questions }: Questionnaire): Generator<Placed> {
  for (const [name, patterns] of Object.entries(terms)) yield* placed(['terms', name], patterns)
  for (const [name, { sentence, clause }] of Object.entries(excludes)) {
    yield* placed(['excludes', name, 'sentence'], sentence)
    yield* placed(['excludes', name, 'clause'], clause)
  }
  for (const [index, question] of questions.entries()) {
    for (const [part, patterns] of partsOf(question)) yield* placed(['questions', index, part], patterns)
    if (question.type !== 'category') continue
    for (const [number, group] of question.heads.entries()) yield* placed(['questions', index, 'heads', number], group)
    for (const [at, category] of question.categories.entries()) {
      for (const part of ['words', 'in_list', 'never'] as const) yield* placed(['questions', index, 'categories', at, part], category[part])
    }
  }
}

function partsOf(question: Question): [string, readonly string[]][] {
  if (question.type === 'quantity') return [['counts', question.counts], ['when', question.when], ['unless', question.unless]]
  if (question.type === 'date') return [['events', question.events], ['unless', question.unless]]
  return [['exposed', question.exposed], ['spared', question.spared], ['absent', question.absent]]
}

const placed = (path: readonly PropertyKey[], patterns: readonly string[]): Placed[] => patterns.map((pattern, at) => ({ path: [...path, at], pattern }))
