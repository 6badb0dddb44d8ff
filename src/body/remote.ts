import type { Element } from 'hast'
import { readSourceSet } from './source-set.ts'

/** Elements that say what another one shows. */
const shownInside = new Set(['img', 'source', 'track'])

/** Whether an address names another host. */
export function isRemoteAddress(address: unknown): boolean {
  return typeof address === 'string' && /^\s*(?:https?:)?\/\//i.test(address)
}

/** Whether something that an element shows comes from another host: itself, or a source in it. */
export function isRemote({ properties, children }: Element): boolean {
  return (
    isRemoteAddress(properties['src']) ||
    isRemoteAddress(properties['poster']) ||
    readSourceSet(String(properties['srcSet'] ?? '')).some(({ address }) => isRemoteAddress(address)) ||
    children.some((child) => child.type === 'element' && shownInside.has(child.tagName) && isRemote(child))
  )
}
