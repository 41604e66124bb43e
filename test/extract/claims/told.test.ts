import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { brief, claimsOf, orizon, twins } from './story.ts'

const groups = parse(readFileSync(join(import.meta.dirname, 'told.yaml'), 'utf8')) as Record<string, string[]>

/** The categories of vector and service that a sentence tells, «-» where one is denied. */
const told = (text: string): string[] => [...new Set(claimsOf(text, text.includes('Altaïr') ? twins : orizon)
  .filter(({ question }) => question === 'vector' || question === 'service')
  .map(claim => brief(claim).split(':')[1]!))].sort()

describe.each(Object.entries(groups))('told: %s', (answers, texts) => {
  it.each(texts)('%s', text => {
    expect(told(text)).toEqual(answers === 'nothing' ? [] : answers.split(', '))
  })
})
