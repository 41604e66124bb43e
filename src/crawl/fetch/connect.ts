import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { FetchFailure } from './fetch-failure.ts'
import { isAddress, whyRefused } from './guard.ts'

export interface ConnectOptions {
  /** `host:port` to `address:port`, as curl's --resolve. */
  readonly resolve: Readonly<Record<string, string>>
  /** `host:port` that may stand in a private network: what the dossier itself names, never what a page names. */
  readonly mayBePrivate: (hostAndPort: string) => boolean
  /** Milliseconds. */
  readonly timeout: number
  /** For another name service than the system's. */
  readonly lookup?: LookupFunction
}

/** Connects, and says beforehand where it would connect to. */
export interface Connect {
  readonly connector: buildConnector.connector
  /** The IP address of a host, for hosts that share one; null where the name is not known. */
  addressOf(url: URL): Promise<string | null>
}

/**
 * Connects for the HTTP client, and judges the very address that it connects to: a name that first resolves to a public
 * address and then to a private one gains nothing. Throws `private_address` before a byte is sent.
 */
export function guardedConnect({ resolve, mayBePrivate, timeout, lookup = systemLookup as LookupFunction }: ConnectOptions): Connect {
  const open = buildConnector({ timeout, lookup })
  const guarded = buildConnector({ timeout, lookup: judging(lookup) })
  const target = (hostname: string, port: string) => {
    const [host, to] = (resolve[`${hostname}:${port}`] ?? `${hostname}:${port}`).split(/:(?=\d+$)/) as [string, string]
    return { host: host.replace(/^\[|\]$/g, ''), port: to }
  }
  return {
    connector(options, callback) {
      const hostname = options.hostname.replace(/^\[|\]$/g, '')
      const port = options.port || (options.protocol === 'https:' ? '443' : '80')
      const { host, port: to } = target(hostname, port)
      const permitted = mayBePrivate(`${hostname}:${port}`)
      const refusal = permitted || !isAddress(host) ? null : whyRefused(host)
      if (refusal) return callback(refused(`${options.protocol}//${options.host ?? hostname}/`, refusal), null)
      // The certificate must be the name's, wherever the connection goes.
      const servername = options.servername ?? (isAddress(hostname) ? undefined : hostname)
      const connect = permitted ? open : guarded
      connect({ ...options, hostname: host, port: to, ...(servername === undefined ? {} : { servername }) }, callback)
    },
    addressOf(url) {
      const { host } = target(url.hostname.replace(/^\[|\]$/g, ''), portOf(url))
      if (isAddress(host)) return Promise.resolve(host)
      return new Promise(done => lookup(host, {}, (error, address) => done(error ? null : typeof address === 'string' ? address : address[0]?.address ?? null)))
    },
  }
}

/** The port that a URL leads to. */
export const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80')

const judging = (lookup: LookupFunction): LookupFunction => (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found, family) => {
    if (error) return callback(error, '', 0)
    const all = typeof found === 'string' ? [{ address: found, family: family ?? 4 }] : found
    const open = all.filter(({ address }) => whyRefused(address) === null)
    if (open.length === 0) return callback(refused(`http://${hostname}/`, whyRefused(all[0]?.address ?? '') ?? 'no_address'), '', 0)
    if (options.all) return (callback as unknown as (error: null, addresses: typeof open) => void)(null, open)
    callback(null, open[0]!.address, open[0]!.family)
  })
}

const refused = (address: string, range: string): FetchFailure => new FetchFailure(
  'private_address',
  `leads to an address that is not of the public web (${range}); where it is your own, name it in the dossier with crawl.allow_private_network: true`,
  { address, remedy: 'give_up' },
)
