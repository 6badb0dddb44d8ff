import type { SiteView } from '../../define/site-view.ts'
import { directionOf } from '../../model/language.ts'
import { ownFiles } from '../../model/own-address.ts'
import { hrefOf } from '../../site/address.ts'
import { faviconOf, iconAddress, letterOf } from '../identity/facts.ts'
import { accentOf, paperOf } from '../theme/facts.ts'

/** Widths in pixels of the icons for systems that take no SVG: what a home screen shows, and what is shown at the start. */
export const iconSizes = [192, 512] as const

/** What browsers read to install the garden as an app of its own. */
export function renderWebManifest(view: SiteView): string {
  const { options, lang } = view
  const { title, description, base } = options
  const src = hrefOf(base, ownFiles.icon)
  const isOwn = faviconOf(view) !== undefined
  return `${JSON.stringify(
    {
      name: title,
      short_name: shortName(title),
      ...(description !== '' && { description }),
      lang,
      dir: directionOf(lang),
      id: base,
      start_url: base,
      scope: base,
      display: 'standalone',
      theme_color: paperOf(options),
      background_color: paperOf(options),
      icons: ['any', 'maskable'].flatMap((purpose) => [
        ...(isOwn ? [] : [{ src, sizes: 'any', type: 'image/svg+xml', purpose }]),
        ...iconSizes.map((size) => ({
          src: hrefOf(base, iconAddress(size)),
          sizes: `${size}x${size}`,
          type: 'image/png',
          purpose,
        })),
      ]),
    },
    undefined,
    2,
  )}\n`
}

/**
 * The first letter of the garden's name on its accent, to the very edge: systems cut their own shape out of it and leave
 * the middle four fifths for sure. Drawn by lines and not as a picture of dots, it is sharp at every size.
 */
export function renderAppIcon({ options }: Pick<SiteView, 'options'>): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512"><rect width="512" height="512" fill="${accentOf(options)}"/><text x="256" y="342" font-family="Georgia,serif" font-size="248" font-weight="700" text-anchor="middle" fill="white">${letterOf(options.title)}</text></svg>\n`
}

/** What stands below an icon: about a dozen letters, whole words where there are any. */
function shortName(title: string): string {
  const most = 12
  if (title.length <= most) return title
  const end = title.lastIndexOf(' ', most)
  return end > 0 ? title.slice(0, end) : [...title].slice(0, most).join('')
}
