import type { Change } from '../../model/change.ts'
import { isCut } from '../../model/file-head.ts'
import type { Garden } from '../../model/garden.ts'
import type { GardenOptions } from '../../model/options.ts'
import type { ContentHash, GardenPath, NotePath } from '../../model/path.ts'
import type { PlannedChange } from '../../model/planned-change.ts'
import { createNoteProcessor } from '../../parse/note-processor.ts'
import { parseNoteWithPlugins } from '../../parse/parse-note.ts'
import { openDialects } from '../../session/dialects.ts'
import { attachPlugins } from '../../session/prepare/attach-plugins.ts'
import { type GardenPlugins, noPlugins } from '../../session/prepare/load-plugins.ts'
import { digest } from '../../store/digest.ts'
import type { Store } from '../../store/store.ts'
import { byRealPaths, type GardenSymlinks, withSymlinks } from './follow-symlinks.ts'
import { planChange } from './plan-change.ts'
import type { EarlierText } from './plan-sources.ts'

/** Plans changes of one garden. */
export type Planner = (change: Change, garden: Garden) => Promise<PlannedChange>

/** What a planner works with. */
interface PlannerSettings {
  readonly options: GardenOptions
  readonly plugins?: GardenPlugins
  /** The bytes of a file, as a store has them. */
  readonly head: Store['head']
  /** See `PlanSources`. */
  readonly openEarlier?: (key: string) => EarlierText
  /** The symbolic links of its folder now; default: it has none. */
  readonly symlinks?: () => GardenSymlinks
  /** Why a new file, or the one at `from`, may not be called so, in words. */
  readonly refuseName: (path: GardenPath, garden: Garden, from?: GardenPath) => string | undefined
}

const loose = new TextDecoder()
const strict = new TextDecoder('utf-8', { fatal: true })

/** Creates a planner; see {@link planChange}. */
export function openPlanner({
  options,
  plugins = noPlugins,
  head,
  openEarlier,
  symlinks,
  refuseName,
}: PlannerSettings): Planner {
  const dialects = openDialects(options)
  const processor = attachPlugins('remarkPlugins', () =>
    createNoteProcessor({
      parser: options.parser,
      remarkPlugins: plugins.remarkPlugins,
      callouts: plugins.callouts,
      lineBreaks: options.lineBreaks,
      dialects,
    }),
  )
  const parse = (path: NotePath, source: string): ReturnType<typeof parseNoteWithPlugins> =>
    parseNoteWithPlugins({ path, source, hash: '' as ContentHash, budget: options.budget }, processor)
  const planOf: Planner = (change, garden) =>
    planChange(change, {
      garden,
      refuseName: (path, from) => refuseName(path, garden, from),
      ...(openEarlier && { openEarlier }),
      parse,
      async glance(path) {
        try {
          return loose.decode((await head(path, options.budget.maxBytes)).bytes)
        } catch {
          return undefined
        }
      },
      async read(path) {
        try {
          const file = await head(path, options.budget.maxBytes)
          if (isCut(file)) return undefined
          const { bytes } = file
          const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
          return {
            text: strict.decode(bytes),
            hash: digest(bytes),
            ...(hasMark && { hasMark }),
          }
        } catch {
          return undefined
        }
      },
    })
  if (symlinks === undefined) return planOf
  return async (change, garden) => {
    const all = symlinks()
    const real = byRealPaths(change, all)
    return withSymlinks(await planOf(real, garden), real, all)
  }
}
