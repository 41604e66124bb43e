import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import type { AnnotatedArticle, AnnotatedClaim } from './read-corpus.ts'
import { readBreaches, readTrainAccident } from './read-corpus.ts'

// The package ships no types.
const { default: edtf } = createRequire(import.meta.url)('edtf') as { default: (text: string) => unknown }

const breaches = readBreaches()
const accident = readTrainAccident()
const articles = [...breaches.articles, ...accident.articles]
const dossiers = new Map([...breaches.dossiers, ...accident.dossiers])

/** What is wrong with a claim, in words; nothing where all is well. */
function* faults(article: AnnotatedArticle, { question: name, value, ...claim }: AnnotatedClaim): Generator<string> {
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
  it.each(articles)('$file holds to its dossier, its questionnaire and its text', ({ file, article }) => {
    expect(`${article.id}.json`).toBe(file)
    expect([...dossiers.keys()]).toContain(article.dossier)
    expect(article.claims.flatMap(claim => [...faults(article, claim)].map(fault => `${claim.question} «${claim.quote}»: ${fault}`))).toEqual([])
    const { window } = dossiers.get(article.dossier)!.dossier
    expect(article.published >= window!.from && article.published.slice(0, 10) <= window!.to).toBe(true)
  })

  it('says nothing twice', () => {
    for (const { article } of articles) {
      const keys = article.claims.map(claim => JSON.stringify(claim))
      expect(new Set(keys).size, article.id).toBe(keys.length)
    }
  })
})

describe('the corpus as a whole', () => {
  it('keeps each story in one half, at least three stories a half, so that rules are never tuned on what measures them', () => {
    const stories = (split: 'tune' | 'test') => new Set(breaches.articles.filter(({ article }) => article.split === split).map(({ article }) => article.dossier))
    expect([...stories('tune')].filter(story => stories('test').has(story))).toEqual([])
    expect(stories('tune').size).toBeGreaterThanOrEqual(3)
    expect(stories('test').size).toBeGreaterThanOrEqual(3)
  })

  it('asks every question, in both halves', () => {
    const { questionnaire } = breaches.dossiers.get('lumelia')!
    for (const split of ['tune', 'test'] as const) {
      const asked = new Set(breaches.articles.filter(({ article }) => article.split === split).flatMap(({ article }) => article.claims.map(({ question }) => question)))
      expect([...asked].sort()).toEqual(questionnaire.questions.map(({ id }) => id).sort())
    }
  })
})
