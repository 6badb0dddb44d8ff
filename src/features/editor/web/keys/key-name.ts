/** Whether this is one of Apple's machines, where commands have Cmd. */
function isMac(): boolean {
  return /Mac|iP(?:hone|ad|od)/.test(navigator.platform)
}

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Cmd: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }

const keySigns: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
}

/** A key as people read it: `Ctrl Shift X`, on a Mac `⇧⌘X`. `key` is in CodeMirror's spelling. */
export function showKey(key: string, onMac = isMac()): string {
  const { modifiers, name } = readKey(key)
  const shown = keySigns[name] ?? (name.length === 1 ? name.toUpperCase() : name)
  return onMac
    ? modifiers.map((part) => macSigns[part] ?? part).join('') + shown
    : [...modifiers.map((part) => (part === 'Mod' ? 'Ctrl' : part)), shown].join(' ')
}

const order = ['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift']

/** A key in one spelling, so that two can be compared: `Shift-Ctrl-x` is `Mod-Shift-x`. */
export function normalizeKey(key: string, onMac = isMac()): string {
  const { modifiers, name } = readKey(key)
  const same = modifiers.map((part) =>
    part === (onMac ? 'Cmd' : 'Ctrl') || (onMac && part === 'Meta') ? 'Mod' : part,
  )
  const sorted = [...new Set(same)].sort((a, b) => order.indexOf(a) - order.indexOf(b))
  return [...sorted, name].join('-')
}

function readKey(key: string): { readonly modifiers: readonly string[]; readonly name: string } {
  const [, before = '', name = key] = /^((?:\w+-)*)(.+)$/s.exec(key) ?? []
  return { modifiers: before.split('-').filter((part) => part !== ''), name }
}

/** What of a key event names its key. */
type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * The key that was pressed, in CodeMirror's spelling; undefined while only Ctrl and the like are. A letter or digit is
 * named as it stands on the keyboard where Alt or another script has made something else of it.
 */
export function nameKey(event: PressedKey, onMac = isMac()): string | undefined {
  if (/^(?:Control|Shift|Alt|AltGraph|Meta|OS|Dead|Process|Unidentified)$/.test(event.key)) return undefined
  const modifiers = [
    (onMac ? event.metaKey : event.ctrlKey) && 'Mod',
    onMac ? event.ctrlKey && 'Ctrl' : event.metaKey && 'Meta',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
  ].filter((part) => part !== false)
  const onBoard = /^(?:Key([A-Z])|Digit(\d))$/.exec(event.code)
  const isPlain = /^[\x21-\x7e]$/.test(event.key) && !(event.shiftKey && /\W|_/.test(event.key))
  const name = isPlain || !onBoard ? event.key : (onBoard[1] ?? onBoard[2] ?? event.key)
  return [...modifiers, name.length === 1 ? name.toLowerCase() : name].join('-')
}

/** Why a key cannot be a command's: it writes letters, or the browser keeps it for itself. */
type KeyRefusal = 'letter' | 'browser'

/** Keys that browsers never hand to a page. */
const browserKeys: ReadonlySet<string> = new Set([
  'Mod-t',
  'Mod-n',
  'Mod-w',
  'Mod-q',
  'Mod-Shift-t',
  'Mod-Shift-n',
  'Mod-Shift-w',
  'Mod-Shift-p',
  'Mod-Shift-q',
  'Mod-Tab',
  'Mod-Shift-Tab',
  'Mod-PageUp',
  'Mod-PageDown',
  'Mod-F4',
  'Alt-F4',
  'F11',
])

/** Why a key that somebody pressed cannot be a command's; undefined where it can. */
export function refuseKey(key: string, onMac = isMac()): KeyRefusal | undefined {
  if (browserKeys.has(normalizeKey(key, onMac))) return 'browser'
  const { modifiers, name } = readKey(key)
  const isChord = modifiers.some((part) => part !== 'Shift')
  const writes =
    name.length === 1 || /^(?:Enter|Tab|Backspace|Delete|Escape|Arrow\w+|Home|End|Page\w+)$/.test(name)
  return writes && !isChord ? 'letter' : undefined
}
