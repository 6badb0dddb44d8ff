import type { Body } from '../model/body.ts'
import type { FillContext } from './fill-context.ts'
import { finishPieces, finishPlain } from './finish-pieces.ts'

/** What finishing needs of {@link FillContext}. */
type FinishContext = Pick<FillContext, 'finishes' | 'finish'>

/** A body with its words as features finish them, one after another. */
export function finishBody(body: Body, { finishes, finish = [] }: FinishContext): Body {
  return finish.reduce((made, [name, input]) => {
    const one = finishes.get(name)
    return one ? finishPieces(made, (text) => one.findEdits(text, input)) : made
  }, body)
}

/** The same for text that is not HTML. */
export function finishText(text: string, { finishes, finish = [] }: FinishContext): string {
  return finish.reduce(
    (made, [name, input]) => finishPlain(made, finishes.get(name)?.findEdits(made, input) ?? []),
    text,
  )
}
