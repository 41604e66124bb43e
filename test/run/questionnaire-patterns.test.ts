import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadDossier } from '../../src/dossier/load.ts'
import { checkRules, loadRules } from '../../src/run/rules.ts'
import { runDossier } from '../../src/run/run.ts'
import { openStore } from '../../src/store/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'questionnaire-'))
const QUESTIONNAIRE = `id: panne
title: {fr: Panne, en: Outage}
terms:
  outage: [panne, coupure]
questions:
  - id: homes
    type: quantity
    label: {fr: Foyers, en: Homes}
    counts: [foyer]
    when: ["{outage}", "~priver de|d' <2> courant"]
  - id: cause
    type: category
    label: {fr: Cause, en: Cause}
    categories:
      - {id: storm, label: {fr: tempête, en: storm}, words: [tempête]}
      - {id: wind, parent: storm, label: {fr: vent, en: wind}, words: [vent]}
`

function write(questionnaire: string): string {
  const file = join(folder, 'dossier.yaml')
  writeFileSync(join(folder, 'panne.yaml'), questionnaire)
  writeFileSync(file, 'id: dossier\ntitle: La panne\nquestionnaire: panne\nsubjects:\n  - {id: acme, name: Acme}\n')
  return file
}

async function load(questionnaire: string) {
  const file = write(questionnaire)
  const loaded = loadDossier(file)
  await checkRules(loaded, loadRules(loaded))
}

describe('a questionnaire', () => {
  it('is taken where every pattern can be read', async () => {
    await expect(load(QUESTIONNAIRE)).resolves.toBeUndefined()
  })

  it.each([
    ['a term that is not there', '"{outage}"', '"{outtage}"', 'panne.yaml:10:12: unknown term "outtage"; did you mean "outage"?'],
    ['a term made of terms', 'coupure]', '"{number} coupures"]', 'panne.yaml:4:19: «{number} coupures»: a term is made of words'],
    ['a pattern that begins with a gap', '[tempête]', '["<2> tempête"]', 'panne.yaml:15:62: «<2> tempête»: a pattern begins with a word'],
    ['a pattern that begins with what may be missing', '[vent]', '["fort? vent"]', 'panne.yaml:16:72: «fort? vent»: a pattern begins with a word'],
    ['an empty choice', '[foyer]', '["foyer|"]', 'panne.yaml:9:14: «foyer|»: an empty choice'],
    ['an irregular verb that the lexicon does not know', '"~priver', '"~zouloire', 'panne.yaml:10:24: «zouloire» is neither'],
    ['a question twice', 'id: cause', 'id: homes', 'panne.yaml:11:9: the id "homes" stands twice in questions'],
    ['a category twice', '{id: wind', '{id: storm', 'panne.yaml:16:14: the id "storm" stands twice in categories'],
    ['a category under itself', '{id: storm,', '{id: storm, parent: wind,', 'panne.yaml:15:29: the category "storm" is under itself'],
    ['an unknown parent', 'parent: storm', 'parent: strom', 'panne.yaml:16:28: unknown category "strom"; did you mean "storm"?'],
    ['an unknown key', 'counts:', 'count:', 'panne.yaml:9:5: unknown key "count"; did you mean "counts"?'],
    ['an unknown type', 'type: quantity', 'type: number', 'panne.yaml:7:11:'],
  ])('is refused for %s, with its place', async (_, from, to, message) => {
    expect(QUESTIONNAIRE).toContain(from)
    const told = await load(QUESTIONNAIRE.replace(from, to)).then(() => 'it was taken', (error: Error) => error.message.replaceAll(`${folder}/`, ''))
    expect(told).toContain(message)
  })

  it('that is refused makes no store, and is refused by a store whose runs went by another', async () => {
    const run = (questionnaire: string, db: string) =>
      runDossier({ dossier: write(questionnaire), db, out: null, language: null, stages: ['extract'], command: 'extract', emit: () => {} })
    const wrong = QUESTIONNAIRE.replace('[foyer]', '["foyer|"]')
    const [fresh, used] = [join(folder, 'fresh.db'), join(folder, 'used.db')]
    await expect(run(wrong, fresh)).rejects.toThrow('an empty choice')
    expect(existsSync(fresh)).toBe(false)
    await run(QUESTIONNAIRE, used)
    await expect(run(wrong, used)).rejects.toThrow('an empty choice')
    const store = await openStore(used)
    expect((await store.selectFrom('runs').select('outcome').execute()).map(({ outcome }) => outcome)).toEqual(['done'])
    await store.destroy()
  })
})
