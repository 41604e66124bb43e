import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFolder } from '../../src/cli/out-folder.ts'

const root = join(import.meta.dirname, '../..')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'usage-'))
  writeFileSync(join(folder, 'file'), '')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a command line that is wrong', () => {
  it.each([
    [['serv'], 'unknown command \'serv\' (Did you mean serve?); «recoupe --help» says'],
    [['run'], 'missing required argument \'dossier\'; «recoupe run --help» says'],
    [['stats', '--jsno'], 'unknown option \'--jsno\''],
    [['run', 'no-such-story'], 'unknown dossier "no-such-story"; known: demo'],
    [['article', '--show', 'no-such-page.html'], 'no-such-page.html: no such file or folder'],
  ])('%j is told in one line, and ends with 2', (args, told) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'src/cli/main.ts'), ...args], { cwd: root, encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^recoupe: [^\n]+\n$/)
    expect(stderr).toContain(told)
  })
})

describe('--out', () => {
  it('may name a folder that is not there yet', () => {
    expect(() => checkFolder(join(folder, 'a', 'b'))).not.toThrow()
  })

  it('is refused before anything is done where a file stands in its way', () => {
    for (const path of ['file', 'file/tables']) expect(() => checkFolder(join(folder, path))).toThrow(`--out ${join(folder, path)}: ${join(folder, 'file')} is no folder`)
  })
})
