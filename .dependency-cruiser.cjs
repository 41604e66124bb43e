/** The rooms of the house and what each may know. */
const rooms = {
  model: [],
  dossier: ['model'],
  crawl: ['model', 'dossier'],
  'extract/page': ['model'],
  'extract/french': ['model'],
  'extract/claims': ['model', 'dossier', 'extract/french'],
  reconcile: ['model', 'dossier'],
  store: ['model', 'dossier'],
  report: ['model', 'dossier'],
  export: ['model', 'dossier'],
  run: ['model', 'dossier', 'crawl', 'extract', 'reconcile', 'store', 'report', 'export'],
  cli: ['run', 'dossier', 'model'],
}

/** What reaches outside: forbidden where the code is to be pure. */
const OUTSIDE = '^(node:)?(fs|fs/promises|net|http|https|http2|dns|child_process|worker_threads|tls|dgram)$'

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(rooms).map(([room, known]) => ({
      name: `room-${room.replace('/', '-')}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: [room, ...known].map(name => `^src/${name}/`) },
    })),
    { name: 'pure', severity: 'error', from: { path: '^src/(model|extract|reconcile)/' }, to: { path: OUTSIDE } },
    { name: 'pure-packages', severity: 'error', from: { path: '^src/(model|extract|reconcile)/' }, to: { path: 'node_modules/(undici|better-sqlite3|kysely|@crawlee)/' } },
    { name: 'sqlite-stays-in-store', severity: 'error', from: { pathNot: '^(src/store/|test/|bench/)' }, to: { path: 'node_modules/better-sqlite3/' } },
    { name: 'not-to-test', severity: 'error', from: { path: '^src/' }, to: { path: '^(test|bench)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
