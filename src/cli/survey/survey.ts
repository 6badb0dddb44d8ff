import type { LinkSyntax } from '../../model/link.ts'
import type { ConstructId, Fate } from './constructs.ts'

/** A construct of a folder: how often it stands there, and where first. */
export interface CountedConstruct {
  readonly id: ConstructId
  readonly name: string
  readonly tools: string
  readonly fate: Fate
  readonly becomes: string
  readonly count: number
  /** Files that have it. */
  readonly files: number
  /** `path:line`. */
  readonly first: string
}

/** What `hortus survey` found in a folder. */
export interface Survey {
  /** As it was asked for. */
  readonly folder: string
  /** The programs whose files are there, with the file that says so. */
  readonly programs: readonly { readonly name: string; readonly sign: string }[]
  /** What `hortus import` would read it as, where no program left settings; with the file that says so. */
  readonly importer?: { readonly name: string; readonly sign: string }
  readonly notes: number
  /** Other files by their ending, the most first. */
  readonly otherFiles: readonly { readonly ending: string; readonly count: number }[]
  readonly links: {
    readonly bySyntax: Readonly<Record<LinkSyntax, number>>
    readonly embeds: number
    /** To the web. */
    readonly external: number
    readonly missing: number
    readonly ambiguous: number
  }
  /** Sorted by fate, then by count. */
  readonly constructs: readonly CountedConstruct[]
  /** Properties that notes have, the most used first. */
  readonly properties: readonly { readonly name: string; readonly notes: number }[]
  /** Notes that would not be published, by what says so. */
  readonly private: readonly {
    readonly words: string
    readonly tools: string
    readonly notes: number
    readonly first: string
  }[]
  /** Notes that could not be read, or not in whole. */
  readonly unreadable: readonly string[]
}
