/** A page as it came: headers as received, the body after content decoding. */
export interface ReceivedPage {
  readonly address: string
  /** The address after redirects. */
  readonly finalAddress: string
  /** ISO 8601, UTC. */
  readonly fetchedAt: string
  /** HTTP status; 0 for an import from disk. */
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}
