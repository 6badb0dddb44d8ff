import type { Link } from './link.ts'

/** What a wiki-link shows: its display text, else `N`, `N > H` or `H`. */
export function shownText({
  target,
  fragment,
  displayText,
}: Pick<Link, 'target' | 'fragment' | 'displayText'>): string {
  if (displayText) return displayText
  if (!fragment) return target
  const part = fragment.kind === 'heading' ? fragment.path.join(' > ') : `^${fragment.id}`
  return target === '' ? part : `${target} > ${part}`
}
