import { setTimeout as wait } from 'node:timers/promises'
import type { Dossier } from '../../dossier/dossier.ts'
import type { NotifyChannel } from '../../dossier/notify.ts'
import { Failure } from '../../model/failure.ts'
import { contentId } from '../../model/identity.ts'
import { addNotes, markNotes, pendingNotes } from '../../store/notes.ts'
import type { Store } from '../../store/open.ts'
import type { Emit } from '../events.ts'
import { runCommand } from './command.ts'
import { composeMessage } from './message.ts'
import type { Message } from './message.ts'
import type { Note } from './notes.ts'
import type { Environment } from './secrets.ts'
import { postWebhook } from './webhook.ts'

export interface Delivery {
  readonly dossier: Dossier
  readonly environment: Environment
  readonly emit: Emit
  readonly now: () => Date
  /** Milliseconds before the second and the third try of one night. */
  readonly pauses?: readonly number[]
  /** Milliseconds that one try may take. */
  readonly patience?: number
}

/** Nights' tries of one note before it is given up: three nights of three. */
const MAX_ATTEMPTS = 9
/** Notes in one message; the rest waits for the next. */
const MAX_NOTES = 200

/** One channel as the dossier has it, whatever it is told of: the same after its `on` is changed. */
export function channelId(channel: NotifyChannel): string {
  return contentId('channel', JSON.stringify({ ...channel, on: null }))
}

/** Puts aside, for each channel, the notes that it asks for; what it was told before stays told. */
export async function queueNotes(store: Store, { id, notify }: Dossier, run: number, notes: readonly Note[]): Promise<number> {
  return addNotes(store, id, run, notify.flatMap(channel => notes
    .filter(note => channel.on.includes(note.event))
    .map(note => ({ channel: channelId(channel), key: note.key, event: note.event, document: JSON.stringify(note) }))))
}

/** Tells every channel what was put aside for it, one message each. It never throws: what fails is a problem, and is tried again by the next run. */
export async function deliverNotes(store: Store, delivery: Delivery): Promise<void> {
  const { dossier, now } = delivery
  const messages = await Promise.all(dossier.notify.map(async channel => ({
    channel,
    pending: await pendingNotes(store, dossier.id, channelId(channel), MAX_ATTEMPTS, MAX_NOTES),
  })))
  await Promise.all(messages.filter(({ pending }) => pending.length > 0).map(async ({ channel, pending }) => {
    const message = composeMessage(dossier, pending.map(note => JSON.parse(note.document) as Note))
    const keys = pending.map(note => note.key)
    await tell(channel, message, delivery, failure => markNotes(store, dossier.id, channelId(channel), keys, failure === null ? { sentAt: now().toISOString() } : { failure }))
  }))
}

/** Tells notes without a store to remember them in: what is left where the store itself is what failed. */
export async function tellDirectly(notes: readonly Note[], delivery: Delivery): Promise<void> {
  await Promise.all(delivery.dossier.notify.map(async channel => {
    const wanted = notes.filter(note => channel.on.includes(note.event))
    if (wanted.length > 0) await tell(channel, composeMessage(delivery.dossier, wanted), delivery, async () => {})
  }))
}

async function tell(channel: NotifyChannel, message: Message, delivery: Delivery, mark: (failure: string | null) => Promise<void>): Promise<void> {
  const { environment, emit, pauses = [1000, 4000], patience = 10_000 } = delivery
  for (let attempt = 0; ; attempt++) {
    try {
      await send(channel, message, environment, AbortSignal.timeout(patience))
      await mark(null)
      return
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('notify_failed', 'the note could not be sent')
      await mark(failure.slug).catch(() => {})
      const pause = pauses[attempt]
      if (failure.remedy === 'retry' && pause !== undefined) {
        await wait(pause)
        continue
      }
      emit({ type: 'problem', stage: 'notify', slug: failure.slug, where: kindOf(channel), message: failure.message })
      return
    }
  }
}

const send = async (channel: NotifyChannel, message: Message, environment: Environment, signal: AbortSignal): Promise<void> => {
  if ('webhook' in channel) return postWebhook(channel, message, environment, signal)
  if (!('email' in channel)) return runCommand(channel, message, signal)
  const { sendEmail } = await import('./email.ts')
  return sendEmail(channel, message, environment, signal)
}

const kindOf = (channel: NotifyChannel): string => ('webhook' in channel ? 'notify webhook' : 'email' in channel ? 'notify email' : 'notify command')
