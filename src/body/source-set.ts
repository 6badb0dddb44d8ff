/** One candidate of a `srcset`. */
interface ImageSource {
  readonly address: string
  /** `2x`, `640w`, or empty. */
  readonly size: string
}

/** The candidates of a `srcset`; one whose size is not a width or a density is left out. */
export function readSourceSet(text: string): readonly ImageSource[] {
  return [...text.matchAll(/([^\s,]\S*?)(?:,+(?!\S)|\s([^,]*)|$)/g)]
    .map(({ 1: address = '', 2: size = '' }) => ({ address, size: size.trim() }))
    .filter(({ size }) => /^(?:\d{1,5}(?:\.\d{1,3})?[wx])?$/.test(size))
}

/** The same as one text. */
export function writeSourceSet(sources: readonly ImageSource[]): string {
  return sources.map(({ address, size }) => (size === '' ? address : `${address} ${size}`)).join(', ')
}
