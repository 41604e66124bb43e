import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../src/dossier/load-lexicon.ts'
import { extractClaims } from '../../src/extract/claims/extract-claims.ts'
import { createFrench } from '../../src/extract/french/french.ts'
import { articleText } from '../../src/model/article.ts'
import type { Claim } from '../../src/model/claim.ts'
import type { AnnotatedArticle } from './read-corpus.ts'
import { readTrainAccident } from './read-corpus.ts'

const { articles, dossiers } = readTrainAccident()
const french = createFrench(loadLexicon())

function extracted({ dossier: id, title, standfirst, paragraphs, published }: AnnotatedArticle): Claim[] {
  const { dossier, questionnaire } = dossiers.get(id)!
  const text = articleText(title, standfirst, paragraphs.map(paragraph => ({ kind: 'paragraph' as const, text: paragraph })))
  return extractClaims({ title, standfirst, published, ...text }, dossier, questionnaire, french)
}

/** What a claim answers, of whom, and how: scores compare sets of these. */
const core = ({ question, value, subject, population, polarity, modality, speaker }: Pick<Claim, 'question' | 'value' | 'subject' | 'population' | 'polarity' | 'modality' | 'speaker'>): string =>
  [question, JSON.stringify(value), subject.join('+'), population, polarity, modality, speaker].join(' ')
const cores = (claims: readonly Parameters<typeof core>[0][]): string[] => [...new Set(claims.map(core))].sort()

/** What it gets wrong today, and why: none of it can be said in a questionnaire. A line that is no longer true is to be taken out. */
const WRONG: Readonly<Record<string, readonly { readonly people: string; readonly found: string | null; readonly why: string }[]>> = {
  'vallon-sec-3.json': [{
    people: 'accident_date {"edtf":"2024-09-14"} accident any affirmed asserted bureau', found: null,
    why: '«le 14 septembre, il n’a pas commandé…»: what did not happen dates nothing',
  }],
}

describe('the questionnaire of train accidents, the worked example of docs/questionnaires.md', () => {
  it.each(articles)('finds in $file what people found in it, but for what is known to be wrong', ({ file, article }) => {
    const wrong = WRONG[file] ?? []
    const expected = cores(article.claims).filter(claim => !wrong.some(({ people }) => people === claim))
    expect(cores(extracted(article))).toEqual([...expected, ...wrong.flatMap(({ found }) => found ?? [])].sort())
  })

  it('is known to be wrong only of what people found', () => {
    for (const { file, article } of articles) expect(cores(article.claims)).toEqual(expect.arrayContaining((WRONG[file] ?? []).map(({ people }) => people)))
  })
})
