/**
 * The texts that a file of TOML gives to keys before its first table, such as `title = "Notes"`, and in the table `params`;
 * by their names in small letters: `title`, `params.author`. What is no text in one line is passed over.
 */
export function readTomlTexts(source: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  let table = ''
  for (const line of source.split(/\r?\n/)) {
    const [, header] = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line) ?? []
    if (header !== undefined) table = `${header.toLowerCase()}.`
    if (table !== '' && table !== 'params.') continue
    const [, key, basic, literal] =
      /^\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')\s*(?:#.*)?$/.exec(line) ?? []
    const name = `${table}${key?.toLowerCase()}`
    if (key !== undefined) texts.set(name, literal ?? (basic ?? '').replace(/\\(["\\])/g, '$1'))
  }
  return texts
}
