import type { Element } from 'hast'

/** An address on another host. */
const elsewhere = /^\s*(?:https?:)?\/\//i

/** Whether something that an element shows comes from another host: itself, or a source in it. */
export function isRemote({ properties, children }: Element): boolean {
  return (
    elsewhere.test(String(properties['src'] ?? '')) ||
    elsewhere.test(String(properties['poster'] ?? '')) ||
    /(?:^|[\s,])(?:https?:)?\/\//i.test(String(properties['srcSet'] ?? '')) ||
    children.some((child) => child.type === 'element' && shownInside.has(child.tagName) && isRemote(child))
  )
}

const shownInside = new Set(['img', 'source', 'track'])
