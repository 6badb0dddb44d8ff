import { defineRule } from '../define/rule.ts'
import { whyUnportable } from '../model/portable-name.ts'

/**
 * A file, or a folder above it, whose name Windows or macOS cannot hold: it is published, but nobody there can take over
 * the garden. A folder's name is told of at the first file in it.
 */
export const unportableName = defineRule({
  code: 'unportable-name',
  severity: 'warning',
  *find({ notes, assets }) {
    const told = new Set<string>()
    for (const path of [...notes.keys(), ...assets]) {
      let end = -1
      do {
        const start = end + 1
        end = path.indexOf('/', start)
        const name = end < 0 ? path.slice(start) : path.slice(start, end)
        const reason = whyUnportable(name)
        if (reason === undefined) continue
        const place = end < 0 ? path : path.slice(0, end)
        if (!told.has(place))
          yield { path, message: `Not every system can hold the name "${name}": ${reason}` }
        told.add(place)
        break
      } while (end >= 0)
    }
  },
  example: {
    notes: { 'Why?.md': '', 'aux/Leaf.md': '', 'aux/Root.md': '', 'Why not.md': '' },
    says: [
      'Why?.md: Not every system can hold the name "Why?.md": Windows cannot hold "?" in a name',
      'aux/Leaf.md: Not every system can hold the name "aux": Windows keeps the name "aux" for a device',
    ],
  },
})
