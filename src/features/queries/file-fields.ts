import type { Note } from '../../model/note.ts'
import type { NoteHistory } from '../../model/note-history.ts'
import { baseName, extensionOf, folderOf, stemOf } from '../../model/path.ts'
import { parseDate } from './dates.ts'
import type { LinkValue, ObjectValue, Value } from './values.ts'

/** What the fields of a note's file are made of. */
interface FileParts {
  readonly note: Note
  readonly link: LinkValue
  readonly frontmatter: () => ObjectValue
  readonly outlinks: () => readonly LinkValue[]
  readonly inlinks: () => readonly LinkValue[]
  readonly history: () => NoteHistory | undefined
  readonly tasks: () => readonly ObjectValue[]
}

/** What queries know of a note's file, under the names of both languages. */
export function fileFields(parts: FileParts): ObjectValue {
  const { note, link } = parts
  const { path } = note
  const made: Readonly<Record<string, () => Value>> = {
    name: () => stemOf(path),
    basename: () => stemOf(path),
    title: () => note.title,
    path: () => path,
    folder: () => folderOf(path),
    ext: () => extensionOf(path).replace(/^\./, ''),
    link: () => link,
    tags: () => tagsOf(note, true),
    etags: () => tagsOf(note, false),
    aliases: () => note.aliases,
    inlinks: parts.inlinks,
    backlinks: parts.inlinks,
    outlinks: parts.outlinks,
    links: parts.outlinks,
    embeds: () => parts.outlinks().filter(({ isPicture }) => isPicture),
    words: () => note.wordCount,
    ctime: () => day(parts.history()?.planted),
    cday: () => day(parts.history()?.planted),
    mtime: () => day(parts.history()?.tended ?? parts.history()?.planted),
    mday: () => day(parts.history()?.tended ?? parts.history()?.planted),
    day: () => dayOf(note),
    frontmatter: parts.frontmatter,
    properties: parts.frontmatter,
    tasks: parts.tasks,
    lists: parts.tasks,
  }
  const names = Object.keys(made)
  return {
    kind: 'object',
    link,
    keys: () => names,
    get(name) {
      const key = name.toLowerCase()
      return Object.hasOwn(made, key) ? (made[key]?.() ?? null) : null
    },
  }
}

/** Tags with `#`; with those that they are below, as Dataview has them. */
function tagsOf({ tags }: Note, withParents: boolean): readonly string[] {
  if (!withParents) return tags.map((tag) => `#${tag}`)
  const all = tags.flatMap((tag) => {
    const parts = tag.split('/')
    return parts.map((_, i) => `#${parts.slice(0, i + 1).join('/')}`)
  })
  return [...new Set(all)]
}

function day(value: string | undefined): Value {
  return value === undefined ? null : (parseDate(value) ?? null)
}

/** The day that a note is about: its property `date`, or what its name says. */
function dayOf({ path, properties }: Note): Value {
  const named = /(?<!\d)\d{4}-\d\d-\d\d(?!\d)/.exec(baseName(path))?.[0]
  const written = properties['date']
  const date = typeof written === 'string' ? parseDate(written) : undefined
  return date ?? (named === undefined ? null : (parseDate(named) ?? null))
}
