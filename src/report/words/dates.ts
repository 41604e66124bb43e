import type { Language } from '../../model/finding.ts'
import { monthPart } from '../../model/month-part.ts'

const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const

const format = (options: Intl.DateTimeFormatOptions) => ({
  fr: new Intl.DateTimeFormat(LOCALE.fr, { ...options, timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(LOCALE.en, { ...options, timeZone: 'UTC' }),
})
const whole = format({ day: 'numeric', month: 'long', year: 'numeric' })
const month = format({ month: 'long', year: 'numeric' })
const dayMonth = format({ day: 'numeric', month: 'long' })
const justDay = format({ day: 'numeric' })

/** French writes the first of a month «1er». */
const first = (text: string, language: Language): string => (language === 'fr' ? text.replace(/^1(?= |$)/, '1er') : text)
const NB = (text: string): string => text.replace(/^(\d+(?:er)?) /, '$1\u00a0')

const parse = (iso: string): Date => new Date(/^\d{4}(-\d\d){0,2}(?=$|T)/.exec(iso)?.[0] ?? NaN)

/** A day, a month or a year in words, without an article: «1er février 2024», «janvier 2024». An unreadable one comes back as it is. */
export function dateWords(iso: string, language: Language): string {
  const moment = parse(iso)
  if (Number.isNaN(moment.getTime())) return iso
  if (iso.length === 4) return iso
  if (iso.length === 7) return month[language].format(moment)
  return NB(first(whole[language].format(moment), language))
}

/** «du 1er au 12 février 2024», «from 1 to 12 February 2024»; one day alone where both are the same. */
export function periodWords(from: string, to: string, language: Language): string {
  if (from.slice(0, 10) === to.slice(0, 10)) return language === 'fr' ? `le ${dateWords(from, 'fr')}` : `on ${dateWords(from, 'en')}`
  const start = sharedStart(from, to, language)
  return language === 'fr' ? `du ${start} au ${dateWords(to, 'fr')}` : `from ${start} to ${dateWords(to, 'en')}`
}

/** An EDTF value in words that stand alone: «31 janvier 2024», «fin janvier 2024», «avant le 7 février 2024», «entre le 2 et le 5 mars 2024». */
export function edtfWords(edtf: string, language: Language): string {
  const french = language === 'fr'
  if (!edtf.includes('/')) {
    const about = /[~%]$/.test(edtf)
    const uncertain = edtf.endsWith('?')
    const bare = edtf.replace(/[~%?]$/, '')
    const words = dateWords(bare, language)
    if (about) return french ? `vers ${bare.length > 7 ? 'le ' : ''}${words}` : `about ${words}`
    return uncertain ? `${words} (?)` : words
  }
  const [from = '', to = ''] = edtf.split('/')
  if (from === '..' || from === '') return french ? `au plus tard ${bareDay(to) ? 'le' : 'en'} ${dateWords(to, 'fr')}` : `by ${dateWords(to, 'en')}`
  if (to === '..' || to === '') return french ? `à partir ${bareDay(from) ? 'du' : 'de'} ${dateWords(from, 'fr')}` : `from ${dateWords(from, 'en')} on`
  return partOfMonth(from, to, language) ?? (french
    ? `entre ${bareDay(from) ? 'le ' : ''}${sharedStart(from, to, 'fr')} et ${bareDay(to) ? 'le ' : ''}${dateWords(to, 'fr')}`
    : `between ${sharedStart(from, to, 'en')} and ${dateWords(to, 'en')}`)
}

const bareDay = (iso: string): boolean => iso.length >= 10

const PARTS = { fr: { early: 'début ', mid: 'mi-', late: 'fin ' }, en: { early: 'early ', mid: 'mid-', late: 'late ' } } as const

/** «début février 2024», «mi-février 2024», «fin janvier 2024». */
function partOfMonth(from: string, to: string, language: Language): string | null {
  const found = monthPart(from, to)
  return found && PARTS[language][found.part] + dateWords(found.month, language)
}

/** The first of two dates without the month and year that the second one says. */
function sharedStart(from: string, to: string, language: Language): string {
  if (!bareDay(from) || !bareDay(to) || from.slice(0, 4) !== to.slice(0, 4)) return dateWords(from, language)
  const moment = parse(from)
  const words = from.slice(0, 7) === to.slice(0, 7) ? justDay[language].format(moment) : dayMonth[language].format(moment)
  return NB(first(words, language))
}
