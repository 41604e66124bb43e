import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../../src/dossier/load-lexicon.ts'
import { createFrench } from '../../../src/extract/french/french.ts'
import { findSentences } from '../../../src/extract/french/sentences.ts'

const french = createFrench(loadLexicon())
const sentences = (text: string) => findSentences(text, french.abbreviations).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it.each([
    ['Un. Deux ! Trois ?', ['Un.', 'Deux !', 'Trois ?']],
    ['M. Dupont a parlé. Mme. Martin aussi.', ['M. Dupont a parlé.', 'Mme. Martin aussi.']],
    ['Le RIB, n. 12, a fuité.', ['Le RIB, n. 12, a fuité.']],
    ['« Rien n’a fuité ! » assure-t-il.', ['« Rien n’a fuité ! » assure-t-il.']],
    ['  Espace.  ', ['Espace.']],
    ['', []],
  ])('%s', (text, expected) => expect(sentences(text)).toEqual(expected))
})
