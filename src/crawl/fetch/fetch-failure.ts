import type { Remedy } from '../../model/failure.ts'
import { Failure } from '../../model/failure.ts'

/** Why an address could not be read, with what the server said where it said anything. */
export class FetchFailure extends Failure {
  readonly address: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(slug: string, message: string, details: {
    address: string, remedy: Remedy, status?: number, headers?: Readonly<Record<string, string>>, cause?: unknown,
  }) {
    super(slug, `${details.address}: ${message}`, { remedy: details.remedy, ...(details.cause === undefined ? {} : { cause: details.cause }) })
    this.name = 'FetchFailure'
    this.address = details.address
    this.status = details.status ?? 0
    this.headers = details.headers ?? {}
  }

  /** The same, not to be tried again in this crawl. */
  givenUp(): FetchFailure {
    const { slug, message, address, status, headers, cause } = this
    return new FetchFailure(slug, message.slice(address.length + 2), { address, remedy: 'give_up', status, headers, cause })
  }
}

/** Node's and undici's error codes, and what they mean for the crawl. What is not listed is a connection that broke. */
const BY_CODE: Readonly<Record<string, readonly [slug: string, message: string, remedy: Remedy]>> = {
  UND_ERR_CONNECT_TIMEOUT: ['timeout_connect', 'the server did not take the connection in time', 'retry'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout_headers', 'the server took the request and sent no answer in time', 'give_up'],
  UND_ERR_BODY_TIMEOUT: ['timeout_body', 'the server stopped in the middle of the page', 'give_up'],
  UND_ERR_HEADERS_OVERFLOW: ['headers_too_large', 'the answer’s headers are larger than is allowed', 'give_up'],
  ENOTFOUND: ['name_unknown', 'no such host; check the address', 'give_up'],
  EAI_AGAIN: ['name_unknown', 'the host’s name could not be looked up; check the network', 'retry'],
  ECONNREFUSED: ['refused_connection', 'the server refuses connections', 'retry'],
  Z_DATA_ERROR: ['broken_encoding', 'the compressed page is damaged', 'give_up'],
  Z_BUF_ERROR: ['broken_encoding', 'the compressed page is cut off', 'retry'],
}

/** The failure that an error of the network, of TLS or of a decoder stands for. */
export function fetchFailure(error: unknown, address: string, timedOut: boolean): FetchFailure {
  if (error instanceof FetchFailure) return error
  const cause = causeOf(error)
  if (cause instanceof FetchFailure) return cause
  if (timedOut) return new FetchFailure('timeout_whole', 'the page took too long altogether', { address, remedy: 'give_up', cause: error })
  const code = String((cause as { code?: unknown }).code ?? '')
  const known = BY_CODE[code]
  if (known) return new FetchFailure(known[0], known[1], { address, remedy: known[2], cause: error })
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO)/.test(code)) {
    return new FetchFailure('invalid_certificate', `the certificate can’t be trusted (${code})`, { address, remedy: 'give_up', cause: error })
  }
  if ((cause as Error).name === 'HTTPParserError') {
    return new FetchFailure('broken_answer', `the answer is no valid HTTP (${(cause as Error).message})`, { address, remedy: 'give_up', cause: error })
  }
  if (code === 'ERR_BROTLI_DECODER_ERROR' || code.startsWith('ERR__ERROR')) {
    return new FetchFailure('broken_encoding', 'the compressed page is damaged', { address, remedy: 'give_up', cause: error })
  }
  return new FetchFailure('broken_connection', `the connection broke (${code || (cause as Error).message})`, { address, remedy: 'retry', cause: error })
}

function causeOf(error: unknown): unknown {
  const { cause, errors } = error as { cause?: unknown; errors?: unknown[] }
  if (error instanceof AggregateError && errors?.[0]) return causeOf(errors[0])
  return cause instanceof Error && !(error as { code?: unknown }).code ? causeOf(cause) : error
}
