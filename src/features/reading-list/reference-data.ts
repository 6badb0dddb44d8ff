import type { FeatureData } from '../../define/feature.ts'
import { compareText } from '../../model/diagnostic.ts'
import type { ReferenceData } from '../../model/garden-data.ts'
import { citationFacts, referenceFacts } from './facts.ts'
import { sourceOf } from './reference-entry.ts'

/** What other programs read of the reading list. */
export const referenceData: FeatureData = {
  garden: ({ garden }) => ({
    references: [...garden.read(referenceFacts).values()].map((reference): ReferenceData => {
      const citing = garden.read(citationFacts).get(reference.path) ?? []
      return {
        path: reference.path,
        ...sourceOf(reference),
        citedBy: [...new Set(citing.map(({ source }) => source))].sort(compareText),
      }
    }),
  }),
}
