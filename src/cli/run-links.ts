import { join } from 'node:path'
import { decodeText } from '../model/decode-text.ts'
import type { NotePath } from '../model/path.ts'
import { askGarden, type GardenQuestion, getNamedNote } from './ask-garden.ts'
import { describeLinks, linkSources } from './describe-links.ts'
import { renderLinksText } from './render-links-text.ts'
import { showPath } from './show-path.ts'

/** A look at one note's links as the command line asks for it. */
export interface LinksRequest extends GardenQuestion {
  /** Name, alias, path in the garden, or path from the current folder. */
  readonly note: string
}

/** Prints a note's outlinks and backlinks. Rejects with suggestions when there is no such note. */
export async function runLinks(request: LinksRequest): Promise<void> {
  const { terminal } = request
  await askGarden(request, async (asked) => {
    const { garden, snapshot } = asked
    const path = getNamedNote(asked, request.note)
    const sources = new Map<NotePath, string>()
    for (const source of linkSources(snapshot.garden, path)) {
      const { bytes } = await garden.store.head(source, garden.options.budget.maxBytes)
      sources.set(source, decodeText(bytes))
    }
    const links = describeLinks(snapshot.garden, path, await snapshot.diagnosticsOf(path), sources)
    terminal.out(
      request.json
        ? JSON.stringify(links, null, 2)
        : renderLinksText(links, (file) => showPath(join(garden.folder, file)), terminal.colors),
    )
  })
}
