import { EXIT, Failure } from '../model/failure.ts'

/** A whole number from 0. @throws {Failure} exit 2. */
export function wholeNumber(text: unknown, what: string): number {
  if (!/^\d{1,15}$/.test(String(text))) throw new Failure('usage', `${what} is a whole number, not "${String(text)}"`, { exit: EXIT.usage })
  return Number(text)
}

/** Days of «90d», «12w», «2y». @throws {Failure} exit 2. */
export function days(text: string): number {
  const [, number, unit] = /^(\d{1,5})(d|w|y)$/.exec(text) ?? []
  if (!number) throw new Failure('usage', `"${text}" is no time; write it as 90d, 12w or 2y`, { exit: EXIT.usage })
  return Number(number) * { d: 1, w: 7, y: 365 }[unit as 'd' | 'w' | 'y']
}

/** Bytes of «500MB», «2GB». @throws {Failure} exit 2. */
export function size(text: string): number {
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?)\s*(MB|GB|kB)$/i.exec(text) ?? []
  if (!number) throw new Failure('usage', `"${text}" is no size; write it as 500MB or 2GB`, { exit: EXIT.usage })
  return Number(number) * { kb: 1e3, mb: 1e6, gb: 1e9 }[unit!.toLowerCase() as 'kb' | 'mb' | 'gb']
}
