import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes a short text, as `writeWhole` does. */
export const writeText = (path: string, text: string) => writeWhole(path, Readable.from([text]))

/** Writes beside the file and then puts it in place, so that an export that fails or is killed leaves no half of one. Gives what to check the file by. */
export async function writeWhole(path: string, pieces: AsyncIterable<string | Uint8Array>): Promise<{ bytes: number; sha256: string }> {
  const part = `${path}.part`
  const hash = createHash('sha256')
  let bytes = 0
  try {
    await pipeline(pieces, async function* (source: AsyncIterable<string | Uint8Array>) {
      for await (const piece of source) {
        const buffer = typeof piece === 'string' ? Buffer.from(piece) : piece
        hash.update(buffer)
        bytes += buffer.byteLength
        yield buffer
      }
    }, createWriteStream(part))
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}
