import { franc } from 'franc'

/** ISO 639-3 as franc gives it, to ISO 639-1. Languages of the press that the project meets; more confuse short texts. */
const LANGUAGES: Readonly<Record<string, string>> = {
  fra: 'fr', eng: 'en', deu: 'de', spa: 'es', ita: 'it', nld: 'nl', por: 'pt', cat: 'ca', pol: 'pl', swe: 'sv', nob: 'no', nno: 'no', dan: 'da', fin: 'fi', ron: 'ro', ces: 'cs', hun: 'hu', tur: 'tr',
}

/** The language of a whole text, ISO 639-1, or null where the text is too short to tell. */
export function languageOf(text: string): string | null {
  if (text.length < 80) return null
  return LANGUAGES[franc(text.slice(0, 3000), { only: Object.keys(LANGUAGES) })] ?? null
}

/** «fr-FR», «fr_FR» and the like as «fr». */
export const declaredLanguage = (tag: string | null | undefined): string | null => /^\s*([a-z]{2})(?:[-_\s]|$)/i.exec(tag ?? '')?.[1]?.toLowerCase() ?? null
