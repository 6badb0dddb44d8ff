import { buildNameIndex } from '../../link/name-index.ts'
import { resolveLink } from '../../link/resolve-link.ts'
import { applyEdits, type Change, type TextEdit } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import { isByAddress, type Link, resolvedPath } from '../../model/link.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import { isModule } from '../../model/module-files.ts'
import type { ParsedNote } from '../../model/parsed-note.ts'
import { type GardenPath, isCanvasPath, isDrawnPath, isNotePath, type NotePath } from '../../model/path.ts'
import type { PlannedChange, PlannedFile } from '../../model/planned-change.ts'
import type { Range } from '../../model/range.ts'
import { collectGuarded } from '../../parse/collect-guarded.ts'
import { collectTableRanges } from '../../parse/collect-table-ranges.ts'
import { collectTagRanges } from '../../parse/collect-tag-ranges.ts'
import type { AfterGarden, Resolve } from './after-garden.ts'
import { asWrittenBefore } from './as-written-before.ts'
import { assembleFiles, type ReadText } from './assemble-files.ts'
import { baseEdits, isBasePath } from './base-edits.ts'
import { canvasEdits } from './canvas-edits.ts'
import { canvasLinkEdits } from './canvas-links.ts'
import type { ChangeDraft, DraftSources } from './change-draft.ts'
import { changeKeys } from './change-key.ts'
import { draftChange, notesToRead } from './draft-change.ts'
import { editNames, namesMoved, namingKeys } from './draft-names.ts'
import { findEmptied } from './find-emptied.ts'
import { findUnread } from './find-unread.ts'
import { collectLabels } from './label-places.ts'
import { moduleEdits, movesModules } from './module-edits.ts'
import { newNamesIn, respellIn } from './new-names.ts'
import type { PlanSources } from './plan-sources.ts'
import { finishPlan, refusePlan } from './planned-change.ts'
import { asksForRenamed, queryEdits } from './query-edits.ts'
import { type LinkRewrite, relink } from './relink.ts'
import { draftReplace } from './replace/draft-replace.ts'
import { rewriteLinks } from './rewrite-links.ts'
import { fragmentRange } from './spell-fragment.ts'

/** Changes whose draft looks into the trees of the notes that it reads. */
const needsTrees: ReadonlySet<Change['kind']> = new Set<Change['kind']>([
  'rename-tag',
  'extract-note',
  'split-note',
  'move-part',
  'merge-notes',
  'link-mentions',
])

