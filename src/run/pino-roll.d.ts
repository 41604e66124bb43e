declare module 'pino-roll' {
  import type { EventEmitter } from 'node:events'
  import type { DestinationStream } from 'pino'

  /** The options that are used here, of those in the package's README. */
  interface Options {
    readonly file: string
    readonly extension?: string
    readonly size?: string
    readonly limit?: { readonly count?: number; readonly removeOtherLogFiles?: boolean }
    readonly mkdir?: boolean
    readonly sync?: boolean
  }
  export default function build(options: Options): Promise<EventEmitter & DestinationStream & { end(): void }>
}
