import type { PluggableList } from 'unified'
import type { Layout } from '../define/feature-set.ts'
import type { FeatureSettings } from '../define/feature-settings.ts'
import type { AnalyticsConfig } from '../features/analytics/analytics-setting.ts'
import type { CardConfig } from '../features/cards/cards-setting.ts'
import type { CommentsConfig } from '../features/comments/comments-setting.ts'
import type { DrawDiagrams } from '../features/diagrams/draw-setting.ts'
import type { FeedConfig } from '../features/feeds/feed-setting.ts'
import type { GardensConfig } from '../features/gardens/gardens-setting.ts'
import type { VersionConfig } from '../features/history/version-settings.ts'
import type { IdentityConfig } from '../features/identity/identity-settings.ts'
import type { NavigationConfig } from '../features/navigation/navigation-settings.ts'
import type { OfflineConfig } from '../features/offline/offline-setting.ts'
import type { PictureConfig } from '../features/pictures/pictures-setting.ts'
import type { ThemeSetting } from '../features/theme/theme-setting.ts'
import type { DayOptions, GardenOptions, NoteBudget, TemplateOptions } from '../model/options.ts'

/** Settings that belong to features that ship. */
export interface FeatureConfig
  extends AnalyticsConfig,
    CardConfig,
    PictureConfig,
    CommentsConfig,
    FeedConfig,
    GardensConfig,
    IdentityConfig,
    NavigationConfig,
    OfflineConfig,
    VersionConfig {
  /** How the site looks. */
  readonly theme?: ThemeSetting
  /** Where diagrams are drawn; default: while the site is built, where a Chromium is found. */
  readonly drawDiagrams?: DrawDiagrams
}

/** A program whose notes can be read where they stand. */
export type DialectName = 'logseq' | 'dendron'

/** What `hortus.config.ts` may say. Everything is optional. */
export type GardenConfig = FeatureConfig &
  Partial<
    Omit<
      GardenOptions,
      | 'budget'
      | 'dialects'
      | 'folderTitles'
      | 'hidesNumbers'
      | 'withoutFeatures'
      | 'settings'
      | 'settingsFile'
      | 'templates'
      | 'days'
      | 'isNamedByFolder'
      | 'publish'
    >
  > & {
    /**
     * Programs whose notes are read as they read them: those whose files are in the garden (`auto`, the default), or these.
     */
    readonly dialects?: 'auto' | readonly DialectName[]
    /** See `GardenOptions`; `opt-in` is another word for `marked`. */
    readonly publish?: GardenOptions['publish'] | 'opt-in'
    /** The folder of the templates, or that and how they write dates. */
    readonly templates?: string | Partial<TemplateOptions>
    readonly days?: Partial<DayOptions>
    readonly budget?: Partial<NoteBudget>
    /** Where machines share what they prepared of the notes: `s3://bucket/prefix?endpoint=https://…`. */
    readonly cache?: string
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
