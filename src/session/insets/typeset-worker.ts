import { answerItems } from '../threads/item-thread.ts'
import { serveThread } from '../threads/serve-thread.ts'
import type { TypesetWork } from './typeset-thread.ts'
import { typesetInset } from './typesetter.ts'

/** Entry of the thread that makes the HTML of code and formulas. It is ended when one of them takes too long. */
serveThread<TypesetWork>((_, progress) => ({
  typeset: (insets) => answerItems(insets, progress, typesetInset, ({ html }) => html.length),
}))
