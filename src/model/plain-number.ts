/** A name without the number that says where it stands: `intro` of `01-intro`, `02. intro` and `3_intro`; dates and versions stay. */
export function withoutNumber(name: string): string {
  return /^\d{4}-\d\d(?:-\d\d)?/.test(name)
    ? name
    : name.replace(/^\d+(?:\s*[-_.]+\s*|\s+)(?=[^\d.\s_-])/, '')
}

/** A path without such numbers before its names. */
export function withoutNumbers(path: string): string {
  return path.split('/').map(withoutNumber).join('/')
}
