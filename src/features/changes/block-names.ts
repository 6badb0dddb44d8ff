import type { Block, Note } from '../../model/note.ts'

/**
 * The names by which links find blocks of a note that have an id of their own (see `Note.givenNames`): those of `blocks`
 * that the note has.
 */
function blockNames(
  { givenNames = [] }: Pick<Note, 'givenNames'>,
  blocks: readonly Block[],
): readonly string[] {
  if (givenNames.length === 0) return givenNames
  const names = new Set(blocks.map(({ id }) => `((${id}))`))
  return givenNames.filter((name) => names.has(name))
}

/** The names of a note that has got some of another's blocks. */
export function withBlockNames(
  to: Pick<Note, 'pathName' | 'givenNames'> | undefined,
  from: Note,
  blocks: readonly Block[],
): Pick<Note, 'pathName' | 'givenNames'> {
  const names = [...(to?.givenNames ?? []), ...blockNames(from, blocks)]
  return {
    ...(to?.pathName !== undefined && { pathName: to.pathName }),
    ...(names.length > 0 && { givenNames: names }),
  }
}

/** The names of a note that some of its blocks have left. */
export function withoutBlockNames(note: Note, blocks: readonly Block[]): Pick<Note, 'givenNames'> {
  const gone = new Set(blockNames(note, blocks))
  return gone.size === 0 ? {} : { givenNames: note.givenNames?.filter((name) => !gone.has(name)) ?? [] }
}
