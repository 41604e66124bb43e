import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadQuestionnaire } from '../../../src/dossier/load.ts'
import { extractClaims } from '../../../src/extract/claims/extract-claims.ts'
import { articleText } from '../../../src/model/article.ts'
import { brief, french, orizon } from './story.ts'

function questionnaire(body: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'recoupe-')), 'flood.yaml')
  writeFileSync(file, body)
  return loadQuestionnaire(file)
}

const FLOOD = `id: flood
title: {fr: Crue, en: Flood}
terms:
  water: [crue, inondation]
questions:
  - id: evacuated
    type: quantity
    label: {fr: Évacués, en: Evacuated}
    counts: [habitant, personne]
    when: ["~évacuer"]
  - id: flood_date
    type: date
    label: {fr: Date, en: Date}
    events: ["{water}"]
  - id: cause
    type: category
    label: {fr: Cause, en: Cause}
    categories:
      - id: dam
        label: {fr: barrage, en: dam}
        words: ["rupture <3> barrage"]
`

describe('a questionnaire of another sort of story', () => {
  it('is all data', () => {
    const text = 'La crue du 3 octobre est due à la rupture d’un barrage. Plus de 300 habitants ont été évacués.'
    const built = articleText('Crue', null, [{ kind: 'paragraph', text }])
    const claims = extractClaims({ title: 'Crue', standfirst: null, published: '2024-10-04', ...built }, orizon, questionnaire(FLOOD), french)
    expect(claims.map(brief)).toEqual(['evacuated:300', 'flood_date:2024-10-03', 'cause:dam'])
  })

  it('is refused for an unknown term, with the place and the nearest', () => {
    expect(() => questionnaire(FLOOD.replace('"{water}"', '"{watr}"'))).toThrow(/flood\.yaml:14:\d+: unknown term "watr"; did you mean "water"\?/)
  })

  it('is refused for a pattern that can’t be read', () => {
    const built = articleText('Crue', null, [])
    expect(() => extractClaims({ title: 'Crue', standfirst: null, published: null, ...built }, orizon, questionnaire(FLOOD.replace('rupture <3>', '<3> rupture')), french)).toThrow(/questionnaire flood: .*begins with a word/)
  })
})
