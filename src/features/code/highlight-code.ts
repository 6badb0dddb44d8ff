import { createHighlighterCoreSync, type HighlighterCore, type LanguageRegistration } from 'shiki/core'
import { createOnigurumaEngine } from 'shiki/engine/oniguruma'
import { escapeCode } from '../../body/escape-code.ts'
import { findLanguage } from './code-languages.ts'
import { codeTheme, kindByColor } from './code-theme.ts'
import { readOnigurumaWasm } from './oniguruma-wasm.ts'
import { sharePatterns } from './shared-patterns.ts'

/** Colours code, with the grammars it was asked to load. */
export interface Highlighter {
  /** Loads the grammar of a language and those it builds on; false where there is none. */
  load(language: string): Promise<boolean>
  /** The code's lines as HTML. The grammar must be loaded. */
  highlight(language: string, code: string): readonly string[]
}

/** Where a grammar stands between two lines; the same place is mostly the same object. */
type State = ReturnType<ReturnType<HighlighterCore['getLanguage']>['tokenizeLine2']>['ruleStack']

/** A longer line is data, not code: it is shown without colours. */
const maxLine = 2_000

/** The same for a whole block. */
const maxCode = 200_000

/** Loads shiki's engine; grammars are loaded when they are asked for. */
export async function createHighlighter(): Promise<Highlighter> {
  // Given the bytes alone it asks whether they are a `Response`, and Node loads all of fetch to answer.
  const instantiator = async (imports?: WebAssembly.Imports) =>
    WebAssembly.instantiate(await WebAssembly.compile(await readOnigurumaWasm()), imports)
  const engine = sharePatterns(await createOnigurumaEngine({ instantiator }))
  const createCore = (): HighlighterCore =>
    createHighlighterCoreSync({ themes: [codeTheme], langs: [], engine })
  const shared = createCore()
  const coreById = new Map<string, HighlighterCore>()
  return {
    async load(language) {
      const info = findLanguage(language)
      if (info === undefined) return false
      if (coreById.has(info.id)) return true
      const grammars = (await info.import()).default
      const core = grammars.some(mindsOthers) ? createCore() : shared
      if (!core.getLoadedLanguages().includes(info.id)) core.loadLanguageSync(grammars)
      coreById.set(info.id, core)
      return true
    },
    highlight(language, code) {
      const lines = code.split(/\r?\n/)
      if (code.length > maxCode) return lines.map(escapeCode)
      const { id } = findLanguage(language)!
      const core = coreById.get(id)!
      const { colorMap } = core.setTheme(codeTheme.name)
      const classes = colorMap.map((color) => kindByColor.get(color?.toUpperCase()))
      const grammar = core.getLanguage(id)
      let state: State | null = null
      // What a line looks like depends on it and on where the grammar stands: `}` and the like recur.
      const knownByState = new Map<State | null, Map<string, { html: string; next: State }>>()
      return lines.map((line) => {
        if (line.length > maxLine) return escapeCode(line)
        let known = knownByState.get(state)
        if (known === undefined) {
          known = new Map()
          knownByState.set(state, known)
        }
        let done = known.get(line)
        if (done === undefined) {
          const { tokens, ruleStack } = grammar.tokenizeLine2(line, state)
          done = { html: renderLine(line, tokens, classes), next: ruleStack }
          known.set(line, done)
        }
        state = done.next
        return done.html
      })
    },
  }
}

/**
 * Whether a grammar colours otherwise once certain others are loaded, or changes others: among other grammars, the same code
 * would look one way or the other by what stood before it.
 */
function mindsOthers({ embeddedLangsLazy = [], injectTo = [] }: LanguageRegistration): boolean {
  return embeddedLangsLazy.length > 0 || injectTo.length > 0
}

/** Neighbours of one kind are one element; blanks belong to what stands before them. */
function renderLine(line: string, tokens: Uint32Array, classes: readonly (string | undefined)[]): string {
  let html = ''
  let from = 0
  let open: string | undefined
  const put = (end: number): void => {
    if (end === from) return
    const text = escapeCode(line.slice(from, end))
    html += open === undefined ? text : `<span class="t-${open}">${text}</span>`
    from = end
  }
  for (let i = 0; i < tokens.length; i += 2) {
    const start = tokens[i]!
    const end = tokens[i + 2] ?? line.length
    const kind = classes[(tokens[i + 1]! >>> 15) & 0x1ff]
    if (kind === open || line.slice(start, end).trim() === '') continue
    put(start)
    open = kind
  }
  put(line.length)
  return html
}
