import { z } from 'zod'
import { address, day, duration, id, keys, text } from './fields.ts'
import { notifySchema } from './notify.ts'

const named = { id, name: text, aliases: z.array(text).default([]) }

const outlet = keys({
  id,
  name: text,
  home: address.optional(),
  /** Whose outlet it is: outlets of one group may share copy. */
  group: id.optional(),
  /** `feed-only` takes what feeds carry and fetches no page; `manual` is only ever imported. */
  access: z.enum(['full', 'feed-only', 'manual']).default('full'),
})

const source = keys({
  outlet,
  feeds: z.array(address).default([]),
  sitemaps: z.union([z.literal('auto'), z.array(address)]).default([]),
  pages: z.array(address).default([]),
  articles: z.array(address).default([]),
})

const HOST_PORT = /^[\w.-]+:\d{1,5}$/

const crawl = keys({
  contact: address.optional(),
  delay: duration.default(1000),
  max_pages_per_outlet: z.int().min(1).max(1_000_000).default(500),
  allow_private_network: z.boolean().default(false),
  /** Pages that are asked for at the same time, all hosts together. */
  concurrency: z.int().min(1).max(64).default(16),
  /** Attempts after the first, for what may pass: a 500, a broken connection. */
  retries: z.int().min(0).max(10).default(3),
  /** Before the second attempt; doubled before each further one. */
  back_off: duration.default(2000),
  /** The longest wait for one host (Crawl-delay, Retry-After); past it, the host is left for another night. */
  patience: duration.default(600_000),
  timeouts: keys({
    connect: duration.default(10_000),
    headers: duration.default(30_000),
    /** The longest pause within a body. */
    body: duration.default(20_000),
    whole: duration.default(120_000),
  }).prefault({}),
  max_page_bytes: z.int().min(1024).max(100_000_000).default(5_000_000),
  /** Sitemaps are read as a stream; the protocol allows 50 MB, expanded. */
  max_sitemap_bytes: z.int().min(1024).max(1_000_000_000).default(100_000_000),
  resolve: z.record(
    z.string().regex(HOST_PORT, 'the key is HOST:PORT, like "www.exemple.example:80"'),
    z.string().regex(HOST_PORT, 'the value is ADDRESS:PORT, like "127.0.0.1:8080"'),
  ).default({}),
})

/** A dossier's YAML, as `docs` and the files format have it. */
export const dossierSchema = keys({
  id,
  title: text,
  language: z.enum(['fr', 'en']).default('fr'),
  timezone: text.refine(isTimezone, { error: 'is no time zone; write one like Europe/Paris' }).default('Europe/Paris'),
  window: keys({ from: day, to: day }).refine(window => window.from <= window.to, { error: '"from" is after "to"; exchange them' }).optional(),
  questionnaire: id,
  /** `research` declares the exemption of scientific research from a reservation of rights. */
  purpose: z.enum(['general', 'research']).default('general'),
  subjects: z.array(keys(named)).min(1, 'a dossier has at least one subject'),
  populations: z.array(keys({
    ...named,
    /** How many they are, for shares: «un quart des assurés». */
    size: keys({ amount: z.int().positive(), source: text }).optional(),
  })).default([]),
  speakers: z.array(keys({
    ...named,
    kind: id.optional(),
    /** Its own site: a link to it in an article leads to its own words. */
    home: address.optional(),
  })).default([]),
  relays: z.array(keys(named)).default([]),
  terms: z.array(text).default([]),
  sources: z.array(source).default([]),
  crawl: crawl.prefault({}),
  notify: notifySchema,
})

export type Dossier = z.output<typeof dossierSchema>
export type Source = Dossier['sources'][number]
export type Outlet = Source['outlet']
/** A subject, a population, a speaker or a relay: an id, a name and the other words for it. */
export type Named = Pick<Dossier['subjects'][number], 'id' | 'name' | 'aliases'>

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
