import type { Brand } from './brand.ts'

/** Identifies a series: the path of its note, or `/name/…` where no note has the name. */
export type SeriesId = Brand<'SeriesId'>
