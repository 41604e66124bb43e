import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { claimsOf, dataBreach } from './story.ts'

type Cases = Readonly<Record<string, readonly { readonly text: string; readonly dates: readonly string[] }[]>>

const cases = parse(readFileSync(join(import.meta.dirname, 'dates.yaml'), 'utf8')) as Cases
const dated = new Set(dataBreach.questions.filter(question => question.type === 'date').map(({ id }) => id))

/** `question:date`, «?» where it is hedged, «@» who says so. */
function datesOf(text: string): string[] {
  const said = claimsOf(text).filter(({ question }) => dated.has(question)).map(({ question, value, modality, speaker }) =>
    `${question}:${'edtf' in value ? value.edtf : ''}${modality === 'hedged' ? '?' : ''}${speaker === null ? '' : `@${speaker}`}`)
  return [...new Set(said)].sort()
}

describe.each(Object.entries(cases))('dates: %s', (_, list) => {
  it.each(list)('$text', ({ text, dates }) => {
    expect(datesOf(text)).toEqual([...dates].sort())
  })
})
