import { z } from 'zod'
import type { LoadedDossier } from '../dossier/load.ts'
import { unknownName } from '../dossier/yaml.ts'
import type { PlacedClaim } from '../model/claim.ts'
import { ANY_POPULATION } from '../model/claim.ts'
import { contentId } from '../model/identity.ts'
import type { Value } from '../model/value.ts'
import { BOUNDS, isCategory, isDate, valueKey } from '../model/value.ts'
import { isMoment } from '../model/moments.ts'
import { readDays } from '../reconcile/values/date.ts'

const bound = z.enum(BOUNDS).default('exact')
const value = z.union([
  z.object({ amount: z.number().refine(amount => amount >= 0, 'is below zero'), bound }),
  z.object({ share: z.number().refine(share => share >= 0 && share <= 1, 'is not between 0 and 1'), bound, of: z.literal('population').default('population') }),
  z.object({ edtf: z.string() }),
  z.object({ category: z.string() }),
], { error: 'expected {"amount": 33000000, "bound": "at_least"}, {"share": 0.25, "bound": "about", "of": "population"}, {"edtf": "2024-01-31"} or {"category": "email"}' })

const text = z.string().nullish()
const names = z.union([z.string().transform(name => [name]), z.array(z.string())])

/** A claim as a program may write it: what extract gives, with what can be left out left out. */
const line = z.object({
  id: z.union([z.string().min(1), z.number().transform(String)]).optional(),
  question: z.string(),
  value,
  subject: names,
  population: z.string().default(ANY_POPULATION),
  polarity: z.enum(['affirmed', 'denied']).default('affirmed'),
  modality: z.enum(['asserted', 'hedged']).default('asserted'),
  speaker: z.string().nullish(),
  via: names.nullish(),
  quote: z.union([z.string(), z.object({ exact: z.string(), prefix: z.string().default(''), suffix: z.string().default(''), start: z.number().default(0), end: z.number().default(0) })]).nullish(),
  article: z.union([
    z.string().transform(id => ({ id, url: null, outlet: null, title: null, published: null })),
    z.object({ id: z.union([z.string(), z.number().transform(String)]).nullish(), url: text, outlet: text, title: text, published: text, version: z.int().nullish() }),
  ]),
})

/** A line of claims that is wrong, in one sentence that says what would be right. Lines count from 1. */
export interface LineProblem {
  readonly line: number
  readonly message: string
}

/** Reads claims, one JSON object a line; a line that is wrong is told and the rest is read. */
export class ClaimReader {
  readonly claims: PlacedClaim[] = []
  readonly problems: LineProblem[] = []
  readonly #questions: Map<string, LoadedDossier['questionnaire']['questions'][number]>
  readonly #categories: Map<string, Set<string>>
  readonly #subjects: Set<string>
  readonly #populations: Set<string>
  readonly #articles = new Map<string, PlacedClaim['article']>()
  readonly #ids = new Map<string, string>()
  #line = 0

  constructor({ dossier, questionnaire }: Pick<LoadedDossier, 'dossier' | 'questionnaire'>) {
    this.#questions = new Map(questionnaire.questions.map(question => [question.id, question]))
    this.#categories = new Map(questionnaire.questions.flatMap(question => question.type === 'category' ? [[question.id, new Set(question.categories.map(({ id }) => id))] as const] : []))
    this.#subjects = new Set(dossier.subjects.map(({ id }) => id))
    this.#populations = new Set([ANY_POPULATION, ...dossier.populations.map(({ id }) => id)])
  }

  /** Takes the next line; an empty one is passed over. */
  read(content: string): void {
    this.#line++
    if (content.trim() === '') return
    const told = this.#parse(content.replace(/^\ufeff/, ''))
    if (typeof told === 'string') this.problems.push({ line: this.#line, message: told })
    else if (told) this.claims.push(told)
  }

  #parse(content: string): PlacedClaim | string | null {
    let raw: unknown
    try {
      raw = JSON.parse(content)
    } catch {
      return 'is no JSON; write one claim a line, as extract --format jsonl does'
    }
    const checked = line.safeParse(raw)
    if (!checked.success) return checked.error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message.replace('Invalid input: ', '')}`).join('; ')
    const claim = this.#place(checked.data)
    const wrong = this.#wrong(claim)
    if (wrong !== null) return wrong
    const print = contentId('claim', JSON.stringify(claim))
    const known = this.#ids.get(claim.id)
    if (known === print) return null
    if (known !== undefined) return `the id "${claim.id}" stands on another claim above; give each its own`
    this.#ids.set(claim.id, print)
    return claim
  }

  #wrong({ question, value: answer, subject, population }: PlacedClaim): string | null {
    const asked = this.#questions.get(question)
    if (!asked) return unknownName('question', question, [...this.#questions.keys()])
    const type = isDate(answer) ? 'date' : isCategory(answer) ? 'category' : 'quantity'
    if (type !== asked.type) return `the question "${question}" asks for a ${asked.type}, not a ${type}`
    if (isCategory(answer) && !this.#categories.get(question)!.has(answer.category)) return unknownName('category', answer.category, [...this.#categories.get(question)!])
    if (isDate(answer) && readDays(answer.edtf) === null) return `"${answer.edtf}" is no EDTF date; write 2024-01-31, 2024-01 or 2024-01-21/2024-01-31`
    const stranger = subject.find(id => !this.#subjects.has(id))
    if (stranger !== undefined) return unknownName('subject', stranger, [...this.#subjects])
    return this.#populations.has(population) ? null : unknownName('population', population, [...this.#populations])
  }

  #place({ id, article, quote, speaker, via, subject, ...claim }: z.output<typeof line>): PlacedClaim {
    const exact = quote ?? ''
    const placed = {
      ...claim,
      value: claim.value as Value,
      subject: [...new Set(subject)].sort(),
      speaker: speaker ?? null,
      via: [...new Set(via ?? [])].sort(),
      quote: typeof exact === 'string' ? { exact, prefix: '', suffix: '', start: 0, end: 0 } : exact,
      article: this.#article(article),
    }
    return { ...placed, id: id ?? contentId('claim', placed.question, valueKey(placed.value), JSON.stringify([placed.subject, placed.population, placed.polarity, placed.modality, placed.speaker, placed.quote, placed.article])) }
  }

  /** One object for all the claims of an article. */
  #article(given: z.output<typeof line>['article']): PlacedClaim['article'] {
    const key = JSON.stringify(given)
    const known = this.#articles.get(key)
    if (known) return known
    const url = given.url ?? null
    const host = url !== null && URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : null
    const id = given.id ?? url ?? given.outlet ?? key
    const article = {
      id,
      url,
      outlet: given.outlet ?? host ?? id,
      title: given.title ?? '',
      published: given.published && isMoment(given.published) ? given.published : null,
      ...('version' in given && given.version ? { version: given.version } : {}),
    }
    this.#articles.set(key, article)
    return article
  }
}
