import type { NotePath } from '../../src/model/path.ts'

/** Where a new note goes and what it starts with. */
export interface NewNote {
  readonly path: NotePath
  readonly text: string
}

/**
 * Plans the note that a link asks for: beside the note that asks, under the name that the link writes, and with that
 * note's topics, so that it starts in the same corner of the garden. A name with folders keeps them.
 */
export function planNewNote(
  name: string,
  source: string | undefined,
  sourceText: string | undefined,
): NewNote {
  const target = name.replace(/#.*$/, '').replace(/\.md$/i, '').trim()
  const folder = target.includes('/') || source === undefined ? '' : source.replace(/[^/]*$/, '')
  const file = target
    .split('/')
    .map(cleanSegment)
    .filter((segment) => segment !== '')
    .join('/')
  const title = file.split('/').at(-1) ?? ''
  const topics = sourceText === undefined ? '' : topicsOf(sourceText)
  return {
    path: `${folder}${file === '' ? 'Untitled' : file}.md` as NotePath,
    text: `---\nstage: seedling\n${topics}---\n\n# ${title === '' ? 'Untitled' : title}\n\n`,
  }
}

/** Without what no file name may have on some system. */
function cleanSegment(segment: string): string {
  return segment
    .replace(/[<>:"\\|?*\u0000-\u001f]/g, '')
    .replace(/^\.+|[. ]+$/g, '')
    .trim()
}

/** The lines of the property `topics`, as they are written. */
function topicsOf(text: string): string {
  const frontmatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? ''
  const match = /^topics:.*(?:\r?\n[ \t]+.*|\r?\n-[ \t].*)*/m.exec(frontmatter)
  return match ? `${match[0].replaceAll('\r\n', '\n')}\n` : ''
}
