/** One thing that somebody does with the keyboard, a finger or the mouse, or that happens meanwhile. */
export type Step =
  /** Letters, each by a key of its own; `\n` is Enter. */
  | { readonly kind: 'type'; readonly text: string }
  /** A key with its modifiers, in Playwright's spelling: `Control+Shift+X`. */
  | { readonly kind: 'press'; readonly key: string; readonly times: number }
  /** The cursor or the selection goes to marks as those of {@link Task.before}, in the text as it is then. */
  | { readonly kind: 'select'; readonly marked: string }
  /** The clipboard's content arrives by Ctrl-V: a text for each type of it, and files. */
  | {
      readonly kind: 'paste'
      readonly data: Readonly<Record<string, string>>
      readonly files: readonly File[]
    }
  /** A click, on the phone a tap, on the first element that a selector of Playwright finds. */
  | { readonly kind: 'click'; readonly selector: string }
  /** Waits until there is an element. */
  | { readonly kind: 'wait'; readonly selector: string }
  /** Another program writes a file of the garden (or removes it). */
  | { readonly kind: 'disk'; readonly path: string; readonly text: string | null }
  /** The server cannot be reached from here on, or can again. */
  | { readonly kind: 'network'; readonly isThere: boolean }

/** A file in the clipboard; `base64` is its content. */
interface File {
  readonly name: string
  readonly type: string
  readonly base64: string
}

/** A small task of writing: what is there, what somebody does, and what the files are afterwards. */
export interface Task {
  /** A sentence of what the editor does; also the name of the note, so no two tasks have the same. */
  readonly name: string
  /** Where Obsidian's documentation describes it, or what else says so. */
  readonly from: string
  /**
   * The text of the note that is opened, with the cursor at `¦`, or a selection from `‹` to `›`; several of them are
   * several cursors. Without any the cursor stays where the editor puts it.
   */
  readonly before: string
  readonly steps: readonly Step[]
  /** The note on disk after `Done`; with marks the selection right before that is compared as well. */
  readonly after: string
  /** The opened note's own path where its name matters. Notes of all tasks are in one garden: choose names of your own. */
  readonly path?: string
  /** The garden that it is done in: one like any other where nothing is said, or one whose settings ask for `[](…)`. */
  readonly garden?: 'markdown-links'
  /** Other files of the garden, before. */
  readonly files?: Readonly<Record<string, string>>
  /** Other files of the garden afterwards; `null` for one that there is no more. */
  readonly filesAfter?: Readonly<Record<string, string | null>>
  /** What the browser keeps (`localStorage`): `{ 'hortus-vim': 'on' }`. */
  readonly settings?: Readonly<Record<string, string>>
  /** Why no Japanese is composed between its steps: an undo would take that back, for one. */
  readonly notComposed?: string
  /** Screens that it is meant for; all where nothing is said. */
  readonly only?: 'wide' | 'touch'
}

/** Steps, by the words that tasks are written in. */
export const type = (text: string): Step => ({ kind: 'type', text })
export const press = (key: string, times = 1): Step => ({ kind: 'press', key, times })
export const select = (marked: string): Step => ({ kind: 'select', marked })
export const click = (selector: string): Step => ({ kind: 'click', selector })
export const wait = (selector: string): Step => ({ kind: 'wait', selector })
export const disk = (path: string, text: string | null): Step => ({ kind: 'disk', path, text })
export const network = (isThere: boolean): Step => ({ kind: 'network', isThere })
/** Pastes a text, or what the clipboard has of several types. */
export const paste = (data: string | Readonly<Record<string, string>>, ...files: readonly File[]): Step => ({
  kind: 'paste',
  data: typeof data === 'string' ? { 'text/plain': data } : data,
  files,
})

/** Where a task's note is. */
export function pathOf(task: Task): string {
  return task.path ?? `${task.name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.md`
}

/** A text without its marks, and where they were, as pairs of anchor and head. */
export function readMarks(marked: string): {
  readonly text: string
  readonly ranges: readonly (readonly [number, number])[]
} {
  const ranges = [...marked.matchAll(/‹([^›]*)›|¦/g)].map((match) => {
    const from = match.index - (marked.slice(0, match.index).match(/[‹›¦]/g)?.length ?? 0)
    return [from, from + (match[1]?.length ?? 0)] as const
  })
  return { text: marked.replace(/[‹›¦]/g, ''), ranges }
}
