import { folderOf } from './path.ts'
import { relativePath } from './relative-path.ts'

/** The address of a file of the garden as a Markdown link in the note `from` writes it: `../a%20tree.png`. */
export function relativeAddress(from: string, to: string): string {
  return relativePath(folderOf(from), to).split('/').map(encodeName).join('/')
}

function encodeName(name: string): string {
  return encodeURI(name).replace(/[()#?'&]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
