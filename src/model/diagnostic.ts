import type { Brand } from './brand.ts'
import type { GardenPath } from './path.ts'
import type { Range } from './range.ts'

/** How bad: `error` loses something a reader should see, `warning` is likely a mistake, `info` is worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/** Codes of what reading, linking and writing any garden may say. */
export type KernelCode =
  | 'invalid-frontmatter'
  | 'frontmatter-too-large'
  | 'invalid-utf8'
  | 'not-text'
  | 'note-too-large'
  | 'note-too-deep'
  | 'note-too-complex'
  | 'note-timed-out'
  | 'note-out-of-memory'
  | 'note-failed'
  | 'unclosed-comment'
  | 'left-out-html'
  | 'unclosed-link'
  | 'stray-link-end'
  | 'link-cut-by-table'
  | 'lost-cells'
  | 'foreign-syntax'
  | 'unreadable-file'
  | 'sync-conflict'
  | 'missing-target'
  | 'missing-heading'
  | 'missing-block'
  | 'ambiguous-link'
  | 'label-first'
  | 'link-by-alias'
  | 'embed-cycle'
  | 'unshown-embed'
  | 'embeds-too-large'
  | 'formulas-too-large'
  | 'address-clash'
  | 'reserved-address'
  | 'duplicate-block-id'
  | 'invalid-formula'
  | 'invalid-plot'
  | 'invalid-simulation'
  | 'unknown-diagram'
  | 'invalid-diagram'
  | 'card-failed'
  | 'picture-failed'
  | 'unknown-language'
  | 'code-stopped'
  | 'invalid-canvas'
  | 'invalid-drawing'
  | 'alias-clash'
  | 'unused-asset'
  | 'download-only'
  | 'cleaned-drawing'
  | 'unportable-name'
  | 'unusable-class'
  | 'link-to-unpublished'
  | 'not-published'
  | 'feature-failed'

/** What kind of problem: one of the kernel's, or that of a feature's rule, which names it. */
export type DiagnosticCode = KernelCode | Brand<'RuleCode'>

/** A place elsewhere that helps to understand a diagnostic. */
interface Related {
  readonly path: GardenPath
  readonly range?: Range
  readonly message: string
}

/** A problem as data; printing is elsewhere. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly path: GardenPath
  readonly range?: Range
  /** The setting that it is about, such as `author.avatar`, where the file is that of the settings: it has no range until it is read. */
  readonly setting?: string
  /** One sentence: "Unexpected …, expected …". */
  readonly message: string
  /** What would be right, best first: quick fixes and "did you mean". */
  readonly expected?: readonly string[]
  readonly related?: readonly Related[]
}

/** Order of printing: file, place, severity, code, message. Code-unit order, the same in every locale. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.path, b.path) ||
    (a.range?.start ?? -1) - (b.range?.start ?? -1) ||
    severityRank(a.severity) - severityRank(b.severity) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  )
}

/** 0 for errors, 1 for warnings, 2 for infos. */
export function severityRank(severity: Severity): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2
}

/** Code-unit order: stable on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
