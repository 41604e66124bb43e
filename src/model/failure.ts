/** What the user, or the program, is to do about a failure. */
export type Remedy = 'retry' | 'wait' | 'give_up' | 'tell_user'

/** The exit codes of every command; scripts rely on them. */
export const EXIT = { done: 0, failed: 1, usage: 2, partial: 3, locked: 4 } as const

/**
 * A failure with a stable slug for exports and logs, what to do about it, and one line that says what, where and how to mend it.
 */
export class Failure extends Error {
  readonly slug: string
  readonly remedy: Remedy
  readonly exit: number

  constructor(slug: string, message: string, options: { remedy?: Remedy; exit?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'Failure'
    this.slug = slug
    this.remedy = options.remedy ?? 'tell_user'
    this.exit = options.exit ?? EXIT.failed
  }
}
