import type { CalloutKind } from '../model/callout-kind.ts'
import type { Facts } from '../model/facts.ts'
import type { AnyFinish } from '../model/finish.ts'
import { namesOfProperty, type Property } from '../model/property.ts'
import type { SlotName } from '../model/slot.ts'
import type { Feature } from './feature.ts'
import { kernelProperties } from './kernel-properties.ts'
import type { AnyOverview, AnyPageKind } from './page-kind.ts'
import type { AnyPart } from './part.ts'

/** The features of one garden: those that are on, and where each of them stands. */
export interface FeatureSet {
  /** The features that are on, by name. */
  readonly on: readonly Feature[]
  readonly isOn: (name: string) => boolean
  /** Whether somebody collects these facts: they belong to no feature, or to one that is on. */
  readonly hasFacts: (facts: Facts<unknown>) => boolean
  /** The properties of notes that mean something, the kernel's first. */
  readonly properties: readonly Property[]
  /** The kinds of callouts that features add. */
  readonly callouts: readonly CalloutKind[]
  /** Names of properties that only features read which are off. */
  readonly hiddenProperties: ReadonlySet<string>
  /** The parts of a slot by feature, in the order of the layout. */
  readonly partsOf: (slot: SlotName) => ReadonlyMap<string, AnyPart>
  /** What home shows, in order: names of features, and {@link homeText}. */
  readonly homeParts: readonly string[]
  readonly pageKindByName: ReadonlyMap<string, AnyPageKind>
  /** Names of the overviews in the order in which the column lists them. */
  readonly placeOrder: readonly string[]
  /** How features finish words, by their names. */
  readonly finishes: ReadonlyMap<string, AnyFinish>
  /** In the order of the layout. */
  readonly overviewByName: ReadonlyMap<string, AnyOverview>
}

/** Among the parts of home: the text of the note that is the home page. */
export const homeText = 'text'

/** Which features stand in each slot, by name, in order. */
export type Layout = Readonly<Partial<Record<SlotName | 'overviews', readonly string[]>>>

/** What a garden decides about its features. */
interface FeatureChoice {
  /** Names of the features that it switches off. */
  readonly off?: ReadonlySet<string>
  /**
   * What stands in each slot that it names, and in which order: a feature that is not named is left out, `*` stands for all
   * others in their usual order.
   */
  readonly layout?: Layout
  /** Of what the column lists: names that come first among their like, and names that are left out. */
  readonly column?: { readonly order: readonly string[]; readonly hidden: readonly string[] }
}

/** Chooses among all features those that a garden has. `usual` is the order where the garden says nothing. */
export function createFeatureSet(
  all: readonly Feature[],
  usual: Layout,
  { off = new Set(), layout = {}, column = { order: [], hidden: [] } }: FeatureChoice = {},
): FeatureSet {
  const on = all.filter(({ name }) => !off.has(name))
  const names = new Set(on.map(({ name }) => name))
  const offFacts = new Set<Facts<unknown>>()
  const hiddenProperties = new Set<string>()
  for (const feature of all) {
    if (names.has(feature.name)) continue
    for (const facts of feature.facts ?? []) offFacts.add(facts)
    for (const name of (feature.properties ?? []).flatMap(namesOfProperty)) hiddenProperties.add(name)
  }
  // Two features may read the same one.
  const properties = [...new Set([...kernelProperties, ...on.flatMap((feature) => feature.properties ?? [])])]
  for (const name of properties.flatMap(namesOfProperty)) hiddenProperties.delete(name)
  const arrange = <Item>(
    slot: keyof Layout,
    items: readonly Item[],
    nameOf: (item: Item) => string,
  ): readonly Item[] => {
    const chosen = choose(layout[slot], sortBy(usual[slot] ?? [], items, nameOf), nameOf)
    if (!slot.startsWith('column')) return chosen
    return sortBy(column.order, chosen, nameOf).filter((item) => !column.hidden.includes(nameOf(item)))
  }
  const partsBySlot = new Map<SlotName, ReadonlyMap<string, AnyPart>>()
  const partsOf = (slot: SlotName): ReadonlyMap<string, AnyPart> => {
    let parts = partsBySlot.get(slot)
    if (parts === undefined) {
      const found = on.flatMap(({ name, slots }) => {
        const part = slots?.[slot]
        return part === undefined ? [] : [[name, part] as const]
      })
      parts = new Map(arrange(slot, found, ([name]) => name))
      partsBySlot.set(slot, parts)
    }
    return parts
  }
  const overviews = on.flatMap((feature) => feature.overviews ?? [])
  return {
    on,
    isOn: (name) => names.has(name),
    hasFacts: (facts) => !offFacts.has(facts),
    properties,
    callouts: on.flatMap((feature) => feature.callouts ?? []),
    hiddenProperties,
    partsOf,
    homeParts: arrange(
      'home',
      [...on.flatMap(({ name, slots }) => (slots?.home === undefined ? [] : [name])), homeText],
      (name) => name,
    ),
    placeOrder: arrange('column.places', overviews, ({ name }) => name).map(({ name }) => name),
    pageKindByName: new Map(on.flatMap(({ pages = [] }) => pages.map((page) => [page.name, page] as const))),
    finishes: new Map(on.flatMap(({ name, finish }) => (finish ? [[name, finish] as const] : []))),
    overviewByName: new Map(
      arrange('overviews', overviews, ({ name }) => name).map((one) => [one.name, one]),
    ),
  }
}

/** Those whose name is in `order` first, as there; the others as they are. */
function sortBy<Item>(
  order: readonly string[],
  items: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  const rank = (item: Item): number => {
    const at = order.indexOf(nameOf(item))
    return at < 0 ? order.length : at
  }
  return [...items].sort((a, b) => rank(a) - rank(b))
}

/** Those that a list names, in its order; `*` stands for the others. All of them where there is no list. */
function choose<Item>(
  names: readonly string[] | undefined,
  items: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  if (names === undefined) return items
  const others = items.filter((item) => !names.includes(nameOf(item)))
  return names.flatMap((name) => (name === '*' ? others : items.filter((item) => nameOf(item) === name)))
}
