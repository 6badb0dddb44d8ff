import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DataFile, PlotInset } from '../../../src/model/inset.ts'

/** A plot of the garden, as it stands in its note. */
export interface GardenPlot {
  readonly name: string
  readonly plot: PlotInset
}

const garden = fileURLToPath(new URL('../../../garden/', import.meta.url))
const files = new Map(
  globSync('**/*.{csv,tsv,json,folded}', { cwd: garden }).map((path) => [basename(path), path]),
)

function fileNamed(name: string): DataFile | undefined {
  const path = files.get(basename(name))
  return path === undefined
    ? undefined
    : { name: basename(path), href: '', text: readFileSync(garden + path, 'utf8') }
}

/** The plots that the garden's notes write in blocks of their own and as embeds; what a longer fence shows is none. */
export function plotsOfGarden(): readonly GardenPlot[] {
  return globSync('**/*.md', { cwd: garden })
    .sort()
    .flatMap((path) => {
      const text = readFileSync(garden + path, 'utf8').replace(/^````[\s\S]*?^````$/gm, '')
      return plotsOf(text).map((plot, i) => ({ name: `${path}, plot ${i + 1}`, plot }))
    })
}

function plotsOf(text: string): readonly PlotInset[] {
  const written = /^```plot\n([\s\S]*?)^```$|^!\[\[([^\]|]+)\|plot:\s*([^\]]*)\]\]/gm
  return [...text.matchAll(written)].map(({ index, 1: source, 2: target = '', 3: words = '' }) => {
    const named = source === undefined ? target : /\b(?:data|url):\s*"?([^\s"},]+\.\w+)/.exec(source)?.[1]
    const file = named === undefined ? undefined : fileNamed(named)
    const table =
      source !== undefined && /\bdata: table\b/.test(source) ? tableAbove(text.slice(0, index)) : undefined
    return {
      kind: 'plot',
      language: 'plot',
      source: source ?? words,
      ...(source === undefined && { isShort: true }),
      ...(file && { file }),
      ...(table && { table }),
    }
  })
}

function tableAbove(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n')
  const end = lines.findLastIndex((line) => line.startsWith('|')) + 1
  let start = end
  while (lines[start - 1]?.startsWith('|')) start--
  return lines
    .slice(start, end)
    .filter((_, i) => i !== 1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replace(/[*`]/g, '').trim()),
    )
}
