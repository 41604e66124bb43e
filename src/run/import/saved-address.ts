import { requestAddress } from '../../crawl/discover/address.ts'
import { pageHead } from '../../crawl/discover/page-links.ts'

/**
 * Where a page that a person saved was read: what its own head says, or the comment that browsers and SingleFile leave.
 * Null where nothing says.
 */
export function savedAddress(body: Uint8Array): string | null {
  const { canonical, url } = pageHead(body)
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 4096)).toString('latin1')
  const comment = /<!--\s*saved from url=\(\d+\)(\S+)/i.exec(start)?.[1] ?? /Page saved with SingleFile\s+url:\s*(\S+)/i.exec(start)?.[1]
  for (const named of [canonical, url, comment]) {
    const address = named ? requestAddress(named) : null
    if (address) return address
  }
  return null
}
