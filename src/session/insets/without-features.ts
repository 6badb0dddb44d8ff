import { unreadInset } from '../../body/plain-inset.ts'
import type { FeatureSet } from '../../define/feature-set.ts'
import { featureOfInset, type Inset, insetKey } from '../../model/inset.ts'
import type { TypesetPool } from './typeset-pool.ts'

/** A pool that shows the insets of features that are off as their notes write them, and finds nothing wrong with them. */
export function withoutFeatures(pool: TypesetPool, features: FeatureSet): TypesetPool {
  const isOn = ({ kind }: Inset): boolean => features.isOn(featureOfInset[kind])
  return {
    ...pool,
    async typeset(insets) {
      const typeset = await pool.typeset(insets.filter(isOn))
      if (insets.every(isOn)) return typeset
      const off = insets.filter((inset) => !isOn(inset))
      return new Map([
        ...typeset,
        ...off.map((inset) => [insetKey(inset), { html: unreadInset(inset) }] as const),
      ])
    },
    problemOf: (inset) => (isOn(inset) ? pool.problemOf(inset) : undefined),
  }
}
