import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { brief, claimsOf, orizon, twins } from './story.ts'

/** The answers to one question that a sentence tells, «-» where one is denied. */
const told = (text: string, question: string): string[] => [...new Set(claimsOf(text, text.includes('Altaïr') ? twins : orizon)
  .filter(claim => claim.question === question).map(claim => brief(claim).split(':')[1]!))].sort()

describe.each(['procedure', 'service'])('%s', question => {
  const groups = parse(readFileSync(join(import.meta.dirname, `${question}.yaml`), 'utf8')) as Record<string, string[]>
  describe.each(Object.entries(groups))('%s', (answers, texts) => {
    it.each(texts)('%s', text => {
      expect(told(text, question)).toEqual(answers === 'nothing' ? [] : answers.split(', ').sort())
    })
  })
})
