import type { FeatureData } from '../../define/feature.ts'
import { compareText } from '../../model/diagnostic.ts'
import { mediaKindOf } from '../../model/media-type.ts'
import { wantedFacts } from './facts.ts'

/** What other programs read of wanted notes. */
export const wantedData: FeatureData = {
  garden: ({ garden }) => ({
    wanted: [...garden.links.wantedByName.values()].flatMap(({ name, label, askedBy }) =>
      mediaKindOf(name) === undefined
        ? [{ name, label, askedBy: [...new Set(askedBy.map(({ source }) => source))].sort(compareText) }]
        : [],
    ),
    demand: garden
      .read(wantedFacts)
      .map(({ name, label, names, noteCount, score }) => ({ name, label, names, noteCount, score })),
  }),
}
