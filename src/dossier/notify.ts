import { z } from 'zod'
import { address, keys, text } from './fields.ts'

/** What is worth a word in the morning. */
export const NOTIFY_EVENTS = ['new_contradiction', 'superseded', 'source_down', 'run_failed'] as const
export type NotifyEvent = (typeof NOTIFY_EVENTS)[number]

/** `${NAME}`: a value that only the environment holds. */
const fromEnvironment = z.string().regex(/^\$\{[A-Z][A-Z0-9_]*\}$/, 'write it as ${NAME} and set NAME in the environment: a secret has no place in a dossier')

const mail = z.string().regex(/^[^\s<>@,;"]+@[^\s<>@,;"]+$/, 'is no mail address; write it like desk@exemple.example')
const on = { on: z.array(z.enum(NOTIFY_EVENTS)).min(1).default([...NOTIFY_EVENTS]) }

const channel = z.union([
  keys({
    webhook: z.union([fromEnvironment, address]),
    /** `json` is one object with every event; `slack` and `mattermost` take a text. */
    format: z.enum(['json', 'slack', 'mattermost']).default('json'),
    /** Headers whose values only the environment holds, like `{authorization: "${TOKEN}"}`. */
    headers: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'is no header name'), fromEnvironment).default({}),
    ...on,
  }),
  keys({
    email: z.array(mail).min(1),
    from: mail,
    /** `smtps://user:password@host:465`, from the environment. */
    smtp: fromEnvironment,
    ...on,
  }),
  keys({
    /** The program and its arguments, run without a shell; the events come as JSON on its standard input. */
    command: z.array(text).min(1),
    ...on,
  }),
])

/** Who is told, by which way, of what. */
export const notifySchema = z.array(channel).max(20).default([])

export type NotifyChannel = z.output<typeof channel>
export type WebhookChannel = Extract<NotifyChannel, { webhook: string }>
export type EmailChannel = Extract<NotifyChannel, { email: string[] }>
export type CommandChannel = Extract<NotifyChannel, { command: string[] }>
