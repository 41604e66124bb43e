import type { WebhookChannel } from '../../dossier/notify.ts'
import { Failure } from '../../model/failure.ts'
import type { Message } from './message.ts'
import { webhookBody } from './message.ts'
import type { Environment } from './secrets.ts'
import { fromEnvironment } from './secrets.ts'

/**
 * Posts a message as JSON. The `Idempotency-Key` lets a receiver drop a second copy, which a run killed between
 * sending and noting so may send.
 *
 * @throws {Failure} whose slug and message say what happened without naming the address.
 */
export async function postWebhook(channel: WebhookChannel, message: Message, environment: Environment, signal: AbortSignal): Promise<void> {
  const address = fromEnvironment(channel.webhook, environment)
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) throw new Failure('webhook_no_address', 'the webhook’s variable holds no http(s) address')
  const headers = Object.fromEntries(Object.entries(channel.headers).map(([name, value]) => [name, fromEnvironment(value, environment)]))
  let status: number
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': message.id, 'user-agent': 'recoupe' },
      body: JSON.stringify(webhookBody(message, channel.format)),
      redirect: 'error',
      signal,
    })
    await response.body?.cancel()
    status = response.status
  } catch (error) {
    throw new Failure(`webhook_${reason(error)}`, `the webhook could not be reached (${reason(error)})`, { remedy: 'retry' })
  }
  if (status < 200 || status > 299) {
    const again = status >= 500 || status === 429 || status === 408
    throw new Failure(`webhook_http_${status}`, `the webhook answered ${status}`, { remedy: again ? 'retry' : 'tell_user' })
  }
}

/** A system's code like `econnrefused`, or `failed`; never a message, which may hold an address. */
export function reason(error: unknown): string {
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { code?: unknown } }
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout'
  const found = cause?.code ?? code
  return typeof found === 'string' && /^[A-Z][A-Z0-9_]*$/.test(found) ? found.toLowerCase() : 'failed'
}
