import { Failure } from '../../model/failure.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The value of `${NAME}` from the environment; any other text is its own value.
 *
 * @throws {Failure} `secret_not_set`, which names the variable and never its value.
 */
export function fromEnvironment(text: string, environment: Environment): string {
  const name = /^\$\{(\w+)\}$/.exec(text)?.[1]
  if (name === undefined) return text
  const value = environment[name]
  if (value === undefined || value === '') throw new Failure('secret_not_set', `${name} is not set; set it in the environment of the run`)
  return value
}

/** The environment's names that a channel needs. */
export function namesNeeded(channel: object): string[] {
  return [...JSON.stringify(channel).matchAll(/"\$\{(\w+)\}"/g)].map(match => match[1]!)
}
