import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** Only our own style and script; no inline code, no frame, no form that goes elsewhere, nothing from other machines. */
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cache-Control': 'no-store',
}

/** The headers that keep what an article holds from being more than text. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS)) if (!context.res.headers.has(name)) context.res.headers.set(name, value)
}

/** Whether an address is this machine's own. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/**
 * Answers only to this server's own names. A page elsewhere that points its own name at this machine (DNS rebinding) sends
 * that name in the Host header, and is refused. Bound to other machines' reach, any literal address will do: it cannot be rebound.
 */
export function hostGuard(host: string): MiddlewareHandler {
  return async (context, next) => {
    const asked = hostName(context.req.header('host') ?? '')
    const own = asked !== null && (isLoopback(asked) || asked === host || (!isLoopback(host) && isIP(asked) !== 0))
    return own ? next() : context.text('Unknown host. Open the address that recoupe printed.\n', 421)
  }
}

/** The name in a Host header, without brackets and port; null where it is none. */
function hostName(header: string): string | null {
  if (!/^[\w.:[\]-]+$/.test(header) || !URL.canParse(`http://${header}`)) return null
  return new URL(`http://${header}`).hostname.replace(/^\[|\]$/g, '')
}

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
const digest = (text: string): string => createHmac('sha256', 'recoupe').update(text).digest('hex')

/** HTTP Basic authentication, compared in constant time; the user name is free. */
export function passwordGuard(password: string): MiddlewareHandler {
  return async (context, next) => {
    const [, given = ''] = /^Basic ([\w+/=]+)$/.exec(context.req.header('authorization') ?? '') ?? []
    const secret = Buffer.from(given, 'base64').toString('utf8').replace(/^[^:]*:/, '')
    if (same(digest(secret), digest(password))) return next()
    return context.text('A password is needed.\n', 401, { 'WWW-Authenticate': 'Basic realm="recoupe", charset="UTF-8"' })
  }
}

const SESSION = 'recoupe-session'

/** Gives each browser a session, and each session a token that its forms carry: a page elsewhere knows neither. */
export class Tokens {
  readonly #secret = randomBytes(32)

  /** The session's token; begins a session where there is none. */
  of(context: Parameters<MiddlewareHandler>[0]): string {
    let session = getCookie(context, SESSION)
    if (session === undefined || !/^[0-9a-f]{32}$/.test(session)) {
      session = randomBytes(16).toString('hex')
      setCookie(context, SESSION, session, { httpOnly: true, sameSite: 'Strict', path: '/' })
    }
    return this.#token(session)
  }

  /** Whether a write comes from a form of ours: its token is the session's, and its origin, where told, is this server. */
  allows(context: Parameters<MiddlewareHandler>[0], token: unknown): boolean {
    const session = getCookie(context, SESSION)
    const origin = context.req.header('origin')
    if (origin !== undefined && origin !== `http://${context.req.header('host')}` && origin !== `https://${context.req.header('host')}`) return false
    return session !== undefined && typeof token === 'string' && same(digest(token), digest(this.#token(session)))
  }

  #token(session: string): string {
    return createHmac('sha256', this.#secret).update(session).digest('hex')
  }
}
