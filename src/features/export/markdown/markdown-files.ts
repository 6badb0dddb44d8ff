import type { AskedGarden } from '../../../define/command.ts'
import { resolvedPath } from '../../../model/link.ts'
import type { Note } from '../../../model/note.ts'
import type { AssetPath, GardenPath } from '../../../model/path.ts'
import type { OutFile } from '../write-target.ts'
import { openPlainWriter } from './plain-note.ts'
import { openVaultWriter } from './vault-note.ts'

const encoder = new TextEncoder()

/** The files of a folder of Markdown: notes, and the assets that they show. */
export async function* markdownFiles(
  asked: AskedGarden,
  notes: readonly Note[],
  form: 'obsidian' | 'commonmark',
  remark: (message: string) => void,
): AsyncGenerator<OutFile> {
  const { published, plan } = asked
  const chosen = new Set<string>(notes.map(({ path }) => path))
  const used = new Set<AssetPath>()
  const sources = new Map<string, string>()
  const readSource = async (note: Note): Promise<string | undefined> => {
    const known = sources.get(note.path)
    if (known !== undefined) return known
    const text = await asked.textOf(note.path)
    if (text !== undefined && sources.size < 2_000) sources.set(note.path, text)
    return text
  }
  const write =
    form === 'obsidian' ? openVaultWriter(asked, chosen) : openPlainWriter(asked, chosen, readSource)
  for (const note of notes) {
    const source = await readSource(note)
    if (source === undefined) {
      remark(`${note.path} cannot be read any more, and is left out`)
      continue
    }
    yield { path: note.path, bytes: encoder.encode(await write(note, source)) }
    for (const resolution of published.links.resolutionsByPath.get(note.path) ?? []) {
      const path = resolvedPath(resolution)
      if (path !== undefined && plan.addressByAsset.has(path as AssetPath)) used.add(path as AssetPath)
    }
  }
  // A canvas is drawn from a file that Obsidian reads, and nobody else.
  if (form === 'obsidian')
    for (const path of published.notesByPath.keys())
      if (path.endsWith('.canvas') && notes.length > 1 && isCanvasPublic(asked, path, chosen))
        yield { path, bytes: await asked.bytesOf(path) }
  for (const path of [...used].sort()) yield { path, bytes: await asked.bytesOf(path as GardenPath) }
}

/** A canvas shows notes by their names: it goes out where all of them do. */
function isCanvasPublic(
  { garden, published }: AskedGarden,
  path: Note['path'],
  chosen: ReadonlySet<string>,
): boolean {
  const whole = garden.links.resolutionsByPath.get(path) ?? []
  const shown = published.links.resolutionsByPath.get(path) ?? []
  return whole.every((resolution, i) => {
    const target = resolvedPath(resolution)
    return (
      target === undefined ||
      (resolvedPath(shown[i]!) === target && (chosen.has(target) || !target.endsWith('.md')))
    )
  })
}
