/** What macros of a graph stand for, by their names; `$1` is the first argument. */
export type Macros = Readonly<Record<string, string>>

/** Whether a macro is the graph's own, and no more than a text: one that asks or draws something is for Logseq. */
export function isExpanded(name: string, macros: Macros): boolean {
  return Object.hasOwn(macros, name) && !/^\s*\[:|\{\{/.test(macros[name] ?? '')
}

/** What a macro says, by what stands between its braces: `hello foo, bar`. Undefined where it is not {@link isExpanded}. */
export function expandMacro(written: string, macros: Macros): string | undefined {
  const [, name = '', given = ''] = /^(\S+)\s*([\s\S]*)$/.exec(written) ?? []
  if (!isExpanded(name, macros)) return undefined
  const values = given.split(',').map((one) => one.trim())
  return macros[name]?.replace(/\$(\d)/g, (_, number: string) => values[Number(number) - 1] ?? '')
}
