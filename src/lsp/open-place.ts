import type { OpenedGarden } from './language-garden.ts'

/** Which garden an editor is about: the folder it has open, else the one that a folder is in. */
export interface EditorPlace {
  readonly folder?: string
  readonly near?: string
  /** Other folders are open: one beside them counts only where something in it says that it is a garden. */
  readonly isBeside?: boolean
  /** The editor's user trusts what is in the folder: initialization options `{ "trusted": true }` say so. */
  readonly isTrusted?: boolean
}

/** Finds and opens the gardens of an editor. */
export interface GardenOpener {
  /** The folder of the garden of a place, absolute and real; undefined where there is none. */
  locate(place: EditorPlace): string | undefined
  /** Opens the garden of a place, and tells how far its notes are read. */
  open(place: EditorPlace, onProgress: (done: number, total: number) => void): Promise<OpenedGarden>
}
