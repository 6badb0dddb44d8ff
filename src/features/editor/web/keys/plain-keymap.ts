import { defaultKeymap } from '@codemirror/commands'
import type { KeyBinding } from '@codemirror/view'
import { continueItem } from './list-enter.ts'

/** Keys of CodeMirror's own that are commands of ours, changeable as those are, or that mean something else here. */
const ours: ReadonlySet<string> = new Set([
  'Alt-ArrowUp',
  'Alt-ArrowDown',
  'Shift-Alt-ArrowUp',
  'Shift-Alt-ArrowDown',
  'Mod-Alt-ArrowUp',
  'Mod-Alt-ArrowDown',
  'Mod-Enter',
  'Alt-l',
  'Mod-i',
  'Mod-[',
  'Mod-]',
  'Mod-Alt-\\',
  'Shift-Mod-k',
  'Mod-/',
  'Alt-A',
  'Escape',
])

/** Moving through a text and deleting in it: what every field of text does, the same in all editors and not changeable. */
export const plainKeymap: readonly KeyBinding[] = [
  { key: 'Shift-Enter', run: continueItem },
  ...defaultKeymap.filter(({ key }) => key === undefined || !ours.has(key)),
]
