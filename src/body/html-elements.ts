/** Elements without content or end tag. */
export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/**
 * Elements that change what is open around them, or what may stand in them: with one of these in it, a piece of raw
 * HTML is read together with the block that it stands in. All others nest as they are written.
 */
export const flowElements: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header ' +
    'hgroup main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form li dd dt hr table ' +
    'caption colgroup col tbody thead tfoot tr td th html head body frame frameset select option optgroup ' +
    'template svg math rb rt rtc rp'
  ).split(' '),
)

/** Drawing only. No links, no foreign content, no animation (it can set attributes), no filters (they can load). */
export const svgElements: ReadonlySet<string> = new Set(
  (
    'svg g path circle ellipse line polyline polygon rect text tspan defs marker linearGradient radialGradient stop ' +
    'desc clipPath mask pattern'
  ).split(' '),
)

const drawingNames = new Set([...svgElements].map((name) => name.toLowerCase()))

/** Whether a lower-cased name is that of an element of a drawing. */
export function isDrawing(name: string): boolean {
  return drawingNames.has(name)
}

/** Elements of ours that hold text; what they hold is read with them. */
export const textBlocks: ReadonlySet<string> = new Set('p h1 h2 h3 h4 h5 h6'.split(' '))

/** Elements of ours that stand in text. */
export const textElements: ReadonlySet<string> = new Set('a em strong del mark sup sub span'.split(' '))

/** Elements whose end tag may be left out: the next of the same name ends them. */
const selfEnding = new Set('p li dd dt td th tr option optgroup rt rp thead tbody a'.split(' '))

const cells = new Set(['td', 'th'])

/**
 * Keeps account of open elements, roughly as a browser does: enough to know where everything is closed again, and how
 * deep it went.
 */
export function createOpenElements(): {
  readonly push: (name: string, kind: 'start' | 'end') => void
  readonly depth: () => number
} {
  const open: string[] = []
  const countByName = new Map<string, number>()
  const pop = (): void => {
    const name = open.pop()!
    countByName.set(name, countByName.get(name)! - 1)
  }
  return {
    push(name, kind) {
      if (kind === 'end') {
        if ((countByName.get(name) ?? 0) === 0) return
        while (open.at(-1) !== name) pop()
        pop()
        return
      }
      if (voidElements.has(name)) return
      if (name === 'tr') while (cells.has(open.at(-1) ?? '')) pop()
      if (selfEnding.has(name) && (open.at(-1) === name || (cells.has(name) && cells.has(open.at(-1) ?? ''))))
        pop()
      open.push(name)
      countByName.set(name, (countByName.get(name) ?? 0) + 1)
    },
    depth: () => open.length,
  }
}
