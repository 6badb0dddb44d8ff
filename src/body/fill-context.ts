import type { Body } from '../model/body.ts'
import type { AnyFinish } from '../model/finish.ts'
import type { InsetHtml } from '../model/inset.ts'
import type { InterfaceLanguage } from '../model/interface/interface-text.ts'
import type { Fill, PageLink } from '../model/page.ts'
import { type ContentHash, toNameKey } from '../model/path.ts'
import type { SlotInput } from '../model/slot.ts'

/** What fills the holes of one body. */
export interface FillContext {
  /** Which way the page is laid out, and what its interface says in. */
  readonly dir: 'ltr' | 'rtl'
  readonly interface: InterfaceLanguage
  /** By link number. */
  readonly fills: readonly Fill[]
  /** Address of a tag's page; undefined where the tag has none. */
  readonly hrefOfTag: (tag: string) => string | undefined
  /** The body with this hash, for embeds. */
  readonly bodyByHash: (hash: ContentHash) => Body
  /** Code, formulas and diagrams of the body and of what it embeds. */
  readonly insetHtml: InsetHtml
  /** How features finish words, by their names, and what each has to know of this body. */
  readonly finishes: ReadonlyMap<string, AnyFinish>
  readonly finish?: SlotInput
  /**
   * Set in an embed: its headings have no ids, unless it has no page (no `source`); then they have a prefix. Its footnotes have ids with a prefix, or, in an embed of a part, are on the
   * page at `source`, as the calls in the note's title (`titleIds`) always are.
   */
  readonly embed?: {
    readonly source: string
    readonly idPrefix?: string
    readonly titleIds?: ReadonlySet<string>
  }
}

/** Finds the pages of a note's tags, without regard to case. */
export function createTagLookup(tags: readonly PageLink[]): FillContext['hrefOfTag'] {
  const hrefByTag = new Map(tags.map((tag) => [toNameKey(tag.title), tag.href]))
  return (tag) => hrefByTag.get(toNameKey(tag))
}
