import type { SettingsFolder } from '../../define/dialect.ts'
import type { GardenConfig } from '../define-garden.ts'

/** Settings that `hortus init` may write. */
export type InitConfig = Pick<
  GardenConfig,
  | 'title'
  | 'description'
  | 'lang'
  | 'baseUrl'
  | 'base'
  | 'lineBreaks'
  | 'ignore'
  | 'author'
  | 'copyright'
  | 'theme'
  | 'publish'
>

/** Settings that were found, and where. */
export interface Derived {
  readonly settings: InitConfig
  /** As messages name it: `site_name in mkdocs.yml`. */
  readonly from: string
}

/** A folder with files of another program. */
export type ToolFolder = SettingsFolder

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
