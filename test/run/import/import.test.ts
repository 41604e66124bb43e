import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { WARCParser } from 'warcio'
import { exportDossier } from '../../../src/run/export.ts'
import type { RunEvent } from '../../../src/run/events.ts'
import type { Imported } from '../../../src/run/import/import.ts'
import { importPaths } from '../../../src/run/import/import.ts'
import { openStore } from '../../../src/store/open.ts'
import { loadBody, savePage } from '../../../src/store/pages.ts'
import { articlePage } from '../../press/press.ts'

const root = mkdtempSync(join(tmpdir(), 'recoupe-import-'))
afterAll(() => rmSync(root, { recursive: true }))
let folder: string
let dossier: string
beforeEach(() => {
  folder = mkdtempSync(join(root, 'essai-'))
  dossier = join(folder, 'essai.yaml')
  writeFileSync(dossier, [
    'id: essai', 'title: Essai', 'questionnaire: data-breach', 'subjects: [{id: viamedis, name: Viamedis}]',
    'sources:', '  - outlet: {id: un, name: Un, home: "http://www.un.example/"}', '  - outlet: {id: deux, name: Deux, access: manual}',
  ].join('\n'))
})

async function take(paths: readonly string[], options: { outlet?: string; db?: string } = {}): Promise<{ imported: Imported; problems: string[]; pages: { address: string; outlet: string | null; type: string; body: Buffer }[] }> {
  const events: RunEvent[] = []
  const db = options.db ?? join(folder, 'recoupe.db')
  const imported = await importPaths({ dossier, db, paths: paths.map(path => join(folder, path)), outlet: options.outlet ?? null, emit: event => events.push(event) })
  const store = await openStore(db)
  const rows = await store.selectFrom('pages').selectAll().where('outcome', '=', 'imported').orderBy('id').execute()
  const pages = []
  for (const row of rows) pages.push({ address: row.final_address, outlet: row.outlet_id, type: JSON.parse(row.headers)['content-type'], body: Buffer.from((await loadBody(store, row.body_hash!))!) })
  await store.destroy()
  return { imported, problems: events.flatMap(event => event.type === 'problem' ? [event.slug] : []), pages }
}

const write = (name: string, content: string | Uint8Array): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), content)
}

test('takes saved pages with the address that they name, byte for byte, and texts', async () => {
  const latin = Buffer.from(articlePage('Été', 'Une fuite à déplorer.', '<meta charset="windows-1252"><link rel="canonical" href="http://www.un.example/ete">'), 'latin1')
  write('pages/ete.html', latin)
  write('pages/plus-bas/firefox.htm', '<!-- saved from url=(0030)http://www.un.example/firefox --><p>Un.')
  write('pages/note.txt', 'Un titre\n\nUn texte collé.')
  write('pages/image.png', 'x')
  const { imported, pages } = await take(['pages'])
  expect(imported).toEqual({ pages: 3, known: 0, addresses: 0, failed: 0 })
  expect(pages.map(({ address, outlet, type }) => [address.replace(/^file:.*(?=note)/, 'file:'), outlet, type])).toEqual([
    ['http://www.un.example/ete', 'un', 'text/html'], ['file:note.txt', null, 'text/plain'], ['http://www.un.example/firefox', 'un', 'text/html'],
  ])
  expect(pages[0]!.body.equals(latin)).toBe(true)
})

test('takes nothing twice, and a page that changed as a new one', async () => {
  write('a.html', articlePage('Un', 'Un.', '<link rel="canonical" href="http://www.un.example/a">'))
  await take(['a.html'])
  expect((await take(['a.html'])).imported).toMatchObject({ pages: 0, known: 1 })
  write('a.html', articlePage('Un', 'Deux.', '<link rel="canonical" href="http://www.un.example/a">'))
  expect((await take(['a.html'])).imported).toMatchObject({ pages: 1, known: 0 })
})

test('says whose a page is where the command says so', async () => {
  write('a.txt', 'Un texte de Deux.')
  expect((await take(['a.txt'], { outlet: 'deux' })).pages[0]!.outlet).toBe('deux')
  await expect(take(['a.txt'], { outlet: 'trois' })).rejects.toThrow('unknown outlet "trois"')
})

test('puts the addresses of lists into the frontier, and tells those of no outlet', async () => {
  write('liste.csv', 'titre;url\nUn;http://www.un.example/1?utm_source=x\nEncore;http://www.un.example/1\nAilleurs;https://www.ailleurs.example/2\n')
  write('liste.txt', '# à lire\nhttp://www.un.example/3\nhttp://un.example/4\n')
  const { imported, problems } = await take(['liste.csv', 'liste.txt'])
  expect(imported).toMatchObject({ pages: 0, addresses: 3, failed: 1 })
  expect(problems).toEqual(['no_outlet'])
  const store = await openStore(join(folder, 'recoupe.db'))
  expect(await store.selectFrom('frontier').select(['address', 'outlet_id', 'kind']).orderBy('address').execute()).toEqual(
    ['http://un.example/4', 'http://www.un.example/1', 'http://www.un.example/3'].map(address => ({ address, outlet_id: 'un', kind: 'article' })))
  await store.destroy()
})

