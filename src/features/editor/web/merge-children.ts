/**
 * Makes the children of `old` those of `next`, moving as little as possible: what is equal stays the same element, with
 * its scroll position, its open details and its loaded images; from the first difference to the last is replaced, and
 * an element whose tag stays is changed inside instead.
 */
export function mergeChildren(old: Element, next: Element): void {
  const before = [...old.childNodes]
  const after = [...next.childNodes]
  let start = 0
  while (start < before.length && start < after.length && before[start]!.isEqualNode(after[start]!)) start++
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before[before.length - 1 - end]!.isEqualNode(after[after.length - 1 - end]!)) end++
  const goes = before.slice(start, before.length - end)
  const comes = after.slice(start, after.length - end)
  const anchor = before[before.length - end] ?? null
  for (let i = 0; i < Math.max(goes.length, comes.length); i++) {
    const [out, into] = [goes[i], comes[i]]
    if (out instanceof Element && into instanceof Element && isPatchable(out, into)) {
      copyAttributes(out, into)
      mergeChildren(out, into)
    } else {
      if (into) old.insertBefore(into, out ?? anchor)
      out?.remove()
    }
  }
}

/** Media that load or play, and drawings, are replaced as a whole. */
function isPatchable(old: Element, next: Element): boolean {
  return old.tagName === next.tagName && !/^(img|video|audio|iframe|svg|math)$/i.test(old.tagName)
}

function copyAttributes(old: Element, next: Element): void {
  for (const name of old.getAttributeNames()) {
    // A reader's own folding of a callout stays.
    if (!next.hasAttribute(name) && name !== 'open') old.removeAttribute(name)
  }
  for (const { name, value } of next.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value)
}
