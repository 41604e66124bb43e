import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandReference } from '../../scripts/command-reference.ts'
import { commands } from '../../src/cli/commands.ts'

describe('the command reference', () => {
  it('is what the declarations say; after a change run «npm run docs»', () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/commands.md'), 'utf8')).toBe(commandReference(commands))
  })

  it('shows at least one example of each command', () => {
    expect(commands.filter(command => command.examples.length === 0).map(command => command.name)).toEqual([])
  })
})
