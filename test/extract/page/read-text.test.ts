import { describe, expect, it } from 'vitest'
import { readText } from '../../../src/extract/page/read-text.ts'
import { NOW, PROSE, rules } from './rules.ts'

const read = (text: string) => readText(text, { url: null, rules, now: NOW })
const body = PROSE.join('\n\n')

describe('a saved text', () => {
  it('has its first line for title where it stands apart and ends no sentence', () => {
    const { title, paragraphs, text } = read(`Exemplia : des dossiers consultés\n\n${body}`)
    expect(title).toBe('Exemplia : des dossiers consultés')
    expect(paragraphs.map(paragraph => paragraph.text)).toEqual(PROSE)
    for (const paragraph of paragraphs) expect(text.slice(paragraph.start, paragraph.end)).toBe(paragraph.text)
  })

  it('has no title where it begins with a sentence', () => {
    expect(read(body).title).toBe('')
    expect(read(body).paragraphs).toHaveLength(4)
  })

  it('has its title once, though it was saved twice, in two lines and with a stray tag', () => {
    const { title, paragraphs } = read(`Santé\n\nExemplia : des dossiers\nconsultés par des inconnus\n\nExemplia : des dossiers<br />\nconsultés par des inconnus\n\n${body}`)
    expect(title).toBe('Exemplia : des dossiers consultés par des inconnus')
    expect(paragraphs.map(paragraph => paragraph.text)).toEqual(PROSE)
  })

  it('loses the crumbs before it', () => {
    const { title, paragraphs } = read(`- Accueil ›\n- Santé ›\n- Exemplia : des dossiers consultés\nExemplia : des dossiers consultés\n${PROSE.join('\n')}`)
    expect({ title, first: paragraphs[0]!.text }).toEqual({ title: 'Exemplia : des dossiers consultés', first: PROSE[0] })
  })

  it.each([
    ['a comment form', '\n\nLaisser un commentaire\n\nVotre adresse e-mail ne sera pas publiée.\n\nNom *'],
    ['comments', '\n\n2 commentaires\n\nMoi aussi, on m’a volé mon dossier, comme à 5 millions de personnes.'],
    ['other stories', '\n\nVous pourriez aussi aimer\n\nUne autre fuite\n\nDes pirates ont pris 9 000 dossiers à la mairie de la ville voisine, a dit le maire mercredi.'],
    ['a list of links', '\n- Une autre fuite à Lille\n- Trois conseils pour vos mots de passe\n- Qui sont ces pirates ?'],
    ['what a feed reader adds', '\n\nSource link'],
  ])('loses %s after it', (_, rest) => {
    expect(read(body + rest).paragraphs.map(paragraph => paragraph.text)).toEqual(PROSE)
  })

  it('keeps a list that is its own, and its subheads', () => {
    const { paragraphs } = read(`${PROSE[0]}\n\nUne plainte\n\n${PROSE[1]}\n- les noms ;\n- les prénoms.\n\n${PROSE[2]}`)
    expect(paragraphs.map(({ kind }) => kind)).toEqual(['paragraph', 'subhead', 'paragraph', 'list_item', 'list_item', 'paragraph'])
  })

  it('takes its signature for its author', () => {
    expect(read(`${body}\n\nLe Quotidien avec AFP`).authors).toEqual(['Le Quotidien avec AFP'])
  })

  it('takes the date of its header only where it is a whole day', () => {
    expect(read(` date 2026-02-06 ${body}`).published).toBe('2026-02-06')
    const month = read(` date 2026-02 ${body}`)
    expect(month.published).toBeNull()
    expect(month.paragraphs[0]!.text).toBe(PROSE[0])
  })

  it('is empty where there is nothing', () => {
    expect(read(' \n\n ').flags).toEqual(['empty'])
  })
})
