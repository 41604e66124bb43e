import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPageRules, readArticles } from '../../src/run/read-articles.ts'
import { NOW, PROSE, page } from '../extract/page/rules.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'articles-'))
  mkdirSync(join(folder, 'deep', 'v1.2'), { recursive: true })
  writeFileSync(join(folder, 'b.html'), page())
  writeFileSync(join(folder, 'a.txt'), `Exemplia : des dossiers consultés\n\n${PROSE.join('\n\n')}`)
  writeFileSync(join(folder, 'deep', 'v1.2', 'c.htm'), iconv.encode(page({ head: '<meta charset="iso-8859-1">' }).replaceAll('’', '\''), 'latin1'))
  writeFileSync(join(folder, 'deep', 'pasted'), page())
  writeFileSync(join(folder, 'image.png'), 'PNG')
  writeFileSync(join(folder, '.hidden.html'), page())
})
afterAll(() => rmSync(folder, { recursive: true }))

const readAll = async (...paths: string[]) => {
  const read = []
  for await (const one of readArticles(paths, { rules: loadPageRules(), now: NOW })) read.push({ path: one.path.replace(`${folder}/`, ''), title: one.article?.title, failure: one.failure?.message.replaceAll(folder, '') })
  return read
}

describe('readArticles', () => {
  it('reads pages and texts of a folder, all the way down, in the order of names', async () => {
    const title = 'Exemplia : des dossiers consultés'
    expect(await readAll(folder)).toEqual([{ path: 'a.txt', title }, { path: 'b.html', title }, { path: 'deep/v1.2/c.htm', title }])
  })

  it('reads a file that is named whatever it is called, as what it holds', async () => {
    expect(await readAll(join(folder, 'deep', 'pasted'))).toEqual([{ path: 'deep/pasted', title: 'Exemplia : des dossiers consultés' }])
  })

  it('says in one line what can’t be read, and reads the rest', async () => {
    expect(await readAll(join(folder, 'none.html'), join(folder, 'b.html'))).toEqual([
      { path: 'none.html', title: undefined, failure: '/none.html: no such file or folder; check the path' },
      { path: 'b.html', title: 'Exemplia : des dossiers consultés', failure: undefined },
    ])
  })
})
