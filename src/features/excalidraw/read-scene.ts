import type { LineEnd, Point, Scene, SceneElement } from './scene.ts'

/** Why a drawing cannot be shown, in words. */
export interface SceneProblem {
  readonly problem: string
}

/** More than anybody draws. */
const limits = { elements: 10_000, points: 100_000 }

/** Places and sizes beyond it are taken as it. */
const maxPlace = 100_000

type Fields = Readonly<Record<string, unknown>>

/** Reads a drawing: the JSON of an `.excalidraw` file. Elements that are deleted, or of no known kind, are left out. */
export function readScene(text: string): Scene | SceneProblem {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return { problem: 'its data is no JSON' }
  }
  if (!isFields(root) || !Array.isArray(root['elements']))
    return { problem: 'its data has no list of elements' }
  const all: readonly unknown[] = root['elements']
  if (all.length > limits.elements)
    return { problem: `it has ${all.length} elements, expected at most ${limits.elements}` }
  const unknown = new Set<string>()
  let points = 0
  const elements = all.flatMap((one): readonly SceneElement[] => {
    if (!isFields(one) || one['isDeleted'] === true) return []
    const type = textOf(one['type'])
    const element = readElement(one, type)
    if (element === undefined) {
      if (type !== '' && type !== 'selection') unknown.add(type.slice(0, 40))
      return []
    }
    if ('points' in element) points += element.points.length
    return [element]
  })
  if (points > limits.points)
    return { problem: `its lines have ${points} points, expected at most ${limits.points}` }
  const state = isFields(root['appState']) ? root['appState'] : {}
  const background = colorOf(state['viewBackgroundColor'])
  return {
    elements,
    background:
      background === undefined || /^(?:#fff(?:fff(?:ff)?)?|white)$/i.test(background)
        ? undefined
        : background,
    pictures: readPictures(root['files']),
    unknown: [...unknown],
  }
}

function readElement(fields: Fields, type: string): SceneElement | undefined {
  const base = readBase(fields)
  switch (type) {
    case 'rectangle':
    case 'diamond':
    case 'ellipse':
      return { ...base, kind: type }
    case 'line':
    case 'arrow':
      return {
        ...base,
        kind: 'line',
        points: pointsOf(fields['points']),
        startEnd: endOf(fields['startArrowhead']),
        endEnd: endOf(fields['endArrowhead']),
        isElbowed: fields['elbowed'] === true,
      }
    case 'freedraw':
    case 'draw':
      return { ...base, kind: 'freedraw', points: pointsOf(fields['points']), pressure: pressureOf(fields) }
    case 'text':
      return {
        ...base,
        kind: 'text',
        lines: plainText(textOf(fields['text'])).split(/\r?\n/).slice(0, 1_000),
        fontSize: numberOf(fields['fontSize'], 20, 1, 2_000),
        face: faceOf(fields['fontFamily']),
        align: alignOf(fields['textAlign']),
        lineHeight: numberOf(fields['lineHeight'], 1.25, 0.5, 5),
      }
    case 'image':
      return {
        ...base,
        kind: 'image',
        file: textOf(fields['fileId']),
        flip: flipOf(fields['scale']),
        crop: cropOf(fields['crop']),
      }
    case 'frame':
    case 'magicframe':
      return { ...base, kind: 'frame', name: textOf(fields['name']) }
    case 'embeddable':
    case 'iframe':
      return { ...base, kind: 'embeddable' }
    default:
      return undefined
  }
}

function readBase(fields: Fields): Omit<SceneElement & { readonly kind: 'frame' }, 'kind' | 'name'> {
  const fill = fields['fillStyle']
  const style = fields['strokeStyle']
  return {
    id: textOf(fields['id']),
    x: numberOf(fields['x'], 0, -maxPlace, maxPlace),
    y: numberOf(fields['y'], 0, -maxPlace, maxPlace),
    width: numberOf(fields['width'], 0, -maxPlace, maxPlace),
    height: numberOf(fields['height'], 0, -maxPlace, maxPlace),
    angle: numberOf(fields['angle'], 0, -100, 100),
    stroke: colorOf(fields['strokeColor'] ?? '#1e1e1e'),
    background: colorOf(fields['backgroundColor']),
    fill: fill === 'solid' ? 'solid' : fill === 'cross-hatch' ? 'cross-hatch' : 'hachure',
    strokeWidth: numberOf(fields['strokeWidth'], 1, 0.1, 100),
    strokeStyle: style === 'dashed' || style === 'dotted' ? style : 'solid',
    opacity: numberOf(fields['opacity'], 100, 0, 100) / 100,
    roundness: roundnessOf(fields),
    frame: typeof fields['frameId'] === 'string' ? fields['frameId'] : undefined,
    link: typeof fields['link'] === 'string' && fields['link'] !== '' ? fields['link'] : undefined,
  }
}

