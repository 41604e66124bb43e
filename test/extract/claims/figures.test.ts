import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Claim } from '../../../src/model/claim.ts'
import { isCategory, isDate, isShare } from '../../../src/model/value.ts'
import { brise, claimsOf, twins } from './story.ts'

type Cases = { text: string; claims: string[] }[]
const cases = (name: string): Cases => parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Cases

const SIGNS = { exact: '', at_least: '>=', at_most: '<=', about: '~', order: 'order' }

function answer({ value }: Claim): string {
  if (isCategory(value)) return value.category
  if (isDate(value)) return value.edtf
  return isShare(value) ? `s${SIGNS[value.bound]}${Math.round(value.share * 1000) / 1000}` : `${SIGNS[value.bound]}${value.amount}`
}

const once = (words: string[]): string[] => [...new Set(words)].sort()

describe('what a figure counts', () => {
  it.each(cases('figures.yaml'))('$text', ({ text, claims }) => {
    const told = claimsOf(text, brise, 'Brise : ce que l’on sait').filter(({ question }) => question === 'victims' || question === 'organisations').map(claim =>
      [claim.question, answer(claim), ...(claim.question === 'victims' ? [claim.population] : []), ...(claim.modality === 'hedged' ? ['hedged'] : []), ...(claim.polarity === 'denied' ? ['denied'] : [])].join(' '))
    expect(once(told)).toEqual([...claims].sort())
  })
})

describe('whom a claim is about', () => {
  it.each(cases('subjects.yaml'))('$text', ({ text, claims }) => {
    const told = claimsOf(text, twins, 'Ce que l’on sait de la fuite').map(claim => [claim.question, answer(claim), claim.subject.join('+'), ...(claim.polarity === 'denied' ? ['denied'] : [])].join(' '))
    expect(once(told)).toEqual([...claims].sort())
  })

  it('is the company itself in its own notice', () => {
    const body = 'Nous avons été victimes d’une attaque chez notre prestataire Altaïr. Nous avons déposé plainte.'
    expect(claimsOf(body, twins, 'Information à nos clients', 'Véga').find(({ question }) => question === 'procedure')?.subject).toEqual(['vega'])
    expect(claimsOf(body, twins, 'Information à nos clients', 'Le Journal de Véga').find(({ question }) => question === 'procedure')?.subject).toEqual(['altair'])
  })
})
