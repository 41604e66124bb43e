import { createHash } from 'node:crypto'

/**
 * A short stable name for content: the first 16 hexadecimal digits of the SHA-256 of its parts.
 * Ids made so are the same on every machine and in every run, so exports can be compared byte for byte.
 * At 64 bits, a collision among a million ids has a chance of about 3 in 10^8 (birthday bound).
 */
export function contentId(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 16)
}
