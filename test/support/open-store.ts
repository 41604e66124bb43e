import { openStore } from '../../src/store/open.ts'

const store = await openStore(process.argv[2]!)
await store.destroy()
