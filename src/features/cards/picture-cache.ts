import { createFileCache, type FileCache } from '../../store/file-cache.ts'

/** Pictures that outlive a process, named by what they are drawn from. */
export function createPictureCache(folder: string): FileCache {
  return createFileCache(folder, { ending: '.png', isWhole: isWholePng })
}

/** A file that was cut short lacks its last chunk. */
function isWholePng(png: Uint8Array): boolean {
  const lettersOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
  return lettersOf(png.subarray(1, 4)) === 'PNG' && lettersOf(png.subarray(-8, -4)) === 'IEND'
}
