import { apiVersion, type Feature } from '../define/feature.ts'
import { createFeatureSet, type FeatureSet, homeText, type Layout } from '../define/feature-set.ts'
import { type FeatureSwitches, featureSwitches, ownFeatures } from '../define/feature-settings.ts'
import { type Navigation, navigationSetting } from '../features/navigation/navigation-settings.ts'
import { defaultLayout, shippedFeatures } from '../features/shipped.ts'
import { isCalloutName } from '../model/callout-kind.ts'
import { nearestWord } from '../model/nearest-word.ts'
import { slotNames } from '../model/slot.ts'
import { type FailureCount, type FeatureFailure, guardFeature } from '../session/guard-feature.ts'
import type { GardenConfig } from './define-garden.ts'

/** The features that a config chooses, and what those that it brings along have failed at. */
export interface ChosenFeatures {
  readonly features: FeatureSet
  /** Names of ours that are off, sorted. */
  readonly off: readonly string[]
  /** Names of those that it brings along. */
  readonly own: ReadonlySet<string>
  readonly failures: () => readonly FailureCount[]
}

/**
 * Chooses the features of a garden: ours but for those that it switches off, and its own, each of which can only spoil
 * what it makes itself. `never` are names of ours that are off whatever the config says. `tell` hears of what fails, once for all pages. Throws for settings that name what there is not, one
 * problem a line, each starting with `shown`.
 */
export function chooseFeatures(
  config: Pick<GardenConfig, 'features' | 'layout' | 'home' | 'navigation'>,
  shown: string,
  tell: (failure: FeatureFailure) => void = () => {},
  never: readonly string[] = [],
): ChosenFeatures {
  const { features } = config
  const off = new Set(Object.entries(featureSwitches(features)).flatMap(([name, on]) => (on ? [] : [name])))
  for (const name of never) off.add(name)
  const own = ownFeatures(features)
  const { layout, column } = arrangement(config, off)
  const problems = [
    ...findProblems(featureSwitches(features), config.layout, own, off),
    ...findUnknownParts(config.home, column, own),
  ]
  if (problems.length > 0) throw new Error(problems.map((problem) => `${shown}: ${problem}`).join('\n'))
  const failures = new Map<string, { readonly first: FeatureFailure; more: number }>()
  const keep = (failure: FeatureFailure): void => {
    const { feature, making, reason } = failure
    const key = JSON.stringify([feature, making, reason])
    const known = failures.get(key)
    if (known) known.more++
    else {
      failures.set(key, { first: failure, more: 0 })
      tell(failure)
    }
  }
  const shipped = shippedFeatures.filter(
    ({ name }) => !off.has(name) || !own.some((one) => one.name === name),
  )
  const guarded = own.map((feature) => guardFeature(feature, keep))
  const names = new Set(own.map(({ name }) => name))
  return {
    features: createFeatureSet([...shipped, ...guarded], defaultLayout, {
      off: new Set([...off].filter((name) => !names.has(name))),
      ...(layout && { layout }),
      ...(column && { column }),
    }),
    own: names,
    off: [...off].filter((name) => !names.has(name)).sort(),
    failures: () => [...failures.values()].map(({ first, more }) => ({ ...first, more })),
  }
}

/** What a config says of home and the column, where the feature that has these settings is on. */
function arrangement(
  { layout, home, navigation: given }: Pick<GardenConfig, 'layout' | 'home' | 'navigation'>,
  off: ReadonlySet<string>,
): { readonly layout?: Layout; readonly column?: Navigation } {
  if (off.has('navigation')) return { ...(layout && { layout }) }
  const read = given === undefined ? undefined : navigationSetting.read(given, false)
  return {
    ...((layout ?? home) && { layout: { ...layout, ...(home && { home }) } }),
    ...(read && 'value' in read && { column: read.value }),
  }
}

function findProblems(
  switches: FeatureSwitches,
  layout: Layout | undefined,
  own: readonly Feature[],
  off: ReadonlySet<string>,
): readonly string[] {
  const shipped = shippedFeatures.map(({ name }) => name)
  const problems: string[] = []
  for (const name of Object.keys(switches))
    if (!shipped.includes(name)) problems.push(`features.${name}: unknown feature${meant(name, shipped)}`)
  const seen = new Set<string>()
  for (const { name, apiVersion: version = apiVersion, callouts = [] } of own) {
    for (const callout of callouts)
      if (!isCalloutName(callout.name))
        problems.push(
          `features: "${name}" has a callout "${callout.name}", expected lower-case letters, digits and hyphens`,
        )
    if (seen.has(name)) problems.push(`features: found two that are named "${name}"`)
    else if (shipped.includes(name) && !off.has(name))
      problems.push(`features: "${name}" is one of ours; to put yours in its place add { "${name}": false }`)
    if (version !== apiVersion)
      problems.push(`features: "${name}" is written for version ${version}, expected ${apiVersion}`)
    seen.add(name)
  }
  const overviews = [...shippedFeatures, ...own].flatMap((feature) => feature.overviews ?? [])
  const known = ['*', homeText, ...shipped, ...seen, ...overviews.map(({ name }) => name)]
  const slots: readonly string[] = [...slotNames, 'overviews']
  for (const [slot, names] of Object.entries(layout ?? {})) {
    if (!slots.includes(slot)) problems.push(`layout.${slot}: unknown slot${meant(slot, slots)}`)
    for (const name of names)
      if (!known.includes(name))
        problems.push(`layout.${slot}: unknown feature "${name}"${meant(name, known)}`)
  }
  return problems
}

/** Names that the settings of home and the column have, and nothing there has. Plain pages are a rule's. */
function findUnknownParts(
  home: readonly string[] | undefined,
  column: Navigation | undefined,
  own: readonly Feature[],
): readonly string[] {
  const all = [...shippedFeatures, ...own]
  const inHome = [
    ...new Set(all.flatMap(({ name, slots }) => (slots?.home === undefined ? [] : [name]))),
    homeText,
    '*',
  ]
  const inColumn = all.flatMap(({ name, slots = {}, overviews = [] }) => [
    ...(Object.keys(slots).some((slot) => slot.startsWith('column')) ? [name] : []),
    ...overviews.flatMap((one) => (one.place === undefined ? [] : [one.name])),
  ])
  const unknown = (at: string, names: readonly string[], known: readonly string[]): readonly string[] =>
    names.flatMap((name) =>
      known.includes(name) ? [] : [`${at}: unknown part "${name}"${meant(name, known)}`],
    )
  const places = ({ order, hidden }: Navigation): readonly string[] => [
    ...unknown('navigation.order', order.filter(isNoPage), inColumn),
    ...unknown('navigation.hidden', hidden.filter(isNoPage), inColumn),
  ]
  return [...unknown('home', home ?? [], inHome), ...(column ? places(column) : [])]
}

function isNoPage(name: string): boolean {
  return !name.endsWith('.md')
}

function meant(word: string, words: readonly string[]): string {
  const nearest = nearestWord(word, words)
  return nearest === undefined ? '' : `, did you mean "${nearest}"?`
}
