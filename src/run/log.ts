import { basename, dirname, extname, join } from 'node:path'
import { pino } from 'pino'
import buildRollingStream from 'pino-roll'
import type { Emit, RunEvent } from './events.ts'

/** A log of runs, one JSON object a line. */
export interface RunLog {
  /** Writes what a run tells. Progress is drawn, not logged. */
  readonly emit: Emit
  readonly write: (level: 'info' | 'error', fields: Readonly<Record<string, unknown>>, message: string) => void
  close(): Promise<void>
}

/** A file is put aside at this size, and so many of them are kept beside the one that is written. */
const SIZE = '5m'
const KEPT = 9

/** Where the log of a store is written: `logs/NAME.N.log` beside it, the highest N the newest. */
export const logFolder = (db: string): string => join(dirname(db), 'logs')

/**
 * Opens the log of a store. A log that can't be written never stops a run: the disk may be full, and the run says so itself.
 */
export async function openLog(db: string, fields: Readonly<Record<string, unknown>>): Promise<RunLog> {
  const stream = await buildRollingStream({
    file: join(logFolder(db), basename(db, extname(db))), extension: '.log', size: SIZE, limit: { count: KEPT, removeOtherLogFiles: true }, mkdir: true, sync: true,
  }).catch(() => null)
  if (stream === null) return { emit: () => {}, write: () => {}, close: async () => {} }
  stream.on('error', () => {})
  const logger = pino({ base: { ...fields, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: label => ({ level: label }) } }, stream)
  return {
    emit: event => {
      const line = lineOf(event)
      if (line) logger[event.type === 'problem' ? 'warn' : 'info'](line.fields, line.message)
    },
    write: (level, more, message) => logger[level](more, message),
    close: () => new Promise(resolve => {
      stream.once('close', () => resolve())
      stream.once('error', () => resolve())
      stream.end()
    }),
  }
}

function lineOf(event: RunEvent): { fields: object; message: string } | null {
  switch (event.type) {
    case 'stage_started': return { fields: { stage: event.stage }, message: 'stage started' }
    case 'stage_ended': return { fields: { stage: event.stage, milliseconds: event.milliseconds, counts: event.counts }, message: 'stage ended' }
    case 'problem': return { fields: { stage: event.stage, slug: event.slug, where: event.where }, message: event.message }
    default: return null
  }
}
