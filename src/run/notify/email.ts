import { createTransport } from 'nodemailer'
import type { EmailChannel } from '../../dossier/notify.ts'
import { Failure } from '../../model/failure.ts'
import type { Message } from './message.ts'
import type { Environment } from './secrets.ts'
import { fromEnvironment } from './secrets.ts'
import { reason } from './webhook.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Sends a message as plain text by SMTP. A password goes over TLS or not at all, except to this machine itself.
 *
 * @throws {Failure} whose slug and message say what happened without naming the server or the user.
 */
export async function sendEmail(channel: EmailChannel, message: Message, environment: Environment, signal: AbortSignal): Promise<void> {
  const address = fromEnvironment(channel.smtp, environment)
  if (!/^smtps?:\/\//.test(address) || !URL.canParse(address)) throw new Failure('email_no_server', 'the mail server’s variable holds no smtp:// or smtps:// address')
  const { protocol, hostname, port, username, password } = new URL(address)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && username !== '' && !LOOPBACK.has(hostname),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 10_000,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  })
  const stop = () => transport.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await transport.sendMail({
      from: channel.from,
      to: channel.email,
      subject: message.subject,
      text: `${message.text}\n`,
      messageId: `<${message.id}@${channel.from.split('@')[1]!}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    const code = reason(error)
    const status = (error as { responseCode?: unknown }).responseCode
    const refused = typeof status === 'number' && status >= 500
    throw new Failure(`email_${code}`, `the mail could not be sent (${code})`, { remedy: code === 'eauth' || refused ? 'tell_user' : 'retry' })
  } finally {
    signal.removeEventListener('abort', stop)
    transport.close()
  }
}
