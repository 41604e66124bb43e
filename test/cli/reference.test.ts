import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandReference } from '../../scripts/command-reference.ts'
import { allCommands } from '../../src/cli/commands.ts'

describe('the command reference', () => {
  it('is what the declarations say; after a change run «npm run docs»', async () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/commands.md'), 'utf8')).toBe(commandReference(await allCommands()))
  })

  it('shows at least one example of each command', async () => {
    expect((await allCommands()).filter(command => command.examples.length === 0).map(command => command.name)).toEqual([])
  })
})
