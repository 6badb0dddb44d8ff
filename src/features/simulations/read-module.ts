import { init, parse } from 'es-module-lexer'
import { messageOf } from '../../model/message-of.ts'
import { lineColumnAt, lineStarts } from '../../model/range.ts'
import { stripTypes } from '../../session/strip-types.ts'
import { SimulationError } from './simulation-error.ts'

/** What a module imports of another: `{ a as b }` as `[a, b]`, `* as all` as that name. */
export interface ModuleImport {
  readonly target: string
  readonly names: readonly (readonly [string, string])[] | string
  /** For {@link ReadModule.fail}. */
  readonly at: number
}

/** A module without its types, its imports and the word `export`, each line where it was. */
export interface ReadModule {
  readonly code: string
  readonly imports: readonly ModuleImport[]
  /** Its own names by those that it exports. */
  readonly exports: ReadonlyMap<string, string>
  /** Its default export, where there is one. */
  readonly defaultAt: number | undefined
  /** Says what is wrong at a place of its text. */
  readonly fail: (said: string, at?: number) => never
}

/** What a simulation is given of the program. */
export const engine = 'hortus/simulation'

/** Where a module leaves its default export. */
const place = '__simulation'

/** What is replaced in a text by something of as many lines. */
interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Reads the module `text`, which messages call `name`. Throws a {@link SimulationError} with the place. */
export async function readModule(name: string, text: string): Promise<ReadModule> {
  await init
  const code = /\.m?ts$/i.test(name) ? withoutTypes(name, text) : text
  const fail = (said: string, at?: number): never => {
    throw new SimulationError(
      said,
      at === undefined ? undefined : { ...lineColumnAt(lineStarts(code), at), file: name },
    )
  }
  const [imported, exported] = read(code, fail)
  const imports = imported.map(({ n: target, ss: from, s, d }): ModuleImport => {
    if (d !== -1) return fail('found import(…) or import.meta, expected neither', from)
    if (target === undefined || code.startsWith('export', from))
      return fail('found an export of what another module has, expected import and then export', from)
    if (target !== engine && !/^\.\.?\//.test(target))
      fail(
        `found an import of ${JSON.stringify(target)}, expected ${engine} or a file of the garden, such as ./order.ts`,
        from,
      )
    return { target, names: namesOf(code.slice(from, s - 1).trim(), (said) => fail(said, from)), at: from }
  })
  const exports = new Map<string, string>()
  const edits = new Map<number, Edit>(imported.map(({ ss: from, se: to }) => [from, { from, to, text: ';' }]))
  let defaultAt: number | undefined
  for (const { n: exportName, ln: own = '', ss: from, s } of exported) {
    const [start = '', kind = ''] = /^export\s*(\{[^}]*\}|\w+)/.exec(code.slice(from)) ?? []
    if (exportName === 'default') defaultAt = from
    else exports.set(exportName, own)
    if (kind === 'default') edits.set(from, { from, to: from + start.length, text: `globalThis.${place} =` })
    else if (kind.startsWith('{') && (exportName === 'default' || /^[\w$]+$/.test(own))) {
      const given =
        exportName === 'default' ? `;globalThis.${place} = ${own};` : (edits.get(from)?.text ?? ';')
      edits.set(from, { from, to: from + start.length, text: given })
    } else if (/^(?:const|let|function|class|async)$/.test(kind))
      edits.set(from, { from, to: from + 'export'.length, text: '' })
    else fail('found another form of export, expected export default and export const', s)
  }
  return { code: edited(code, [...edits.values()]), imports, exports, defaultAt, fail }
}

/** A text after edits that do not overlap, with as many lines as before. */
function edited(text: string, edits: readonly Edit[]): string {
  let made = ''
  let end = 0
  for (const { from, to, text: next } of [...edits].sort((a, b) => a.from - b.from)) {
    made += text.slice(end, from) + next + '\n'.repeat(text.slice(from, to).split('\n').length - 1)
    end = to
  }
  return made + text.slice(end)
}

/** The names in the first half of an import, without their types. */
function namesOf(written: string, fail: (said: string) => never): ModuleImport['names'] {
  const all = /^import\s*\*\s*as\s+([\w$]+)\s*from$/.exec(written)?.[1]
  if (all !== undefined) return all
  const some = /^import\s*\{([^}]*)\}\s*from$/.exec(written)?.[1]
  if (some === undefined)
    return fail('found another form of import, expected import { name } or import * as name')
  return some
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const [, given, own = given] = /^([\w$]+)(?:\s+as\s+([\w$]+))?$/.exec(name) ?? []
      return given === undefined || own === undefined
        ? fail(`found the import ${JSON.stringify(name)}, expected a name`)
        : [given, own]
    })
}

function withoutTypes(name: string, text: string): string {
  try {
    return stripTypes(text)
  } catch (error) {
    const { stack = '' } = error as Error
    const line = /^:(\d+)/.exec(stack)?.[1]
    // Under the line that it shows, it marks what it means.
    const marks = /^( *)\^/m.exec(stack)?.[1]
    const said = messageOf(error).split('\n', 1)[0] ?? ''
    throw new SimulationError(
      `found no TypeScript that only adds types: ${said}`,
      line === undefined ? undefined : { line: Number(line), column: (marks?.length ?? 0) + 1, file: name },
    )
  }
}

function read(code: string, fail: (said: string, at: number) => never): ReturnType<typeof parse> {
  try {
    return parse(code)
  } catch (error) {
    return fail('found no JavaScript', (error as { readonly idx?: number }).idx ?? 0)
  }
}
