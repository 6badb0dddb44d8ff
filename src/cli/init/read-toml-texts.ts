/**
 * The texts that a file of TOML gives to keys before its first table, such as `title = "Notes"`; what is no text in one line
 * is passed over.
 */
export function readTomlTexts(source: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const line of source.split(/\r?\n/)) {
    if (/^\s*\[/.test(line)) break
    const [, key, basic, literal] =
      /^\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')\s*(?:#.*)?$/.exec(line) ?? []
    if (key !== undefined) texts.set(key, literal ?? (basic ?? '').replace(/\\(["\\])/g, '$1'))
  }
  return texts
}
