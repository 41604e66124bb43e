import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** As much of an SMTP server as takes mail: each message as it came over the wire. */
export async function startSmtp(): Promise<{ port: number; mails: string[]; close(): Promise<void> }> {
  const mails: string[] = []
  const server = createServer(socket => {
    let mail: string | null = null
    let rest = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 here')
    socket.setEncoding('utf8').on('data', chunk => {
      rest += chunk
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (mail !== null) {
          if (line !== '.') mail += `${line}\n`
          else {
            mails.push(mail)
            mail = null
            say('250 taken')
          }
        } else if (/^DATA/i.test(line)) {
          mail = ''
          say('354 go on')
        } else if (/^QUIT/i.test(line)) {
          say('221 bye')
          socket.end()
        } else say('250 fine')
      }
    }).on('error', () => {})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, mails, close: () => new Promise(resolve => server.close(() => resolve())) }
}
