import { answerItems } from '../session/item-thread.ts'
import { serveThread } from '../session/serve-thread.ts'
import { createTypesetter } from '../typeset/typesetter.ts'
import { readOnigurumaWasm } from './oniguruma-wasm.ts'
import type { TypesetWork } from './typeset-thread.ts'

/** Entry of the thread that makes the HTML of code and formulas. It is ended when one of them takes too long. */
serveThread<TypesetWork>((_, progress) => {
  const { typeset } = createTypesetter(readOnigurumaWasm)
  return { typeset: (insets) => answerItems(insets, progress, typeset, ({ html }) => html.length) }
})
