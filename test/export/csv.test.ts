import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csv } from '../../src/export/csv.ts'
import { HARD, collected, each, rows, table } from './cells.ts'

const runs = (program: string, ...args: string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0
const python = runs('python3', '--version')
const office = runs('soffice', '--version')
const r = runs('Rscript', '--version')

/** As `datapackage.json` and docs/researcher.md say: one apostrophe is taken away from what begins with one. */
const plain = (cell: string): string => cell.replace(/^'/, '')

const texts = [...HARD, '']
async function file(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'csv-')), 'hard.csv')
  writeFileSync(path, await collected(csv(table, each(rows))))
  return path
}

describe('csv', () => {
  it('begins with the names of the columns, and ends every record with a return and a line feed', async () => {
    const text = (await collected(csv(table, each([{ text: 'Évaluée', count: 1, part: 0.5, yes: true }])))).toString()
    expect(text).toBe(`text,count,part,yes\r\nÉvaluée,1,0.5,true\r\n`)
    expect((await collected(csv(table, each([])))).toString()).toBe('text,count,part,yes\r\n')
  })

  it('gives every text, number and truth back to a reader of RFC 4180, and unknown as empty', async () => {
    const read = parse(readFileSync(await file()), { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[]
    expect(read.map(row => plain(row['text']!))).toEqual(texts)
    expect(read.map(row => Number(row['count']))).toEqual(rows.map(row => row.count))
    expect(read.map(row => (row['part'] === '' ? null : Number(row['part'])))).toEqual(rows.map(row => row.part))
    expect(read.map(row => row['yes'])).toEqual(rows.map(row => (row.yes === null ? '' : String(row.yes))))
  })

  it('lets no text begin as a formula does', async () => {
    const read = parse(readFileSync(await file()), { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[]
    expect(read.filter(row => /^[=+\-@\t\r\n＝＋－＠]/.test(row['text']!))).toEqual([])
  })

  it('fails as its rows fail', async () => {
    async function* broken() {
      yield rows[0]!
      throw new Error('the store is gone')
    }
    await expect(collected(csv(table, broken()))).rejects.toThrow('the store is gone')
  })

  it.skipIf(!python)('is read whole by Python’s csv module', async () => {
    const program = 'import csv, json, sys; csv.field_size_limit(10**9); print(json.dumps([row["text"] for row in csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"))]))'
    const read = JSON.parse(execFileSync('python3', ['-c', program, await file()], { encoding: 'utf8', maxBuffer: 1e8 })) as string[]
    expect(read.map(plain)).toEqual(texts)
  })

  it.skipIf(!r)('is read whole by R, which makes a line feed of every return', async () => {
    const program = 'rows <- read.csv(commandArgs(TRUE)[1], colClasses = "character", encoding = "UTF-8", na.strings = NULL); cat(sapply(rows$text, function(text) paste(charToRaw(text), collapse = "")), sep = "|")'
    const read = execFileSync('Rscript', ['-e', program, await file()], { encoding: 'utf8' }).split('|').map(bytes => plain(Buffer.from(bytes, 'hex').toString()))
    expect(read).toEqual(texts.map(text => text.replace(/\r\n?/g, '\n')))
  })

  // LibreOffice is too heavy for every machine; where it is, no formula may come of a text, and no text be lost.
  it.skipIf(!office)('is opened by LibreOffice without a formula', async () => {
    const path = await file()
    const out = join(path, '..')
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${out}/profile`, '--infilter=CSV:44,34,76,1,1/2/2/1', '--convert-to', 'fods', '--outdir', out, path], { stdio: 'ignore' })
    const sheet = readFileSync(join(out, 'hard.fods'), 'utf8')
    expect(sheet).not.toContain('table:formula')
    expect(sheet).toContain('33 millions')
  })
})
