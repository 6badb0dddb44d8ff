/** Elements of SVG that only draw, name, or move what is drawn. */
export const drawingElements: ReadonlySet<string> = new Set(
  (
    'svg g defs symbol use a switch view title desc metadata style path circle ellipse line polyline polygon rect image ' +
    'text tspan textPath marker linearGradient radialGradient stop pattern clipPath mask filter animate ' +
    'animateMotion animateTransform set mpath discard feBlend feColorMatrix feComponentTransfer feComposite ' +
    'feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG ' +
    'feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting ' +
    'feSpotLight feTile feTurbulence hatch hatchpath meshgradient mesh meshpatch meshrow solidcolor font font-face ' +
    'glyph missing-glyph hkern vkern foreignObject'
  ).split(' '),
)

/** Elements of HTML that a drawing's labels may consist of, inside `foreignObject`: they have no behaviour. */
export const labelElements: ReadonlySet<string> = new Set(
  (
    'div span p br b i u s em strong small sub sup code pre kbd mark ul ol li table tbody thead tfoot tr td th hr h1 h2 h3 ' +
    'h4 h5 h6 blockquote font center section a'
  ).split(' '),
)

/** Elements that change attributes of others. */
const animations = new Set('animate animateMotion animateTransform set'.split(' '))

/** Pictures that hold nothing but points. */
const picture = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp)[;,]/i

/** Where a reader may go from a drawing. */
const goal = /^(?:https?:|mailto:|[#?./\w%-][^:]*$)/i

/**
 * Why an attribute of a drawing cannot stay, by the local name of its element; undefined where it can. `value` is decoded.
 */
export function refuseAttribute(element: string, name: string, value: string): string | undefined {
  const local = name.slice(name.indexOf(':') + 1).toLowerCase()
  if (/^on/.test(local)) return `a handler (${name})`
  if (local === 'base' || local === 'ping' || local === 'src' || local === 'srcdoc')
    return `the attribute ${name}`
  if (local === 'href') return refuseAddress(element, value)
  // Of the names that can be animated only those of links have a prefix.
  const isAnimated = animations.has(element) && local === 'attributename'
  return isAnimated && !/^\s*(?!on|href)[\w-]*\s*$/i.test(value) ? 'an animation of a link' : undefined
}

function refuseAddress(element: string, address: string): string | undefined {
  // Browsers leave out such signs wherever they stand.
  const value = address.replace(/[\u0000-\u0020\u007f]/g, '')
  if (value === '' || /^#/.test(value)) return undefined
  if (element === 'a')
    return goal.test(value) && !value.startsWith('//') ? undefined : 'a link that runs something'
  const isPicture = (element === 'image' || element === 'feImage') && picture.test(value)
  return isPicture ? undefined : 'an address from which something is loaded'
}

/** A style sheet or a value that loads nothing, and what had to go. */
export function cleanStyle(css: string): { readonly css: string; readonly isChanged: boolean } {
  // What is written with escapes could be any of the words below.
  const cleaned = css
    .replaceAll('\\', '')
    .replace(/@(?:import|charset|namespace)[^;{}]*;?/gi, '')
    .replace(
      /url\(\s*(?!["']?\s*(?:#|data:(?:image\/(?:png|jpe?g|gif|webp|avif|bmp)|font\/|application\/(?:x-)?font))[^()]*\))[^)]*\)?/gi,
      'none',
    )
    .replace(/\b(?:image-set|image|src|cross-fade|expression)\s*\(/gi, 'none(')
    .replace(/-moz-binding|behavior/gi, 'none')
  return { css: cleaned, isChanged: cleaned !== css }
}
