/**
 * Makes the children of `old` those of `next`, moving as little as possible: what is equal stays the same element, with
 * its scroll position, its open details and its loaded images; from the first difference to the last is replaced, and
 * an element whose tag stays is changed inside instead.
 */
export function mergeChildren(old: Element, next: Element): void {
  const before = [...old.childNodes]
  const after = [...next.childNodes]
  let start = 0
  while (start < before.length && start < after.length && isSame(before[start]!, after[start]!)) start++
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && isSame(before[before.length - 1 - end]!, after[after.length - 1 - end]!)) end++
  const goes = before.slice(start, before.length - end)
  const comes = after.slice(start, after.length - end)
  const anchor = before[before.length - end] ?? null
  for (let i = 0; i < Math.max(goes.length, comes.length); i++) {
    const [out, into] = [goes[i], comes[i]]
    // In the middle of what has changed much may be the same.
    if (out && into && isSame(out, into)) continue
    if (out instanceof Element && into instanceof Element && isPatchable(out, into)) {
      copyAttributes(out, into)
      mergeChildren(out, into)
    } else {
      if (into) old.insertBefore(into, out ?? anchor)
      out?.remove()
    }
  }
}

/** A diagram that was drawn, or a simulation that was played, is the same as long as its source is; one that comes drawn is not. */
function isSame(old: Node, next: Node): boolean {
  if (old.isEqualNode(next)) return true
  if (!(old instanceof Element && next instanceof Element && isDrawn(old) && isDrawn(next))) return false
  if (hasDrawing(next) && !hasDrawing(old)) return false
  const source = sourceOf(next)
  return source !== undefined && sourceOf(old) === source
}

function hasDrawing(figure: Element): boolean {
  return figure.querySelector(':scope > .drawing') !== null
}

function sourceOf(drawn: Element): string | null | undefined {
  return drawn.querySelector('template')?.content.textContent ?? drawn.querySelector('pre')?.textContent
}

/** Media that load or play, and drawings, are replaced as a whole. */
function isPatchable(old: Element, next: Element): boolean {
  if (isDrawn(old) || isDrawn(next)) return isSame(old, next)
  return old.tagName === next.tagName && !/^(img|video|audio|iframe|svg|math)$/i.test(old.tagName)
}

function isDrawn(element: Element): boolean {
  return element.classList.contains('diagram') || element.classList.contains('simulation')
}

function copyAttributes(old: Element, next: Element): void {
  for (const name of old.getAttributeNames()) {
    // A reader's own folding of a callout stays.
    if (!next.hasAttribute(name) && name !== 'open') old.removeAttribute(name)
  }
  for (const { name, value } of next.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value)
}
