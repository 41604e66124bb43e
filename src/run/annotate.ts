import { z } from 'zod'
import { loadLexicon } from '../dossier/load-lexicon.ts'
import type { Annotation } from '../extract/french/annotate.ts'
import { annotateText } from '../extract/french/annotate.ts'
import { createFrench } from '../extract/french/french.ts'
import { Failure } from '../model/failure.ts'

/** Where the clocks of a text without a dossier are. */
const TIMEZONE = 'Europe/Paris'

const line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  published: z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })], 'must be a day or a time as ISO 8601 writes them, such as 2024-02-08').nullish(),
})

interface AnnotatedLine extends Annotation {
  readonly id: string | number
}

/**
 * Reads `{id, text, published}` a line and gives what the language layer sees in each. A line that can't be read goes to
 * `complain` with its number, and the rest goes on.
 */
export async function* annotateLines(lines: AsyncIterable<string> | Iterable<string>, complain: (failure: Failure) => void): AsyncGenerator<AnnotatedLine> {
  const french = createFrench(loadLexicon())
  let number = 0
  for await (const content of lines) {
    number++
    if (content.trim() === '') continue
    const document = read(content, number, complain)
    if (document) yield { id: document.id, ...annotateText(document.text, { published: document.published ?? null, timezone: TIMEZONE }, french) }
  }
}

function read(content: string, number: number, complain: (failure: Failure) => void): z.infer<typeof line> | null {
  try {
    return line.parse(JSON.parse(content))
  } catch (cause) {
    const what = cause instanceof z.ZodError ? cause.issues.map(issue => `${issue.path.join('.') || 'the line'}: ${issue.message}`).join('; ') : 'it is no JSON'
    complain(new Failure('bad_line', `line ${number} of standard input is left out: ${what}; write {"id": …, "text": …, "published": …}`, { cause }))
    return null
  }
}