/** Links as Obsidian writes them are shown by their labels. */
function plainText(text: string): string {
  return text
    .replace(
      /!?\[\[([^[\]|\n]*)(?:\|([^[\]\n]*))?\]\]/g,
      (_, target: string, label?: string) => label ?? target,
    )
    .replace(/\[([^[\]\n]+)\]\([^()\s]+\)/g, '$1')
}

function readPictures(files: unknown): ReadonlyMap<string, string> {
  const pictures = new Map<string, string>()
  for (const [id, file] of isFields(files) ? Object.entries(files) : []) {
    const data = isFields(file) ? textOf(file['dataURL']) : ''
    if (/^data:image\/(?:png|jpeg|gif|webp|avif|bmp|svg\+xml|x-icon);base64,[\w+/=]+$/.test(data))
      pictures.set(id, data)
  }
  return pictures
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function numberOf(value: unknown, usual: number, least: number, most: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usual
}

/** A colour that can do no harm in an attribute; undefined for `transparent` and what is none. */
function colorOf(value: unknown): string | undefined {
  const written = textOf(value).trim()
  if (
    written === 'transparent' ||
    !/^(?:#[\da-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\([\d\s.,%/deg]{1,60}\))$/i.test(written)
  )
    return undefined
  return /^#[\da-f]{6}00$/i.test(written) ? undefined : written
}

function pointsOf(value: unknown): readonly Point[] {
  return (Array.isArray(value) ? value : []).flatMap((point: unknown): readonly Point[] =>
    Array.isArray(point) && typeof point[0] === 'number' && typeof point[1] === 'number'
      ? [[numberOf(point[0], 0, -maxPlace, maxPlace), numberOf(point[1], 0, -maxPlace, maxPlace)]]
      : [],
  )
}

/** How hard the pen was pressed on average, from 0 to 1; undefined where nobody measured it. */
function pressureOf(fields: Fields): number | undefined {
  const all = Array.isArray(fields['pressures']) ? fields['pressures'] : []
  const known = all.filter((one): one is number => typeof one === 'number')
  if (fields['simulatePressure'] !== false || known.length === 0) return undefined
  return Math.min(1, Math.max(0, known.reduce((sum, one) => sum + one, 0) / known.length))
}

const lineEnds: Readonly<Record<string, LineEnd>> = {
  arrow: 'arrow',
  bar: 'bar',
  dot: 'circle',
  circle: 'circle',
  circle_outline: 'circle_outline',
  triangle: 'triangle',
  triangle_outline: 'triangle_outline',
  diamond: 'diamond',
  diamond_outline: 'diamond_outline',
  crowfoot_one: 'one',
  crowfoot_many: 'many',
  crowfoot_one_or_many: 'one_or_many',
  cardinality_one: 'one',
  cardinality_many: 'many',
  cardinality_one_or_many: 'one_or_many',
  cardinality_exactly_one: 'one',
  cardinality_zero_or_one: 'circle_outline',
  cardinality_zero_or_many: 'many',
}

function endOf(value: unknown): LineEnd | undefined {
  const name = textOf(value)
  return Object.hasOwn(lineEnds, name) ? lineEnds[name] : name === '' ? undefined : 'arrow'
}

/** The faces by their numbers: 2, 6, 7 and 9 are printed letters, 3 and 8 those of code, the others are written by hand. */
function faceOf(value: unknown): 'hand' | 'plain' | 'code' {
  return value === 2 || value === 6 || value === 7 || value === 9
    ? 'plain'
    : value === 3 || value === 8
      ? 'code'
      : 'hand'
}

function alignOf(value: unknown): 'left' | 'center' | 'right' {
  return value === 'center' || value === 'right' ? value : 'left'
}

function roundnessOf(fields: Fields): 'share' | 'fixed' | undefined {
  const { roundness, strokeSharpness } = fields
  if (isFields(roundness)) return roundness['type'] === 3 ? 'fixed' : 'share'
  return strokeSharpness === 'round' ? 'share' : undefined
}

function flipOf(value: unknown): Point {
  const [x, y] = Array.isArray(value) ? value : []
  return [x === -1 ? -1 : 1, y === -1 ? -1 : 1]
}

function cropOf(value: unknown): Extract<SceneElement, { kind: 'image' }>['crop'] {
  if (!isFields(value)) return undefined
  const number = (key: string): number => numberOf(value[key], 0, 0, maxPlace)
  const crop = {
    x: number('x'),
    y: number('y'),
    width: number('width'),
    height: number('height'),
    of: [number('naturalWidth'), number('naturalHeight')] as const,
  }
  return crop.width > 0 && crop.height > 0 && crop.of[0] > 0 && crop.of[1] > 0 ? crop : undefined
}
