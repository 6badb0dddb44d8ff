import { defineFacts } from '../../define/facts.ts'
import { folderOf, isDrawnPath, type NotePath, stemOf } from '../../model/path.ts'

/** The tree that dots in the names of Dendron's notes make. */
export interface NoteTree {
  /** The nearest note above each that there is: `a.md` of `a.b.c.md` where there is no `a.b.md`. */
  readonly parentByPath: ReadonlyMap<NotePath, NotePath>
  /** The notes whose parent each is, sorted by path. */
  readonly childrenByPath: ReadonlyMap<NotePath, readonly NotePath[]>
}

/** The note above all others of its vault. */
const root = 'root'

/** Which notes are below which; nothing in a garden of other notes. */
export const noteTree = defineFacts<NoteTree>({
  name: 'dendron-tree',
  reads: 'statements',
  none: { parentByPath: new Map(), childrenByPath: new Map() },
  collect({ notesByPath, options: { dialects, withoutFeatures } }) {
    const parentByPath = new Map<NotePath, NotePath>()
    const childrenByPath = new Map<NotePath, NotePath[]>()
    const isOn = dialects.some(({ name }) => name === 'dendron') && !withoutFeatures.includes('dendron')
    for (const [path, { pathName }] of isOn ? notesByPath : []) {
      if (pathName === undefined || isDrawnPath(path)) continue
      const parent = findParent(path, (one) => notesByPath.has(one))
      if (parent === undefined) continue
      parentByPath.set(path, parent)
      const siblings = childrenByPath.get(parent)
      if (siblings) siblings.push(path)
      else childrenByPath.set(parent, [path])
    }
    return { parentByPath, childrenByPath }
  },
})

function findParent(path: NotePath, has: (path: NotePath) => boolean): NotePath | undefined {
  const folder = folderOf(path)
  const inFolder = (stem: string): NotePath =>
    (folder === '' ? `${stem}.md` : `${folder}/${stem}.md`) as NotePath
  const stem = stemOf(path)
  for (let dot = stem.lastIndexOf('.'); dot > 0; dot = stem.lastIndexOf('.', dot - 1)) {
    const above = inFolder(stem.slice(0, dot))
    if (has(above)) return above
  }
  const top = inFolder(root)
  return stem !== root && has(top) ? top : undefined
}
