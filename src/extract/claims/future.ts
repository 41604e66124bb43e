import type { Reading } from '../french/read.ts'

const FUTURE = /(?:[eiduvr]ra|[eiduvr]ront|[eiduv]rons|[eiduv]rez|aura|auront)$/
const NOT_FUTURE = new Set(['extra', 'infra', 'camera', 'opera', 'tera', 'ultra', 'supra'])
const BEFORE = 4

/** Whether a phrase is in the future, or follows one in its clause: «sera informé», «recevront un courrier». */
export function isFuture(reading: Reading, { from, to }: { readonly from: number; readonly to: number }): boolean {
  for (let at = to - 1; at >= Math.max(0, from - BEFORE); at--) {
    if (reading.clauseOf[at] !== reading.clauseOf[from]) continue
    const { key, kind } = reading.tokens[at]!
    if (kind === 'word' && key.length > 3 && FUTURE.test(key) && !NOT_FUTURE.has(key)) return true
  }
  return false
}
