import { spawn } from 'node:child_process'
import type { CommandChannel } from '../../dossier/notify.ts'
import { Failure } from '../../model/failure.ts'
import type { Message } from './message.ts'
import { webhookBody } from './message.ts'
import { reason } from './webhook.ts'

/**
 * Runs the dossier's own program, without a shell, and gives it the message as JSON on its standard input.
 *
 * @throws {Failure} where it can't be started, does not end in time (it is killed), or ends with a code other than 0.
 */
export function runCommand({ command: [program, ...args] }: CommandChannel, message: Message, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program!, args, { stdio: ['pipe', 'ignore', 'ignore'], signal, killSignal: 'SIGKILL' })
    child.on('error', error => reject(new Failure(`command_${reason(error)}`, `the command could not be run (${reason(error)})`, { remedy: reason(error) === 'enoent' ? 'tell_user' : 'retry' })))
    child.on('close', code => {
      if (code === 0) resolve()
      else reject(new Failure('command_failed', `the command ended with ${code ?? 'a signal'}`, { remedy: 'retry' }))
    })
    child.stdin.on('error', () => {})
    child.stdin.end(`${JSON.stringify(webhookBody(message, 'json'))}\n`)
  })
}
