/** Syntax of other programs that is shown as it is written. `isLine`: it means something only at the start of a line. */
export const unreadKinds = {
  container: { what: 'a container, as Docusaurus, VitePress and Pandoc have them', isLine: true },
  admonition: { what: 'an admonition of MkDocs', isLine: true },
  tabs: { what: 'a tab of MkDocs', isLine: true },
  module: { what: 'an import or export of MDX', isLine: true },
  contents: { what: 'a table of contents, which every page has beside its text', isLine: true },
  attributes: { what: 'a list of attributes of kramdown', isLine: false },
  shortcode: { what: 'a shortcode of Hugo', isLine: false },
  liquid: { what: 'a tag of Liquid or Jinja', isLine: false },
  templater: { what: 'a command of Templater or a variable of Logseq', isLine: false },
  query: { what: 'an expression of SilverBullet', isLine: false },
  macro: { what: 'a macro of Logseq or Roam', isLine: false },
  variable: { what: 'a variable of a template', isLine: false },
  carets: { what: 'marked text of Logseq, or inserted text of MkDocs', isLine: false },
  reference: { what: 'a reference to a block of Logseq or Roam', isLine: false },
} as const

/** A kind of such syntax. */
export type UnreadKind = keyof typeof unreadKinds

/** Each kind's pattern is the group of its name. */
const pattern =
  /^(?<container>:{3,}[ \t]*\{?\.?[\p{L}][\w-]*)|^(?<admonition>(?:!!!|\?\?\?\+?)[ \t]+(?:note|abstract|summary|tldr|info|tip|hint|important|success|check|done|question|help|faq|warning|caution|attention|failure|fail|missing|danger|error|bug|example|quote|cite|todo|seealso)\b)|^(?<tabs>===[ \t]+"[^"\n]*")|^(?<module>(?:import[ \t][\w{}*, \t]+?from[ \t]+['"][^'"\n]+['"]|export[ \t]+(?:const|default|function)\b))|^(?<contents>\[TOC\]|\[\[_TOC_\]\])[ \t]*$|(?<attributes>\{:[ \t]*[.#][^{}\n]*\})|(?<shortcode>\{\{[<%][^{}\n]*[>%]\}\})|(?<liquid>\{%[^{}\n]*%\})|(?<templater>!?\[\[<%[^%[\]\n]*%>[^[\]\n]{0,200}\]\]|<%[*+_-]?(?:[^%\n]*%>|[ \t]*$))|(?<query>\$\{[^{}\n]*query\[\[[^\n]*)|(?<macro>\{\{(?:query|embed|video|renderer|TODO|DONE|\[\[)[^{}\n]*\}\})|(?<variable>!?\[\[\{\{[^{}[\]\n]{1,200}\}\}[^[\]\n]{0,200}\]\]|\{\{-?[ \t]*[\p{L}_$@#/.!](?:[^{}\n]|\{[^{}\n]{0,200}\}){0,200}\}\})|(?<carets>\^\^[^\s^](?:[^^\n]{0,200}[^\s^])?\^\^)|(?<reference>\(\((?=[^()]*\d)[\da-zA-Z_-]{9,36}\)\))/gmu

/** Whether a text may hold any of it: cheap, and true more often than needed. */
export function mayHoldUnread(text: string): boolean {
  return /:::|!!!|\?\?\?|===|import |export |TOC|\{:|\{\{|\{%|<%|\$\{|\(\(|\^\^/.test(text)
}

/** What a text holds of it, in order. */
export function findUnreadSyntax(
  text: string,
): readonly { readonly kind: UnreadKind; readonly from: number; readonly to: number }[] {
  return [...text.matchAll(pattern)].map(({ index, 0: written, groups = {} }) => ({
    kind: Object.keys(groups).find((name) => groups[name] !== undefined) as UnreadKind,
    from: index,
    to: index + written.length,
  }))
}
