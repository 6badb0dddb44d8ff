import type { Pluggable } from 'unified'
import { type FeatureSettings, ownFeatures } from '../../define/feature-settings.ts'
import type { CalloutKind } from '../../model/callout-kind.ts'

/** What a garden's config adds to the reading of notes. */
export interface GardenPlugins {
  readonly remarkPlugins: readonly Pluggable[]
  readonly rehypePlugins: readonly Pluggable[]
  readonly callouts?: readonly CalloutKind[]
}

/** The plugins of a garden that has none. */
export const noPlugins: GardenPlugins = { remarkPlugins: [], rehypePlugins: [] }

/**
 * Imports a garden's config again, for its plugins: functions cannot be sent to a worker thread, modules can be loaded
 * there. `configModule` is the URL of the already checked and compiled module; without one there are no plugins.
 */
export async function loadPlugins(configModule: string | undefined): Promise<GardenPlugins> {
  if (configModule === undefined) return noPlugins
  const loaded = (await import(/* @vite-ignore */ configModule)) as { default?: PluggingConfig }
  const config = loaded.default ?? {}
  const all = [config, ...ownFeatures(config.features)]
  return {
    remarkPlugins: all.flatMap(({ remarkPlugins = [] }) => remarkPlugins),
    rehypePlugins: all.flatMap(({ rehypePlugins = [] }) => rehypePlugins),
    callouts: all.flatMap(({ callouts = [] }) => callouts),
  }
}

/** What of a config adds plugins: itself, and the features that it brings along. */
interface PluggingConfig extends Partial<GardenPlugins> {
  readonly features?: FeatureSettings
}
