import { explainPath } from '../features/paths/explain-path.ts'
import type { NotePath } from '../model/path.ts'
import { askGarden, type GardenQuestion, getNamedNote } from './ask-garden.ts'
import { renderPathText } from './render-path-text.ts'

/** How two notes connect, as the command line asks for it. */
export interface PathRequest extends GardenQuestion {
  readonly from: string
  readonly to: string
}

/** Prints the paths between two notes. Rejects with suggestions when there is no such note. */
export async function runPath(request: PathRequest): Promise<void> {
  const { terminal } = request
  await askGarden(request, (asked) => {
    const { garden } = asked.snapshot
    const from = getNamedNote(asked, request.from)
    const to = getNamedNote(asked, request.to)
    const titleOf = (path: NotePath): string => garden.notesByPath.get(path)!.title
    const answer = explainPath(asked.snapshot.garden, from, to)
    terminal.out(
      request.json
        ? JSON.stringify(
            { from: { path: from, title: titleOf(from) }, to: { path: to, title: titleOf(to) }, ...answer },
            null,
            2,
          )
        : renderPathText(from, to, answer, titleOf, terminal.colors),
    )
  })
}
