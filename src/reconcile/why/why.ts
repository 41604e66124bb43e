import type { Dossier } from '../../dossier/dossier.ts'
import type { Populations } from '../../dossier/populations.ts'
import type { Questionnaire } from '../../dossier/questionnaire.ts'
import type { Language } from '../../model/finding.ts'
import type { Related } from '../held.ts'
import { english } from './en.ts'
import { french } from './fr.ts'
import { namesOf } from './names.ts'
import { gist } from './gist.ts'

/** Says why two positions stand to each other as they do, in each language. */
export type RelationWords = (related: Related) => Readonly<Record<Language, string>>

export function relationWords(dossier: Dossier, questionnaire: Questionnaire, populations: Populations): RelationWords {
  const names = namesOf(dossier, questionnaire)
  return related => ({
    fr: french(gist(related, names, dossier, populations, 'fr')),
    en: english(gist(related, names, dossier, populations, 'en')),
  })
}