/** Plans a change across notes: what every file would be, with every link meaning what it meant. Nothing is written. */
export async function planChange(change: Change, sources: PlanSources): Promise<PlannedChange> {
  const { garden } = sources
  const problems: string[] = []
  const textByPath = new Map<GardenPath, ReadText>()
  const load = async (paths: Iterable<GardenPath>): Promise<void> => {
    for (const path of paths) {
      if (textByPath.has(path)) continue
      const found = await sources.read(path)
      const note = garden.notesByPath.get(path as NotePath)
      if (found === undefined)
        problems.push(`${path} cannot be edited: it is larger than a note may be, not UTF-8, or gone`)
      else if (note && note.hash !== found.hash) problems.push(`${path} has just been changed: try again`)
      else textByPath.set(path, found)
    }
  }
  if (change.kind !== 'replace-text')
    await load(notesToRead(change, garden).filter((path) => garden.notesByPath.has(path)))
  const textOf = (path: GardenPath): string => textByPath.get(path)?.text ?? ''
  const parsed = new Map<GardenPath, ParsedNote>()
  if (needsTrees.has(change.kind))
    for (const [path, { text }] of textByPath) parsed.set(path, await sources.parse(path as NotePath, text))
  const draftSources: DraftSources = {
    sourceOf: textOf,
    tagsOf: (path): readonly Range[] => collectTagRanges(parsed.get(path)!.tree),
    tablesIn: (path): readonly Range[] => collectTableRanges(parsed.get(path)!.tree),
    guardedIn: (path): readonly Range[] => collectGuarded(parsed.get(path)!),
    labelsOf: (path) => collectLabels(parsed.get(path)!.tree, textOf(path)),
    headingsAfter: async (path, edits) =>
      (await sources.parse(path, applyEdits(textOf(path), edits))).note.headings,
  }
  const { draft, hits, remarksOf } =
    change.kind === 'replace-text'
      ? await draftReplace(change, sources)
      : { draft: await draftChange(change, garden, draftSources) }
  problems.push(...draft.problems, ...refusedNames(draft, garden, sources))
  if (problems.length > 0) return refusePlan(...problems)

  const resolve = resolverOf(draft.after)
  const relinked = relink(garden, draft.after, resolve, draft.merge !== undefined)
  // A canvas is JSON: its names are looked for in its own way.
  const rewrites = relinked.filter(({ path }) => !isDrawnPath(path))
  const linksByCanvas = new Map(
    relinked.flatMap(({ path, rewrites }) => (isDrawnPath(path) ? [[path, rewrites] as const] : [])),
  )
  const before = indexOf(garden)
  const meaningOf = (source: NotePath, name: string): NotePath | undefined => {
    const path = resolvedPath(resolveLink(before, source, { syntax: 'wiki', target: name, embed: false }))
    return path !== undefined && isNotePath(path) ? path : undefined
  }
  // To those who name it, a note that goes into another is called so from now on.
  const renamed = draft.merge ? new Map([[draft.merge.from, draft.merge.into]]) : draft.moves
  const names = namingKeys(garden)
  const naming = [...garden.notesByPath.values()].filter((note) =>
    namesMoved(note, names, renamed, meaningOf),
  )
  const canvases =
    renamed.size === 0 ? [...linksByCanvas.keys()] : [...garden.notesByPath.keys()].filter(isDrawnPath)
  const respell = respellIn({ draft, renamed }, meaningOf, resolve)
  const namesIn = newNamesIn(change, renamed, respell)
  const asking = [...garden.notesByPath.values()].filter(({ path, queries = [] }) =>
    queries.some((query) => asksForRenamed(query, namesIn(path))),
  )
  await load([
    ...rewrites.map(({ path }) => path),
    ...draft.edits.keys(),
    ...[...naming, ...asking].map(({ path }) => path),
    ...canvases,
    ...[...draft.moves.keys()].filter(isNotePath),
    ...(draft.merge ? [draft.merge.from, draft.merge.into] : []),
    ...(draft.parts ? [draft.parts.path] : []),
  ])

  const bases = renamed.size > 0 || change.kind === 'rename-tag' ? garden.assets.filter(isBasePath) : []
  const modules = movesModules(draft.moves) ? garden.assets.filter(isModule) : []
  const there: ReadonlySet<GardenPath> = new Set(modules)
  for (const path of [...bases, ...modules]) {
    const found = await sources.read(path)
    if (found) textByPath.set(path, found)
  }

  const edits = new Map<GardenPath, TextEdit[]>()
  const byPart = new Map<NotePath, readonly TextEdit[]>()
  const homeOf = (path: NotePath, { link }: LinkRewrite): NotePath =>
    draft.after.homeOf(path, garden.notesByPath.get(path)?.links.indexOf(link) ?? -1)
  const add = (path: GardenPath, list: readonly TextEdit[]): void => {
    edits.set(path, [...(edits.get(path) ?? []), ...list])
  }
  for (const [path, list] of draft.edits) add(path, list)
  for (const { path, rewrites: links, lost } of rewrites) {
    const tables = links.some(({ shown }) => shown !== undefined)
      ? collectTableRanges((await sources.parse(path, textOf(path))).tree)
      : []
    const isInTable = ({ range }: Link): boolean =>
      tables.some(({ start, end }) => start <= range.start && range.end <= end)
    const stay = path === draft.parts?.path ? links.filter((one) => homeOf(path, one) === path) : links
    if (stay.length < links.length) {
      for (const { to } of draft.parts?.list ?? []) {
        const own = links.filter((one) => homeOf(path, one) === to)
        byPart.set(to, rewriteLinks(textOf(path), own, isInTable) ?? [])
      }
    }
    const list = textByPath.has(path) ? rewriteLinks(textOf(path), stay, isInTable) : []
    for (const link of lost) problems.push(`${path}: no link can be written for "${link.target}" any more`)
    if (list === undefined)
      problems.push(`${path}: a link in its properties is written in a way that cannot be edited`)
    else add(path, list)
  }
  for (const note of naming) add(note.path, editNames(note, textOf(note.path), names, renamed, meaningOf))
  for (const { path, queries = [] } of asking)
    for (const query of queries) add(path, queryEdits(query, namesIn(path), textOf(path)))
  for (const path of bases) add(path, baseEdits(textOf(path), namesIn(path)))
  for (const path of modules) {
    const { edits: list, lost } = moduleEdits(path, textOf(path), draft.moves, there)
    add(path, list)
    for (const target of lost)
      problems.push(`${path}: no import can be written for ${JSON.stringify(target)} any more`)
  }
  for (const path of canvases) {
    const links = linksByCanvas.get(path) ?? []
    const files = canvasEdits(textOf(path), renamed, respell(path))
    const isThere = ({ range }: TextEdit): boolean =>
      files.some((one) => one.range.start < range.end && range.start < one.range.end)
    add(path, files)
    const byAddress = links.filter(({ link }) => isByAddress(link.syntax))
    add(path, inJson(rewriteLinks(textOf(path), byAddress) ?? []))
    add(
      path,
      canvasLinkEdits(textOf(path), links, !isCanvasPath(path)).filter((edit) => !isThere(edit)),
    )
  }
  const files = assembleFiles(draft, { byPath: edits, byPart }, textByPath)
  problems.push(...(await unlikePlanned(draft, files, sources)))
  const anew = rewrites.flatMap(({ rewrites: links }) => links)
  const byAlias = anew.filter((one) => one.byAlias).length
  const keys = changeKeys(change, draft.moves)
  const written = await asWrittenBefore(files, keys, sources, resolve)
  const isFollowed = (path: NotePath, { start, end }: Range): boolean =>
    rewrites.some(
      (one) =>
        one.path === path &&
        one.rewrites.some(({ link }) => {
          const fragment = fragmentRange(link, textOf(path))
          return fragment.start <= start && end <= fragment.end
        }),
    )
  const remarks = remarksOf?.(isFollowed) ?? [
    ...findEmptied(relinked),
    ...(await findUnread(change, draft, garden, sources.glance)),
  ]
  return finishPlan(
    written,
    problems,
    { links: anew.length, byAlias },
    {
      undoneBy: keys?.undoes,
      emptied: change.kind === 'move-folder' ? change.from : undefined,
      remarks,
      hits,
    },
  )
}

