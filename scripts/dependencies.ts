import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** A package that is installed with recoupe, as the lockfile has it. */
export interface Dependency {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** Whether package.json names it, and not only another package. */
  readonly direct: boolean
  readonly installScript: boolean
}

interface Lock {
  readonly packages: Readonly<Record<string, { version?: string; license?: string; dev?: boolean; optional?: boolean; hasInstallScript?: boolean }>>
}

/** Licences that a package has in its own files and not, or not in SPDX, in its manifest. */
const CLARIFIED: Readonly<Record<string, string>> = {
  'map-stream 0.1.0': 'MIT',
  'pause-stream 0.0.11': '(MIT OR Apache-2.0)',
}

/** Every package that an installation brings, development's left out, by name and version. */
export function installedDependencies(lockfile: string = readFileSync(join(root, 'package-lock.json'), 'utf8'), manifest: string = readFileSync(join(root, 'package.json'), 'utf8')): Dependency[] {
  const { packages } = JSON.parse(lockfile) as Lock
  const direct = new Set(Object.keys((JSON.parse(manifest) as { dependencies: Record<string, string> }).dependencies))
  const found = new Map<string, Dependency>()
  for (const [path, { version = '', license = 'unknown', dev = false, hasInstallScript = false }] of Object.entries(packages)) {
    if (path === '' || dev) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    found.set(`${name} ${version}`, { name, version, licence: CLARIFIED[`${name} ${version}`] ?? license, direct: direct.has(name) && path === `node_modules/${name}`, installScript: hasInstallScript })
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
}

/** The page of what an installation brings. */
export function dependencyPage(dependencies: readonly Dependency[]): string {
  const licences = new Map<string, number>()
  for (const { licence } of dependencies) licences.set(licence, (licences.get(licence) ?? 0) + 1)
  const table = (rows: readonly Dependency[]) => ['| package | version | licence |', '| --- | --- | --- |', ...rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)]
  const scripts = dependencies.filter(({ installScript }) => installScript).map(({ name }) => name)
  return [
    '# What an installation brings', '',
    'Made by `npm run dependencies` from `package-lock.json`. Tools of development are not installed with recoupe and are not listed.', '',
    `${dependencies.length} packages. Licences: ${[...licences].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([licence, count]) => `${licence} (${count})`).join(', ')}.`, '',
    `Packages that run a script when they are installed: ${scripts.join(', ') || 'none'}.`, '',
    '## Named by recoupe', '', ...table(dependencies.filter(({ direct }) => direct)), '',
    '## Brought by those', '', ...table(dependencies.filter(({ direct }) => !direct)), '',
  ].join('\n')
}

if (process.argv[1] === import.meta.filename) writeFileSync(join(root, 'docs', 'dependencies.md'), dependencyPage(installedDependencies()))
