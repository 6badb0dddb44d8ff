/**
 * A query of Emanote in Dataview's words: `tag:foo`, `tag:#foo`, `tag:foo/**`, `path:./*`, `path:foo/bar/**`. `folder` is that of the
 * note that asks. Undefined for every other pattern.
 */
export function translateQuery(query: string, folder: string, isTimeline: boolean): string | undefined {
  const order = isTimeline ? 'SORT date DESC' : 'SORT file.name ASC'
  const shown = isTimeline ? 'LIST date' : 'LIST'
  const [, kind = '', pattern = ''] = /^\s*(tag|path):[ \t]*"?([^"\n]+?)"?\s*$/.exec(query) ?? []
  if (kind === 'tag') {
    const [, tag] = /^#?([\p{L}\p{N}_/-]+?)(?:\/\*\*?)?$/u.exec(pattern) ?? []
    return tag === undefined ? undefined : `${shown} FROM #${tag} ${order}`
  }
  const [, place = '', stars] = /^([^*"]*?)\/?(\*\*?)$/.exec(pattern) ?? []
  if (kind !== 'path' || stars === undefined) return undefined
  const own = /^\.(?:\/|$)/.test(place)
    ? [folder, place.replace(/^\.\/?/, '')].filter((part) => part !== '').join('/')
    : place
  const from = own === '' ? '' : ` FROM "${own}"`
  const where = stars === '*' ? ` WHERE file.folder = "${own}"` : ''
  return `${shown}${from}${where} ${order}`
}
