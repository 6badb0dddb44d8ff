import { defineDialect, type NoteDialect } from '../../define/dialect.ts'
import { nameInWords } from '../../model/name-in-words.ts'
import { stemOf } from '../../model/path.ts'
import { readLinks } from './read-links.ts'
import { type DendronSettings, noVaults, readWorkspace, vaultOf, workspaceFile } from './read-workspace.ts'

/** Dendron: workspaces of vaults, in which dots in the names of files make a tree. */
export const dialect = defineDialect({
  name: 'dendron',
  tool: 'Dendron',
  signs: [workspaceFile],
  read: (folder) => ({
    settings: { ...readWorkspace(folder) },
    options: { linkOrder: 'label-first', ignore: [workspaceFile, '*.schema.yml', '**/*.schema.yml'] },
  }),
  open: (found) => openDendron({ ...noVaults, ...found }),
})

/** A name in small letters gets capitals, as Dendron writes it; one that has some is as it is. */
function titleOf(name: string): string {
  if (name !== name.toLowerCase()) return nameInWords(name)
  return name
    .replace(/-+/g, ' ')
    .replace(/(^|\s)(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

function openDendron(settings: DendronSettings): NoteDialect {
  return {
    hasComments: false,
    read: readLinks,
    namePath(path) {
      const vault = vaultOf(path, settings)
      return vault && `dendron://${vault.name}/${stemOf(path)}`
    },
    nameNote(path) {
      const vault = vaultOf(path, settings)
      if (vault === undefined) return undefined
      const stem = stemOf(path)
      return {
        title: titleOf(stem.slice(stem.lastIndexOf('.') + 1)),
        isStart: stem === 'root' && vault === settings.vaults[0],
      }
    },
  }
}
