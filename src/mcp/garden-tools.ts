import type { Session } from '../session/session.ts'
import type { ReadEditable } from './editable-notes.ts'
import type { AnyTool } from './garden-tool.ts'
import { type GardenView, viewOf } from './garden-view.ts'
import { linkTools } from './link-tools.ts'
import { createSearchOf } from './note-search.ts'
import { type ProposeSettings, proposeTools } from './propose-tools.ts'
import { readTool } from './read-tool.ts'
import { searchTools } from './search-tools.ts'
import { tendTools } from './tend-tools.ts'

/** What the tools of a garden work with. */
interface GardenToolsSettings {
  readonly session: Session
  readonly readNote: ReadEditable
  /** Undefined where agents may not even propose. */
  readonly proposing?: ProposeSettings
}

/** The tools of a garden: those whose features it has. Each looks at the folder first, so that answers follow edits. */
export function gardenTools({ session, readNote, proposing }: GardenToolsSettings): readonly AnyTool[] {
  const read = async (): Promise<GardenView> => viewOf(await session.update())
  const index = createSearchOf()
  const all = [
    ...searchTools(read, index),
    readTool(read, readNote),
    ...linkTools(read),
    ...tendTools(read),
    ...(proposing === undefined ? [] : proposeTools(read, readNote, proposing)),
  ]
  const { features } = session.snapshot
  return all.filter(({ feature }) => feature === undefined || features.isOn(feature))
}
