import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dependencyPage, installedDependencies } from '../../scripts/dependencies.ts'

const root = join(import.meta.dirname, '../..')

/** Licences under which a package may be installed with recoupe: permissive ones, as SPDX has them. */
const PERMISSIVE = /^\(?(0BSD|Apache-2\.0|Artistic-2\.0|BlueOak-1\.0\.0|BSD-[23]-Clause|CC0-1\.0|CC-BY-4\.0|ISC|MIT(-0)?|Python-2\.0|Unlicense|WTFPL|Zlib)( (OR|AND) .*)?\)?$/

describe('what an installation brings', () => {
  const dependencies = installedDependencies()

  it('is written down; after a change run «npm run dependencies»', () => {
    expect(readFileSync(join(root, 'docs/dependencies.md'), 'utf8')).toBe(dependencyPage(dependencies))
  })

  it('is all under permissive licences', () => {
    expect(dependencies.length).toBeGreaterThan(30)
    expect(dependencies.filter(({ licence }) => !PERMISSIVE.test(licence)).map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
  })

  it('runs no script at installation but better-sqlite3’s', () => {
    expect(dependencies.filter(({ installScript }) => installScript).map(({ name }) => name)).toEqual(['better-sqlite3'])
  })

  it('sees a script, a licence and a package of development for what they are', () => {
    const lock = JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1', license: 'GPL-3.0', hasInstallScript: true }, 'node_modules/a/node_modules/b': { version: '2' }, 'node_modules/c': { version: '3', dev: true } } })
    expect(installedDependencies(lock, '{"dependencies": {"a": "1"}}')).toEqual([
      { name: 'a', version: '1', licence: 'GPL-3.0', direct: true, installScript: true }, { name: 'b', version: '2', licence: 'unknown', direct: false, installScript: false },
    ])
  })
})

describe('the package', () => {
  const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as [{ files: { path: string }[] }]
  const paths = files.map(({ path }) => path)

  it('holds only what runs', () => {
    expect(paths.filter(path => !/^(dist\/.*\.js|data\/.*\.yaml|package\.json|README(\.fr)?\.md|LICENSE)$/.test(path))).toEqual([])
  })

  it('holds every table of the data folder', () => {
    const tables = readdirSync(join(root, 'data'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.yaml')).map(name => `data/${name.replaceAll('\\', '/')}`)
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter(table => !paths.includes(table))).toEqual([])
  })
})
