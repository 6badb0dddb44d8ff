import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import { settingOf } from '../../define/setting.ts'
import type { PageLink } from '../../model/page.ts'
import { hrefOf } from '../../site/address.ts'
import { renderLink } from '../../site/note-lists.ts'
import { navigationFacts } from './facts.ts'
import { homeSetting, navigationSetting } from './navigation-settings.ts'
import { navigationRules } from './rules.ts'

/** Plain pages that the navigation names at most. */
const maxPages = 12

/** A plain page in the navigation. */
interface NavigationLink extends PageLink {
  /** A character or a short name, as the page's author wrote it. */
  readonly icon?: string
}

/** The garden's plain pages in the column, and links to elsewhere. */
export const navigation = defineFeature({
  name: 'navigation',
  about: 'Navigation: plain pages, such as one about the author, in the column.',
  facts: [navigationFacts],
  settings: [navigationSetting, homeSetting],
  rules: navigationRules,
  properties: [
    defineProperty({
      name: 'order',
      about: 'The place of a plain page in the navigation, a number.',
      kind: 'number',
    }),
    defineProperty({ name: 'icon', about: 'A character before its name there.', kind: 'text' }),
  ],
  data: { garden: ({ garden }) => ({ pages: garden.read(navigationFacts).map(({ path }) => path) }) },
  slots: {
    'column.pages': definePart<readonly NavigationLink[]>({
      // Every page links to the home page anyway.
      collect: ({ garden, plan, options }) => {
        const { order, hidden, links: elsewhere } = settingOf(options, navigationSetting)
        const rank = ({ path }: { readonly path: string }): number =>
          order.includes(path) ? order.indexOf(path) : order.length
        const pages = garden.read(navigationFacts).filter(({ path }) => !hidden.includes(path))
        const links = [...pages]
          .sort((a, b) => rank(a) - rank(b))
          .flatMap(({ path, icon }): readonly NavigationLink[] => {
            const [address, note] = [plan.addressByNote.get(path), garden.notesByPath.get(path)]
            if (address === undefined || address === '' || note === undefined) return []
            const href = hrefOf(options.base, address)
            return [{ title: note.title, href, ...(icon !== undefined && { icon }) }]
          })
        const all = [...links.slice(0, maxPages), ...elsewhere]
        return all.length === 0 ? undefined : all
      },
      render: (links) => {
        const items = links.map(({ title, href, icon }) => {
          // Names of icons mean nothing here.
          const isCharacter = icon !== undefined && [...icon].length <= 2 && !/[a-z]/i.test(icon)
          return `<li>${renderLink({ title: isCharacter ? `${icon} ${title}` : title, href })}</li>\n`
        })
        return `<ul class="pages">\n${items.join('')}</ul>\n`
      },
      links: (links) => links,
    }),
  },
})
