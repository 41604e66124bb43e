import { z } from 'zod'
import { nearest } from './yaml.ts'

/** Ids go into file names, addresses of pages and CSV columns: small letters, digits, - and _. */
export const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'an id is 1 to 64 small letters, digits, - and _, like "cnil"')

export const address = z.string().superRefine((text, context) => {
  const url = parseUrl(text)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    context.addIssue({ code: 'custom', message: `"${text}" is no web address; write it whole, like https://www.exemple.example/rss.xml` })
  } else if (url.username || url.password) {
    context.addIssue({ code: 'custom', message: 'an address may not carry a user or a password; take them out' })
  }
})

/** A calendar day that exists. */
export const day = z.string().refine(
  text => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text),
  { abort: true, error: issue => `"${String(issue.input)}" is no date; write a day that exists as 2024-02-01` },
)

/** Milliseconds, from «1s», «500ms», «2m». */
export const duration = z.string().regex(/^\d{1,6}(\.\d{1,3})?(ms|s|m)$/, 'write a time as 500ms, 1s or 2m').transform(text => {
  const units = { ms: 1, s: 1000, m: 60_000 } as const
  const [, amount, unit] = /^([\d.]+)(ms|s|m)$/.exec(text)!
  return Number(amount) * units[unit as keyof typeof units]
})

export const text = z.string().trim().min(1, 'may not be empty')

/** A sentence or a word in both languages of the report. */
export const bilingual = z.strictObject({ fr: text, en: text })

/** An object of exactly these keys; an unknown one is told with the nearest known. */
export function keys<T extends z.ZodRawShape>(shape: T) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: issue => issue.code === 'unrecognized_keys'
      ? `unknown key ${(issue.keys as string[]).map(key => `"${key}"; ${suggestion(key, known)}`).join(', ')}`
      : issue.code === 'invalid_type' ? `expected the keys ${known.join(', ')}` : undefined,
  })
}

function suggestion(key: string, known: readonly string[]): string {
  const near = nearest(key, known)
  return near ? `did you mean "${near}"?` : `known: ${known.join(', ')}`
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
