/**
 * The name under which a pasted file is stored: a picture that has none but its kind is called for the time, as Obsidian
 * calls it; a file that was copied keeps its own.
 */
export function nameOfPasted(name: string, type: string, now: Date): string {
  const isPicture = type.startsWith('image/')
  if (!isPicture || !/^(?:image\.\w+)?$/i.test(name)) return name
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`
  const extension =
    /\.(\w+)$/.exec(name)?.[1] ?? type.slice('image/'.length).replace(/\+.*/, '').replace('jpeg', 'jpg')
  return `Pasted image ${day}${time}.${extension.toLowerCase()}`
}

/** A size for people: `42 MB`, `1.5 MB`. `number` writes a number in their language. */
export function sizeInWords(bytes: number, number: (value: number) => string): string {
  if (bytes < 1_000_000) return `${number(Math.max(1, Math.round(bytes / 1_000)))} kB`
  const megabytes = bytes / 1_000_000
  return `${number(megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes))} MB`
}