test('a bad file costs itself', async () => {
  write('bon.txt', 'Un texte.')
  write('archive.warc', 'this is no web archive')
  write('vide.csv', 'nom\nUn\n')
  const { imported, problems } = await take(['archive.warc', 'absent.html', 'photo.png', 'vide.csv', 'bon.txt'])
  expect(imported).toMatchObject({ pages: 1, failed: 4 })
  expect(problems.toSorted()).toEqual(['bad_warc', 'empty_list', 'no_file', 'no_file'])
})

test('a WARC written out and read in again gives the same pages, byte for byte, and the archive tools read it', async () => {
  const db = join(folder, 'recoupe.db')
  const bodies = [articlePage('Un', 'Un texte.'), Buffer.from('<html><body>\u00e9t\u00e9</body></html>', 'latin1'), '<p>caf\u00e9\r\n\r\nWARC/1.0\r\n</p>', 'x'.repeat(300_000)].map(body => Buffer.from(body))
  const store = await openStore(db)
  await store.insertInto('outlets').values({ id: 'un', name: 'Un', home: null, group_id: null, access: 'full' }).execute()
  for (const [at, body] of bodies.entries()) {
    await savePage(store, {
      outlet: 'un', address: `http://www.un.example/${at}`, finalAddress: `http://www.un.example/${at}?fin=é`, fetchedAt: `2024-02-0${at + 1}T10:00:00.123Z`, status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip', 'content-length': '17', 'transfer-encoding': 'chunked', etag: '"x"' }, body, outcome: 'stored', run: null,
    })
  }
  await savePage(store, { outlet: null, address: 'file:note.txt', finalAddress: 'file:note.txt', fetchedAt: '2024-02-09T00:00:00.000Z', status: 0, headers: { 'content-type': 'text/plain' }, body: Buffer.from('note'), outcome: 'imported', run: null })
  await store.destroy()

  const write = (out: string) => exportDossier({ dossier, db, format: 'warc', out: join(folder, out), language: null, questions: null, since: null, columns: null })
  await write('sortie')
  await write('encore')
  const file = join(folder, 'sortie', 'essai.warc.gz')
  expect(readFileSync(file).equals(readFileSync(join(folder, 'encore', 'essai.warc.gz')))).toBe(true)

  const index = execFileSync('node_modules/.bin/warcio', ['index', file], { encoding: 'utf8' })
  expect(index.trim().split('\n').map(line => JSON.parse(line)['warc-type'])).toEqual(['warcinfo', 'response', 'response', 'response', 'response', 'resource'])
  let digests = 0
  for await (const record of new WARCParser(createReadStream(file), { parseHttp: false })) {
    if (record.warcType === 'warcinfo') continue
    expect(record.warcBlockDigest).toBe(`sha256:${createHash('sha256').update(await record.readFully(false)).digest('hex')}`)
    digests++
  }
  expect(digests).toBe(5)

  const { pages, imported } = await take(['sortie/essai.warc.gz'], { db: join(folder, 'neuf.db') })
  expect(imported).toEqual({ pages: 5, known: 0, addresses: 0, failed: 0 })
  expect(pages.map(({ body }) => body.toString('latin1'))).toEqual([...bodies, Buffer.from('note')].map(body => body.toString('latin1')))
  const copy = await openStore(join(folder, 'neuf.db'))
  const row = await copy.selectFrom('pages').selectAll().orderBy('id').executeTakeFirstOrThrow()
  expect(row).toMatchObject({ status: 200, fetched_at: '2024-02-01T10:00:00.123Z', final_address: 'http://www.un.example/0?fin=%C3%A9' })
  expect(JSON.parse(row.headers)).toEqual({ 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip', 'content-length': '17', 'transfer-encoding': 'chunked', etag: '"x"' })
  await copy.destroy()
})

test('reads the pages of other tools’ web archives: gzipped and chunked bodies decoded, other records passed over', async () => {
  const body = gzipSync('<html><body>Un</body></html>')
  const chunked = Buffer.concat([Buffer.from(`${body.byteLength.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])
  const http = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n'), chunked])
  const record = (type: string, content: Buffer, uri = 'http://www.un.example/w') => Buffer.concat([
    Buffer.from(`WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2024-02-07T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:${type}>\r\nContent-Type: application/http; msgtype=${type}\r\nContent-Length: ${content.byteLength}\r\n\r\n`), content, Buffer.from('\r\n\r\n')])
  const image = Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx')
  const gone = Buffer.from('HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Perdu</p>')
  const records = [record('request', Buffer.from('GET /w HTTP/1.1\r\n\r\n')), record('response', http), record('response', image), record('response', gone)]
  write('plat.warc', Buffer.concat(records))
  write('serre.warc.gz', Buffer.concat(records.map(record => gzipSync(record))))
  const { pages, imported } = await take(['plat.warc', 'serre.warc.gz'])
  expect(imported).toMatchObject({ pages: 1, known: 1, failed: 0 })
  expect(pages[0]!.body.toString()).toBe('<html><body>Un</body></html>')
})
