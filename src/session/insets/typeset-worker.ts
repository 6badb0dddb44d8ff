import { readOnigurumaWasm } from '../../features/code/oniguruma-wasm.ts'
import { answerItems } from '../threads/item-thread.ts'
import { serveThread } from '../threads/serve-thread.ts'
import type { TypesetWork } from './typeset-thread.ts'
import { createTypesetter } from './typesetter.ts'

/** Entry of the thread that makes the HTML of code and formulas. It is ended when one of them takes too long. */
serveThread<TypesetWork>((_, progress) => {
  const { typeset } = createTypesetter(readOnigurumaWasm)
  return { typeset: (insets) => answerItems(insets, progress, typeset, ({ html }) => html.length) }
})
