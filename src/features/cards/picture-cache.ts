import { createFileCache, type FileCache } from '../../store/file-cache.ts'

/** Pictures that outlive a process, named by what they are drawn from. */
export function createPictureCache(folder: string): FileCache {
  return createFileCache(folder, { ending: '.png', isWhole: isWholePng })
}

/** A file that was cut short lacks its last chunk. */
function isWholePng(png: Buffer): boolean {
  return png.toString('latin1', 1, 4) === 'PNG' && png.subarray(-8, -4).toString('latin1') === 'IEND'
}
