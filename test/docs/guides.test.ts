import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { asPrinted, readGuide, readersFolder, runStep } from './guide.ts'

/** Programs that a guide uses beside ours; where one is missing, its commands are left out and counted as skipped. */
const absent = ['python3'].filter(program => spawnSync(program, ['--version'], { stdio: 'ignore' }).status !== 0)

describe.each(['journalists.md', 'researcher.md', 'questionnaires.md'])('docs/%s', name => {
  const guide = readGuide(name)
  const folder = readersFolder(guide)

  it('has commands to try', () => {
    expect(guide.steps.length).toBeGreaterThan(2)
  })

  // In the order of the page: a command may need what one before it wrote.
  describe.sequential('prints what it says', () => {
    for (const step of guide.steps) {
      it.skipIf(absent.some(program => step.command.includes(program)))(`line ${step.line}: ${step.command}`, { timeout: 300_000 }, async () => {
        expect(await runStep(step, folder)).toMatch(asPrinted(step.expected))
      })
    }
  })
})
