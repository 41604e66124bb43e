import type { LoadedDossier } from '../dossier/load.ts'
import { EXIT, Failure } from '../model/failure.ts'
import { takeLock } from '../store/lock.ts'
import { openStore } from '../store/open.ts'
import { settledRelations } from '../store/relation-rows.ts'
import { listRuns } from '../store/runs.ts'
import { saveSourceStates } from '../store/source-states.ts'
import type { Emit, RunEvent, Stage } from './events.ts'
import type { RunLog } from './log.ts'
import { openLog } from './log.ts'
import { deliverNotes, queueNotes, tellDirectly } from './notify/deliver.ts'
import type { Delivery } from './notify/deliver.ts'
import { noteOfFailure, noteOfSource, notesOfRelations } from './notify/notes.ts'
import { outletOf } from './outlet-of.ts'
import type { Workspace } from './workspace.ts'

export interface NightOptions {
  readonly story: LoadedDossier
  readonly db: string
  readonly command: string
  readonly stages: readonly Stage[]
  readonly emit: Emit
  readonly now?: () => Date
}

/** What goes on around the stages of one run: its log, what it turned, and who is told. */
export class Night {
  readonly #options: NightOptions
  readonly #loaded: LoadedDossier
  readonly #log: RunLog
  readonly #now: () => Date
  /** Outlets by id: pages read, and whether anything of it failed. */
  readonly #outlets = new Map<string, { read: number; failed: boolean }>()

  private constructor(options: NightOptions, loaded: LoadedDossier, log: RunLog) {
    this.#options = options
    this.#loaded = loaded
    this.#log = log
    this.#now = options.now ?? (() => new Date())
  }

  static async begin(options: NightOptions): Promise<Night> {
    const loaded = options.story
    const log = await openLog(options.db, { dossier: loaded.dossier.id, command: options.command })
    log.write('info', {}, 'run started')
    return new Night(options, loaded, log)
  }

  readonly emit: Emit = event => {
    this.#watch(event)
    this.#log.emit(event)
    this.#options.emit(event)
  }

  /** Once the stages are done, and while the store is still held: keeps what turned, and puts aside what is to be told. */
  async keep(workspace: Workspace): Promise<void> {
    const { store, dossier, run } = workspace
    const story = this.#loaded
    const notes = []
    if (this.#options.stages.includes('reconcile')) {
      if (dossier.notify.length > 0) notes.push(...notesOfRelations(story, await settledRelations(store, dossier.id)))
    }
    if (this.#options.stages.includes('crawl')) {
      const down = dossier.sources.map(({ outlet }) => outlet).filter(({ id }) => this.#outlets.get(id)?.failed && this.#outlets.get(id)?.read === 0)
      const since = await saveSourceStates(store, dossier.id, run, down.map(({ id }) => id))
      notes.push(...down.map(outlet => noteOfSource(story, outlet, since.get(outlet.id)!)))
    }
    const killed = (await listRuns(store, { dossier: dossier.id, limit: 10 })).filter(({ outcome }) => outcome === 'killed')
    notes.push(...killed.map(({ id }) => noteOfFailure(story, id, 'killed')))
    await queueNotes(store, dossier, run, notes)
  }

  /** The run is over and the store let go: tells what is to be told. It never throws, and never takes longer than its channels' patience. */
  async end(failure: unknown = null): Promise<void> {
    const slug = failure instanceof Failure ? failure.slug : 'defect'
    const told = failure instanceof Failure && (failure.exit === EXIT.locked || failure.exit === EXIT.usage) ? false : failure !== null
    if (failure === null) this.#log.write('info', {}, 'run ended')
    else this.#log.write('error', { slug, ...(failure instanceof Failure ? {} : { stack: failure instanceof Error ? failure.stack : String(failure) }) }, failure instanceof Error ? failure.message : 'run failed')
    if (this.#loaded.dossier.notify.length > 0 && (failure === null || told)) {
      await this.#tell(told ? slug : null).catch((error: unknown) => {
        this.#log.write('error', { slug: error instanceof Failure ? error.slug : 'notify_failed' }, 'notes could not be sent')
      })
    }
    await this.#log.close()
  }

  async #tell(failed: string | null): Promise<void> {
    const { dossier } = this.#loaded
    const delivery: Delivery = { dossier, environment: process.env, emit: this.emit, now: this.#now }
    const store = await openStore(this.#options.db, { mustExist: true }).catch(() => null)
    if (store === null) return failed === null ? undefined : tellDirectly([noteOfFailure(this.#loaded, null, failed)], delivery)
    const lock = takeLock(this.#options.db)
    try {
      // Who holds the store now tells what is put aside, too.
      if (!lock) return
      const run = (await listRuns(store, { dossier: dossier.id, limit: 1 }))[0]?.id ?? 0
      const kept = failed === null || await queueNotes(store, dossier, run, [noteOfFailure(this.#loaded, run, failed)]).then(() => true, () => false)
      if (kept) await deliverNotes(store, delivery)
      else await tellDirectly([noteOfFailure(this.#loaded, run, failed)], delivery)
    } finally {
      lock?.release()
      await store.destroy()
    }
  }

  #watch(event: RunEvent): void {
    const { dossier } = this.#loaded
    const of = (outlet: string) => {
      const known = this.#outlets.get(outlet) ?? { read: 0, failed: false }
      this.#outlets.set(outlet, known)
      return known
    }
    if (event.type === 'outlet_progress') {
      const state = of(event.outlet)
      state.read = event.done
      if (event.failed > 0) state.failed = true
    } else if (event.type === 'problem' && event.stage === 'crawl') {
      const outlet = dossier.sources.find(source => source.outlet.id === event.where)?.outlet.id ?? (URL.canParse(event.where) ? outletOf(dossier, event.where, null).id : null)
      if (outlet !== null) of(outlet).failed = true
    }
  }
}

/** One night around one run's work. */
export async function withNight<T>(options: NightOptions, work: (night: Night) => Promise<T>): Promise<T> {
  const night = await Night.begin(options)
  try {
    const result = await work(night)
    await night.end()
    return result
  } catch (error) {
    await night.end(error)
    throw error
  }
}
