/** The tag of how a picture lies: Exif 2.32, 4.6.4. */
const orientationTag = 0x0112

/**
 * How a picture lies, by its Exif data: 1 as it is stored, 5 to 8 on its side, 1 where the data do not say. Undefined for data
 * that are cut short or broken.
 */
export function readOrientation(exif: Buffer): number | undefined {
  const isLittle = exif.toString('latin1', 0, 4) === 'II*\0'
  if (!isLittle && exif.toString('latin1', 0, 4) !== 'MM\0*') return undefined
  const short = (at: number): number => (isLittle ? exif.readUInt16LE(at) : exif.readUInt16BE(at))
  try {
    const start = isLittle ? exif.readUInt32LE(4) : exif.readUInt32BE(4)
    const count = short(start)
    // Each entry has its tag, its type, how many values, and the value or where it is.
    for (let at = start + 2; at < start + 2 + count * 12; at += 12)
      if (short(at) === orientationTag) return short(at + 8)
    return 1
  } catch {
    // Places outside of the data.
    return undefined
  }
}
