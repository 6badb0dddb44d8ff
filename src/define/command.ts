import type { Change } from '../model/change.ts'
import type { LocalTime } from '../model/dates/local-time.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import type { GardenOptions } from '../model/options.ts'
import type { Address, Href } from '../model/page.ts'
import type { ContentHash, GardenPath, NotePath } from '../model/path.ts'
import type { PlannedChange } from '../model/planned-change.ts'
import type { Publication } from '../model/publication.ts'
import type { SiteFile, SitePlan } from '../model/site.ts'

/** A flag with a value: one of a few, a whole number, or any text. */
interface FlagWithValue {
  readonly about: string
  /** What the help calls its value: `number`. */
  readonly value: string
}

/** A flag with its description, which is all there is to one that is on or off. */
export type Flag =
  | string
  | FlagWithValue
  | (FlagWithValue & { readonly choices: readonly string[]; readonly usual: string })
  | (FlagWithValue & { readonly from: number; readonly to: number; readonly usual: number })

/** Flags by name; `dryRun` is said as `--dry-run`. */
export type Flags = Readonly<Record<string, Flag>>

/** What a flag is when the command runs. */
type FlagValue<F extends Flag> = F extends string
  ? boolean
  : F extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : F extends { readonly usual: number }
      ? number
      : string | undefined

/** How a command wants its garden read. */
export interface ReadRequest {
  /** With the days on which notes were planted and tended. */
  readonly withHistory?: boolean
  /** As if drafts and unpublished notes were published. */
  readonly withDrafts?: boolean
  /** Whoever watches is shown how far it is. */
  readonly showsProgress?: boolean
}

/** A feature as `hortus features` prints it. */
export interface WeighedFeature {
  readonly name: string
  readonly about: string
  readonly from: 'hortus' | 'config'
  readonly isOn: boolean
  /** Pages on which something of it stands, and bytes of HTML that it adds to one of these, in the mean. */
  readonly pages: number
  readonly html: number
  /** Bytes that it adds to the site's stylesheet, and of its own script, before they are compressed. */
  readonly style: number
  readonly script: number
}

/** A garden that was read so that a command can answer. */
export interface AskedGarden {
  /** Absolute. */
  readonly folder: string
  readonly options: GardenOptions
  /** Everything, drafts included. */
  readonly garden: Garden
  /** What its site shows. */
  readonly published: Garden
  readonly plan: SitePlan
  /** Who may see what. */
  readonly publication: Publication
  /** Files of the site that are no pages. */
  files(): readonly SiteFile[]
  diagnostics(): Promise<readonly Diagnostic[]>
  /** Every feature, those that are off too, with what it adds to pages; by name. */
  features(): Promise<readonly WeighedFeature[]>
  /** The stylesheet of its site. */
  stylesheet(): Promise<string>
  diagnosticsOf(path: NotePath): Promise<readonly Diagnostic[]>
  /** A note's text as HTML, as its page has it; undefined where it has no page. */
  htmlOf(path: NotePath): Promise<string | undefined>
  /** Where its site has an address: what links in {@link htmlOf} say. */
  hrefOf(address: Address): Href
  /** The bytes of a file. Rejects where there is none. */
  bytesOf(path: GardenPath): Promise<Uint8Array>
  /** The note of a name, an alias, or a path in the garden or from the current folder. Throws with suggestions. */
  noteNamed(name: string): NotePath
  /** The text that the ranges of a file point into; undefined where it cannot be read any more. */
  textOf(path: GardenPath): Promise<string | undefined>
  /** The digest of a file's bytes; undefined where there is no such file. */
  hashOf(path: GardenPath): Promise<ContentHash | undefined>
  /** A file's absolute name on disk, whose Unicode form may be another than that of its path. */
  fileOf(path: GardenPath): string
  /** A file as the user can open it from where they stand. */
  showFile(path: GardenPath): string
}

/** A change that was done or taken back. */
interface DoneChange {
  /** What undoes it. */
  readonly id: string
  /** What it was, in a few words; absent where nobody said. */
  readonly what?: string
  /** The files that it touched, each where it was and where it is now. */
  readonly paths: readonly string[]
  readonly files: number
}

/** A garden of which nothing was read. */
export interface FoundGarden
  extends Pick<AskedGarden, 'folder' | 'options' | 'textOf' | 'hashOf' | 'fileOf' | 'showFile'> {
  /** Where the user's program keeps something about this garden, beside nothing of the garden: a folder, absolute. */
  stateOf(kind: string): string
}

/** A garden whose files are known and none of whose notes was read. */
export interface ListedGarden extends FoundGarden {
  /** Sorted. */
  readonly notes: readonly NotePath[]
  /** Notes and all other files, sorted. */
  readonly paths: readonly string[]
}

