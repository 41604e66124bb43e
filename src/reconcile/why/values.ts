import type { Language } from '../../model/finding.ts'
import { monthPart } from '../../model/month-part.ts'
import type { Bound, Quantity, Share } from '../../model/value.ts'

const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const
const NBSP = '\u00a0'

const BOUND_WORDS: Readonly<Record<Language, Readonly<Record<Exclude<Bound, 'order'>, (figure: string) => string>>>> = {
  fr: {
    exact: figure => figure,
    at_least: figure => `au moins ${figure}`,
    at_most: figure => `au plus ${figure}`,
    about: figure => `environ ${figure}`,
  },
  en: {
    exact: figure => figure,
    at_least: figure => `at least ${figure}`,
    at_most: figure => `at most ${figure}`,
    about: figure => `about ${figure}`,
  },
}

const ORDER_WORDS: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
  fr: [
    [1e9, 'des milliards'], [1e8, 'des centaines de millions'], [1e7, 'des dizaines de millions'], [1e6, 'des millions'],
    [1e5, 'des centaines de milliers'], [1e4, 'des dizaines de milliers'], [1e3, 'des milliers'], [100, 'des centaines'], [10, 'des dizaines'],
  ],
  en: [
    [1e9, 'billions'], [1e8, 'hundreds of millions'], [1e7, 'tens of millions'], [1e6, 'millions'],
    [1e5, 'hundreds of thousands'], [1e4, 'tens of thousands'], [1e3, 'thousands'], [100, 'hundreds'], [10, 'dozens'],
  ],
}

/** «33,5 millions», «au moins 1 800», «des millions». */
export function quantityWords({ amount, bound }: Quantity, language: Language): string {
  if (bound === 'order') return ORDER_WORDS[language].find(([least]) => amount >= least)?.[1] ?? ({ fr: 'quelques-uns', en: 'a few' })[language]
  return BOUND_WORDS[language][bound](figure(amount, language))
}

/** «25 %»; «au moins 25 %». */
export function shareWords({ share, bound }: Share, language: Language): string {
  const percent = `${new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 1 }).format(share * 100)}${language === 'fr' ? NBSP : ''}%`
  return BOUND_WORDS[language][bound === 'order' ? 'about' : bound](percent)
}

const NUMBERS = { fr: new Intl.NumberFormat(LOCALE.fr, { maximumFractionDigits: 3 }), en: new Intl.NumberFormat(LOCALE.en, { maximumFractionDigits: 3 }) }

/** An amount to read: millions and milliards are words where that loses no digit. */
export function figure(amount: number, language: Language): string {
  const format = NUMBERS[language]
  for (const [unit, one, many] of language === 'fr' ? [[1e9, 'milliard', 'milliards'], [1e6, 'million', 'millions']] as const : [[1e9, 'billion', 'billion'], [1e6, 'million', 'million']] as const) {
    if (amount >= unit && Number.isInteger(Math.round(amount / unit * 1e6) / 1e3)) return `${format.format(amount / unit)}${NBSP}${amount < 2 * unit ? one : many}`
  }
  return format.format(amount)
}

/** «le 1er février 2024», «janvier 2024», «fin janvier 2024», «entre le 2 et le 5 mars 2024», «au plus tard le 7 février 2024». */
export function dateWords(text: string, language: Language): string {
  const [from, to] = text.split('/')
  if (to === undefined) return pointWords(from!, language)
  const open = (end: string | undefined): boolean => end === '..' || end === ''
  if (open(from) && open(to)) return language === 'fr' ? 'à une date non précisée' : 'on an unstated date'
  if (open(from)) return `${language === 'fr' ? 'au plus tard' : 'no later than'} ${bare(to, language)}`
  if (open(to)) return `${language === 'fr' ? 'au plus tôt' : 'no earlier than'} ${bare(from!, language)}`
  const found = monthPart(from!, to)
  if (found) return `${PARTS[language][found.part]}${bare(found.month, language)}`
  return language === 'fr' ? `entre ${bare(from!, 'fr')} et ${bare(to, 'fr')}` : `between ${bare(from!, 'en')} and ${bare(to, 'en')}`
}

const PARTS = { fr: { early: `début${NBSP}`, mid: 'mi-', late: `fin${NBSP}` }, en: { early: `early${NBSP}`, mid: 'mid-', late: `late${NBSP}` } } as const
const APPROXIMATELY = { fr: 'vers', en: 'around' } as const

function pointWords(point: string, language: Language): string {
  const plain = point.replace(/[~?%]$/, '')
  if (plain !== point) return `${APPROXIMATELY[language]} ${bare(plain, language)}`
  return bare(plain, language)
}

const isDay = (point: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(point)

/** How a year, a month and a day are written, by the length of what is to be written; made once, since making one costs more than using it. */
const FORMATS = new Map(([[4, {}], [7, { month: 'long' }], [10, { month: 'long', day: 'numeric' }]] as const).map(([length, parts]) => {
  const format = (language: Language) => new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', year: 'numeric', ...parts })
  return [length as number, { fr: format('fr'), en: format('en') }] as const
}))

/** A day, a month or a year by itself; anything rarer in EDTF is left as it is written. */
function bare(point: string, language: Language): string {
  const plain = point.replace(/[~?%]$/, '')
  const moment = new Date(plain)
  if (!/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/.test(plain) || Number.isNaN(moment.getTime())) return plain
  const words = FORMATS.get(plain.length)![language].format(moment).replaceAll(' ', NBSP)
  if (language === 'en' || !isDay(plain)) return words
  return `le${NBSP}${words.replace(/^1(?=\D)/, '1er')}`
}
