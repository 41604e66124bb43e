import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A web server that takes posts, and answers with the statuses given, the last one from then on; 0 never answers. */
export async function startReceiver(...statuses: number[]): Promise<{ address: string; posts: { headers: IncomingHttpHeaders; body: string }[]; close(): Promise<void> }> {
  const posts: { headers: IncomingHttpHeaders; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', chunk => { body += chunk }).on('end', () => {
      const status = statuses[Math.min(posts.length, statuses.length - 1)] ?? 200
      posts.push({ headers: request.headers, body })
      if (status !== 0) response.writeHead(status).end('answer')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path`,
    posts,
    close: () => new Promise(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
