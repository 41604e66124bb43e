import { setTimeout as sleep } from 'node:timers/promises'
import { EXIT, Failure } from '../model/failure.ts'
import type { Store } from '../store/open.ts'
import { unendedRun } from '../store/runs.ts'

/** A run takes the lock first and its row a moment later: how often to look for that row, and for how long, in milliseconds. */
const LOOK_EVERY = 50
const LOOK_FOR = 3_000

/** Who holds the store, since when: for a command that found its lock taken. */
export async function lockedFailure(store: Store, db: string): Promise<Failure> {
  let holder = await unendedRun(store)
  for (let waited = 0; !holder && waited < LOOK_FOR; waited += LOOK_EVERY) {
    await sleep(LOOK_EVERY)
    holder = await unendedRun(store)
  }
  const who = holder ? `«recoupe ${holder.command}» (${holder.holder}, since ${holder.started_at})` : 'another process'
  return new Failure('locked', `${db}: ${who} is at work on this store; wait for it to end, or give another --db`, { exit: EXIT.locked, remedy: 'wait' })
}
