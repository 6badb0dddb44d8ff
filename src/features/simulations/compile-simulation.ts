import { init, parse } from 'es-module-lexer'
import { messageOf } from '../../model/message-of.ts'
import { lineColumnAt, lineStarts } from '../../model/range.ts'
import { stripTypes } from '../../session/strip-types.ts'
import { SimulationError, type SimulationPlace } from './simulation-error.ts'

/** Where a compiled module leaves its default export. */
const place = '__simulation'

/** `{ defineSimulation as define }` of an import, without its types. */
const imported = /^import\s*\{([^}]*)\}\s*from\s*$/

/**
 * The module of a simulation as a script that leaves it in the global `__simulation`; each line stays where it was. It
 * stands by itself: the one module that it may import is `hortus/simulation`. Throws a {@link SimulationError}.
 */
export async function compileSimulation(name: string, text: string): Promise<string> {
  await init
  const code = /\.m?ts$/i.test(name) ? withoutTypes(text) : text
  const [imports, exports] = read(code)
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = []
  for (const { n: target, ss: from, se: to, s, d } of imports) {
    const place = placeAt(code, from)
    if (d !== -1) throw new SimulationError('found import(…) or import.meta, expected neither', place)
    if (target !== 'hortus/simulation')
      throw new SimulationError(
        `found an import of ${JSON.stringify(target ?? code.slice(from, to))}, expected nothing but hortus/simulation`,
        place,
      )
    const names = imported.exec(code.slice(from, s - 1).trimEnd() + ' ')?.[1]
    if (names === undefined)
      throw new SimulationError('found another form of import, expected import { defineSimulation }', place)
    edits.push({ from, to, text: kept(code.slice(from, to), declare(names, place)) })
  }
  let isExported = false
  for (const { n: exportName, s, e } of exports) {
    const from = code.lastIndexOf('export', s)
    if (exportName === 'default') {
      const to = code.indexOf('default', from) + 'default'.length
      edits.push({ from, to, text: kept(code.slice(from, to), `globalThis.${place} =`) })
      isExported = true
    } else if (/^export\s+(?:const|let|function|class|async)\b/.test(code.slice(from, e)))
      edits.push({ from, to: from + 'export'.length, text: '' })
    else
      throw new SimulationError(
        'found another form of export, expected export default and export const',
        placeAt(code, s),
      )
  }
  if (!isExported)
    throw new SimulationError('found no default export, expected export default defineSimulation({ … })')
  edits.sort((a, b) => a.from - b.from)
  let made = ''
  let end = 0
  for (const { from, to, text: next } of edits) {
    if (from < end) continue
    made += code.slice(end, from) + next
    end = to
  }
  // In a function: what a module names is its own.
  return `"use strict";{${made}${code.slice(end)}\n}`
}

/** As many line ends as before. */
function kept(before: string, text: string): string {
  return text + '\n'.repeat(before.split('\n').length - 1)
}

function declare(names: string, place: SimulationPlace): string {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const [, given = '', own = given] = /^(\w+)(?:\s+as\s+(\w+))?$/.exec(name) ?? []
      if (given !== 'defineSimulation')
        throw new SimulationError(
          `found the import ${JSON.stringify(name)}, expected defineSimulation`,
          place,
        )
      return `const ${own} = (simulation) => simulation;`
    })
    .join('')
}

function withoutTypes(text: string): string {
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
      line === undefined ? undefined : { line: Number(line), column: (marks?.length ?? 0) + 1 },
    )
  }
}

function read(code: string): ReturnType<typeof parse> {
  try {
    return parse(code)
  } catch (error) {
    const at = (error as { readonly idx?: number }).idx ?? 0
    throw new SimulationError('found no JavaScript', placeAt(code, at))
  }
}

function placeAt(text: string, at: number): SimulationPlace {
  return lineColumnAt(lineStarts(text), at)
}