/** Texts that are put together are read as they were apart, unless one ends in something that nothing closes. */
async function unlikePlanned(
  { merge, parts, after }: ChangeDraft,
  files: readonly PlannedFile[],
  { parse }: PlanSources,
): Promise<readonly string[]> {
  const joined = [
    ...(merge ? [merge.into] : []),
    ...(parts ? [parts.path, ...parts.list.map(({ to }) => to)] : []),
  ]
  const problems: string[] = []
  for (const path of joined) {
    const text = files.find((file) => file.path === path)?.after
    if (text === undefined) continue
    const { note } = await parse(path, text)
    if (note.headings.length !== after.notes.get(path)?.headings.length)
      problems.push(`${path} ends in code, a formula, HTML or a comment that nothing closes: close it first`)
  }
  return problems
}

/** Several changes are planned of one garden: a preview and what is then done, one rename after another. */
const indexOf = memoByObject(({ notesByPath, assets }: Garden) =>
  buildNameIndex(notesByPath.values(), assets),
)

function resolverOf(after: AfterGarden): Resolve {
  const index = buildNameIndex(after.notes.values(), after.assets)
  return (source, words) => resolveLink(index, source, words)
}

function refusedNames(draft: ChangeDraft, garden: Garden, { refuseName }: PlanSources): readonly string[] {
  const isHere = (path: GardenPath): boolean =>
    garden.notesByPath.has(path as NotePath) || draft.moves.has(path)
  const targets: (readonly [to: GardenPath, from?: GardenPath])[] = [
    ...[...draft.moves].map(([from, to]) => [to, from] as const),
    ...(draft.parts?.list ?? []).flatMap(({ to, at }) => (at === undefined ? [[to] as const] : [])),
    ...[...(draft.creates?.keys() ?? [])].map((to) => [to] as const),
  ]
  return targets.flatMap(([path, from]) => {
    const reason = isHere(path) ? undefined : refuseName(path, from)
    return reason === undefined ? [] : [`${path}: ${reason}`]
  })
}

/** Edits of a text within a JSON file. */
function inJson(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.map(({ range, text }) => ({ range, text: JSON.stringify(text).slice(1, -1) }))
}
