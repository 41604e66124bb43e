import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeBytes } from '../../../src/extract/page/charset.ts'

const text = '<p>L’été dernier, « déjà », la Cnil s’était émue : 33 000 dossiers à Besançon, coût élevé, œuvre inachevée.</p>'.replaceAll('’', '\'').replaceAll('œ', 'oe')

describe('decodeBytes', () => {
  it.each([
    ['utf-8', '', null], ['windows-1252', '', null], ['windows-1252', '<meta charset="iso-8859-1">', null], ['iso-8859-15', '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">', null],
    ['windows-1252', '', 'ISO-8859-1'], ['utf-8', '<meta charset="iso-8859-1">', null], ['iso-8859-1', '<?xml version="1.0" encoding="iso-8859-1"?>', null], ['windows-1252', '<meta charset="utf-8">', 'utf-8'],
  ])('reads %s, declared as «%s», sent as %s', (charset, declaration, sent) => {
    expect(decodeBytes(iconv.encode(declaration + text, charset), sent).text).toBe(declaration + text)
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('believes the byte-order mark of %s', charset => {
    expect(decodeBytes(iconv.encode(text, charset, { addBOM: true }), 'windows-1252').text).toBe(text)
  })

  it('reads UTF-8 that was cut within a letter', () => {
    const bytes = iconv.encode(`${text}${text}é`, 'utf-8')
    expect(decodeBytes(bytes.subarray(0, -1)).text).toContain('Besançon, coût élevé')
  })

  it('takes an unknown charset for none', () => {
    expect(decodeBytes(iconv.encode(text, 'utf-8'), 'klingon').text).toBe(text)
  })

  it('reads nothing as nothing', () => {
    expect(decodeBytes(new Uint8Array()).text).toBe('')
  })
})
