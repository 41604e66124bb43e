import type { NotifyEvent } from '../../dossier/notify.ts'
import type { Language } from '../../model/finding.ts'

interface Sayings {
  readonly events: Readonly<Record<NotifyEvent, string>>
  readonly sourceDown: string
  readonly runFailed: string
  readonly subject: (title: string, count: number) => string
  readonly more: (count: number) => string
  readonly colon: string
}

/** What notes are made of, in the language of the dossier. */
export const sayings: Readonly<Record<Language, Sayings>> = {
  fr: {
    events: { new_contradiction: 'Nouvelle contradiction', superseded: 'Version corrigée par son auteur', source_down: 'Source injoignable', run_failed: 'Échec' },
    sourceDown: 'aucune de ses pages n’a pu être lue cette nuit.',
    runFailed: 'La veille de cette nuit n’est pas allée à son terme',
    subject: (title, count) => `recoupe\u202f– ${title}\u00a0: ${count} ${count > 1 ? 'nouvelles' : 'nouvelle'}`,
    more: count => `… et ${count} ${count > 1 ? 'autres' : 'autre'}`,
    colon: '\u00a0:',
  },
  en: {
    events: { new_contradiction: 'New contradiction', superseded: 'Corrected by its author', source_down: 'Source out of reach', run_failed: 'Failure' },
    sourceDown: 'none of its pages could be read last night.',
    runFailed: 'Last night’s run did not end well',
    subject: (title, count) => `recoupe – ${title}: ${count} ${count > 1 ? 'items' : 'item'}`,
    more: count => `… and ${count} more`,
    colon: ':',
  },
}

/** Failures that have a sentence of their own, by slug. */
const failures: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  disk_full: { fr: 'le disque est plein\u00a0; ce qui était enregistré est gardé.', en: 'the disk is full; what was stored is kept.' },
  not_a_database: { fr: 'la base est endommagée ou n’en est pas une\u00a0; remettez une sauvegarde avec «\u00a0recoupe restore\u00a0».', en: 'the store is damaged, or is none; put a backup back with “recoupe restore”.' },
  newer_database: { fr: 'la base vient d’une version plus récente de recoupe.', en: 'the store was written by a newer recoupe.' },
  store_not_writable: { fr: 'la base ne peut pas être écrite\u00a0; vérifiez ses droits.', en: 'the store can’t be written; check its permissions.' },
  store_busy: { fr: 'un autre programme a gardé la base trop longtemps.', en: 'another program held the store for too long.' },
}

export function failureSentence(slug: string, language: Language): string {
  const known = failures[slug]
  if (known) return known[language]
  return language === 'fr' ? `cause\u00a0: ${slug}\u00a0; le journal de la machine en dit plus.` : `cause: ${slug}; the log on the machine says more.`
}
