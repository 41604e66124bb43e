import { createHash } from 'node:crypto'
import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { STYLE } from '../style/style.ts'
import type { Language } from '../../model/finding.ts'

export interface Shell {
  readonly language: Language
  readonly title: string
  /** The policy of a page that no server sends: for a file on disk. */
  readonly policy?: string
  /** Links and styles of the head. */
  readonly head: Child
}

/** A whole HTML document. */
export async function documentOf(shell: Shell, body: Child): Promise<string> {
  const { language, title, policy, head } = shell
  const html = await (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        {policy !== undefined && <meta http-equiv="Content-Security-Policy" content={policy} />}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <meta name="generator" content="recoupe" />
        <title>{title}</title>
        {head}
      </head>
      <body>{body}</body>
    </html>
  )
  return `<!doctype html>\n${String(html)}\n`
}

/** The head of a page that needs no other file: its style, and a policy that lets nothing else in. */
export const selfContained = {
  policy: `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`,
  head: <style>{raw(STYLE)}</style>,
}
