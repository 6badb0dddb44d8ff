import type { NotePath } from '../model/path.ts'
import { copyProperties } from './copy-properties.ts'
import { findWithholdings, type Privacy } from './find-withholdings.ts'

/** Who may see a canvas: its properties are in `metadata.frontmatter`, where the Obsidian app puts them. */
export function readCanvasPrivacy(path: NotePath, source: string): Privacy {
  const end = source.length
  const properties = readProperties(source)
  return findWithholdings(path, source, { properties, range: undefined, end })
}

function readProperties(source: string): Parameters<typeof findWithholdings>[2]['properties'] {
  const none = Object.create(null)
  // Few canvases have any, and reading one twice takes time.
  if (!source.includes('"frontmatter"')) return none
  try {
    const found: unknown = JSON.parse(source)?.metadata?.frontmatter
    const copy = typeof found === 'object' && found !== null ? copyProperties(found) : undefined
    return copy?.kind === 'copy' ? copy.properties : none
  } catch {
    return none
  }
}
