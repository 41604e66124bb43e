import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROSE, page } from '../extract/page/rules.ts'

const root = join(import.meta.dirname, '../..')
const recoupe = (args: string[], input = '') => spawnSync(process.execPath, ['--import', 'tsx', join(root, 'src/cli/main.ts'), ...args], { cwd: root, encoding: 'utf8', input })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'article-'))
  writeFileSync(join(folder, 'a.html'), page({ inside: '<p>Lire aussi : une autre fuite\u001b[31m</p>' }))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('recoupe article', () => {
  it('writes one line an article, with the fields of the format', () => {
    const { stdout, stderr, status } = recoupe(['article', '--format', 'jsonl', folder])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const line = JSON.parse(stdout) as Record<string, unknown>
    expect(Object.keys(line)).toEqual(expect.arrayContaining(['path', 'url', 'canonical', 'title', 'standfirst', 'authors', 'outlet', 'published', 'modified', 'language', 'free', 'paragraphs', 'text']))
    expect(line).toMatchObject({ path: join(folder, 'a.html'), title: 'Exemplia : des dossiers consultés', language: 'fr' })
  })

  it('reads what is pasted', () => {
    const { stdout } = recoupe(['article', '-'], PROSE.join('\n\n'))
    expect(JSON.parse(stdout)).toMatchObject({ path: '-', text: PROSE.join('\n\n') })
  })

  it('shows what was left out and why, and lets no page write to the terminal', () => {
    const { stdout, status } = recoupe(['article', '--show', join(folder, 'a.html')])
    expect(status).toBe(0)
    expect(stdout).toContain(`+ ${PROSE[0]}`)
    expect(stdout).toContain('- [see_also] Lire aussi : une autre fuite')
    expect(stdout).not.toContain('\u001b')
  })

  it('ends with 3 where some page could not be read, and with 2 where none was given', () => {
    const { stderr, stdout, status } = recoupe(['article', join(folder, 'none.html'), join(folder, 'a.html')])
    expect(status).toBe(3)
    expect(stderr).toContain('no such file or folder')
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(recoupe(['article']).status).toBe(2)
  })
})
