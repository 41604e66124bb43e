import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { LoadedDossier } from '../../src/dossier/load.ts'
import { loadDossier } from '../../src/dossier/load.ts'
import { BOUNDS } from '../../src/model/value.ts'

const here = import.meta.dirname
const bound = z.enum(BOUNDS)

const claim = z.strictObject({
  question: z.string(),
  value: z.union([
    z.strictObject({ amount: z.int().positive(), bound }),
    z.strictObject({ share: z.number().gt(0).max(1), bound, of: z.literal('population') }),
    z.strictObject({ edtf: z.string() }),
    z.strictObject({ category: z.string() }),
  ]),
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

const article = z.strictObject({
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

/** An article of the corpus, with the claims that people found in it. */
export type AnnotatedArticle = z.output<typeof article>
export type AnnotatedClaim = z.output<typeof claim>

interface Corpus {
  readonly articles: readonly { readonly file: string; readonly article: AnnotatedArticle }[]
  /** By the id that articles name. */
  readonly dossiers: ReadonlyMap<string, LoadedDossier>
}

/** The breaches: every article of the corpus, or one half of it. */
export const readBreaches = (split?: 'tune' | 'test'): Corpus => ({
  articles: readArticles(join(here, 'articles')).filter(({ article }) => split === undefined || article.split === split),
  dossiers: readDossiers(join(here, 'dossiers')),
})

/** Another sort of story, with a questionnaire of its own. */
export const readTrainAccident = (): Corpus => ({
  articles: readArticles(join(here, 'train', 'articles')),
  dossiers: new Map([['vallon-sec', loadDossier(join(here, 'train', 'vallon-sec.yaml'))]]),
})

const readArticles = (folder: string) => readdirSync(folder).sort()
  .map(file => ({ file, article: article.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))) }))

const readDossiers = (folder: string) =>
  new Map(readdirSync(folder).sort().map(file => [basename(file, '.yaml'), loadDossier(join(folder, file))]))
