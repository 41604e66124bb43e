import { describe, expect, it } from 'vitest'
import { claimsOf } from './story.ts'

/** Who is said to say that telephone numbers were taken; null is the outlet. The negatives are what only looks like speech. */
const cases: readonly (readonly [string, string | null])[] = [
  ['Les numéros de téléphone ont été dérobés, jure-t-on chez Orizon.', 'orizon'],
  ['Chez Orizon, on assure que les numéros de téléphone ont été dérobés.', 'orizon'],
  ['Les numéros de téléphone ont été dérobés, peut-on lire dans le communiqué d’Orizon.', 'orizon'],
  ['Pour la Cnil, les numéros de téléphone ont été dérobés.', 'cnil'],
  ['Comme l’indique la Cnil, les numéros de téléphone ont été dérobés.', 'cnil'],
  ['« Les numéros de téléphone ont été dérobés. » C’est ce qu’indique la Cnil.', 'cnil'],
  ['Réponse de la Cnil : « Les numéros de téléphone ont été dérobés. »', 'cnil'],
  ['La Cnil tranche. Les numéros de téléphone ont été dérobés.', 'cnil'],
  ['« Nous avons cherché.¶Les numéros de téléphone ont été dérobés. », affirme la Cnil.', 'cnil'],
  ['Selon une source proche du dossier, les numéros de téléphone ont été dérobés.', null],
  ['Selon votre situation, les numéros de téléphone ont été dérobés.', null],
  ['De source judiciaire, on indique que les numéros de téléphone ont été dérobés.', null],
  ['« Nous avons déposé plainte », indique Orizon. Les numéros de téléphone ont été dérobés.', null],
  ['Orizon a prévenu la Cnil. Les numéros de téléphone ont été dérobés.', null],
  ['Les numéros de téléphone ont été dérobés, affirme un expert.', null],
]

describe('who says so', () => {
  it.each(cases)('%s', (text, speaker) => {
    const said = claimsOf(text).filter(({ value }) => 'category' in value && value.category === 'phone')
    expect([...new Set(said.map(claim => claim.speaker))]).toEqual([speaker])
  })
})
