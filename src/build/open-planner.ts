import type { Change } from '../model/change.ts'
import { isCut } from '../model/file-head.ts'
import type { Garden } from '../model/garden.ts'
import type { GardenOptions } from '../model/options.ts'
import type { ContentHash, GardenPath, NotePath } from '../model/path.ts'
import { createNoteProcessor } from '../parse/note-processor.ts'
import { parseNoteWithPlugins } from '../parse/parse-note.ts'
import { digest } from '../store/digest.ts'
import type { Store } from '../store/store.ts'
import { attachPlugins } from './attach-plugins.ts'
import { type GardenPlugins, noPlugins } from './load-plugins.ts'
import { planChange } from './plan-change.ts'
import type { PlannedChange } from './planned-change.ts'

/** Plans changes of one garden. */
export type Planner = (change: Change, garden: Garden) => Promise<PlannedChange>

/** The bytes of a file before a change gave it those of this hash. */
type EarlierBytes = (hash: ContentHash) => Promise<Uint8Array | undefined>

/** What a planner works with. */
export interface PlannerSettings {
  readonly options: GardenOptions
  readonly plugins?: GardenPlugins
  /** The bytes of a file, as a store has them. */
  readonly head: Store['head']
  /**
   * What files were before the newest change that moved these the other way: by the hash of what they became, their
   * bytes.
   */
  readonly openEarlier?: (moves: ReadonlyMap<string, string>) => Promise<EarlierBytes | undefined>
  /** Why a new file, or the one at `from`, may not be called so, in words. */
  readonly refuseName: (path: GardenPath, garden: Garden, from?: GardenPath) => string | undefined
}

const strict = new TextDecoder('utf-8', { fatal: true })

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** Creates a planner; see {@link planChange}. */
export function openPlanner({
  options,
  plugins = noPlugins,
  head,
  openEarlier,
  refuseName,
}: PlannerSettings): Planner {
  const processor = attachPlugins('remarkPlugins', () =>
    createNoteProcessor({
      parser: options.parser,
      remarkPlugins: plugins.remarkPlugins,
      lineBreaks: options.lineBreaks,
    }),
  )
  const parse = (path: NotePath, source: string): ReturnType<typeof parseNoteWithPlugins> =>
    parseNoteWithPlugins({ path, source, hash: '' as ContentHash, budget: options.budget }, processor)
  return (change, garden) =>
    planChange(change, {
      garden,
      refuseName: (path, from) => refuseName(path, garden, from),
      ...(openEarlier && {
        async openEarlier(moves) {
          const earlier = await openEarlier(moves)
          return (
            earlier &&
            (async (of) => {
              const bytes = await earlier(of)
              return bytes && decodeStrictly(bytes)
            })
          )
        },
      }),
      parse,
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
}
