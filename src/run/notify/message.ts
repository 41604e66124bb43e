import type { Dossier } from '../../dossier/dossier.ts'
import type { WebhookChannel } from '../../dossier/notify.ts'
import { NOTIFY_EVENTS } from '../../dossier/notify.ts'
import { contentId } from '../../model/identity.ts'
import type { Note } from './notes.ts'
import { sayings } from './sayings.ts'

/** Everything that one channel is told in one morning. */
export interface Message {
  /** The same for the same notes: who gets it twice can tell. */
  readonly id: string
  readonly dossier: { readonly id: string; readonly title: string }
  readonly subject: string
  readonly text: string
  readonly notes: readonly Note[]
}

/** Sentences shown under one heading; the rest is counted. */
const SHOWN = 3

export function composeMessage(dossier: Pick<Dossier, 'id' | 'title' | 'language'>, notes: readonly Note[]): Message {
  const said = sayings[dossier.language]
  const lines = NOTIFY_EVENTS.flatMap(event => {
    const groups = new Map<string, Note[]>()
    for (const note of notes) if (note.event === event) groups.set(note.heading, [...(groups.get(note.heading) ?? []), note])
    return [...groups].flatMap(([heading, group]) => [
      `• ${said.events[event]} – ${heading}${said.colon}`,
      ...group.slice(0, SHOWN).map(note => `   ${plain(note.text)}`),
      ...(group.length > SHOWN ? [`   ${said.more(group.length - SHOWN)}`] : []),
    ])
  })
  return {
    id: contentId('message', dossier.id, ...notes.map(note => note.key).sort()),
    dossier: { id: dossier.id, title: dossier.title },
    subject: plain(said.subject(dossier.title, notes.length)),
    text: lines.join('\n'),
    notes,
  }
}

/** The body of a POST, in the shape that its receiver takes. */
export function webhookBody(message: Message, format: WebhookChannel['format']): unknown {
  const { id, dossier, subject, text, notes } = message
  if (format === 'slack') return { text: slackText(`${subject}\n${text}`) }
  if (format === 'mattermost') return { text: mattermostText(`${subject}\n${text}`) }
  return { id, dossier, text: `${subject}\n${text}`, events: notes.map(({ event, heading, text: sentence, details, key }) => ({ id: key, event, heading, text: plain(sentence), ...details })) }
}

/** One line without control characters: what the press writes can't forge a line of a message. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()

/** Slack's three escapes (https://docs.slack.dev/messaging/formatting-message-text): no link, no `<!channel>` comes out of an article. */
const slackText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Markdown's signs escaped, and mentions cut by a zero-width space: an article can't call a whole team. */
const mattermostText = (text: string): string => text.replace(/[\\`*_[\]()#<>|~!]/g, '\\$&').replace(/@(?=\w)/g, '@\u200b')
