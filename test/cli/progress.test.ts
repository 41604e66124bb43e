import { describe, expect, it } from 'vitest'
import { drawProgress } from '../../src/cli/progress.ts'
import type { RunEvent } from '../../src/run/events.ts'

/** What these events put on standard error. */
function drawn(events: readonly RunEvent[], options: { json?: boolean; quiet?: boolean; verbose?: boolean } = {}): string {
  let text = ''
  const emit = drawProgress({ out: () => {}, err: piece => { text += piece }, interactive: false, color: false }, { json: false, quiet: false, verbose: false, ...options })
  events.forEach(emit)
  return text
}

const read: RunEvent = { type: 'list_read', outlet: 'a', address: 'https://a.example/rss', named: 12, skipped: { known: 3 } as never }
const done: RunEvent = { type: 'page_done', outlet: 'a', address: 'https://a.example/1', outcome: 'not_modified', bytes: 0 }
const retry: RunEvent = { type: 'retry', outlet: 'a', slug: 'timeout', address: 'https://a.example/2', wait: 2000 }
const ended: RunEvent = { type: 'stage_ended', stage: 'crawl', counts: { stored: 2, failed: 0 }, milliseconds: 1234 }
const problem: RunEvent = { type: 'problem', stage: 'import', slug: 'no_file', where: 'a.html', message: 'a.html: cannot be read' }

describe('what a person is told of a run', () => {
  it('is a line a stage, and what happened at each address only where they ask for it', () => {
    expect(drawn([read, done, retry, ended])).toBe('✓ crawl      2 stored (1.2 s)\n')
    expect(drawn([read, done, retry, ended], { verbose: true })).toBe([
      '  https://a.example/rss: names 12 addresses, 3 skipped', '  https://a.example/1: not modified', '  https://a.example/2: timeout; asked again in 2 s', '✓ crawl      2 stored (1.2 s)', '',
    ].join('\n'))
  })

  it('is what went wrong, each place named once, and nothing else with --quiet', () => {
    expect(drawn([ended, problem], { quiet: true, verbose: true })).toBe('! a.html: cannot be read\n')
    expect(drawn([{ ...problem, message: 'was cut' }])).toBe('! a.html: was cut\n')
  })

  it('counts one thing as one', () => {
    const line = (counts: Record<string, number>) => drawn([{ ...ended, counts }])
    expect(line({ pages_written: 1, tables_written: 5, new_versions: 1, claims: 1 })).toContain('1 page written, 5 tables written, 1 new version, 1 claim')
  })

  it('lets no page write to the terminal', () => {
    expect(drawn([{ ...problem, where: 'https://a.example/\u001b[2J', message: 'broken\r\u0007' }])).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })

  it('is one JSON object an event for programs', () => {
    expect(drawn([done, ended], { json: true }).trim().split('\n').map(line => JSON.parse(line) as unknown)).toEqual([done, ended])
  })
})
