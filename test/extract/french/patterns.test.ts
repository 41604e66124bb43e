import { describe, expect, it } from 'vitest'
import { namePattern, parsePattern } from '../../../src/extract/french/parse-pattern.ts'
import { PhraseFinder, marksOf } from '../../../src/extract/french/patterns.ts'
import { tokenize } from '../../../src/extract/french/tokenize.ts'

const verbs = { prendre: 'prend prennent pris prise' }
const find = (pattern: string, text: string): string[] => {
  const tokens = tokenize(text)
  return new PhraseFinder([parsePattern(pattern, 0, verbs)]).find(tokens).map(({ from, to }) => text.slice(tokens[from]!.start, tokens[to - 1]!.end))
}

describe('patterns', () => {
  it.each([
    ['numéro de téléphone', 'Des NUMÉROS de téléphone', ['NUMÉROS de téléphone']],
    ['site|portail fermé', 'le portail fermé, le site fermé', ['portail fermé', 'site fermé']],
    ['plate-forme', 'la plate-forme, la plate forme, la plateforme', ['plate-forme', 'plate forme']],
    ['~voler|dérober', 'ils volent, ont dérobé, voleront, pour voler', ['volent', 'dérobé']],
    ['+voler', 'ils voleront pour voler', ['voleront', 'voler']],
    ['~pirater', 'des pirates ont piraté', ['pirates', 'piraté']],
    ['porté <2> plainte', 'a porté hier une plainte, porté enfin hier une plainte', ['porté hier une plainte']],
    ['porté <2> plainte', 'porté, plainte', []],
    ['porté <2,> plainte', 'porté, plainte', ['porté, plainte']],
    ['porté <5> plainte', 'porté. Une plainte', []],
    ['nom d\'? usage', 'nom d’usage, nom usage', ['nom d’usage', 'nom usage']],
    ['référence interne', 'une “référence interne”, une référence « interne »', ['référence interne', 'référence « interne']],
    ['hôpital', 'les hôpitaux', ['hôpitaux']],
    ['compte <2> hors-service|bloqué|à-l\'arrêt <1> depuis', 'compte hors service depuis, compte client à l’arrêt hier depuis, compte bloqué depuis, compte à depuis', ['compte hors service depuis', 'compte client à l’arrêt hier depuis', 'compte bloqué depuis']],
    ['au|au-fil eau', 'au fil eau, au eau, au “eau”', ['au fil eau', 'au eau', 'au “eau']],
  ])('%s in «%s»', (pattern, text, expected) => expect(find(pattern, text)).toEqual(expected))

  it('tell what is wrong with themselves', () => {
    expect(() => parsePattern('<3> plainte', 0, {})).toThrow(/begins with a word/)
    expect(() => parsePattern('a||b', 0, {})).toThrow(/empty choice/)
    expect(() => parsePattern('~xyz', 0, {})).toThrow(/verbs.yaml/)
  })

  it('know terms of a first finder', () => {
    const tokens = tokenize('auprès de la Cnil')
    const marks = marksOf([{ from: 3, to: 4, meaning: 'regulator', source: '' }])
    expect(new PhraseFinder([parsePattern('auprès <3> {regulator}', 0, {})]).find(tokens, marks)).toHaveLength(1)
  })

  it('keep the capitals of names', () => {
    const found = (text: string) => new PhraseFinder([namePattern('Free', 0)]).find(tokenize(text)).length
    expect([found('chez Free'), found('chez free')]).toEqual([1, 0])
  })

  it('take time that is linear in the text', () => {
    const steps = (length: number) => new PhraseFinder([parsePattern('a <5> b <5> c', 0, {})]).find(tokenize('a '.repeat(length))).length
    expect(steps(20_000)).toBe(0)
  })
})
