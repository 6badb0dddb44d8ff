/** How far a note has grown. `planned` is an outline of what it is going to say. */
export type Stage = 'planned' | 'seedling' | 'budding' | 'evergreen'

/** Every stage in the order of growth. */
export const stages: readonly Stage[] = ['planned', 'seedling', 'budding', 'evergreen']
