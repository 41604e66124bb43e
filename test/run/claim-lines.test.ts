import { describe, expect, it } from 'vitest'
import { ClaimReader } from '../../src/run/claim-lines.ts'
import { findingsJson } from '../../src/run/reconcile-claims.ts'
import { reconcile } from '../../src/reconcile/reconcile.ts'
import { options } from '../reconcile/story.ts'

const read = (...lines: unknown[]): ClaimReader => {
  const reader = new ClaimReader(options)
  for (const line of lines) reader.read(typeof line === 'string' ? line : JSON.stringify(line))
  return reader
}
const least = { question: 'victims', value: { amount: 5 }, subject: 'velia', article: 'a1' }

describe('a line of claims', () => {
  it('may leave out what is commonest, and keeps an id of the caller’s own', () => {
    const { claims, problems } = read({ ...least, id: 'mine', note: 'kept out of the way', quote: 'cinq' })
    expect(problems).toEqual([])
    expect(claims).toMatchObject([{
      id: 'mine', value: { amount: 5, bound: 'exact' }, subject: ['velia'], population: 'any', polarity: 'affirmed', modality: 'asserted', speaker: null, via: [],
      quote: { exact: 'cinq' }, article: { id: 'a1', url: null, outlet: 'a1', published: null },
    }])
  })

  it('has an id made from what it says where it brings none', () => {
    const [one, other] = [read(least), read('', least)].map(({ claims }) => claims[0]!.id)
    expect(one).toMatch(/^[0-9a-f]{16}$/)
    expect(other).toBe(one)
  })

  it('is named after its site where no outlet is', () => {
    expect(read({ ...least, article: { url: 'https://www.phare.example/1' } }).claims[0]!.article).toMatchObject({ id: 'https://www.phare.example/1', outlet: 'phare.example' })
  })

  it('that stands twice counts once, and under one id only one may stand', () => {
    const { claims, problems } = read({ ...least, id: 'x' }, { ...least, id: 'x' }, { ...least, id: 'x', polarity: 'denied' })
    expect(claims).toHaveLength(1)
    expect(problems).toEqual([{ line: 3, message: 'the id "x" stands on another claim above; give each its own' }])
  })

  it.each<[unknown, string]>([
    ['{', 'is no JSON'],
    [{ ...least, question: 'victim' }, 'unknown question "victim"; did you mean "victims"?'],
    [{ ...least, subject: ['velia', 'veila'] }, 'unknown subject "veila"; did you mean "velia"?'],
    [{ ...least, population: 'client' }, 'unknown population "client"'],
    [{ ...least, value: { edtf: '2025-02-01' } }, 'asks for a quantity, not a date'],
    [{ ...least, value: {} }, 'value: expected {"amount": 33000000'],
    [{ ...least, value: { amount: -1 } }, 'value.amount: is below zero'],
    [{ ...least, value: { share: 25 } }, 'value.share: is not between 0 and 1'],
    [{ ...least, question: 'attack_date', value: { edtf: 'hier' } }, '"hier" is no EDTF date'],
    [{ ...least, question: 'attack_date', value: { edtf: '2025-03-01/2025-02-01' } }, 'is no EDTF date'],
    [{ ...least, question: 'data', value: { category: 'emails' } }, 'unknown category "emails"; did you mean "email"?'],
    [{ ...least, polarity: 'no' }, 'polarity: '],
    [{ value: { amount: 5 } }, 'question: '],
    ['[]', 'the line: '],
    ['null', 'the line: '],
  ])('that is wrong is told with its number, and the rest is read: %j', (wrong, message) => {
    const { claims, problems } = read(least, wrong, { ...least, article: 'a2' })
    expect(claims).toHaveLength(2)
    expect(problems).toHaveLength(1)
    expect(problems[0]!.line).toBe(2)
    expect(problems[0]!.message).toContain(message)
    expect(problems[0]!.message).not.toContain('\n')
  })
})

describe('findings as JSON', () => {
  const { claims } = read(
    { ...least, id: 'a', speaker: 'velia', article: { id: '1', outlet: 'Le Phare', published: '2025-03-01' } },
    { ...least, id: 'b', speaker: 'velia', value: { amount: 7 }, article: { id: '2', outlet: 'Gazette', published: '2025-03-04' } },
    { ...least, id: 'c', value: { amount: 9 }, subject: ['orbank', 'velia'], article: { id: '3', outlet: 'Gazette', published: '2025-03-04' } },
    { ...least, id: 'd', value: { amount: 8 }, article: { id: '4', outlet: 'Tardif', published: '2025-03-05' } },
  )
  const json = (more = {}) => JSON.parse([...findingsJson(reconcile(claims, options), claims, 'Europe/Paris', { language: 'fr', ...more })].join('')) as {
    dossier: string
    findings: { status: string; positions: { id: string; claims: string[]; estimate?: number }[]; relations: { a: string; b: string; relation: string; why: string; sides?: { outlets: string[] }[] }[]; history?: unknown[] }[]
    across: { a: string; b: string; relation: string }[]
  }

  it('number positions through the file, and relations name them', () => {
    const { dossier, findings, across } = json()
    expect(dossier).toBe('velia-2025')
    expect(findings.flatMap(({ positions }) => positions.map(({ id, claims: ids }) => `${id} ${ids.join()}`))).toEqual(['p1 c', 'p2 a', 'p3 b', 'p4 d'])
    expect(findings[1]!.relations.map(({ a, b, relation }) => `${a} ${relation} ${b}`)).toEqual(['p3 supersedes p2', 'p2 contradicts p4', 'p3 contradicts p4'])
    expect(across.map(({ a, b, relation }) => `${a} ${relation} ${b}`)).toEqual(['p1 different_scope p2', 'p1 different_scope p3', 'p1 different_scope p4'])
  })

  it('say who stands on each side of a contradiction, and the history of what was superseded', () => {
    const finding = json().findings[1]!
    expect(finding.relations[1]!.sides).toMatchObject([{ outlets: ['Le Phare'] }, { outlets: ['Tardif'] }])
    expect(finding.history).toHaveLength(3)
  })

  it('are in the language asked for', () => {
    expect(json().findings[1]!.relations[1]!.why).toContain('Le Phare (d’après Velia) indique 5')
    expect(json({ language: 'en' }).findings[1]!.relations[1]!.why).toContain('Le Phare (citing Velia) gives 5')
  })

  it('hold an estimate of what is contested only where it is asked for', () => {
    expect(json().findings[1]!.positions.every(position => position.estimate === undefined)).toBe(true)
    const [first] = json({ support: 'accu' }).findings[1]!.positions
    expect(first!.estimate).toBeGreaterThan(0)
    expect(first!.estimate).toBeLessThan(1)
  })
})
