import type { Change, TextPlace } from '../model/change.ts'
import { refusePath } from '../store/garden-path.ts'
import { ApiError } from './read-json.ts'

/** What a field of a change has to be. */
type Field =
  | 'path'
  | 'note'
  | 'folder'
  | 'text'
  | 'number'
  | 'range'
  | 'leave'
  | 'leave-nothing'
  | 'series-form'
  | 'mentions'
  | 'moves'
  | 'notes'
  | 'number?'
  | 'note?'
  | 'text?'
  | 'folder?'
  | 'is'
  | 'places'
  | 'left-out'

/** What browsers may ask for; properties they write as text. */
type AskedKind = Exclude<Change['kind'], 'set-properties'>

const fieldsByKind: Readonly<Record<AskedKind, Readonly<Record<string, Field>>>> = {
  'move-file': { from: 'path', to: 'path' },
  'move-folder': { from: 'folder', to: 'folder' },
  'move-files': { moves: 'moves' },
  'rename-note': { path: 'note', to: 'note', title: 'text' },
  'rename-heading': { path: 'note', heading: 'number', to: 'text' },
  'rename-block': { path: 'note', from: 'text', to: 'text' },
  'rename-tag': { from: 'text', to: 'text' },
  'rename-alias': { path: 'note', from: 'text', to: 'text' },
  'merge-notes': { from: 'note', into: 'note' },
  'extract-note': { path: 'note', range: 'range', to: 'note', leave: 'leave' },
  'split-note': { path: 'note', level: 'number', folder: 'folder', leave: 'leave' },
  'move-part': { path: 'note', range: 'range', to: 'note', under: 'number?', leave: 'leave-nothing' },
  'make-series': { notes: 'notes', title: 'text', by: 'series-form', index: 'note?' },
  'replace-text': {
    find: 'text',
    replacement: 'text',
    isRegexp: 'is',
    matchesCase: 'is',
    isWord: 'is',
    within: 'places',
    folder: 'folder?',
    tag: 'text?',
    without: 'left-out',
  },
  'link-mentions': { path: 'note', mentions: 'mentions' },
}

/** A change as a request brings it, with nothing in it but what its kind has. Throws an {@link ApiError}. */
export function checkChange(value: unknown): Change {
  const given = value as Readonly<Record<string, unknown>>
  const kind = given['kind']
  if (typeof kind !== 'string' || !Object.hasOwn(fieldsByKind, kind)) throw bad('kind')
  const fields = fieldsByKind[kind as AskedKind]
  const entries = Object.entries(fields).flatMap(([name, field]) => {
    const value = checkField(name, field, given[name])
    return value === undefined ? [] : [[name, value]]
  })
  return { kind, ...Object.fromEntries(entries) } as Change
}

function checkField(name: string, field: Field, value: unknown): unknown {
  switch (field) {
    case 'path':
      return checkPath(name, value)
    case 'note': {
      const path = checkPath(name, value)
      if (!/\.md$/i.test(path)) throw bad(name)
      return path
    }
    case 'folder': {
      const folder = text(name, value)
      if (folder !== '') checkPath(name, `${folder}/x.md`)
      return folder
    }
    case 'text':
      return text(name, value)
    case 'number':
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw bad(name)
      return value
    case 'range':
      return checkRange(name, value)
    case 'moves':
      if (!Array.isArray(value)) throw bad(name)
      return value.map((item: unknown) => {
        const { from, to } = (item ?? {}) as Readonly<Record<string, unknown>>
        return { from: checkPath(name, from), to: checkPath(name, to) }
      })
    case 'leave':
      return oneOf(name, value, ['link', 'embed'])
    case 'leave-nothing':
      return oneOf(name, value, ['nothing', 'link', 'embed'])
    case 'series-form':
      return oneOf(name, value, ['properties', 'index'])
    case 'number?':
      return value === undefined ? undefined : checkField(name, 'number', value)
    case 'note?':
      return value === undefined ? undefined : checkField(name, 'note', value)
    case 'text?':
      return value === undefined ? undefined : text(name, value)
    case 'folder?':
      return value === undefined ? undefined : checkField(name, 'folder', value)
    case 'is':
      if (typeof value !== 'boolean') throw bad(name)
      return value
    case 'places':
      if (!Array.isArray(value) || value.length > textPlaces.length) throw bad(name)
      return value.map((item: unknown) => oneOf(name, item, textPlaces))
    case 'left-out':
      return checkLeftOut(name, value)
    case 'notes':
      if (!Array.isArray(value) || value.length > maxItems) throw bad(name)
      return value.map((item: unknown) => checkField(name, 'note', item))
    case 'mentions':
      if (!Array.isArray(value)) throw bad(name)
      return value.map((item: unknown) => {
        const { range, target } = (item ?? {}) as Readonly<Record<string, unknown>>
        return { range: checkRange(name, range), target: checkField(name, 'note', target) }
      })
  }
}

/** Most notes that one change may name. */
const maxItems = 2_000

const textPlaces: readonly TextPlace[] = ['text', 'properties', 'code', 'links']

function checkLeftOut(name: string, value: unknown): readonly object[] {
  if (!Array.isArray(value) || value.length > maxItems) throw bad(name)
  return value.map((item: unknown) => {
    const { path, hits } = (item ?? {}) as Readonly<Record<string, unknown>>
    const note = { path: checkField(name, 'note', path) }
    if (hits === undefined) return note
    if (!Array.isArray(hits) || hits.length > maxItems) throw bad(name)
    return { ...note, hits: hits.map((hit: unknown) => checkField(name, 'number', hit)) }
  })
}

function oneOf(name: string, value: unknown, choices: readonly string[]): string {
  if (typeof value !== 'string' || !choices.includes(value)) throw bad(name)
  return value
}

function checkPath(name: string, value: unknown): string {
  const path = text(name, value)
  const reason = refusePath(path)
  if (reason !== undefined) throw new ApiError(403, 'forbidden', `This path is not served: ${reason}`)
  return path
}

function checkRange(name: string, value: unknown): { readonly start: number; readonly end: number } {
  const { start, end } = (value ?? {}) as Readonly<Record<string, unknown>>
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) throw bad(name)
  const range = { start: start as number, end: end as number }
  if (range.start < 0 || range.end < range.start) throw bad(name)
  return range
}

function text(name: string, value: unknown): string {
  if (typeof value !== 'string' || value.length > 4_096) throw bad(name)
  return value
}

function bad(name: string): ApiError {
  return new ApiError(400, 'bad-request', `Expected another "${name}" in the change`)
}
