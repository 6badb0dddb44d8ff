import type { Parents } from 'mdast'

/** The tabs of a group and their labels, as the group's own tag says them: `<Tabs values={[{label: 'A', value: 'a'}]}>`. */
const group = /<Tabs\b[^<>]{0,2000}?\bvalues=\{\s*\[([^\]]{0,5000})\]/g

/** Gives the tabs of Docusaurus the labels that their group has for them. */
export function nameTabs(tree: Parents, source: string): void {
  const groups = [...source.matchAll(group)].map(({ index, 1: values = '' }) => ({
    at: index,
    labels: new Map(
      [...values.matchAll(/\{([^{}]*)\}/g)].flatMap(
        ([, one = '']): readonly (readonly [string, string])[] => {
          const [label, value] = ['label', 'value'].map(
            (name) => new RegExp(`\\b${name}:\\s*(["'\`])(.*?)\\1`).exec(one)?.[2],
          )
          return label === undefined || value === undefined ? [] : [[value, label]]
        },
      ),
    ),
  }))
  if (groups.length > 0) visit(tree, groups)
}

function visit(
  parent: Parents,
  groups: readonly { readonly at: number; readonly labels: ReadonlyMap<string, string> }[],
): void {
  for (const node of parent.children) {
    if (node.type === 'callout' && node.isTab) {
      const start = node.position?.start.offset ?? 0
      const [only] = node.title
      const labels = groups.findLast(({ at }) => at < start)?.labels
      if (only?.type === 'text') only.value = labels?.get(only.value) ?? only.value
    }
    if ('children' in node) visit(node, groups)
  }
}
