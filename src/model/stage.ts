import { type Properties, textProperty } from './properties.ts'

/** How far a note has grown. `planned` is an outline of what it is going to say. */
export type Stage = 'planned' | 'seedling' | 'budding' | 'evergreen'

/** Every stage in the order of growth. */
export const stages: readonly Stage[] = ['planned', 'seedling', 'budding', 'evergreen']

/** The property `stage` in any letter case; undefined where it is absent or not a stage. */
export function stageOf(properties: Properties): Stage | undefined {
  const written = textProperty(properties, 'stage')?.toLowerCase()
  return stages.find((stage) => stage === written)
}
