import { describe, expect, it } from 'vitest'
import { whyNotOf } from '../../src/run/belongs.ts'
import { dossierSchema } from '../../src/dossier/dossier.ts'

const dossier = dossierSchema.parse({
  id: 'd', title: 'T', questionnaire: 'data-breach', subjects: [{ id: 'a', name: 'Exemplia' }], terms: ['Exempléa'], window: { from: '2024-02-01', to: '2024-02-29' },
})

describe('whyNotOf', () => {
  it.each([
    ['bears a term, whatever its accents and capitals', 'EXEMPLEA piratée', '2024-02-10', null],
    ['bears none', 'Une autre affaire', '2024-02-10', 'no_term'],
    ['was published before the window', 'Exempléa', '2024-01-31', 'out_of_window'],
    ['was published on its last day, in the dossier’s own time zone', 'Exempléa', '2024-02-29T22:59:00Z', null],
    ['was published after it there, though not in UTC', 'Exempléa', '2024-02-29T23:30:00Z', 'out_of_window'],
    ['has no date', 'Exempléa', null, null],
    ['has none that can be read', 'Exempléa', 'hier', null],
  ])('decides on an article that %s', (_, text, published, reason) => {
    expect(whyNotOf(dossier)({ text, published })).toBe(reason)
  })
})
