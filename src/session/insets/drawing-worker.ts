import type { Inset } from '../../model/inset.ts'
import { typesetInset } from './typesetter.ts'

/** Entry of the process that draws insets: see `createDrawingChild`. */
process.on('message', (inset: Inset) => {
  void typesetInset(inset).then((typeset) => process.send?.(typeset))
})
