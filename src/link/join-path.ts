/**
 * The path that `target` names from `folder`: `.` and empty segments vanish, `..` goes up. Undefined above the root.
 *
 * @example
 * joinPath('linux/mm', '../intro.md') // 'linux/intro.md'
 */
export function joinPath(folder: string, target: string): string | undefined {
  if (!hasDotSegment(target)) return folder === '' ? target : `${folder}/${target}`
  const segments = folder === '' ? [] : folder.split('/')
  for (const segment of target.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined
    } else if (segment !== '.' && segment !== '') {
      segments.push(segment)
    }
  }
  return segments.join('/')
}

function hasDotSegment(target: string): boolean {
  return target.startsWith('.') || target.startsWith('/') || target.includes('/.') || target.includes('//')
}
