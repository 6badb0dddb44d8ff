/** What makes one text of another: from where, to where, and what stands there instead. */
export type TextChange = readonly [from: number, to: number, insert: string]

/** The change from one text to another, from the first letter that differs to the last. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++
  let end = 0
  while (
    end < most - from &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++
  return [from, before.length - end, after.slice(from, after.length - end)]
}

/** The text that a change was made for. */
export function withChange(before: string, [from, to, insert]: TextChange): string {
  return before.slice(0, from) + insert + before.slice(to)
}
