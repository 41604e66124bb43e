import type { LoadedDossier } from '../../src/dossier/load.ts'
import { articleText } from '../../src/model/article.ts'
import type { Article } from '../../src/model/article.ts'
import type { Claim } from '../../src/model/claim.ts'
import { category, date, quantity } from '../../src/model/value.ts'
import { seeded } from '../../test/support/seeded.ts'
import type { BulkArticle } from './bulk-store.ts'

const WORDS = 'assurés données attaque société enquête régulateur système mutuelle piratage victimes plainte portail courriel réseau patient annonce incident serveur accès contrat'.split(' ')

/** One article in four is a copy of a dispatch; after so many articles there is another. */
const DISPATCH = 40

/**
 * Articles of made-up words, one after the other, with claims in the proportions of a real story: few answers that most give,
 * and a long tail, one article in four a copy of a dispatch. `evenly` asks all questions as often; else a few are answered most.
 */
export function* madePress({ dossier, questionnaire }: Pick<LoadedDossier, 'dossier' | 'questionnaire'>, { articles, claimsEach, evenly = false }: { articles: number; claimsEach: number; evenly?: boolean }): Generator<BulkArticle> {
  const next = seeded(1)
  /** Small numbers often, large ones seldom. */
  const few = (most: number): number => Math.min(most - 1, Math.floor(-Math.log(1 - next()) * most / 6))
  const among = <T>(items: readonly T[]): T => items[few(items.length)]!
  const ids = (named: readonly { readonly id: string }[]) => named.map(({ id }) => id)
  const [first, second] = ids(dossier.subjects)
  const subjects = second === undefined ? [[first!]] : [[first!], [first!, second].sort(), [second]]
  const [own, ...others] = ids(dossier.populations)
  const populations = [own!, 'any', ...others.slice(0, 1)]
  const speakers = ids(dossier.speakers)
  const relays = ids(dossier.relays).slice(0, 1)

  function claim(text: string): Claim {
    const { questions } = questionnaire
    const question = evenly ? questions[Math.floor(next() * questions.length)]! : among(questions)
    const value = question.type === 'quantity' ? quantity((1 + few(40)) * 1e6, among(['exact', 'at_least', 'about'] as const))
      : question.type === 'date' ? date(`2024-0${1 + few(3)}-${String(1 + few(28)).padStart(2, '0')}`)
        : category(among(question.categories).id)
    const start = Math.floor(next() * (text.length - 60))
    return {
      question: question.id, value, subject: among(subjects), population: question.by_population ? among(populations) : 'any',
      polarity: question.type === 'category' && next() < 0.15 ? 'denied' : 'affirmed', modality: next() < 0.2 ? 'hedged' : 'asserted',
      speaker: next() < 0.4 ? among(speakers) : null, via: next() < 0.1 ? relays : [],
      quote: { exact: text.slice(start, start + 24), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(start + 24, start + 56), start, end: start + 24 },
    }
  }

  const sentence = () => Array.from({ length: 14 }, () => WORDS[Math.floor(next() * WORDS.length)]).join(' ')
  const paragraphs = () => Array.from({ length: 12 }, () => ({ kind: 'paragraph' as const, text: `${sentence()}. ${sentence()}.` }))
  let dispatch = paragraphs()

  function article(index: number): { article: Article; day: string } {
    const day = new Date(Date.UTC(2024, 1, 1) + few(90) * 86_400_000).toISOString()
    const outlet = `Le Journal ${few(300)}`
    const title = `${sentence().slice(0, 60)} ${index}`
    if (index % DISPATCH === 0) dispatch = paragraphs()
    const body = articleText(title, null, index % 4 === 0 ? dispatch : paragraphs())
    return {
      day,
      article: { title, alternativeTitles: [], standfirst: null, authors: [], outlet, published: day, modified: null, canonical: null, language: 'fr', declaredLanguage: 'fr', section: null, keywords: [], free: true, flags: [], captions: [], links: [], found: {}, ...body },
    }
  }

  for (let index = 0; index < articles; index++) {
    const made = article(index)
    yield { ...made, address: `https://www.journal${index % 300}.example/${index}`, claims: Array.from({ length: claimsEach }, () => claim(made.article.text)) }
  }
}
