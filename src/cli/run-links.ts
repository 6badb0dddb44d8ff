import { existsSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { findNote } from '../build/find-note.ts'
import type { NotePath } from '../model/path.ts'
import { decodeText } from './decode-text.ts'
import { describeLinks, linkSources } from './describe-links.ts'
import { openGarden, openSession } from './open-garden.ts'
import { renderLinksText } from './render-links-text.ts'
import { showPath } from './resolve-garden-folder.ts'
import type { Terminal } from './terminal.ts'

/** A look at one note's links as the command line asks for it. */
export interface LinksRequest {
  /** Name, alias, path in the garden, or path from the current folder. */
  readonly note: string
  readonly folder: string | undefined
  readonly json: boolean
  readonly untrusted: boolean
  readonly terminal: Terminal
}

/** Prints a note's outlinks and backlinks. Rejects with suggestions when there is no such note. */
export async function runLinks(request: LinksRequest): Promise<void> {
  const { terminal } = request
  const garden = await openGarden({ ...request, onNotice: (message) => terminal.err(message) })
  const session = openSession(garden)
  const snapshot = await session.update()
  try {
    const found = findNote(snapshot.garden, pathInGarden(garden.folder, request.note))
    if (found.kind === 'unknown') throw new Error(describeUnknown(request.note, found.suggestions))
    const sources = new Map<NotePath, string>()
    for (const path of linkSources(snapshot.garden, found.path)) {
      sources.set(path, decodeText(await garden.store.read(path)))
    }
    const links = describeLinks(snapshot.garden, found.path, snapshot.diagnostics(), sources)
    terminal.out(
      request.json
        ? JSON.stringify(links, null, 2)
        : renderLinksText(links, (path) => showPath(join(garden.folder, path)), terminal.colors),
    )
  } finally {
    await session.close()
  }
}

/** `garden/linux/a.md`, as a shell completes it, means `linux/a.md`. */
function pathInGarden(folder: string, note: string): string {
  const inside = relative(folder, resolve(note)).split(sep).join('/')
  return existsSync(resolve(note)) && !inside.startsWith('../') && inside.includes('.') ? `/${inside}` : note
}

function describeUnknown(note: string, suggestions: readonly string[]): string {
  const names = suggestions.map((name) => `"${name}"`).join(', ')
  return `no note is named "${note}"${names === '' ? '' : `; did you mean ${names}?`}`
}
