import { statSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { findImporter } from '../../features/import/find-importer.ts'
import { findExpressions } from '../../features/silverbullet/find-expressions.ts'
import { decodeText } from '../../model/decode-text.ts'
import type { Garden } from '../../model/garden.ts'
import type { LinkSyntax } from '../../model/link.ts'
import { type ContentHash, isNotePath, type NotePath } from '../../model/path.ts'
import { lineColumnAt, lineStarts } from '../../model/range.ts'
import { createNoteProcessor } from '../../parse/note-processor.ts'
import { parseNote } from '../../parse/parse-note.ts'
import { readFolder } from '../read-folder.ts'
import { showPath } from '../show-path.ts'
import {
  type ConstructId,
  constructs,
  type Fate,
  inHugo,
  inJekyll,
  inLogseq,
  inSilverBullet,
} from './constructs.ts'
import { findConstructs } from './find-constructs.ts'
import { findPrograms } from './find-programs.ts'
import type { CountedConstruct, Survey } from './survey.ts'

/** Files that are no notes and hold what a program of notes writes. */
const fileConstructs: Readonly<Record<string, ConstructId>> = {
  '.base': 'baseFile',
  '.rst': 'otherText',
  '.adoc': 'otherText',
  '.textile': 'otherText',
  '.ipynb': 'otherText',
}

/** Notes of another form, by their endings. */
const noteEndings = { '.excalidraw': 'excalidraw', '.mdx': 'mdx', '.org': 'org' } as const

const fates: readonly Fate[] = ['left out', 'as text', 'as code', 'read']

/**
 * Reads a folder of notes of any program and counts what is in it. Its configuration is not looked at, nothing of it runs,
 * and nothing is written, not even what would make the next reading faster. Rejects where there is no such folder.
 */
export async function surveyGarden(folder: string): Promise<Survey> {
  const top = resolve(folder)
  if (statSync(top, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const found = await findImporter(top)
    const way = found === undefined ? '' : `; "hortus import ${found.name}" makes notes of it`
    throw new Error(`${showPath(top)} is no folder${way}`)
  }
  const { garden, entries, options, publication, dialects, store } = await readFolder(top)
  const counted = new Map<ConstructId, { count: number; files: Set<string>; first: string }>()
  const count = (id: ConstructId, path: string, line: number): void => {
    const known = counted.get(id)
    if (known === undefined) counted.set(id, { count: 1, files: new Set([path]), first: `${path}:${line}` })
    else {
      known.count++
      known.files.add(path)
    }
  }
  const endings = new Map<string, number>()
  for (const { path } of entries) {
    if (path.endsWith('.canvas')) count('canvas', path, 1)
    for (const ending of ['.excalidraw', '.mdx', '.org'] as const)
      if (path.endsWith(ending)) count(noteEndings[ending], path, 1)
    if (isNotePath(path)) continue
    const ending = extname(path).toLowerCase()
    endings.set(ending, (endings.get(ending) ?? 0) + 1)
    const id = fileConstructs[ending]
    if (id !== undefined) count(id, path, 1)
  }
  const { parser, lineBreaks } = options
  // As it is written: what a dialect has read is no construct any more.
  const processor = createNoteProcessor({ parser, lineBreaks })
  const isOn = (name: string): boolean => dialects.choices.some((choice) => choice.name === name)
  const properties = new Map<string, number>()
  const kept = new Map<string, { tools: string; notes: number; first: string }>()
  const unreadable: string[] = []
  for (const note of garden.notesByPath.values()) {
    const { path } = note
    for (const name of Object.keys(note.properties)) properties.set(name, (properties.get(name) ?? 0) + 1)
    const reason = publication.reasonOf(note)
    if (reason !== undefined) {
      const known = kept.get(reason.words)
      if (known === undefined) kept.set(reason.words, { tools: reason.tools, notes: 1, first: path })
      else known.notes++
    }
    if (note.diagnostics.some(({ code }) => code === 'unreadable-file')) unreadable.push(path)
    if (!/\.mdx?$/.test(path)) continue
    const source = decodeText(await store.read(path as NotePath))
    if (source === undefined) continue
    const parsed = parseNote({ path, source, hash: '' as ContentHash, budget: options.budget }, processor)
    const starts = lineStarts(source)
    // Their text holds braces and links, which only their own reader tells apart.
    const expressions = isOn('silverbullet') ? findExpressions(source) : []
    const found = [
      ...findConstructs(parsed, source).filter(
        ({ id, offset }) =>
          !isOn('silverbullet') ||
          (id !== 'expression' && !(id === 'math' && /^\$[A-Za-z]/.test(source.slice(offset)))),
      ),
      ...expressions.map(({ start }) => ({ id: 'expression' as const, offset: start })),
    ]
    for (const { id, offset } of found) count(id, path, lineColumnAt(starts, offset).line)
  }
  const others = findPrograms(top)
  // A manual's own program is among those.
  const programs = [
    ...others,
    ...dialects.programs.filter(
      ({ name }) => name !== 'a manual' && others.every((one) => one.name !== name),
    ),
  ]
  const isForeign = programs.every(({ name }) => name === 'Zim')
  const importer = isForeign ? await findImporter(top) : undefined
  return {
    folder,
    programs,
    ...(importer && { importer }),
    notes: garden.notesByPath.size,
    otherFiles: [...endings]
      .map(([ending, amount]) => ({ ending, count: amount }))
      .sort((a, b) => b.count - a.count),
    links: countLinks(garden),
    constructs: [...counted]
      .map(
        ([id, { count: amount, files, first }]): CountedConstruct => ({
          id,
          ...constructs[id],
          ...(isOn('logseq') && inLogseq[id]),
          ...(isOn('jekyll') && inJekyll[id]),
          ...(isOn('hugo') && inHugo[id]),
          ...(isOn('silverbullet') && inSilverBullet[id]),
          count: amount,
          files: files.size,
          first,
        }),
      )
      .sort((a, b) => fates.indexOf(a.fate) - fates.indexOf(b.fate) || b.count - a.count),
    properties: [...properties].map(([name, notes]) => ({ name, notes })).sort((a, b) => b.notes - a.notes),
    private: [...kept].map(([words, one]) => ({ words, ...one })).sort((a, b) => b.notes - a.notes),
    unreadable,
  }
}

function countLinks({ notesByPath, links }: Garden): Survey['links'] {
  const bySyntax: Record<LinkSyntax, number> = { wiki: 0, markdown: 0, property: 0, html: 0 }
  const counts = { embeds: 0, external: 0, missing: 0, ambiguous: 0 }
  for (const { path, links: written } of notesByPath.values())
    for (const [i, { syntax, embed }] of written.entries()) {
      bySyntax[syntax]++
      if (embed) counts.embeds++
      const kind = links.resolutionsByPath.get(path)?.[i]?.kind
      if (kind === 'external' || kind === 'missing' || kind === 'ambiguous') counts[kind]++
    }
  return { bySyntax, ...counts }
}