/** What a command may do to the files of its garden. Rejects with a message for people. */
export interface GardenEdits {
  plan(change: Change, garden: Garden): Promise<PlannedChange>
  /** `what` is said when it is undone: `rename "a.md" to "b.md"`. */
  apply(planned: PlannedChange, what?: string): Promise<DoneChange>
  /** Writes a new note; false where there is a file of its name. */
  create(path: NotePath, text: string): Promise<boolean>
  /**
   * Makes many new files, all or none and to be undone as one, of whose bytes one at a time is in memory. Rejects where one
   * of them is there already; what `files` throws is thrown on, and nothing is made.
   */
  createAll(
    files: AsyncIterable<{ readonly path: string; readonly bytes: Uint8Array }>,
    what: string,
  ): Promise<DoneChange>
  /**
   * The same for a garden that is not there yet: nothing is at `folder` (absolute) until all of it is. Where there was no
   * file, no folder is made.
   */
  createGarden(
    folder: string,
    files: AsyncIterable<{ readonly path: string; readonly bytes: Uint8Array }>,
    what: string,
  ): Promise<DoneChange>
  /** Takes the last change across notes back. */
  undo(): Promise<DoneChange>
}

/** A command line that was understood. */
export interface Asked<Name extends string, F extends Flags> {
  readonly given: Readonly<Record<Name, string>>
  readonly flags: { readonly [Key in keyof F]: FlagValue<F[Key]> }
  /** What follows as often as somebody likes; empty where the command takes no such. */
  readonly many: readonly string[]
  read(request?: ReadRequest): Promise<AskedGarden>
  /** The garden alone, without a look at its files. */
  garden(): Promise<FoundGarden>
  /** Which files there are, in a fraction of the time that reading them takes. */
  list(): Promise<ListedGarden>
  readonly edits: GardenEdits
  /** What the clock of this machine shows. */
  clock(): LocalTime
  /**
   * Opens a file (absolute) in the editor that VISUAL or EDITOR names, at a line, from 1. Resolves when the editor ends;
   * rejects where none is named or it fails.
   */
  openFile(file: string, line?: number): Promise<void>
  /** The address of a server that runs for this garden's folder, with a slash at its end; undefined where none does. */
  servedAt(folder: string): Promise<string | undefined>
  /** Opens an address in the user's browser. */
  browse(url: string): void
  /** Whether the answer is printed as JSON. */
  readonly json: boolean
  /** Says something beside the answer. */
  remark(message: string): void
}

/** The styles of a text on a terminal; they do nothing where there are no colours. */
export interface Colors {
  readonly isColorSupported: boolean
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly underline: (text: string) => string
  readonly red: (text: string) => string
  readonly green: (text: string) => string
  readonly yellow: (text: string) => string
  readonly blue: (text: string) => string
}

/** What a command answers; each form is made only if it is asked for. */
export interface Answer {
  /** For people; nothing is printed where it is empty. */
  text(colors: Colors): string
  /** For programs. */
  json?(): unknown
  /** 1 where the garden has problems, or nothing was found that was looked for; default 0. */
  readonly exitCode?: 0 | 1
}

/** A question or an order that the command line puts to a garden. */
export interface Command<Name extends string, F extends Flags> {
  readonly name: string
  /** What it does, in one sentence. */
  readonly about: string
  /** What has to follow its name, in this order. The garden's folder comes last, of itself. */
  readonly arguments?: Readonly<Record<Name, string>>
  /** What may follow as often as one likes, behind the arguments; `--garden` alone then names the garden. */
  readonly many?: { readonly name: string; readonly about: string; readonly isOptional?: true }
  readonly flags?: F
  /** The flag of this command that names the garden, in place of a last argument. */
  readonly gardenFlag?: keyof F & string
  /** What `--json` does; without it there is no such flag. */
  readonly json?: string
  run(asked: Asked<Name, F>): Promise<Answer>
}

/** A command of which only itself knows what it is asked. */
export type AnyCommand = Command<string, Flags>

/**
 * Types a command. Its module is loaded whenever the program starts: what answers is imported when it runs.
 *
 * @example
 * ```ts
 * export const countCommand = defineCommand({
 *   name: 'count',
 *   about: 'print how many notes there are',
 *   flags: { drafts: 'with drafts and unpublished notes' },
 *   json: 'print one JSON object',
 *   async run({ flags, read }) {
 *     const { garden, published } = await read()
 *     const notes = (flags.drafts ? garden : published).notesByPath.size
 *     return { text: () => `${notes} notes`, json: () => ({ notes }) }
 *   },
 * })
 * ```
 */
export function defineCommand<Name extends string = never, const F extends Flags = Record<never, never>>(
  command: Command<Name, F>,
): AnyCommand {
  return command
}
