import type { Code } from 'mdast'
import { isPlotLanguage } from '../model/plot-language.ts'
import { isBase } from '../model/query.ts'
import { isSimulation } from '../model/simulation-name.ts'
import { isExternal, parseAddress } from './link-target.ts'
import type { LinkDraft } from './read-link.ts'

/** `data: rates.csv`, `data: {url: "rates.csv"}` and the like, in YAML or JSON. */
const entry = /(?<![\w-])["']?(?:data|url)["']?[^\S\n]*:[^\S\n]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'{}[\],]+))/g

/** Files that hold rows, and the folded stacks of a profile. */
const dataFile = /\.(?:csv|tsv|json|txt|folded)$/i

/** Whether an embed with these words behind its `|` shows what its file holds: as a plot, a simulation or a base. */
export function isDataEmbed(target: string, words: string | undefined): boolean {
  return (
    isSimulation(target) ||
    isBase(target) ||
    (words !== undefined && /^\s*plot\s*:/.test(words) && dataFile.test(target))
  )
}

/** The link to the file that a block draws; undefined for one that holds its rows itself, and for what draws nothing. */
export function readPlotData(node: Code, source: string): LinkDraft | undefined {
  if (!isPlotLanguage(node.lang)) return undefined
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
  for (const found of source.slice(start, end).matchAll(entry)) {
    const written = found[1] ?? found[2] ?? found[3] ?? ''
    const { target } = parseAddress(written)
    if (!dataFile.test(target) || isExternal(written)) continue
    const from = start + found.index + found[0].lastIndexOf(written)
    const range = { start: from, end: from + written.length }
    return { syntax: 'html', embed: true, target, range, targetRange: range, isData: true }
  }
  return undefined
}
