/** JSON as a note begins with it: a brace on a line of its own, and a key. */
const jsonStart = /^\{[ \t]*\r?\n\s{0,9}"[^"\r\n]{1,64}"\s{0,9}:/

/**
 * In what a note says its properties where that is not YAML, by how it begins. Hortus reads those and never writes them: YAML put
 * before them would turn them into text.
 */
export function otherProperties(source: string): 'TOML' | 'JSON' | undefined {
  if (/^\+\+\+[ \t]*\r?\n/.test(source)) return 'TOML'
  return jsonStart.test(source) ? 'JSON' : undefined
}
