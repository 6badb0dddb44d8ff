import { frameCode, plainCode } from '../../body/code-frame.ts'
import { plainLanguages } from '../../body/plain-languages.ts'
import type { InsetMaker } from '../../define/inset-maker.ts'
import { codeStopped, unknownLanguage } from '../../model/content-diagnostics.ts'
import { editDistance } from '../../model/edit-distance.ts'
import type { Highlighter } from './highlight-code.ts'

/** Characters of code that are coloured to see whether it can be done. */
const longCode = 16_384

let highlighter: Promise<Highlighter> | undefined

/** Blocks of code, in colours where their language has a grammar. */
export const inset = {
  kind: 'code',
  async typeset(code) {
    highlighter ??= import('./highlight-code.ts').then((module) => module.createHighlighter())
    const { load, highlight } = await highlighter
    if (!(await load(code.language))) return { html: plainCode(code) }
    return { html: frameCode(code, highlight(code.language, code.code)) }
  },
  // Colouring may be stopped at long code; shorter code tells of it when a page shows it.
  isDoubtful: ({ code }) => code.length > longCode,
  describe: codeStopped,
  async check({ language }, path, placeOf) {
    const { languageNames } = await import('./code-languages.ts')
    if (languageNames.has(language)) return undefined
    const range = placeOf()
    // The fence and the name behind it: three marks, and rarely more.
    const end = Math.min(range.end, range.start + 3 + language.length)
    return unknownLanguage(path, { start: range.start, end }, language, nearestNames(language, languageNames))
  },
} satisfies InsetMaker<'code'>

function nearestNames(name: string, names: ReadonlySet<string>): readonly string[] {
  if (name.length < 3) return []
  return [...names]
    .map((other) => ({ other, distance: editDistance(name, other, 1) }))
    .filter(({ other, distance }) => distance <= 1 && !plainLanguages.has(other))
    .map(({ other }) => other)
    .sort()
    .slice(0, 3)
}
