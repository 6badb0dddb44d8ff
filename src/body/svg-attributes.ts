import type { Schema } from 'hast-util-sanitize'

/** A paint is a colour, a keyword or an element of the same drawing; never another address. */
const paint = /^(?:url\(#[\w-]{1,64}\)|(?!.*url)[\w#%.,() -]{1,64})$/i

/** Shapes, places and how lines are drawn. */
const plain =
  'cx cy d dx dy fillOpacity fillRule fontSize fontWeight gradientTransform gradientUnits markerHeight ' +
  'markerUnits markerWidth offset opacity orient pathLength patternUnits points preserveAspectRatio r ' +
  'refX refY rx ry stopColor stopOpacity strokeDashArray strokeLineCap strokeLineJoin strokeOpacity ' +
  'strokeWidth textAnchor transform viewBox x x1 x2 y y1 y2'

/** Attributes that hold a paint. */
const painted = 'fill stroke clipPath mask markerEnd markerMid markerStart'

/** What elements of a drawing may say: shapes, places and paints. */
export const svgAttributes: NonNullable<Schema['attributes']>[string] = [
  ...plain.split(' '),
  ...painted.split(' ').map((name): [string, RegExp] => [name, paint]),
]
