import type { Diagnostic } from './diagnostic.ts'
import type { Address } from './page.ts'
import type { AssetPath, NotePath } from './path.ts'

/** One generated page: what it is for and where it is. */
export type Page =
  | {
      readonly kind: 'note'
      readonly address: Address
      readonly path: NotePath
      readonly folder?: string
      /** Set where nothing may name the page but a link that somebody wrote. */
      readonly isUnlisted?: true
    }
  | { readonly kind: 'home'; readonly address: Address }
  /** An overview that no note and no folder stands for. */
  | {
      readonly kind: 'overview'
      readonly address: Address
      readonly overview: string
      /** From 1; only overviews that are too long for one page have more. */
      readonly part: number
    }
  /** A page of a feature's own kind: a tag, a topic that no note stands for, the map. */
  | {
      readonly kind: 'own'
      readonly address: Address
      /** The kind's name. */
      readonly page: string
      readonly key: string
    }
  | { readonly kind: 'not-found'; readonly address: Address }
  | {
      readonly kind: 'redirect'
      readonly address: Address
      readonly target: Address
      /** Set where it leads to a page that nothing may name. */
      readonly isUnlisted?: true
    }

/** Which pages exist and where. Made by `planSite`; the one place that decides addresses. */
export interface SitePlan {
  /** Sorted by address; addresses are unique. */
  readonly pages: readonly Page[]
  readonly addressByNote: ReadonlyMap<NotePath, Address>
  /** By folder path; a folder whose page is a note has that note's address. */
  readonly addressByFolder: ReadonlyMap<string, Address>
  /** Pages of features, by their kind and then by key. */
  readonly addressByKey: ReadonlyMap<string, ReadonlyMap<string, Address>>
  /** The pages of each overview that exists in their order; the first may be that of a note or folder. In the layout's order. */
  readonly addressesByOverview: ReadonlyMap<string, readonly Address[]>
  /** Assets that published notes use, and where each is published; sorted by path. */
  readonly addressByAsset: ReadonlyMap<AssetPath, Address>
  readonly diagnostics: readonly Diagnostic[]
}

/** A file of the site: its bytes are made when somebody wants them. */
export interface SiteFile {
  readonly address: Address
  /** Without `beside` it is made as in a garden without a map. */
  readonly make: (beside?: ReadBeside) => FileContent | Promise<FileContent>
  /** Files that belong to it; they are made before it, since it may say how many there are. */
  readonly parts?: FileParts
}

/**
 * Reads a file of what is made of the whole garden beside its pages: of the map. Waits until that has been made; undefined
 * for what is none of them.
 */
export type ReadBeside = (address: Address) => Promise<Uint8Array | undefined>

/** Files of a folder that are made together: how many there are is known only then. */
export interface FileParts {
  /** Ends with `/`. No other file is in it. */
  readonly folder: Address
  /** `beside` as in {@link SiteFile}. */
  readonly make: (beside?: ReadBeside) => Iterable<MadeFile> | AsyncIterable<MadeFile>
}

/** A file and what is in it. */
export interface MadeFile {
  readonly address: Address
  readonly content: FileContent
}

/** What is in a file: text, or bytes in pieces. */
export type FileContent = string | readonly Uint8Array[]

/** The file at an address, one of its parts too; undefined where none of these files is there. */
export async function findFile(
  files: readonly SiteFile[],
  address: Address,
  beside?: ReadBeside,
): Promise<FileContent | undefined> {
  for (const { address: own, make, parts } of files) {
    if (own === address) return make(beside)
    if (parts === undefined || !address.startsWith(parts.folder)) continue
    for await (const part of parts.make(beside)) if (part.address === address) return part.content
  }
  return undefined
}

/** Where a page of a feature is; undefined where there is none. */
export function addressOfPage({ addressByKey }: SitePlan, kind: string, key: string): Address | undefined {
  return addressByKey.get(kind)?.get(key)
}
