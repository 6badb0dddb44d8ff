/** Where a note's knowledge comes from: what was done, what was read, or what was drawn together from several sources. */
export type Basis = 'experience' | 'study' | 'synthesis'

/** Every basis, the most direct first. */
export const bases: readonly Basis[] = ['experience', 'study', 'synthesis']
