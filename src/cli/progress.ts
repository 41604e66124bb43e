import pc from 'picocolors'
import type { Counts, Emit, RunEvent } from '../run/events.ts'
import type { CommonOptions, Terminal } from './declare.ts'
import { bytes, plain } from './table.ts'

/** Draws what the stages tell on standard error: JSON lines with `--json`; else one line a stage and what went wrong, with `--verbose` each address too. */
export function drawProgress(terminal: Terminal, options: Pick<CommonOptions, 'json' | 'quiet' | 'verbose'>): Emit {
  if (options.json) return event => terminal.err(`${JSON.stringify(event)}\n`)
  const color = pc.createColors(terminal.interactive && terminal.color)
  const live = terminal.interactive && !options.quiet
  const clear = live ? '\r\u001b[2K' : ''
  return event => {
    const line = lineOf(event, options, color)
    if (line !== null) terminal.err(`${clear}${line}\n`)
    else if (live) {
      const now = liveLine(event)
      if (now !== null) terminal.err(`${clear}${color.dim(now)}`)
    }
  }
}

function lineOf(event: RunEvent, { quiet, verbose }: Pick<CommonOptions, 'quiet' | 'verbose'>, color: ReturnType<typeof pc.createColors>): string | null {
  if (event.type === 'problem') return `${color.yellow('!')} ${problemLine(event)}`
  if (quiet) return null
  if (event.type === 'stage_ended') return `${color.green('✓')} ${event.stage.padEnd(10)} ${counted(event.counts)} ${color.dim(`(${(event.milliseconds / 1000).toFixed(1)} s)`)}`
  return verbose ? closeLine(event) : null
}

/** A message that begins with its place does not say it twice. */
const problemLine = ({ where, message }: Extract<RunEvent, { type: 'problem' }>): string => plain(message.startsWith(`${where}: `) ? message : `${where}: ${message}`)

/** What happened at one address. */
function closeLine(event: RunEvent): string | null {
  if (event.type === 'list_read') {
    const skipped = Object.values(event.skipped).reduce((sum, count) => sum + count, 0)
    return `  ${plain(event.address)}: names ${event.named} addresses${skipped > 0 ? `, ${skipped} skipped` : ''}`
  }
  if (event.type === 'page_done') return `  ${plain(event.address)}: ${event.outcome.replaceAll('_', ' ')}${event.bytes > 0 ? `, ${bytes(event.bytes)}` : ''}`
  return event.type === 'retry' ? `  ${plain(event.address)}: ${plain(event.slug)}; asked again in ${(event.wait / 1000).toFixed(0)} s` : null
}

function liveLine(event: RunEvent): string | null {
  if (event.type === 'stage_started') return `${event.stage} …`
  if (event.type === 'stage_progress') return `${event.stage}: ${event.done}${event.of === null ? '' : `/${event.of}`} ${event.what}`
  if (event.type === 'outlet_progress') return `${event.outlet}: ${event.done}/${event.found} done, ${event.skipped} skipped, ${event.failed} failed`
  return null
}

/** «5 articles, 112 claims»; what is nought is left out. */
function counted(counts: Counts): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0)
  return some.length === 0 ? 'nothing new' : some.map(([name, count]) => `${count} ${named(name, count)}`).join(', ')
}

/** A count's name in words, of one or of several: its first plural word is the thing counted, as in «pages_written». */
const named = (name: string, count: number): string => (count === 1 ? name.replace(/([a-z]{2}[^s])s(?=_|$)/, '$1') : name).replaceAll('_', ' ')
