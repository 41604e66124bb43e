import ipaddr from 'ipaddr.js'

/** Public addresses that lead inside all the same: Azure's host agent. */
const INSIDE = new Set(['168.63.129.16'])

/**
 * Why an IP address is not for a crawler of the public web, or null where it is: `loopback`, `private`, `linkLocal`
 * (which holds the clouds' metadata services), `uniqueLocal`, `reserved`, and so on, as IANA's special-purpose
 * registries have them. IPv4 within IPv6 (mapped, translated) is judged as what it stands for.
 */
export function whyRefused(address: string): string | null {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*/s, '')
  if (!ipaddr.isValid(bare)) return 'no_address'
  const parsed = ipaddr.parse(bare)
  const range = parsed.range()
  if (parsed.kind() === 'ipv6' && (range === 'ipv4Mapped' || range === 'rfc6052' || range === 'rfc6145')) {
    return whyRefused(new ipaddr.IPv4(parsed.toByteArray().slice(12)).toString())
  }
  if (INSIDE.has(parsed.toString())) return 'inside'
  return range === 'unicast' ? null : range
}

/** Whether a host as a URL has it is an IP address. The URL parser has already undone decimal, octal and short forms. */
export const isAddress = (host: string): boolean => ipaddr.isValid(host.replace(/^\[|\]$/g, ''))
