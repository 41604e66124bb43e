import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { allCommands } from '../../src/cli/commands.ts'

const folder = join(import.meta.dirname, '../../deploy')
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8')
const names = new Set((await allCommands()).map(({ name }) => name))

/** The words after «recoupe » where a line of a file runs it. */
const commandsIn = (text: string) => [...text.matchAll(/^(?!\s*#).*?\brecoupe ([a-z]+)\b/gm)].map(([, name]) => name!)
const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0
/** What bash, and shellcheck where it is installed, has to say of a script. */
function complaintsOf(script: string): string {
  execFileSync('bash', ['-n'], { input: script })
  return hasShellcheck ? spawnSync('shellcheck', ['--shell=bash', '-'], { input: script, encoding: 'utf8' }).stdout : ''
}

/** The part of https://json.schemastore.org/github-workflow.json that the file uses; any other key is refused. */
const step = z.strictObject({
  name: z.string().optional(), uses: z.string().regex(/^actions\/[a-z-]+@v\d+$/).optional(), run: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(), env: z.record(z.string(), z.string()).optional(), if: z.string().optional(),
}).refine(({ uses, run }) => (uses === undefined) !== (run === undefined), 'a step either uses an action or runs a script')
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({ schedule: z.array(z.strictObject({ cron: z.string().regex(/^([\d*/,-]+ ){4}[\d*/,-]+$/) })), workflow_dispatch: z.null() }),
  permissions: z.record(z.string(), z.enum(['read', 'write', 'none'])),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  env: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.strictObject({ 'runs-on': z.string(), 'timeout-minutes': z.number(), steps: z.array(step) })),
})

describe('the files for a night', () => {
  it('run commands that there are', () => {
    const used = ['cron/recoupe-nightly', 'github/nightly.yml', 'systemd/recoupe@.service'].flatMap(name => commandsIn(textOf(name)))
    expect(used).toContain('run')
    expect(used.filter(name => !names.has(name))).toEqual([])
  })

  it('the workflow has the form of one, its scripts are sound, and no secret stands in a script', () => {
    const { jobs, permissions } = workflow.parse(parse(textOf('github/nightly.yml')))
    expect(Object.values(permissions)).not.toContain('write')
    for (const { run } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      if (run === undefined) continue
      expect(complaintsOf(run)).toBe('')
      // What GitHub puts in a script's place is run as part of it: it goes by the environment.
      expect(run).not.toContain('${{')
    }
  })

  it('the cron script is sound', () => expect(complaintsOf(textOf('cron/recoupe-nightly'))).toBe(''))

  it('the image is of named versions, holds no more than it needs, and is not root', () => {
    const lines = textOf('docker/Dockerfile').replaceAll('\\\n', ' ').split('\n').filter(line => line !== '' && !line.startsWith('#'))
    const of = (name: string) => lines.filter(line => line.startsWith(`${name} `)).map(line => line.slice(name.length + 1))
    const known = /^(FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|ENTRYPOINT|CMD) /
    expect(lines.filter(line => !known.test(line))).toEqual([])
    for (const from of of('FROM')) expect(from).toMatch(/^[a-z]+:\d[\w.-]+( AS [a-z]+)?$/)
    for (const place of of('WORKDIR')) expect(place).toMatch(/^\//)
    for (const command of [...of('ENTRYPOINT'), ...of('CMD')]) expect(Array.isArray(JSON.parse(command))).toBe(true)
    expect(of('USER').at(-1)).not.toMatch(/^(root|0)\b/)
    expect(lines.lastIndexOf(`USER ${of('USER').at(-1)}`)).toBeGreaterThan(lines.findLastIndex(line => line.startsWith('RUN ')))
    // Everything after the last FROM is what is shipped: no compiler, no source.
    expect(of('FROM').at(-1)).toMatch(/-slim$/)
  })

  it('the container is read-only but for its data, and may do nothing more than it needs', () => {
    const { services } = parse(textOf('docker/compose.yaml')) as { services: Record<string, Record<string, unknown>> }
    expect(services['recoupe']).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], restart: 'no', command: ['run', expect.any(String), '--out', expect.stringMatching(/^\/data\//)] })
    expect(services['recoupe']).not.toHaveProperty('privileged')
    expect(services['recoupe']).not.toHaveProperty('ports')
    expect((services['recoupe']!['volumes'] as string[]).filter(volume => !volume.endsWith(':ro'))).toEqual(['store:/data'])
  })

  it('the service and its timer are what systemd takes, where it is installed', context => {
    if (spawnSync('systemd-analyze', ['--version']).status !== 0) context.skip('systemd-analyze is not installed')
    const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', join(folder, 'systemd/recoupe@.service'), join(folder, 'systemd/recoupe@.timer')], { encoding: 'utf8' })
    expect(stderr.split('\n').filter(line => /recoupe@/.test(line))).toEqual([])
  })
})
