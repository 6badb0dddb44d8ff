import type { EditorView } from '@codemirror/view'
import type { NotePath } from '../../../../model/path.ts'
import type { Properties } from '../../../../model/properties.ts'
import type { ValueKind } from '../../completion/value-kind.ts'
import type { GardenNames } from '../garden-names.ts'
import type { TextEdit } from './edit-properties.ts'
import type { PropertyRow } from './property-rows.ts'
import type { PropertyText } from './read-properties.ts'

/** What the form of a note's properties needs of the editor. */
export interface PropertyFormSettings {
  readonly path: NotePath
  /** Undefined until they are known. */
  readonly names: () => GardenNames | undefined
  /** Opens the note that a link in a property leads to. */
  readonly open: (target: string) => void
}

/** What is being changed in a field of its own: the name of a property, or one value of its list. */
export interface Changing {
  readonly name: string
  readonly item?: number
}

/** What a form shows. */
export interface PanelState {
  readonly rows: readonly PropertyRow[]
  /** Why there are no rows but the text of the properties. */
  readonly failure: string | undefined
  /** What the text means, where a parser had to say it. */
  readonly values: Properties | undefined
  /** Whether the value of a property can be written as another kind. */
  readonly canBe: (name: string, kind: ValueKind) => boolean
  readonly source: string
  readonly isFolded: boolean
  readonly changing: Changing | undefined
  /** Names that can be added, and what they would be. */
  readonly offers: readonly { readonly name: string; readonly kind: ValueKind | undefined }[]
}

/** What the controls of a form do. */
export interface PanelActions {
  readonly settings: PropertyFormSettings
  readonly view: EditorView
  /** What the text is now, for an edit of it. */
  text(): PropertyText | undefined
  source(): string
  /** Changes the text; `isTyping` joins it to what was typed just before. */
  edit(edits: readonly TextEdit[], isTyping?: boolean): void
  add(name: string): void
  /** Puts a field in place of a name or of a value of a list; undefined puts that back. */
  change(what: Changing | undefined): void
  /** Writes the value of a property as another kind, and shows it as that from now on. */
  chooseKind(name: string, kind: ValueKind): void
  fold(isFolded: boolean): void
  /** Puts the focus on a control of a property, when it is there. */
  focusOn(name: string, part: string): void
  /** Goes on in the text. */
  leave(): void
  say(text: string): void
}
