import type { Language } from '../model/finding.ts'

/** What a citation is made of. */
export interface Cited {
  readonly title: string
  /** `recoupe 0.1.0` */
  readonly program: string
  readonly articles: number
  readonly outlets: number
  /** ISO days of the oldest and the newest article; null where none is dated. */
  readonly first: string | null
  readonly last: string | null
  /** SHA-256, in hexadecimal, of `claims.jsonl` with all its columns. */
  readonly fingerprint: string
}

/** How the data set is cited: title, what made it, the span of its articles, and a fingerprint of its claims. */
export function citation({ title, program, articles, outlets, first, last, fingerprint }: Cited, language: Language): string {
  const count = (number: number, one: string, many: string) =>
    `${new Intl.NumberFormat(language).format(number)} ${new Intl.PluralRules(language).select(number) === 'one' ? one : many}`
  const day = (date: string) => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date)).replace(/^1 (?=\p{L})/u, language === 'fr' ? '1er ' : '1 ')
  if (language === 'fr') {
    const span = first && last ? `, publiés du ${day(first)} au ${day(last)}` : ''
    return `«\u00a0${title}\u00a0», jeu de données produit par ${program}\u00a0: ${count(articles, 'article', 'articles')} de ${count(outlets, 'média', 'médias')}${span}. Empreinte SHA-256 des affirmations\u00a0: ${fingerprint}.`
  }
  const span = first && last ? `, published ${day(first)} to ${day(last)}` : ''
  return `“${title}”, data set made by ${program}: ${count(articles, 'article', 'articles')} of ${count(outlets, 'outlet', 'outlets')}${span}. SHA-256 of its claims: ${fingerprint}.`
}
