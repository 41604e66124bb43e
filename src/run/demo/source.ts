import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { dataFolder } from '../../dossier/data-folder.ts'
import { id, keys, text } from '../../dossier/fields.ts'
import { checkYaml } from '../../dossier/yaml.ts'

const path = z.string().regex(/^\/[\w./-]*$/, 'a path begins with / and has letters, digits, . - _ and /')

const outletSchema = keys({
  id,
  name: text,
  host: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*\.example$/, 'a host of the demo ends in .example'),
  /** How its pages say who wrote what and when. */
  template: z.enum(['json-ld', 'graph', 'microdata', 'open-graph', 'bare']),
  charset: z.enum(['utf-8', 'iso-8859-1']).default('utf-8'),
  feeds: z.array(z.enum(['rss', 'atom', 'json'])).default([]),
  sitemap: z.enum(['plain', 'gzip', 'news']).optional(),
  /** A page that lists its articles, beside the home page. */
  listing: path.optional(),
  /** Other pages of the same article. */
  twins: z.array(z.enum(['amp', 'print'])).default([]),
  /** `crawl_delay` is in seconds. */
  robots: keys({ disallow: z.array(path).default([]), crawl_delay: z.number().positive().optional() }).prefault({}),
  cookie_notice: text.optional(),
  newsletter: text.optional(),
  footer: text,
})

const block = z.union([
  text,
  keys({ subhead: text }),
  keys({ list: z.array(text).min(1) }),
])

const articleSchema = keys({
  path,
  published: z.iso.datetime({ offset: true }),
  modified: z.iso.datetime({ offset: true }).optional(),
  section: text.optional(),
  author: text.optional(),
  title: text,
  standfirst: text.optional(),
  paragraphs: z.array(block).min(1),
  /** How many blocks are shown to those who have not paid. */
  paywall: z.int().positive().optional(),
  /** Other stories, with figures of their own: not the article. */
  related: keys({ title: text, items: z.array(text).min(1) }).optional(),
  comments: z.array(keys({ by: text, text })).default([]),
})

export type DemoArticle = z.output<typeof articleSchema>
export type DemoBlock = z.output<typeof block>
/** An outlet of the demo press, with its articles from the newest to the oldest. */
export type DemoOutlet = z.output<typeof outletSchema> & { readonly articles: readonly DemoArticle[] }

/**
 * Reads a demo press: a folder an outlet, with `outlet.yaml` and a YAML file an article.
 *
 * @throws {Failure} exit 2, with file, line and column.
 */
export function readDemoPress(folder = join(dataFolder(), 'demo')): readonly DemoOutlet[] {
  const outlets = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort()
  return outlets.map(name => {
    const files = readdirSync(join(folder, name)).filter(file => file.endsWith('.yaml') && file !== 'outlet.yaml').sort()
    const articles = files.map(file => read(join(folder, name, file), articleSchema))
    return {
      ...read(join(folder, name, 'outlet.yaml'), outletSchema),
      articles: articles.sort((a, b) => Date.parse(b.published) - Date.parse(a.published)),
    }
  })
}

const read = <S extends z.ZodType>(file: string, schema: S): z.output<S> => checkYaml(readFileSync(file, 'utf8'), file, schema).value
