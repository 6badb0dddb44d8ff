import { hash } from 'node:crypto'
import type { Change } from '../model/change.ts'
import type { Garden } from '../model/garden.ts'
import type { GardenOptions } from '../model/options.ts'
import type { ContentHash, GardenPath } from '../model/path.ts'
import { createNoteProcessor } from '../parse/note-processor.ts'
import { parseNote } from '../parse/parse-note.ts'
import { attachPlugins } from './attach-plugins.ts'
import { type GardenPlugins, noPlugins } from './load-plugins.ts'
import { type PlannedChange, planChange } from './plan-change.ts'

/** Plans changes of one garden. */
export type Planner = (change: Change, garden: Garden) => Promise<PlannedChange>

/** What a planner works with. */
export interface PlannerSettings {
  readonly options: GardenOptions
  readonly plugins?: GardenPlugins
  /** The bytes of a file; rejects where there is none. */
  readonly read: (path: string) => Promise<Uint8Array>
  /** Why a new file may not be called so, in words. */
  readonly refuseName: (path: GardenPath, garden: Garden) => string | undefined
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** Creates a planner; see {@link planChange}. */
export function openPlanner({ options, plugins = noPlugins, read, refuseName }: PlannerSettings): Planner {
  const processor = attachPlugins('remarkPlugins', () =>
    createNoteProcessor({
      parser: options.parser,
      remarkPlugins: plugins.remarkPlugins,
      lineBreaks: options.lineBreaks,
    }),
  )
  return (change, garden) =>
    planChange(change, {
      garden,
      refuseName: (path) => refuseName(path, garden),
      parseTree: (path, source) =>
        parseNote({ path, source, hash: '' as ContentHash, budget: options.budget }, processor).tree,
      async read(path) {
        try {
          const bytes = await read(path)
          const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
          return {
            text: strict.decode(bytes),
            hash: hash('sha256', bytes, 'hex') as ContentHash,
            ...(hasMark && { hasMark }),
          }
        } catch {
          return undefined
        }
      },
    })
}
