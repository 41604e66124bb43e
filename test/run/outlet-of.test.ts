import { describe, expect, it } from 'vitest'
import { dossierSchema } from '../../src/dossier/dossier.ts'
import { outletOf } from '../../src/run/outlet-of.ts'

const source = (id: string, name: string, home: string) => ({ outlet: { id, name, home } })
const dossier = dossierSchema.parse({
  id: 'd', title: 'T', questionnaire: 'data-breach', subjects: [{ id: 'a', name: 'A' }],
  sources: [source('phare', 'Le Phare', 'https://www.lephare.example'), source('yahoo', 'Yahoo', 'https://fr.news.yahoo.com'), source('sport', 'Yahoo Sport', 'https://sport.yahoo.com')],
})

describe('outletOf', () => {
  it.each([
    ['the dossier’s outlet of the same host', 'https://lephare.example/a', 'Phare', 'phare'],
    ['of the same domain, where no host is the same', 'https://m.lephare.example/a', null, 'phare'],
    ['of the very host before that of the domain', 'https://sport.yahoo.com/a', null, 'sport'],
    ['the outlet that the page names', 'https://ailleurs.example/a', 'L’Écho d’Ailleurs', 'l-echo-d-ailleurs'],
    ['the dossier’s outlet of that name', 'urn:x', 'le phare', 'phare'],
    ['the host, where the page names none', 'https://www.ailleurs.example/a', null, 'ailleurs-example'],
    ['no more than is known', 'urn:x', null, 'unknown'],
    ['the file’s name, where nothing else is known', 'file:saved/note-12.txt', null, 'note-12'],
  ])('finds %s', (_, address, named, id) => {
    expect(outletOf(dossier, address, named).id).toBe(id)
  })
})
