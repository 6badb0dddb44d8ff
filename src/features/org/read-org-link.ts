import type { PhrasingContent } from 'mdast'
import type { Position } from 'unist'
import type { Fragment, GivenLink } from '../../model/link.ts'
import { isExternal } from '../../parse/link-target.ts'

/** The words of a link: as they are written, and as they are shown. */
interface LinkWords {
  readonly label: string
  readonly children: () => PhrasingContent[]
}

/**
 * A link of Org: to a file (`file:a.org`, `./a.org::*Heading`), to an id (`id:…`), to a heading or a place of this file (`*Heading`,
 * `#custom`), or elsewhere. `start` is where its target stands. A picture without words is shown.
 */
export function readOrgLink(
  written: string,
  start: number,
  words: LinkWords | undefined,
  position: Position,
  isMedia: boolean,
): PhrasingContent {
  const scheme = /^(file|attachment|denote|roam|id|elisp|shell|help|info):/.exec(written)?.[1]
  if (scheme === undefined && isExternal(written))
    return {
      type: 'link',
      url: written,
      children: words?.children() ?? [{ type: 'text', value: written, position }],
      position,
    }
  if (scheme === 'elisp' || scheme === 'shell' || scheme === 'help' || scheme === 'info')
    return { type: 'inlineCode', value: words?.label ?? written, position }
  const path = scheme === undefined ? written : written.slice(scheme.length + 1)
  const [name = '', search = ''] = scheme === 'id' ? [path] : path.split('::', 2)
  const isEmbed = isMedia && words === undefined
  const at = start + (scheme === undefined ? 0 : scheme.length + 1)
  const isOwn = scheme === undefined && /^[*#]/.test(name)
  const id = scheme === 'id' ? name.toLowerCase() : undefined
  const fragment: Fragment | undefined =
    id !== undefined ? { kind: 'block', id } : fragmentOf(isOwn ? name : search)
  const target = id !== undefined ? `((${id}))` : isOwn ? '' : name
  const given: GivenLink = {
    target,
    ...(fragment && { fragment }),
    ...(words !== undefined && { displayText: words.label.replace(/[*/=~]{1}(\S.*?\S|\S)[*/=~]{1}/g, '$1') }),
    ...(words === undefined && !isEmbed && isOwn && { displayText: name.slice(1) }),
    ...(words === undefined &&
      !isEmbed &&
      !isOwn && { ...(id === undefined ? { showsTitle: true as const } : { showsBlock: true as const }) }),
    targetRange: { start: at, end: at + name.length },
  }
  return {
    type: isEmbed ? 'wikiEmbed' : 'wikiLink',
    value: name,
    data: { alias: words?.label ?? name, given },
    children: [],
    position,
  }
}

function fragmentOf(search: string): Fragment | undefined {
  const name = search.replace(/^[*#]+/, '').trim()
  return name === '' || /^\d+$/.test(name) ? undefined : { kind: 'heading', path: [name] }
}
