import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { EXIT, Failure } from '../model/failure.ts'
import type { Dossier } from './dossier.ts'
import { dossierSchema } from './dossier.ts'
import { dataFolder } from './data-folder.ts'
import type { Category, Questionnaire } from './questionnaire.ts'
import { questionnaireSchema } from './questionnaire.ts'
import type { CheckedYaml, YamlProblem } from './yaml.ts'
import { checkYaml, refuse, unknownName } from './yaml.ts'

/** A dossier, its questionnaire, and the file that each came from. */
export interface LoadedDossier {
  readonly dossier: Dossier
  readonly questionnaire: Questionnaire
  readonly file: string
  readonly questionnaireFile: string
}

/**
 * Loads a dossier by its id under `data/dossiers/` or by its path, and its questionnaire,
 * which is looked up beside the dossier first, then in `data/questionnaires/`.
 *
 * @throws {Failure} exit 2, with file, line and column where the file is there but wrong.
 */
export function loadDossier(nameOrPath: string): LoadedDossier {
  const file = findDossier(nameOrPath)
  const checked = checkYaml(read(file), file, dossierSchema)
  const problems = [...duplicates(checked)]
  const name = checked.value.questionnaire
  const questionnaireFile = [join(dirname(file), `${name}.yaml`), join(dataFolder(), 'questionnaires', `${name}.yaml`)].find(path => existsSync(path))
  if (!questionnaireFile) problems.push(checked.problemAt(['questionnaire'], unknownName('questionnaire', name, idsIn(join(dataFolder(), 'questionnaires')))))
  if (problems.length > 0) throw refuse(file, problems)
  return { dossier: checked.value, questionnaire: loadQuestionnaire(questionnaireFile!), file, questionnaireFile: questionnaireFile! }
}

/** @throws {Failure} exit 2, with file, line and column. */
export function loadQuestionnaire(file: string): Questionnaire {
  const checked = checkYaml(read(file), file, questionnaireSchema)
  const problems: YamlProblem[] = []
  const names = new Set<string>()
  checked.value.questions.forEach((question, at) => {
    if (names.has(question.id)) problems.push(checked.problemAt(['questions', at, 'id'], `the id "${question.id}" stands twice in questions; give each its own`))
    names.add(question.id)
    if (question.type !== 'category') return
    const ids = question.categories.map(category => category.id)
    question.categories.forEach((category, index) => {
      if (ids.indexOf(category.id) < index) problems.push(checked.problemAt(['questions', at, 'categories', index, 'id'], `the id "${category.id}" stands twice in categories; give each its own`))
      if (isOwnAncestor(category.id, question.categories)) problems.push(checked.problemAt(['questions', at, 'categories', index, 'parent'], `the category "${category.id}" is under itself; give it another parent`))
      if (category.parent && !ids.includes(category.parent)) {
        problems.push(checked.problemAt(['questions', at, 'categories', index, 'parent'], unknownName('category', category.parent, ids)))
      }
      if (category.denied_is !== undefined && !ids.includes(category.denied_is)) {
        problems.push(checked.problemAt(['questions', at, 'categories', index, 'denied_is'], unknownName('category', category.denied_is, ids)))
      }
      if (category.contrast && !ids.includes(category.contrast.with)) {
        problems.push(checked.problemAt(['questions', at, 'categories', index, 'contrast', 'with'], unknownName('category', category.contrast.with, ids)))
      }
    })
  })
  const terms = [...Object.keys(checked.value.terms), ...BUILT_IN_TERMS]
  for (const { path, term } of termsUsed(checked.value)) {
    if (!terms.includes(term)) problems.push(checked.problemAt(path, unknownName('term', term, terms)))
  }
  if (problems.length > 0) throw refuse(file, problems)
  return checked.value
}

/** What patterns may name beside the questionnaire's own terms: what the dossier and the text give. */
const BUILT_IN_TERMS = ['subject', 'population', 'speaker', 'relay', 'number', 'date']

/** Every `{term}` in a questionnaire's patterns, and where it stands. */
function* termsUsed(value: unknown, path: readonly PropertyKey[] = []): Generator<{ path: readonly PropertyKey[]; term: string }> {
  if (typeof value === 'string') for (const [, term] of value.matchAll(/\{([^{}\s]{1,64})\}/g)) yield { path, term: term! }
  else if (value !== null && typeof value === 'object') for (const [key, inner] of Object.entries(value)) yield* termsUsed(inner, [...path, Array.isArray(value) ? Number(key) : key])
}

/** Whether the parents of a category lead back to it. */
function isOwnAncestor(id: string, categories: readonly Category[]): boolean {
  const parents = new Map(categories.map(category => [category.id, category.parent]))
  let above = parents.get(id)
  for (let steps = 0; above !== undefined && above !== id && steps < categories.length; steps++) above = parents.get(above)
  return above === id
}

function findDossier(nameOrPath: string): string {
  if (/[/\\.]/.test(nameOrPath)) return nameOrPath
  const folder = join(dataFolder(), 'dossiers')
  const file = join(folder, `${nameOrPath}.yaml`)
  if (existsSync(file)) return file
  throw new Failure('no_dossier', `${unknownName('dossier', nameOrPath, idsIn(folder))}; or give the path of a YAML file`, { exit: EXIT.usage })
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Failure('no_file', `${file}: ${code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`}; check the path`, { exit: EXIT.usage, cause: error })
  }
}

const idsIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.yaml')).map(name => basename(name, '.yaml')).sort() : []

/** Ids that stand twice in one list. */
function* duplicates({ value, problemAt }: CheckedYaml<Dossier>): Generator<YamlProblem> {
  for (const list of ['subjects', 'populations', 'speakers', 'relays'] as const) {
    const seen = new Set<string>()
    for (const [index, { id }] of value[list].entries()) {
      if (seen.has(id)) yield problemAt([list, index, 'id'], `the id "${id}" stands twice in ${list}; give each its own`)
      seen.add(id)
    }
  }
  const outlets = new Set<string>()
  for (const [index, { outlet }] of value.sources.entries()) {
    if (outlets.has(outlet.id)) yield problemAt(['sources', index, 'outlet', 'id'], `the outlet "${outlet.id}" stands twice in sources; put its addresses together`)
    outlets.add(outlet.id)
  }
}
