import type { Dossier } from '../dossier/dossier.ts'
import type { Language } from '../model/finding.ts'

/** How the data set is cited: title, what made it, the span of its articles, and a fingerprint of its claims. */
export function citation(dossier: Dossier, { program, articles, outlets, first, last, fingerprint }: {
  program: string; articles: number; outlets: number; first: string | null; last: string | null; fingerprint: string
}, language: Language): string {
  const day = (date: string) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
  const span = first && last ? (language === 'fr' ? `, publiés du ${day(first)} au ${day(last)}` : `, published ${day(first)} to ${day(last)}`) : ''
  return language === 'fr'
    ? `« ${dossier.title} », jeu de données ${program} : ${articles} article${articles > 1 ? 's' : ''} de ${outlets} média${outlets > 1 ? 's' : ''}${span}. Empreinte SHA-256 des affirmations : ${fingerprint}.`
    : `“${dossier.title}”, ${program} data set: ${articles} article${articles === 1 ? '' : 's'} of ${outlets} outlet${outlets === 1 ? '' : 's'}${span}. SHA-256 of its claims: ${fingerprint}.`
}
