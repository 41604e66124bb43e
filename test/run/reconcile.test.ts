import { assert, asyncProperty, constantFrom, integer, record, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDossier } from '../../src/dossier/load.ts'
import type { Value } from '../../src/model/value.ts'
import { articleId } from '../../src/store/articles.ts'
import { saveExtractions } from '../../src/store/claims.ts'
import { findingStates } from '../../src/store/finding-turns.ts'
import { loadReconciliation } from '../../src/store/findings.ts'
import type { Store } from '../../src/store/open.ts'
import { addReview, listReviews, undoReview } from '../../src/store/reviews.ts'
import { stateOf } from '../../src/run/turns.ts'
import type { PressArticle } from '../support/filled-store.ts'
import { addArticle, filledStore, reconciledStore } from '../support/filled-store.ts'

const loaded = loadDossier('demo')
const DOSSIER = loaded.dossier.id

const QUOTES = ['vingt millions', 'trente-trois millions', '5 234 871 assurés', 'le 31 janvier', 'le 1er février', 'les adresses électroniques'] as const
const VALUES: Readonly<Record<(typeof QUOTES)[number], readonly [question: string, value: Value]>> = {
  'vingt millions': ['victims', { amount: 20_000_000, bound: 'exact' }],
  'trente-trois millions': ['victims', { amount: 33_000_000, bound: 'at_least' }],
  '5 234 871 assurés': ['victims', { amount: 5_234_871, bound: 'exact' }],
  'le 31 janvier': ['attack_date', { edtf: '2024-01-31' }],
  'le 1er février': ['attack_date', { edtf: '2024-02-01' }],
  'les adresses électroniques': ['data', { category: 'email' }],
}
/** Two texts that half of the articles share, so that articles come to have one origin and leave it. */
const DISPATCHES = ['un', 'deux'].map(name => Array.from({ length: 60 }, (_, at) => `mot${name}${at}`).join(' '))

const article = record({
  place: integer({ min: 0, max: 7 }),
  version: integer({ min: 0, max: 2 }),
  quotes: uniqueArray(constantFrom(...QUOTES), { maxLength: 4 }),
  dispatch: constantFrom(null, null, 0, 1),
  subject: constantFrom(['viamedis'], ['almerys'], ['almerys', 'viamedis']),
  polarity: constantFrom('affirmed' as const, 'affirmed' as const, 'denied' as const),
  modality: constantFrom('asserted' as const, 'hedged' as const),
  speaker: constantFrom(null, 'cnil'),
}).map(({ place, version, quotes, dispatch, subject, polarity, modality, speaker }): PressArticle => ({
  url: `http://journal-${place % 4}.example/${place}`, outlet: `Journal ${place % 4}`, title: `Titre ${place}`, published: `2024-02-0${1 + version + place % 5}`,
  paragraphs: [`Version ${version}.`, ...(dispatch === null ? [] : [DISPATCHES[dispatch]!]), `On parle de ${QUOTES.join(', ')}.`],
  claims: quotes.map(quote => ({ question: VALUES[quote][0], value: VALUES[quote][1], subject, population: 'any', polarity, modality, speaker, quote })),
}))
const change = record({ what: constantFrom('article', 'article', 'article', 'gone', 'rejected', 'undone'), article })

async function apply(store: Store, { what, article: given }: { what: string; article: PressArticle }): Promise<void> {
  const id = articleId(given.url)
  const versions = await store.selectFrom('versions').select('id').where('article_id', '=', id).execute()
  if (what === 'article' || versions.length === 0) return addArticle(store, loaded.dossier, given)
  if (what === 'gone') return saveExtractions(store, DOSSIER, 'test', versions.map(version => ({ version: version.id, article: id, result: 'no_term' })))
  const [review] = await listReviews(store, DOSSIER)
  if (what === 'undone') return void (review && await undoReview(store, DOSSIER, review.id, 'moi', '2024-02-10'))
  const claim = await store.selectFrom('claims').selectAll().where('article_id', '=', id).orderBy('id').executeTakeFirst()
  if (!claim) return
  await addReview(store, DOSSIER, {
    action: 'reject', article: id, otherArticle: null, correction: null, note: '', reviewer: 'moi', at: '2024-02-10',
    anchor: { question: claim.question, claim: claim.id, value: JSON.parse(claim.value) as Value, quote: { exact: claim.quote_exact, prefix: claim.quote_prefix, suffix: claim.quote_suffix, start: claim.quote_start, end: claim.quote_end } },
  })
}

describe('a store that is reconciled after each change', () => {
  it.each([
    ['position by position', Infinity],
    ['question by question', 0],
  ])('holds the same as one that is reconciled from scratch, %s', async (_, most) => {
    await assert(asyncProperty(uniqueArray(article, { minLength: 3, maxLength: 10, selector: ({ url, paragraphs }) => url + paragraphs[0] }), uniqueArray(change, { minLength: 1, maxLength: 6 }), async (press, changes) => {
      const store = await filledStore(':memory:', loaded, press)
      for (const each of changes) {
        await apply(store, each)
        await reconciledStore(store, loaded, { most })
      }
      const littleByLittle = await loadReconciliation(store, DOSSIER)
      // What turned, told run by run, adds up to what stands.
      const told = (await findingStates(store, DOSSIER)).filter(({ status }) => status !== null)
      for (const table of ['reconciled', 'findings', 'origins', 'traits'] as const) await store.deleteFrom(table).execute()
      await reconciledStore(store, loaded)
      const fromScratch = await loadReconciliation(store, DOSSIER)
      await store.destroy()
      expect(littleByLittle).toEqual(fromScratch)
      expect(told).toEqual(fromScratch.findings.map(stateOf).sort((a, b) => (a.finding < b.finding ? -1 : 1)))
    }), { numRuns: 40, seed: 7 })
  })
})
