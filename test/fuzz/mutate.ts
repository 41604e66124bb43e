import { seeded } from '../support/seeded.ts'

const CASES = 2000
/** The longest that one case may take, in milliseconds. */
const HANG = 5000

/** What breaks readers: signs of their grammars, numbers at the edge, characters that are more or less than they seem. */
const TOKENS = [
  '', '\0', '\uFEFF', '\r\n', '\u2028', '\u202e', '\ud800', '😀', '"', "'", '<', '>', '</', '<![CDATA[', ']]>', '<!--', '-->', '&', '&#x0;', '&#xFFFFFFFF;', '&lol;', '<!DOCTYPE x [<!ENTITY a "b">]>',
  '{', '}', '[', ']', ':', '- ', '? ', '| ', '> ', '*a', '&a ', '<<: *a', '!!js/function', '!!binary', '---\n', '...\n', '%YAML 9\n', '\t', '#', ',', ';', '=cmd()', '../../etc/passwd', 'file:///etc/passwd',
  'javascript:alert(1)', 'http://169.254.169.254/', '-1', '0', '1e309', 'NaN', '9007199254740993', '__proto__', 'constructor', 'toString', '9999-99-99', '2024-02-30', 'T', 'Z', '+99:99', '%00', '%', 'a'.repeat(5000), '('.repeat(500), 'WARC/1.0\r\n', 'Content-Length: 99999999999\r\n', 'Content-Length: -1\r\n',
]

/** A text with a few things done to it: parts taken out, doubled, moved, exchanged for one another or for what breaks readers. */
export function mutate(text: string, random: () => number): string {
  const at = (length: number) => Math.floor(random() * (length + 1))
  let result = text
  for (let change = 1 + at(5); change > 0; change--) {
    const [start, length] = [at(result.length), 1 + at(random() < 0.8 ? 20 : 2000)]
    const [before, part, after] = [result.slice(0, start), result.slice(start, start + length), result.slice(start + length)]
    const token = TOKENS[at(TOKENS.length - 1)]!
    const [kind, other] = [at(6), at(after.length)]
    if (kind === 0) result = before + after
    else if (kind === 1) result = before + part + part + after
    else if (kind === 2) result = before + token + part + after
    else if (kind === 3) result = before + token + after
    else if (kind === 4) result = before + after.slice(0, other) + part + after.slice(other)
    else if (kind === 5) result = before + String.fromCharCode(at(0xffff)) + part.slice(1) + after
    else result = before
  }
  return result
}

/** The same of bytes. */
export function mutateBytes(bytes: Buffer, random: () => number): Buffer {
  if (random() < 0.5) return Buffer.from(mutate(bytes.toString('latin1'), random), 'latin1')
  const result = Buffer.from(bytes)
  for (let change = 1 + Math.floor(random() * 20); change > 0; change--) result[Math.floor(random() * result.length)] = Math.floor(random() * 256)
  return result
}

/**
 * Two thousand cases of one seed. `work` is done with each; what it throws must be one of `expected`, with a message, and
 * nothing may take longer than a hang. Gives how many cases went through and how many were refused, so that a test can
 * tell that both happened.
 */
export async function fuzz(seed: number, work: (random: () => number) => unknown, expected: (error: unknown) => boolean): Promise<{ taken: number; refused: number }> {
  const random = seeded(seed)
  const counts = { taken: 0, refused: 0 }
  for (let number = 0; number < CASES; number++) {
    const started = performance.now()
    try {
      await work(random)
      counts.taken++
    } catch (error) {
      if (!expected(error) || (error as Error).message.trim() === '') throw new Error(`case ${number} of seed ${seed} threw what it should not`, { cause: error })
      counts.refused++
    }
    if (performance.now() - started > HANG) throw new Error(`case ${number} of seed ${seed} hung`)
  }
  return counts
}
