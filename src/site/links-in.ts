import type { FeatureSet } from '../define/feature-set.ts'
import type { PageLink } from '../model/page.ts'
import type { SlotInput, SlotName } from '../model/slot.ts'

/** The pages that the parts in a slot list. */
export function linksIn(features: FeatureSet, slot: SlotName, input: SlotInput): readonly PageLink[] {
  const parts = features.partsOf(slot)
  return input.flatMap(([name, own]) => parts.get(name)?.links?.(own) ?? [])
}
