import type { Dossier } from '../../dossier/dossier.ts'
import type { Questionnaire } from '../../dossier/questionnaire.ts'
import type { Certainty, Language, RelationKind } from '../../model/finding.ts'
import type { Polarity } from '../../model/claim.ts'
import type { Value } from '../../model/value.ts'
import { isCategory } from '../../model/value.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Messages } from './messages.ts'
import type { Names } from './values.ts'
import { namesOf } from './values.ts'

/** What a renderer speaks with: the messages of one language and the names of one dossier. */
export interface Words extends Names {
  readonly say: Messages
  /** A side's answer: the value, or for a category whether it is so. */
  answer(question: string, value: Value, polarity: Polarity): string
  /** «contradiction», «contradiction possible», «portée différente». */
  tie(relation: RelationKind, certainty: Certainty): string
  /** A sentence that begins with its question's name, where the name stands already. */
  bare(question: string, sentence: string): string
  /** «Label : text», with each language's own spacing. */
  colon(label: string, text: string): string
  /** At most `shown` outlets by name, the others as a number. */
  someOutlets(outlets: readonly string[], shown?: number): string
}

export const messages: Readonly<Record<Language, Messages>> = { fr, en }

export function wordsOf(dossier: Dossier, questionnaire: Questionnaire, language: Language): Words {
  const say = messages[language]
  const names = namesOf(dossier, questionnaire, language)
  return {
    ...names,
    say,
    answer(question, value, polarity) {
      if (isCategory(value)) return polarity === 'affirmed' ? say.yes : say.no
      const words = names.value(question, value)
      return polarity === 'affirmed' ? words : `${say.no} (${words})`
    },
    tie: (relation, certainty) => (certainty === 'possible' ? say.possibly(say.tie[relation]) : say.tie[relation]),
    bare(question, sentence) {
      const name = names.question(question)
      // «Question (scope) : …» keeps its scope, «Question : …» begins at once.
      const [, scope, rest] = /^(?:[\s\u00a0\u202f]*\(([^()]*)\))?[\s\u00a0\u202f]*:[\s\u00a0]*(.*)$/su.exec(sentence.startsWith(name) ? sentence.slice(name.length) : '') ?? []
      if (rest === undefined || rest === '') return sentence
      return scope === undefined ? rest : `${scope}${language === 'fr' ? '\u00a0: ' : ': '}${rest}`
    },
    colon: (label, text) => (language === 'fr' ? `${label}\u00a0: ${text}` : `${label}: ${text}`),
    someOutlets(outlets, shown = 3) {
      if (outlets.length <= shown + 1) return names.list(outlets)
      return say.andOthers(outlets.slice(0, shown).join(', '), outlets.length - shown)
    },
  }
}
