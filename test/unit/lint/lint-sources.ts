import type { LintContext } from '../../../src/define/rule.ts'
import { shippedFeatures } from '../../../src/features/shipped.ts'
import { findLabelReading, labelFirstOf } from '../../../src/link/label-first.ts'
import { linkNotes } from '../../../src/link/link-notes.ts'
import { buildNameIndex } from '../../../src/link/name-index.ts'
import { suggestNames } from '../../../src/link/suggest-names.ts'
import { featureRules } from '../../../src/lint/feature-rules.ts'
import { lintGarden } from '../../../src/lint/lint-garden.ts'
import type { Diagnostic } from '../../../src/model/diagnostic.ts'
import type { Neighbour } from '../../../src/model/neighbour.ts'
import type { Note } from '../../../src/model/note.ts'
import { defaultGardenOptions, type GardenOptions } from '../../../src/model/options.ts'
import { type AssetPath, type ContentHash, isNotePath, type NotePath } from '../../../src/model/path.ts'
import { createPublication } from '../../../src/model/publication.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'
import { collectCarried } from '../../../src/site/collect-carried.ts'
import { gardenOf } from '../../garden-of.ts'

const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })

/** A small garden, parsed and linked, for the rules to look at. Names without `.md` are assets. */
export function lintContext(
  sources: { readonly [path: string]: string },
  said: Partial<GardenOptions> = {},
  neighbours: readonly Neighbour[] = [],
): LintContext {
  const options = { ...defaultGardenOptions, ...said }
  const paths = Object.keys(sources).sort()
  const notes = new Map(paths.filter(isNotePath).map((path) => [path, readSource(path, sources[path]!)]))
  const assets = paths.filter((path) => !isNotePath(path)) as AssetPath[]
  const index = buildNameIndex(notes.values(), assets, undefined, neighbours)
  const links = linkNotes(notes, assets, index)
  const { linkOrder } = options
  const read = (path: NotePath) => ({
    note: notes.get(path)!,
    resolutions: links.resolutionsByPath.get(path)!,
  })
  const reading = findLabelReading(
    linkOrder,
    [...notes.keys()].map(read),
    () => [...notes.keys()].map(read),
    index,
  )
  const again = [...notes.keys()].map((path) => [path, labelFirstOf(read(path), index, reading)] as const)
  for (const [path, starts] of again)
    if (starts.length > 0) notes.set(path, readSource(path, sources[path]!, starts))
  const { garden } = gardenOf(notes, assets, undefined, neighbours)
  const publication = createPublication({ options: defaultGardenOptions, now: 0 })
  return {
    ...garden,
    notes,
    publication,
    options,
    dataTexts: new Map(),
    carried: collectCarried(shippedFeatures, options),
    suggest: (name) => suggestNames(index, name),
  }
}

/** All diagnostics of a small garden. */
export function lintSources(sources: { readonly [path: string]: string }): readonly Diagnostic[] {
  return lintGarden(lintContext(sources), featureRules(shippedFeatures))
}

function readSource(path: NotePath, source: string, labelFirst: readonly number[] = []): Note {
  return parseNote({ path, source, labelFirst, hash: `${path}\0${source}` as ContentHash }, processor).note
}
