import type { Diagnostic } from '../model/diagnostic.ts'
import type { Inset, TypesetInset } from '../model/inset.ts'
import type { NotePath } from '../model/path.ts'
import type { Range } from '../model/range.ts'

/** An inset of one kind. */
type InsetOf<Kind extends Inset['kind']> = Extract<Inset, { readonly kind: Kind }>

/** How an inset is drawn in a browser, while the site is built. */
interface InsetDrawing<Kind extends Inset['kind']> {
  /** The module, from the program's top, whose page does it with a function `drawHere`. */
  readonly page: string
  /**
   * Asks the page, and makes HTML of what it says. Undefined where the reader's own browser draws it. What comes is not to
   * be trusted. Rejects where the page has failed.
   */
  draw(inset: InsetOf<Kind>, ask: (source: string) => Promise<unknown>): Promise<TypesetInset | undefined>
}

/**
 * How a feature makes one kind of inset, which is its own source without it: the `inset` of the module `inset.ts` in its
 * room. Threads load that module for whatever is shown, so it loads what is large when it is asked for it.
 */
export interface InsetMaker<Kind extends Inset['kind'] = Inset['kind']> {
  readonly kind: Kind
  /** Never rejects for an inset's sake: what cannot be typeset is shown as its source, with the reason. Without it all are. */
  typeset?(inset: InsetOf<Kind>): Promise<TypesetInset>
  /** For what only browsers draw: used where there is one, instead of `typeset`. */
  readonly drawing?: InsetDrawing<Kind>
  /** Whether `hortus check` typesets it to see whether that can be done. */
  isDoubtful(inset: InsetOf<Kind>): boolean
  /** Tells of what typesetting found. */
  describe?(path: NotePath, range: Range, problem: string, inset: InsetOf<Kind>): Diagnostic
  /** Tells of what is wrong and shows without typesetting; `placeOf` has the place of all of it, or of a part of its source. */
  check?(
    inset: InsetOf<Kind>,
    path: NotePath,
    placeOf: (at?: number) => Range,
  ): Promise<Diagnostic | undefined>
}
