type LintLibrary = typeof import('@codemirror/lint')

let loaded: LintLibrary | undefined

/** Loads what shows problems in a text: with the first of them. */
export async function loadLint(): Promise<LintLibrary> {
  loaded ??= await import('@codemirror/lint')
  return loaded
}

/** What was loaded; undefined as long as no text had a problem. */
export function loadedLint(): LintLibrary | undefined {
  return loaded
}
