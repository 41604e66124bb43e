import { EXIT, Failure } from '../model/failure.ts'
import { startServer } from '../run/serve.ts'
import type { CommandDeclaration } from './declare.ts'

export const serve: CommandDeclaration = {
  name: 'serve',
  summary: 'Show the report live, with search, check and review, in a browser',
  details: 'Serves this machine alone. To be reached by others it needs --host and a password in RECOUPE_PASSWORD; put a proxy with TLS before it.',
  arguments: [{ name: '<dossier>', help: 'an id under data/dossiers/, or the path of a YAML file' }],
  options: [
    { flags: '--port <number>', help: 'the port; 0 takes a free one', default: '8470' },
    { flags: '--host <address>', help: 'the address to listen on', default: '127.0.0.1' },
  ],
  examples: [
    { line: 'recoupe serve viamedis-almerys-2024', does: 'open http://127.0.0.1:8470/ in a browser' },
    { line: 'RECOUPE_PASSWORD=… recoupe serve my-story.yaml --host 192.168.1.20', does: 'let colleagues in, with a password' },
  ],
  async run({ arguments: [name], options, terminal }) {
    const port = Number(options['port'])
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Failure('bad_port', `--port ${String(options['port'])}: a port is a number from 0 to 65535`, { exit: EXIT.usage })
    const server = await startServer({
      dossier: name as string, db: options.db, language: options.lang ?? null, host: String(options['host']), port, password: process.env['RECOUPE_PASSWORD'] || null,
      problem: (path, error) => terminal.err(`recoupe: ${path}: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`),
    })
    terminal.out(`${server.address}\n`)
    if (!options.quiet) terminal.err('Ctrl+C ends it.\n')
    await new Promise<void>(resolve => {
      process.once('SIGINT', resolve)
      process.once('SIGTERM', resolve)
    })
    await server.close()
    return EXIT.done
  },
}
