import type { Token } from './tokens.ts'
import { GAP } from './tokens.ts'

const SEPARATORS = new Set(['.', '-', '/'])
// Arcep's numbering plan: ten digits from 0, in pairs, or as 0 800 000 000 and 0800 000 000 for special numbers.
const SHAPES = new Set(['2 2 2 2 2', '1 3 3 3', '4 3 3', '4 2 2 2', '10', '2 2 3 3'])
const NATIONAL = 10
// ITU-T E.164: at most fifteen digits with the country's.
const ABROAD = { least: 10, most: 15 }

/** A telephone number that starts at a run of digits: the token after it, or -1. */
export function readPhone(tokens: readonly Token[], at: number): number {
  const abroad = tokens[at - 1]?.text === '+' && tokens[at]!.gap === GAP.none
  if (!abroad && !tokens[at]!.text.startsWith('0')) return -1
  const lengths: number[] = []
  let digits = 0
  for (let here = at; tokens[here]?.kind === 'digits' && (here === at || tokens[here]!.gap !== GAP.line);) {
    lengths.push(tokens[here]!.text.length)
    digits += tokens[here]!.text.length
    const mark = tokens[here + 1]
    const next = here + (mark && SEPARATORS.has(mark.text) && mark.gap === GAP.none ? 2 : 1)
    if (!abroad && digits >= NATIONAL) return digits === NATIONAL && SHAPES.has(lengths.join(' ')) ? here + 1 : -1
    if (abroad && (tokens[next]?.kind !== 'digits' || digits >= ABROAD.most)) return digits >= ABROAD.least ? here + 1 : -1
    here = next
  }
  return -1
}
