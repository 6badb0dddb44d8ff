import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { readXml, type XmlAttribute } from '../../body/read-xml.ts'
import { ramp, themeColors } from './plot-look.ts'

/** What a drawing is called, and what its ids begin with. */
interface CleanPlotSettings {
  readonly name: string
  readonly prefix: string
}

/** Elements that only draw. */
const drawing = new Set(
  'svg g path line rect circle ellipse polygon polyline text tspan defs clipPath linearGradient radialGradient stop'.split(
    ' ',
  ),
)

/** Of these the content stays. */
const transparent = new Set(['a'])

/** Attributes whose values are numbers, words and colours. */
const plain = new Set(
  (
    'd x y x1 x2 y1 y2 cx cy r rx ry dx dy width height viewBox transform points text-anchor dominant-baseline font-size ' +
    'font-weight font-style stroke-width stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'stroke-opacity fill-opacity opacity offset gradientUnits gradientTransform xml:space'
  ).split(' '),
)
const colors = new Set(['fill', 'stroke', 'stop-color', 'color'])

/** Marks that say their values when they are pointed at; of more, none does. */
const maxSpeaking = 600

/**
 * The drawing of a program as a part of a page: known elements and attributes alone, nothing that loads, runs or leads anywhere, ids
 * of its own, and the theme's colours where others stand for them. What its marks show is kept in `data-shows`.
 */
export function cleanPlot(svg: string, { name, prefix }: CleanPlotSettings): string {
  const open: { readonly name: string; readonly isKept: boolean; readonly isGone: boolean }[] = []
  const out: string[] = []
  const speaks = (svg.match(/aria-label=/g)?.length ?? 0) <= maxSpeaking
  for (const piece of readXml(svg)) {
    const above = open.at(-1)
    const isBelowGone = above?.isGone === true
    if (piece.kind === 'text') {
      if (above !== undefined && !isBelowGone && (above.name === 'text' || above.name === 'tspan'))
        out.push(escapeText(piece.text))
    } else if (piece.kind === 'start') {
      const isKept = !isBelowGone && drawing.has(piece.name) && !isNothing(piece.name, piece.attributes)
      const isGone = isBelowGone || !(isKept || transparent.has(piece.name))
      const isRoot = open.length === 0
      if (isKept) {
        const attributes = withEdge(piece.name, piece.attributes)
          .flatMap((one) => attributeOf(one, prefix, speaks && isPoint(piece.name, piece.attributes)))
          .join('')
        const said = isRoot ? ` role="img" aria-label="${escapeAttribute(name)}" fill="var(--ink)"` : ''
        out.push(`<${piece.name}${attributes}${said}${piece.isEmpty ? '/' : ''}>`)
      }
      if (!piece.isEmpty) open.push({ name: piece.name, isKept, isGone })
    } else if (piece.kind === 'end') {
      const last = open.pop()
      if (last?.isKept) out.push(`</${last.name}>`)
    }
  }
  return dropEmpty(out.join(''))
}

/** What Vega draws of a group that has no ground. */
function isNothing(name: string, attributes: readonly XmlAttribute[]): boolean {
  const of = (key: string): string => attributes.find((one) => one.name === key)?.value ?? ''
  // Labels that would cover others are there, and not shown.
  if (name === 'text') return of('opacity') === '0'
  if (name !== 'path') return false
  return (
    of('d') === '' ||
    of('display') === 'none' ||
    /^M0,0h0v0h0Z$/.test(of('d')) ||
    (of('class') === 'background' && of('stroke') === '' && of('fill') === '')
  )
}

/** Whether an element is a mark by itself: a line's path says only where the line begins. */
function isPoint(name: string, attributes: readonly XmlAttribute[]): boolean {
  const role = attributes.find((one) => one.name === 'aria-roledescription')?.value ?? ''
  return name !== 'g' && !/^(?:line|area|trail) mark$/.test(role)
}

/**
 * A bar or an area that is pale, and its place in the legend, gets a line around it in its full colour: on paper of any shade it is
 * seen where it ends.
 */
function withEdge(name: string, attributes: readonly XmlAttribute[]): readonly XmlAttribute[] {
  const of = (key: string): string => attributes.find((one) => one.name === key)?.value ?? ''
  const [fill, opacity] = [of('fill'), Number(of('opacity') || 1)]
  const isFilled = name === 'path' && /^(?:bar|area mark)?$/.test(of('aria-roledescription'))
  const isEdged = !['', 'none', 'transparent'].includes(of('stroke'))
  if (!isFilled || isEdged || !(opacity > 0 && opacity < 1) || !/^#a1b2c\d$/i.test(fill)) return attributes
  const others = attributes.filter((one) => !/^(?:opacity|fill-opacity|stroke|stroke-width)$/.test(one.name))
  const added = {
    'fill-opacity': String(opacity * Number(of('fill-opacity') || 1)),
    stroke: fill,
    'stroke-width': '1',
  }
  return [...others, ...Object.entries(added).map(([key, value]) => ({ name: key, value }))]
}

function attributeOf({ name, value }: XmlAttribute, prefix: string, speaks: boolean): readonly string[] {
  if (plain.has(name))
    return /[<>&"\\]|url|javascript/i.test(value) ? [] : [` ${name}="${shorten(name, value)}"`]
  if (colors.has(name)) return [` ${name}="${colorOf(value, prefix)}"`]
  if (name === 'id') return /^[\w-]{1,80}$/.test(value) ? [` id="${prefix}${value}"`] : []
  if (name === 'clip-path') {
    const id = /^url\(#([\w-]{1,80})\)$/.exec(value)?.[1]
    return id === undefined ? [] : [` clip-path="url(#${prefix}${id})"`]
  }
  return name === 'aria-label' && speaks ? [` data-shows="${escapeAttribute(value)}"`] : []
}

/** A hundredth of a pixel is more than anybody sees. */
function shorten(name: string, value: string): string {
  return name === 'viewBox' || name === 'stroke-dasharray' ? value : value.replace(/(\d+\.\d\d)\d+/g, '$1')
}

function colorOf(value: string, prefix: string): string {
  const color = value.trim().toLowerCase()
  const known = themeColors.get(color)
  if (known !== undefined) return known
  const gradient = /^url\(#([\w-]{1,80})\)$/.exec(value.trim())?.[1]
  if (gradient !== undefined) return `url(#${prefix}${gradient})`
  const [, red, green, blue] = /^rgb\((\d+), ?(\d+), ?(\d+)\)$/.exec(color) ?? []
  if (red !== undefined && red === green && green === blue) return shadeOf(Number(red))
  return /^[a-z]+$|^#[\da-f]{3,8}$|^(?:rgb|hsl)a?\([\d.,% /]+\)$/.test(color) ? color : 'none'
}

/** A grey of a scale is so much of the accent on the paper. */
function shadeOf(grey: number): string {
  const share = Math.min(1, Math.max(0, (ramp.pale - grey) / (ramp.pale - ramp.dark)))
  return `color-mix(in oklab, var(--accent) ${Math.round(10 + 90 * share)}%, var(--paper))`
}

/** Groups in which nothing is left. */
function dropEmpty(svg: string): string {
  let before = ''
  let now = svg
  while (now !== before) {
    before = now
    now = now.replace(/<g(?: [^<>]*)?><\/g>/g, '')
  }
  return now
}
