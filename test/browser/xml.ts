import { SaxesParser } from 'saxes'

/** The names of an XML text's elements. @throws where it is not well-formed. */
export function elementNames(text: string): Set<string> {
  const names = new Set<string>()
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => { throw error })
  parser.on('opentag', ({ local }) => names.add(local))
  parser.write(text).close()
  return names
}
