import { readFile, readdir, stat } from 'node:fs/promises'
import { extname, join, relative, resolve, sep } from 'node:path'
import { addressKey, registrableDomain } from '../../crawl/discover/address.ts'
import type { Dossier } from '../../dossier/dossier.ts'
import { loadDossier } from '../../dossier/load.ts'
import { unknownName } from '../../dossier/yaml.ts'
import { EXIT, Failure } from '../../model/failure.ts'
import { wantAddresses } from '../../store/frontier.ts'
import { bodyHash, isStored, savePage } from '../../store/pages.ts'
import { choiceOf } from '../crawl-memory.ts'
import type { Emit } from '../events.ts'
import { outletOf } from '../outlet-of.ts'
import type { Workspace } from '../workspace.ts'
import { withWorkspace } from '../workspace.ts'
import { addressesOfCsv, addressesOfText } from './address-list.ts'
import { savedAddress } from './saved-address.ts'
import { warcPages } from './warc-pages.ts'

export interface ImportOptions {
  readonly dossier: string
  readonly db: string
  readonly paths: readonly string[]
  /** Whose the articles are, where the files do not say. */
  readonly outlet: string | null
  readonly emit: Emit
}

/** Pages taken into the store, those that it had already, addresses for the next crawl, and what could not be read. */
export interface Imported {
  pages: number
  known: number
  addresses: number
  failed: number
}

const MAX_BYTES = 50_000_000
const KINDS: Readonly<Record<string, 'page' | 'text' | 'warc' | 'csv'>> = {
  '.html': 'page', '.htm': 'page', '.xhtml': 'page', '.txt': 'text', '.text': 'text', '.md': 'text', '.warc': 'warc', '.gz': 'warc', '.csv': 'csv', '.tsv': 'csv',
}

/**
 * Takes articles from disk: pages, texts and web archives into the store, as if they had been fetched; addresses from
 * lists into the frontier, for the next crawl. What is there already is not taken twice. One bad file costs itself.
 *
 * @throws {Failure} exit 2 for an outlet that the dossier does not have; what `withWorkspace` throws.
 */
export async function importPaths(options: ImportOptions): Promise<Imported> {
  const story = loadDossier(options.dossier)
  const outlets = story.dossier.sources.map(({ outlet }) => outlet.id)
  if (options.outlet !== null && !outlets.includes(options.outlet)) {
    throw new Failure('unknown_outlet', unknownName('outlet', options.outlet, outlets), { exit: EXIT.usage })
  }
  const imported: Imported = { pages: 0, known: 0, addresses: 0, failed: 0 }
  return withWorkspace({ story, db: options.db, command: 'import', emit: options.emit }, async workspace => {
    const files = new Set<string>()
    for (const path of options.paths) {
      for (const file of await guarded(path, () => filesUnder(path), fail) ?? []) files.add(file)
    }
    for (const file of files) await guarded(file, () => importFile(workspace, file, options.outlet, imported, fail), fail)
    return imported
  }, () => imported.failed > 0)

  function fail(where: string, slug: string, message: string): void {
    imported.failed++
    options.emit({ type: 'problem', stage: 'import', slug, where, message })
  }
}

type Fail = (where: string, slug: string, message: string) => void

async function importFile({ store, dossier, run, now }: Workspace, file: string, outlet: string | null, imported: Imported, fail: Fail): Promise<void> {
  const kind = KINDS[extname(file).toLowerCase()]
  const take = async (page: { address: string; fetchedAt: string; status: number; headers: Readonly<Record<string, string>>; body: Uint8Array }) => {
    if (await isStored(store, page.address, bodyHash(page.body))) {
      imported.known++
      return
    }
    await savePage(store, { ...page, outlet: outlet ?? sourceOf(dossier, page.address), finalAddress: page.address, outcome: 'imported', run })
    imported.pages++
  }
  if (kind === 'warc') {
    const tooLarge = (address: string) => fail(address, 'too_large', `${address}: is larger than any press page (${MAX_BYTES} bytes) and was left out`)
    for await (const page of warcPages(file, MAX_BYTES, tooLarge)) await take(page)
    return
  }
  const { size, mtime } = await stat(file)
  if (size > MAX_BYTES) throw new Failure('too_large', `${file}: ${size} bytes are more than a press page has (${MAX_BYTES}); split it, or import it as WARC`)
  const body = await readFile(file)
  const list = kind === 'csv' ? addressesOfCsv(body.toString('utf8')) : kind === 'text' ? addressesOfText(body.toString('utf8')) : null
  if (list !== null) {
    if (list.length === 0) throw new Failure('empty_list', `${file}: no column holds web addresses; name one "url"`)
    imported.addresses += await wantAll(store, dossier, list, outlet, now(), fail)
    return
  }
  const page = kind === 'page'
  const address = (page ? savedAddress(body) : null) ?? `file:${relative('.', file).split(sep).map(encodeURIComponent).join('/')}`
  await take({ address, fetchedAt: mtime.toISOString(), status: 0, headers: { 'content-type': page ? 'text/html' : 'text/plain' }, body })
}

/** Puts addresses into the frontier for the dossier's next crawl; gives how many were new. */
async function wantAll(store: Workspace['store'], dossier: Dossier, addresses: readonly string[], outlet: string | null, now: Date, fail: Fail): Promise<number> {
  // Of no crawl: the next one finds them due.
  const crawl = { id: 0, dossier: dossier.id, beganAt: now.toISOString() }
  const wanted = addresses.flatMap(address => {
    const source = outlet ?? sourceOf(dossier, address)
    if (source === null) {
      fail(address, 'no_outlet', `${address}: no outlet of the dossier has this host; add it to its sources, or say whose it is with --outlet ID`)
      return []
    }
    return [{ key: addressKey(address), kind: 'article' as const, outlet: source, address, foundIn: 'import', modified: null }]
  })
  let fresh = 0
  for (let at = 0; at < wanted.length; at += 500) fresh += (await wantAddresses(store, crawl, choiceOf(dossier), wanted.slice(at, at + 500))).length
  return fresh
}

/** The dossier's outlet at this address; null where it has none there. */
function sourceOf(dossier: Dossier, address: string): string | null {
  if (!/^https?:/.test(address)) return null
  const { id } = outletOf(dossier, address, registrableDomain(address))
  return dossier.sources.some(({ outlet }) => outlet.id === id) ? id : null
}

async function filesUnder(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) {
    if (KINDS[extname(path).toLowerCase()] === undefined) throw new Failure('unknown_file', `${path}: is no file that can be imported; give .html, .txt, .csv, .warc or .warc.gz`)
    return [resolve(path)]
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile() && KINDS[extname(entry.name).toLowerCase()] !== undefined).map(entry => resolve(join(entry.parentPath, entry.name))).sort()
}

async function guarded<T>(where: string, work: () => Promise<T>, fail: Fail): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Failure) fail(where, error.slug, error.message)
    else if (typeof (error as NodeJS.ErrnoException).code === 'string' && !/^SQLITE/.test((error as NodeJS.ErrnoException).code!)) {
      fail(where, 'no_file', `${where}: cannot be read (${(error as NodeJS.ErrnoException).code}); check the path`)
    } else throw error
    return null
  }
}
