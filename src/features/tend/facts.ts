import { defineFacts } from '../../define/facts.ts'
import type { TendItem } from '../../model/tending.ts'
import { findTending } from './find-tending.ts'

/** What a gardener could do next. */
export const tendFacts = defineFacts<readonly TendItem[]>({
  name: 'tend',
  reads: 'texts',
  none: [],
  collect: findTending,
})
