import type { Diagnostic, Severity } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import type { Neighbour } from '../model/neighbour.ts'
import type { GardenOptions } from '../model/options.ts'
import type { AssetPath, NotePath } from '../model/path.ts'
import type { Publication } from '../model/publication.ts'
import type { Range } from '../model/range.ts'

/** What a rule may look at. */
export interface LintContext
  extends Pick<Garden, 'assets' | 'links' | 'read' | 'propertiesOf' | 'neighbours'> {
  readonly notes: Garden['notesByPath']
  readonly options: GardenOptions
  /** Paths of files that features show though no note names them. */
  readonly carried: ReadonlySet<string>
  /** What the files hold that pages show, and those of all bases, as far as they can be read. */
  readonly dataTexts: ReadonlyMap<AssetPath, string>
  /** Who may see what. */
  readonly publication: Publication
  /** The names nearest to one that nobody has, best first. */
  readonly suggest: (name: string) => readonly string[]
  /** The one note whose diagnostics are wanted: rules may leave out those of others, as far as it saves them time. */
  readonly only?: NotePath
}

/** What a rule finds: a diagnostic without what all of the rule's have in common. */
export interface Finding extends Pick<Diagnostic, 'path' | 'setting' | 'message' | 'expected' | 'related'> {
  readonly range?: Range | undefined
}

/** Code that finds one kind of problem in a garden. */
export interface Rule<Code extends string = string> {
  /** Unique among all rules. Readers see it behind the message: `series-gap`. */
  readonly code: Code
  readonly severity: Severity
  /** What it finds, in any order. Takes time linear in the garden and never throws. */
  readonly find: (context: LintContext) => Iterable<Finding>
  readonly example: RuleExample
}

/** The smallest garden that a rule has something to say about. A test runs it. */
interface RuleExample {
  /** Source by path. */
  readonly notes: { readonly [path: string]: string }
  /** What the garden's settings say. */
  readonly options?: Partial<GardenOptions>
  /** Other gardens that its links may name. */
  readonly neighbours?: readonly Neighbour[]
  /** The diagnostics as `path: message`, in order. */
  readonly says: readonly string[]
}

/**
 * Types a rule; gives it back unchanged.
 *
 * @example
 * ```ts
 * export const shouting = defineRule({
 *   code: 'shouting',
 *   severity: 'info',
 *   *find({ notes }) {
 *     for (const { path, title } of notes.values())
 *       if (title.endsWith('!')) yield { path, message: `"${title}" is loud, expected a quiet title` }
 *   },
 *   example: { notes: { 'Stop!.md': '' }, says: ['Stop!.md: "Stop!" is loud, expected a quiet title'] },
 * })
 * ```
 */
export function defineRule<const Code extends string>(rule: Rule<Code>): Rule<Code> {
  return rule
}
