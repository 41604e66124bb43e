import { describe, expect, it } from 'vitest'
import { judge, patternsOfSource, patternsOfTable } from '../../scripts/check-patterns.ts'

describe('the check of patterns', () => {
  const source = [
    "const safe = /^\\d{4}-\\d{2}$/u",
    'const view = <p>{text.replace(/(a+)+$/g, "")}</p>',
    "const made = new RegExp('(x|x)*y', 'i')",
    "const divided = 4 / 2 / 1",
  ].join('\n')

  it('finds every expression of a source file, with its place', () => {
    expect(patternsOfSource('src/a.tsx', source).map(({ line, source: text, flags }) => [line, text, flags])).toEqual([[1, '^\\d{4}-\\d{2}$', 'u'], [2, '(a+)+$', 'g'], [3, '(x|x)*y', 'i']])
  })

  it('finds every expression of a table, with its place, and no plain word', () => {
    expect(patternsOfTable('data/page/a.yaml', "- rule: see_also\n  patterns:\n    - '^(?:lire|voir) aussi'\n    - plain words\n").map(({ line, column, source: text }) => [line, column, text])).toEqual([[3, 7, '^(?:lire|voir) aussi']])
  })

  it('tells the expressions whose time grows faster than the text', async () => {
    const statuses: Record<string, string> = {}
    for (const pattern of patternsOfSource('src/a.tsx', source)) statuses[pattern.source] = (await judge(pattern)).status
    expect(statuses).toEqual({ '^\\d{4}-\\d{2}$': 'safe', '(a+)+$': 'vulnerable', '(x|x)*y': 'vulnerable' })
  })

  it('knows that a high bound is no loop, but one within a loop is', async () => {
    const judged = async (text: string) => (await judge({ file: '', line: 1, column: 1, source: text, flags: '' })).status
    expect(await judged('^sign up.{0,200}newsletter')).toBe('safe')
    expect(await judged('^(?:a{0,200})*$')).toBe('vulnerable')
  })
})
