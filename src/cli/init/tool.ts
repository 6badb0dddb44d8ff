import type { GardenConfig } from '../define-garden.ts'

/** Settings that `hortus init` may write. */
export type InitConfig = Pick<
  GardenConfig,
  'title' | 'description' | 'lang' | 'baseUrl' | 'base' | 'lineBreaks' | 'ignore' | 'author' | 'copyright'
>

/** Settings that were found, and where. */
export interface Derived {
  readonly settings: InitConfig
  /** As messages name it: `site_name in mkdocs.yml`. */
  readonly from: string
}

/** A folder with files of another program; paths from its top. */
export interface ToolFolder {
  has(path: string): boolean
  /** The text of a file; undefined where there is none, or it cannot be read. */
  read(path: string): string | undefined
}

/** Another program whose notes can become a garden as they are. */
export interface Tool {
  readonly name: string
  /** Files and folders, any of which says that it was at work here. */
  readonly signs: readonly string[]
  /** Folder with the notes; empty where they are at the top. */
  notes(folder: ToolFolder): string
  /** What its settings say that a garden can take over; nothing of them is run. */
  derive(folder: ToolFolder): readonly Derived[]
  /** What else one should know, a sentence each. */
  remarks?(folder: ToolFolder): readonly string[]
}
