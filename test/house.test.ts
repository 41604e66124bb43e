import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const trespasser = join(root, 'src/extract/french/trespasser.ts')

interface Cruise {
  summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] }
}

/** Runs the layers check as `npm run check` does; a violation makes it exit with another code than 0. */
function cruise(): Cruise {
  const command = join(root, 'node_modules/.bin/depcruise')
  const options = { cwd: root, encoding: 'utf8' as const, maxBuffer: 64e6 }
  try {
    return JSON.parse(execFileSync(command, ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], options)) as Cruise
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout) as Cruise
  }
}

afterAll(() => rmSync(trespasser, { force: true }))

describe('the layers check', () => {
  it('has read the modules of the house, and finds each room minding its own', () => {
    const { summary } = cruise()
    expect(summary.totalCruised).toBeGreaterThan(100)
    expect(summary.violations).toEqual([])
  })

  it('sees a module that reaches where it may not', () => {
    mkdirSync(join(root, 'src/extract/french'), { recursive: true })
    writeFileSync(trespasser, "import { readFileSync } from 'node:fs'\nimport { openStore } from '../../store/open.ts'\nexport const trespass = [readFileSync, openStore]\n")
    const rules = cruise().summary.violations.map(violation => violation.rule.name)
    expect(rules).toContain('pure')
    expect(rules).toContain('room-extract-french')
  })
})
