import type { Garden } from '../model/garden.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import type { Address, PageLink } from '../model/page.ts'
import type { PartContext } from './part.ts'
import type { PageSubject, SiteView } from './site-view.ts'

/** A page that a feature would like to have. */
export interface WantedPage {
  /** What it is about, unique within its kind. */
  readonly key: string
  /** Where it should be; it gets a number where another page is. */
  readonly address: Address
}

/** A kind of pages: which there are, what each may read, and its HTML. */
export interface PageKind<Input> {
  /** Unique among all kinds of pages: `series`. */
  readonly name: string
  plan(garden: Garden): Iterable<WantedPage>
  /** Whether its pages choose their addresses before folders do. */
  readonly isFirst?: boolean
  title(view: SiteView, key: string): string
  /** The folder that a page is about, which decides the pages above it. */
  folder?(key: string): string
  /** Pages above it, below its folder's. */
  trail?(view: SiteView, key: string): readonly PageLink[]
  /** All that the page may read, as plain JSON. */
  collect(view: SiteView, page: PageSubject & { readonly key: string }): Input
  /** The page's `h1` and what follows, and what the document's head gets at its end. */
  render(input: Input, context: PartContext): { readonly content: string; readonly headEnd?: string }
}

/** A kind of pages whose input only it knows. */
export type AnyPageKind = PageKind<unknown>

/** Types a kind of pages. */
export function definePageKind<Input>(kind: PageKind<Input>): AnyPageKind {
  return kind as AnyPageKind
}

/**
 * A page that gathers one thing of the whole garden, at an address of its own name: `wanted/`. Where a plain page or a
 * folder's page is there already, it stands below that one's text.
 */
export interface Overview<Input> {
  /** Its name, address and key in the layout: `reading-list`. */
  readonly name: string
  title(words: PageWords): string
  /** Whether the garden has any of it; else there is no such page. */
  exists(garden: Garden): boolean
  /** Whether it stands below the text of any note that is at its address, not only below a plain page's. */
  readonly isBelowAnyNote?: boolean
  /** How many pages it takes, 1 by default. */
  countPages?(garden: Garden): number
  /** What the garden's column calls it, and the name by which styles know the place; without, it is not listed there. */
  readonly place?: {
    readonly name: string
    title(words: PageWords): string
    /** Whether it stands at the top of the column, above what the garden is about. */
    readonly isFirst?: boolean
  }
  /** `part` counts its pages from 1. */
  collect(view: SiteView, part: number): Input
  /** `isAlone`: on a page of its own, whose title has said what it is. */
  render(input: Input, context: PartContext, isAlone: boolean): string
  /** Pages that it lists, which a folder's own list then leaves out. */
  links?(input: Input): readonly PageLink[]
}

/** An overview whose input only it knows. */
export type AnyOverview = Overview<unknown>

/** Types an overview. */
export function defineOverview<Input>(overview: Overview<Input>): AnyOverview {
  return overview as AnyOverview
}
