import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { contentId } from '../../src/model/identity.ts'

export const HOST = 'www.presse.example'

const REASONS = ['a indiqué la CNIL', 'selon Viamedis', 'd’après Almerys', 'a précisé l’opérateur', 'assure le directeur général']
const WORDS = 'le dossier avance et les équipes techniques poursuivent leurs vérifications avec les assureurs concernés dans plusieurs régions du pays'.split(' ')

/** A press page of about 40 kB whose article of about 2.5 kB makes some claims. The same number is the same page. */
export function pageOf(number: number): string {
  const pick = (salt: number) => (number * 7919 + salt * 104729) % 9973
  const filler = (salt: number) => Array.from({ length: 45 }, (_, at) => WORDS[(pick(salt) + at * (1 + (pick(salt + 1) % 5))) % WORDS.length]).join(' ')
  const day = String(1 + (number % 28)).padStart(2, '0')
  const amount = [20, 33, 33, 33, 20, 19][number % 6]
  const title = `Cyberattaque de Viamedis : ce que l’on sait, point ${number}`
  const paragraphs = [
    `L’attaque a eu lieu le ${[31, 31, 1, 31][number % 4] === 1 ? '1er février' : '31 janvier'} 2024, ${REASONS[pick(1) % REASONS.length]}. ${filler(2)}.`,
    `Les données de ${number % 3 === 0 ? 'plus de ' : ''}${amount} millions d’assurés ont été exposées chez Viamedis, ${REASONS[pick(3) % REASONS.length]}. ${filler(4)}.`,
    `${filler(5)}. ${filler(6)}.`,
    `L’état civil, la date de naissance et le numéro de Sécurité sociale des assurés ont été dérobés. Les données bancaires ne sont pas concernées. ${filler(7)}.`,
    `${filler(8)}. ${filler(9)}.`,
    `Viamedis a déposé plainte. ${filler(10)}. Référence ${number}.`,
  ]
  const links = Array.from({ length: 200 }, (_, at) => `<li class="menu-item"><a href="/rubrique/${at}" title="Rubrique ${at}"><span>Rubrique numéro ${at} du journal</span></a></li>`).join('')
  const json = JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: title, datePublished: `2024-02-${day}T08:00:00+01:00`, author: { '@type': 'Person', name: 'Rédaction' } })
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title><link rel="canonical" href="http://${HOST}/article/${number}"><script type="application/ld+json">${json}</script></head>`
    + `<body><nav><ul>${links}</ul></nav><main><article><h1>${title}</h1>${paragraphs.map(text => `<p>${text}</p>`).join('')}</article></main><footer><ul>${links}</ul></footer></body></html>`
}

/** A press of one host: a sitemap and its pages, which are answered with 304 to who has them. Counts what it answers. */
export async function startPress(numbers: readonly number[]): Promise<{ resolve: Record<string, string>; answers: Record<number, number>; close(): Promise<void> }> {
  const answers: Record<number, number> = {}
  const known = new Set(numbers)
  const sitemap = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${numbers.map(number => `<url><loc>http://${HOST}/article/${number}-viamedis</loc></url>`).join('')}</urlset>`
  const bodies = (path: string): { type: string; body: string } | null => {
    const number = Number(/^\/article\/(\d+)-viamedis$/.exec(path)?.[1] ?? -1)
    if (path === '/sitemap.xml') return { type: 'application/xml', body: sitemap }
    return known.has(number) ? { type: 'text/html', body: pageOf(number).replace(`/article/${number}"`, `/article/${number}-viamedis"`) } : null
  }
  // Remembered, so that a host that has nothing new costs the machine next to nothing: it is not what is measured.
  const tags = new Map<string, string>()
  const server = createServer(({ url = '', headers }, response) => {
    const answer = (status: number, given: Record<string, string>, body = '') => {
      answers[status] = (answers[status] ?? 0) + 1
      response.writeHead(status, given).end(body)
    }
    const found = tags.has(url) ? null : bodies(url)
    if (found) tags.set(url, `"${contentId(found.body)}"`)
    const tag = tags.get(url)
    if (tag === undefined) return answer(404, { 'content-type': 'text/plain' })
    if (headers['if-none-match'] === tag) return answer(304, { etag: tag })
    const { type, body } = found ?? bodies(url)!
    answer(200, { 'content-type': `${type}; charset=utf-8`, etag: tag }, body)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    resolve: { [`${HOST}:80`]: `127.0.0.1:${(server.address() as AddressInfo).port}` },
    answers,
    close: () => new Promise(done => {
      server.close(() => done())
      server.closeAllConnections()
    }),
  }
}
