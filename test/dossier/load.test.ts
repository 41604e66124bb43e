import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadDossier } from '../../src/dossier/load.ts'
import { Failure } from '../../src/model/failure.ts'

const folder = mkdtempSync(join(tmpdir(), 'dossier-'))

const GOOD = `id: panne
title: La panne
questionnaire: data-breach
subjects:
  - {id: acme, name: Acme}
`

function load(yaml: string) {
  const file = join(folder, 'panne.yaml')
  writeFileSync(file, yaml)
  return loadDossier(file)
}

function refusal(yaml: string): string {
  try {
    load(yaml)
  } catch (error) {
    expect(error).toBeInstanceOf(Failure)
    expect((error as Failure).exit).toBe(2)
    return (error as Failure).message.replaceAll(`${folder}/`, '')
  }
  throw new Error('the dossier was not refused')
}

describe('loadDossier', () => {
  it('fills what may be left out', () => {
    const { dossier, questionnaire } = load(GOOD)
    expect(dossier).toMatchObject({ language: 'fr', timezone: 'Europe/Paris', terms: [], crawl: { delay: 1000, allow_private_network: false } })
    expect(questionnaire.id).toBe('data-breach')
  })

  it('finds the dossiers that the package ships, by id', () => {
    expect(loadDossier('viamedis-almerys-2024').dossier.sources.length).toBeGreaterThan(50)
  })

  it('prefers a questionnaire that lies beside the dossier', () => {
    writeFileSync(join(folder, 'own.yaml'), 'id: own\ntitle: {fr: À soi, en: Own}\nquestions:\n  - {id: dead, type: quantity, label: {fr: Morts, en: Dead}}\n')
    expect(load(GOOD.replace('data-breach', 'own')).questionnaire.questions.map(question => question.id)).toEqual(['dead'])
  })

  it.each([
    ['an unknown key, with the nearest known', GOOD + 'tittle: x\n', 'panne.yaml:6:1: unknown key "tittle"; did you mean "title"?'],
    ['a missing key', GOOD.replace('title: La panne\n', ''), 'panne.yaml:1:1: the key "title" is missing; add it (string)'],
    ['an unknown questionnaire', GOOD.replace('data-breach', 'data-breech'), 'panne.yaml:3:16: unknown questionnaire "data-breech"; did you mean "data-breach"?'],
    ['a day that does not exist', GOOD + 'window: {from: 2024-02-30, to: 2024-03-01}\n', 'panne.yaml:6:16: window.from: "2024-02-30" is no date; write a day that exists as 2024-02-01'],
    ['a window that ends before it begins', GOOD + 'window: {from: 2024-03-02, to: 2024-03-01}\n', '"from" is after "to"; exchange them'],
    ['an address that is none', GOOD + 'sources:\n  - outlet: {id: e, name: E}\n    feeds: [htp://x]\n', 'panne.yaml:8:13: sources.0.feeds.0: "htp://x" is no web address'],
    ['an address of another scheme', GOOD + 'sources:\n  - outlet: {id: e, name: E}\n    articles: ["file:///etc/passwd"]\n', '"file:///etc/passwd" is no web address'],
    ['a password in an address', GOOD + 'sources:\n  - outlet: {id: e, name: E}\n    articles: ["https://a:b@c.example/"]\n', 'may not carry a user or a password'],
    ['an id twice', GOOD + 'speakers:\n  - {id: cnil, name: CNIL}\n  - {id: cnil, name: Cnil}\n', 'panne.yaml:8:10: the id "cnil" stands twice in speakers'],
    ['a time zone that is none', GOOD + 'timezone: Europe/Pari\n', 'is no time zone'],
    ['YAML that does not parse', 'id: [panne\n', 'panne.yaml:2:1:'],
    ['aliases that blow up', `a: &a [x]\n${'bcdefg'.split('').map((name, at) => `${name}: &${name} [${Array(20).fill(`*${'abcdef'[at]}`).join(',')}]`).join('\n')}\n`, 'panne.yaml:1:1:'],
  ])('refuses %s', (_, yaml, message) => {
    expect(refusal(yaml)).toContain(message)
  })

  it('tells every problem of a file at once, in its order', () => {
    const lines = refusal(GOOD + 'language: de\nwindow: {from: x, to: 2024-01-01}\n').split('\n')
    expect(lines.map(line => line.split(':')[1])).toEqual(['6', '7'])
  })

  it('says what is missing and what to do', () => {
    expect(() => loadDossier('viamedis-almeris-2024')).toThrow('did you mean "viamedis-almerys-2024"?')
    expect(() => loadDossier('./nowhere.yaml')).toThrow('./nowhere.yaml: no such file; check the path')
  })
})
