// «Dès» is no «des»: the one accent that tells two words of our tables apart.
const KEPT = new Set(['dès'])

/** Latin letters end here (Latin Extended-B); what lies beyond is folded by the general rule. */
const LATIN_END = 0x250
const LATIN = Array.from({ length: LATIN_END }, (_, code) => foldSlowly(String.fromCharCode(code)))

/** In lower case, without accents, ligatures opened, apostrophes straight: how tokens and tables are compared. */
export function fold(word: string): string {
  let folded = ''
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (code >= LATIN_END && code !== 0x2019) return foldSlowly(word)
    folded += code === 0x2019 ? '\'' : LATIN[code]
  }
  return folded === 'des' && KEPT.has(word.toLowerCase()) ? word.toLowerCase() : folded
}

function foldSlowly(word: string): string {
  return word.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll(/[’ʼ′]/g, '\'').normalize('NFD').replaceAll(/\p{M}/gu, '')
}
