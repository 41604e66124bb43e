import { describe, expect, it } from 'vitest'
import { loadDossier } from '../../../src/dossier/load.ts'
import type { Claim } from '../../../src/model/claim.ts'
import { notesOfRelations } from '../../../src/run/notify/notes.ts'
import { settledRelations } from '../../../src/store/relation-rows.ts'
import type { PressArticle } from '../../support/filled-store.ts'
import { filledStore } from '../../support/filled-store.ts'

const loaded = loadDossier('demo')

const article = (place: number, edtf: string, more: Partial<Pick<Claim, 'speaker' | 'modality' | 'subject'>> = {}): PressArticle => ({
  url: `http://journal-${place}.example/`, outlet: `Journal ${place}`, title: `Titre ${place}`, published: `2024-02-0${place}T08:00:00Z`, paragraphs: [`On parle du ${edtf}, dit l’article ${place}.`],
  claims: [{ question: 'attack_date', value: { edtf }, subject: ['viamedis'], population: 'any', polarity: 'affirmed', modality: 'asserted', speaker: null, quote: edtf, ...more }],
})

async function notesOf(...press: PressArticle[]): Promise<string[]> {
  const store = await filledStore(':memory:', loaded, press)
  const notes = notesOfRelations(loaded, await settledRelations(store, loaded.dossier.id))
  await store.destroy()
  return notes.map(({ event, heading }) => `${event}: ${heading}`)
}

describe('what is worth a note', () => {
  it('is a firm contradiction, and no possible one', async () => {
    expect(await notesOf(article(1, '2024-01-31'), article(2, '2024-02-01'))).toEqual(['new_contradiction: Date de l’attaque (Viamedis)'])
    expect(await notesOf(article(1, '2024-01-31'), article(2, '2024-02-01', { modality: 'hedged' }))).toEqual([])
    expect(await notesOf(article(1, '2024-01-31'), article(2, '2024-02-01', { subject: ['almerys'] }))).toEqual([])
  })

  it('is an answer that its own speaker replaced', async () => {
    expect(await notesOf(article(1, '2024-01-31', { speaker: 'cnil' }), article(2, '2024-02-01', { speaker: 'cnil' }))).toEqual(['superseded: Date de l’attaque (Viamedis)'])
  })
})
