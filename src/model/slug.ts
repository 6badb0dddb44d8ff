/**
 * One segment of an address, or a heading's id: letters and digits of every script, NFC, lower-case, everything else
 * one dash. `Page cache` gives `page-cache`, `C++ & Rust` gives `c-rust`, `über` stays `über`.
 *
 * A text without letters or digits gives its code points (`u1f5c2`), an empty one `untitled`; so the result is never
 * empty, never `.` or `..`, and has no character that a URL path or any file system treats specially.
 */
export function slugify(text: string): string {
  // Most headings are ASCII, where the same is an order of magnitude cheaper.
  const plain = ascii.test(text) ? slugifyAscii(text) : ''
  if (plain !== '') return plain
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/'|’|[\u{FE00}-\u{FE0F}]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  // Marks alone would hang on the slash before them.
  if (/[\p{L}\p{N}]/u.test(slug)) return slug
  const points = [...text.trim()].map((char) => 'u' + char.codePointAt(0)!.toString(16))
  return points.length === 0 ? 'untitled' : points.slice(0, 8).join('-')
}

const ascii = /^[\x00-\x7f]*$/

/** The same for ASCII; `''` where nothing is left. */
function slugifyAscii(text: string): string {
  const words = text.toLowerCase().replaceAll("'", '')
  return words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}

/**
 * Hands out each slug once: the second `why` becomes `why-1`, the third `why-2`, never one that was given before or is
 * `taken`. `toSlug` makes a text's first one; default: {@link slugify}.
 */
export function createSlugger(
  toSlug: (text: string) => string = slugify,
  taken: Iterable<string> = [],
): (text: string) => string {
  const given = new Set<string>(taken)
  const nextByBase = new Map<string, number>()
  return (text) => {
    const base = toSlug(text)
    let slug = base
    let next = nextByBase.get(base) ?? 0
    while (given.has(slug)) slug = `${base}-${++next}`
    nextByBase.set(base, next)
    given.add(slug)
    return slug
  }
}
