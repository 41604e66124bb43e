import type { Language } from '../../model/finding.ts'
import type { Bound, Quantity, Share } from '../../model/value.ts'
import { NBSP } from './typography.ts'

const plain = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') }
const percent = {
  fr: new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 }),
}

export const count = (number: number, language: Language): string => plain[language].format(number)

/** «33 millions», «1,5 million», «43 500»: in millions and milliards where three significant decimals lose nothing. */
export function amount(number: number, language: Language): string {
  for (const [unit, french, english] of [[1e9, 'milliard', 'billion'], [1e6, 'million', 'million']] as const) {
    if (number < unit) continue
    const scaled = number / unit
    if (Math.abs(scaled * 1000 - Math.round(scaled * 1000)) > 1e-6) break
    const word = language === 'fr' ? french + (scaled >= 2 ? 's' : '') : english
    return `${plain[language].format(scaled)}${NBSP}${word}`
  }
  return plain[language].format(number)
}

const BOUND: Readonly<Record<Language, Readonly<Record<Exclude<Bound, 'order'>, (figure: string) => string>>>> = {
  fr: { exact: figure => figure, at_least: figure => `au moins ${figure}`, at_most: figure => `au plus ${figure}`, about: figure => `environ ${figure}` },
  en: { exact: figure => figure, at_least: figure => `at least ${figure}`, at_most: figure => `at most ${figure}`, about: figure => `about ${figure}` },
}

export function quantityWords({ amount: number, bound }: Quantity, language: Language): string {
  return bound === 'order' ? orderWords(number, language) : BOUND[language][bound](amount(number, language))
}

export function shareWords({ share, bound }: Share, language: Language): string {
  const figure = percent[language].format(share)
  return bound === 'order' ? BOUND[language].about(figure) : BOUND[language][bound](figure)
}

const ORDERS: readonly (readonly [number, Readonly<Record<Language, string>>])[] = [
  [1e9, { fr: 'des milliards', en: 'billions' }],
  [1e8, { fr: 'des centaines de millions', en: 'hundreds of millions' }],
  [1e7, { fr: 'des dizaines de millions', en: 'tens of millions' }],
  [1e6, { fr: 'des millions', en: 'millions' }],
  [1e5, { fr: 'des centaines de milliers', en: 'hundreds of thousands' }],
  [1e4, { fr: 'des dizaines de milliers', en: 'tens of thousands' }],
  [1e3, { fr: 'des milliers', en: 'thousands' }],
  [1e2, { fr: 'des centaines', en: 'hundreds' }],
  [0, { fr: 'des dizaines', en: 'tens' }],
]

const orderWords = (number: number, language: Language): string => ORDERS.find(([least]) => number >= least)![1][language]
