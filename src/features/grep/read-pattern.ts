/** How a pattern is meant. */
export interface PatternFlags {
  readonly regexp: boolean
  readonly ignoreCase: boolean
  readonly word: boolean
}

/** What is looked for as a regular expression for whole lines. Throws a message for people where it is none. */
export function readPattern(pattern: string, { regexp, ignoreCase, word }: PatternFlags): RegExp {
  if (pattern === '') throw new Error('there is nothing to look for')
  const source = regexp ? pattern : pattern.normalize('NFC').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const whole = word ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source
  const flags = `gu${ignoreCase ? 'i' : ''}`
  try {
    return new RegExp(whole, flags)
  } catch (error) {
    try {
      // What older engines take, such as an escaped letter that needs no escape.
      if (!word) return new RegExp(whole, flags.replace('u', ''))
    } catch {
      // The first reason says more.
    }
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : ''
    throw new Error(`not a regular expression: ${reason}`)
  }
}
