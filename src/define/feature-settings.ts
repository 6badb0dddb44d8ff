import type { Feature } from './feature.ts'

/** Which of our features are on: by name, `false` for those that a garden does not want. */
export type FeatureSwitches = Readonly<Record<string, boolean>>

/** A config's `features`: switches, or a list of switches and of features of the garden's own. */
export type FeatureSettings = FeatureSwitches | readonly (FeatureSwitches | Feature)[]

/** The features that a garden brings along, in its order. */
export function ownFeatures(settings: FeatureSettings | undefined): readonly Feature[] {
  return isList(settings) ? settings.filter(isFeature) : []
}

/** Every switch of a config; of two for one feature the last counts. */
export function featureSwitches(settings: FeatureSettings | undefined): FeatureSwitches {
  const records = isList(settings) ? settings.filter((item) => !isFeature(item)) : [settings ?? {}]
  return Object.assign({}, ...records) as FeatureSwitches
}

/** Whether an item of a config's list is a feature, which has a name, and no record of switches. */
function isFeature(item: FeatureSwitches | Feature): item is Feature {
  return typeof item['name'] === 'string'
}

function isList(settings: FeatureSettings | undefined): settings is readonly (FeatureSwitches | Feature)[] {
  return Array.isArray(settings)
}
