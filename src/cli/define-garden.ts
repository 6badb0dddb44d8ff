import type { PluggableList } from 'unified'
import type { Layout } from '../define/feature-set.ts'
import type { FeatureSettings } from '../define/feature-settings.ts'
import type { GardenOptions, NoteBudget } from '../model/options.ts'

/** What `hortus.config.ts` may say. Everything is optional. */
export type GardenConfig = Partial<Omit<GardenOptions, 'budget' | 'withoutFeatures'>> & {
  readonly budget?: Partial<NoteBudget>
  /** Plugins on the Markdown tree, after ours, as unified takes them: `[plugin]` or `[[plugin, options]]`. */
  readonly remarkPlugins?: PluggableList
  /** Plugins on the HTML tree, after it is sanitised: what they add is trusted. */
  readonly rehypePlugins?: PluggableList
  /**
   * Features that are off (`{ series: false }`), or a list with features of the garden's own:
   * `[{ series: false }, myFeature]`.
   */
  readonly features?: FeatureSettings
  /**
   * What stands in each slot of a page, and in which order: names of features, `*` for all others. A feature that is not
   * named is left out of the slot.
   */
  readonly layout?: Layout
}

/**
 * Types a garden's settings; gives them back unchanged.
 *
 * @example
 * ```ts
 * // hortus.config.ts
 * import { defineGarden } from 'hortus'
 *
 * export default defineGarden({ title: 'Notes on gardening', lang: 'en', ignore: ['private/**'] })
 * ```
 */
export function defineGarden(config: GardenConfig): GardenConfig {
  return config
}
