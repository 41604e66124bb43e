import { dossierSchema } from '../../../src/dossier/dossier.ts'
import { dataFolder } from '../../../src/dossier/data-folder.ts'
import { loadQuestionnaire } from '../../../src/dossier/load.ts'
import { loadLexicon } from '../../../src/dossier/load-lexicon.ts'
import { extractClaims } from '../../../src/extract/claims/extract-claims.ts'
import { createFrench } from '../../../src/extract/french/french.ts'
import { articleText } from '../../../src/model/article.ts'
import type { Claim } from '../../../src/model/claim.ts'
import { isCategory, isDate, isShare } from '../../../src/model/value.ts'

export const french = createFrench(loadLexicon())
export const dataBreach = loadQuestionnaire(`${dataFolder()}/questionnaires/data-breach.yaml`)

/** A story of one subject. */
export const orizon = dossierSchema.parse({
  id: 'orizon', title: 'Fuite chez Orizon', questionnaire: 'data-breach',
  subjects: [{ id: 'orizon', name: 'Orizon' }],
  populations: [{ id: 'customers', name: 'clients', aliases: ['abonné'] }, { id: 'staff', name: 'salariés', aliases: ['employés'] }],
  speakers: [{ id: 'orizon', name: 'Orizon', kind: 'subject' }, { id: 'cnil', name: 'Cnil', kind: 'regulator' }, { id: 'lenoir', name: 'Paul Lenoir', kind: 'researcher' }],
  relays: [{ id: 'afp', name: 'AFP' }],
})

/** A story of two. */
export const twins = {
  ...orizon, id: 'twins',
  subjects: [{ id: 'altair', name: 'Altaïr', aliases: [] }, { id: 'vega', name: 'Véga', aliases: [] }],
  speakers: [{ id: 'altair', name: 'Altaïr', aliases: [], kind: 'subject' }, { id: 'vega', name: 'Véga', aliases: [], kind: 'subject' }, { id: 'cnil', name: 'Cnil', aliases: [], kind: 'regulator' }],
}

/** A story of one subject and many groups of people. */
export const brise = dossierSchema.parse({
  id: 'brise', title: 'Fuite chez Brise', questionnaire: 'data-breach',
  subjects: [{ id: 'brise', name: 'Brise' }],
  populations: [
    { id: 'customers', name: 'clients', aliases: ['client', 'cliente', 'abonné', 'abonnés'] }, { id: 'staff', name: 'salariés', aliases: ['salarié', 'agents', 'collaborateurs'] },
    { id: 'patients', name: 'patients', aliases: ['malades'] }, { id: 'members', name: 'adhérents', aliases: ['adhérent', 'assurés'] },
    { id: 'students', name: 'étudiants', aliases: ['élèves'] }, { id: 'pros', name: 'médecins', aliases: ['commerçants'] },
  ],
  speakers: [{ id: 'brise', name: 'Brise', kind: 'subject' }, { id: 'cnil', name: 'Cnil', kind: 'regulator' }],
})

/** The claims of a text, its paragraphs parted by «¶»; published on Friday 25 October 2024. */
export function claimsOf(body: string, dossier = orizon, title = 'Orizon : ce que l’on sait', outlet: string | null = null): Claim[] {
  const built = articleText(title, null, body.split('¶').map(text => ({ kind: 'paragraph' as const, text: text.trim() })))
  return extractClaims({ title, standfirst: null, outlet, published: '2024-10-25T10:00:00+02:00', ...built }, dossier, dataBreach, french)
}

/** `question:answer`, with `-` where it is denied. */
export function brief({ question, value, polarity }: Claim): string {
  const answer = isCategory(value) ? value.category : isDate(value) ? value.edtf : isShare(value) ? `s${value.share}` : String(value.amount)
  return `${question}:${answer}${polarity === 'denied' ? '-' : ''}`
}
