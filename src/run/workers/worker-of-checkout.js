// The entry of a worker thread in a checkout: worker threads of Node 20 take no loader from their options, so it registers one itself.
import { register } from 'tsx/esm/api'

register()
const { claims, read } = await import('./worker.ts')
export { claims, read }
