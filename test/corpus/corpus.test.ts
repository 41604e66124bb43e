import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { LoadedDossier } from '../../src/dossier/load.ts'
import { loadDossier } from '../../src/dossier/load.ts'
import { BOUNDS } from '../../src/model/value.ts'

const here = import.meta.dirname
// The package ships no types.
const { default: edtf } = createRequire(import.meta.url)('edtf') as { default: (text: string) => unknown }
const bound = z.enum(BOUNDS)
const value = z.union([
  z.strictObject({ amount: z.int().positive(), bound }),
  z.strictObject({ share: z.number().gt(0).max(1), bound, of: z.literal('population') }),
  z.strictObject({ edtf: z.string() }),
  z.strictObject({ category: z.string() }),
])
const claim = z.strictObject({
  question: z.string(),
  value,
  subject: z.array(z.string()).min(1),
  population: z.string(),
  polarity: z.enum(['affirmed', 'denied']),
  modality: z.enum(['asserted', 'hedged']),
  speaker: z.string().nullable(),
  via: z.array(z.string()),
  /** A paragraph's number from 0, or the title or the standfirst. */
  place: z.union([z.int().min(0), z.enum(['title', 'standfirst'])]),
  quote: z.string().min(1),
})
const annotated = z.strictObject({
  id: z.string(),
  dossier: z.string(),
  /** Stories to write rules by, and stories to measure them on. The worked example of the documentation has none. */
  split: z.enum(['tune', 'test']).optional(),
  outlet: z.string(),
  domain: z.string().regex(/\.example$/),
  published: z.iso.datetime({ offset: true }),
  title: z.string().min(1),
  standfirst: z.string().nullable(),
  author: z.string().nullable(),
  paragraphs: z.array(z.string().min(1)).min(1),
  claims: z.array(claim),
})
type Annotated = z.output<typeof annotated>
type AnnotatedClaim = z.output<typeof claim>

const yamls = (...folder: string[]) => readdirSync(join(here, ...folder)).filter(file => file.endsWith('.yaml')).map(file => join(here, ...folder, file))
const read = (...folder: string[]) => readdirSync(join(here, ...folder, 'articles')).sort()
  .map(file => ({ file, article: annotated.parse(JSON.parse(readFileSync(join(here, ...folder, 'articles', file), 'utf8'))) }))

const breaches = read()
const accident = read('train')
const dossiers = new Map<string, LoadedDossier>([...yamls('dossiers'), join(here, 'train', 'vallon-sec.yaml')].map(file => [basename(file, '.yaml'), loadDossier(file)]))

/** What is wrong with a claim, in words; nothing where all is well. */
function* faults(article: Annotated, { question: name, value, ...claim }: AnnotatedClaim): Generator<string> {
  const { dossier, questionnaire } = dossiers.get(article.dossier)!
  const question = questionnaire.questions.find(each => each.id === name)
  if (!question) return yield `no question "${name}"`
  const type = 'edtf' in value ? 'date' : 'category' in value ? 'category' : 'quantity'
  if (type !== question.type) yield `${name} is a ${question.type} and not a ${type}`
  if ('category' in value && question.type === 'category' && !question.categories.some(({ id }) => id === value.category)) yield `no category "${value.category}"`
  if ('edtf' in value && !parses(value.edtf)) yield `"${value.edtf}" is no EDTF`
  const known = (list: readonly { id: string }[], id: string) => list.some(each => each.id === id)
  for (const id of claim.subject) if (!known(dossier.subjects, id)) yield `no subject "${id}"`
  if (claim.subject.join() !== [...new Set(claim.subject)].sort().join()) yield 'subjects are not sorted'
  if (claim.population !== 'any' && !known(dossier.populations, claim.population)) yield `no population "${claim.population}"`
  if (claim.population !== 'any' && !question.by_population) yield `${name} has no population`
  if (claim.speaker !== null && !known(dossier.speakers, claim.speaker)) yield `no speaker "${claim.speaker}"`
  for (const id of claim.via) if (!known(dossier.relays, id)) yield `no relay "${id}"`
  const text = claim.place === 'title' ? article.title : claim.place === 'standfirst' ? article.standfirst : article.paragraphs[claim.place]
  if (!text?.includes(claim.quote)) yield `the quote is not in ${claim.place}`
}

function parses(text: string): boolean {
  try {
    edtf(text)
    return true
  } catch {
    return false
  }
}

describe('the annotated corpus', () => {
  it.each([...breaches, ...accident])('$file holds to its dossier, its questionnaire and its text', ({ file, article }) => {
    expect(`${article.id}.json`).toBe(file)
    expect([...dossiers.keys()]).toContain(article.dossier)
    expect(article.claims.flatMap(claim => [...faults(article, claim)].map(fault => `${claim.question} «${claim.quote}»: ${fault}`))).toEqual([])
    const { window } = dossiers.get(article.dossier)!.dossier
    expect(article.published >= window!.from && article.published.slice(0, 10) <= window!.to).toBe(true)
  })

  it('says nothing twice', () => {
    for (const { article } of [...breaches, ...accident]) {
      const keys = article.claims.map(claim => JSON.stringify(claim))
      expect(new Set(keys).size, article.id).toBe(keys.length)
    }
  })
})

describe('the corpus as a whole', () => {
  it('keeps each story in one half, at least three stories a half, so that rules are never tuned on what measures them', () => {
    const stories = (split: 'tune' | 'test') => new Set(breaches.filter(({ article }) => article.split === split).map(({ article }) => article.dossier))
    expect([...stories('tune')].filter(story => stories('test').has(story))).toEqual([])
    expect(stories('tune').size).toBeGreaterThanOrEqual(3)
    expect(stories('test').size).toBeGreaterThanOrEqual(3)
  })

  it('asks every question, in both halves', () => {
    const { questionnaire } = loadDossier(join(here, 'dossiers', 'lumelia.yaml'))
    for (const split of ['tune', 'test'] as const) {
      const asked = new Set(breaches.filter(({ article }) => article.split === split).flatMap(({ article }) => article.claims.map(({ question }) => question)))
      expect([...asked].sort()).toEqual(questionnaire.questions.map(({ id }) => id).sort())
    }
  })
})
