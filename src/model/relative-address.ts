import { folderOf } from './path.ts'

/** The address of a file of the garden as a Markdown link in the note `from` writes it: `../a%20tree.png`. */
export function relativeAddress(from: string, to: string): string {
  const here = folderOf(from) === '' ? [] : folderOf(from).split('/')
  const there = to.split('/')
  let same = 0
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++
  const up = here.slice(same).map(() => '..')
  return [...up, ...there.slice(same)].map(encodeName).join('/')
}

function encodeName(name: string): string {
  return encodeURI(name).replace(/[()#?'&]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
