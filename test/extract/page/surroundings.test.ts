import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { rawText, parseTree } from '../../../src/extract/page/tree.ts'
import { tidy } from '../../../src/extract/page/text.ts'
import { PROSE, page, read } from './rules.ts'

interface Case { case: string; left?: string; kept?: string; words?: string; head?: string }

const cases = parse(readFileSync(join(import.meta.dirname, 'surroundings.yaml'), 'utf8')) as Case[]
/** The texts of a piece of HTML, one a block. */
const textsOf = (html: string): string[] =>
  html.split(/<\/?(?:p|li|h\d|div|ul|figcaption)[^>]*>/).map(part => tidy(rawText(parseTree(part)))).filter(text => text !== '')

describe('what surrounds an article', () => {
  it.each(cases.filter(({ left }) => left))('leaves out $case', ({ left, words, head }) => {
    for (const html of [page({ head: head ?? '', inside: left! }), page({ head: head ?? '', after: left! })]) {
      const { text, paragraphs } = read(html)
      for (const unwanted of words ? [words] : textsOf(left!)) expect(text).not.toContain(unwanted)
      expect(paragraphs.map(paragraph => paragraph.text)).toEqual(expect.arrayContaining([...PROSE]))
    }
  })

  it.each(cases.filter(({ kept }) => kept))('keeps $case', ({ kept }) => {
    const { text } = read(page({ inside: kept! }))
    for (const wanted of textsOf(kept!)) expect(text).toContain(wanted)
  })
})
