import { describe, expect, it } from 'vitest'
import { cleanDrawing } from '../../../src/body/clean-drawing.ts'
import { followTheme } from '../../../src/body/follow-theme.ts'

const head =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'
const drawing = (inside: string, attributes = ''): string => `${head}${attributes}>${inside}</svg>`

/** What is left of an inside. */
const left = (inside: string): string =>
  cleanDrawing(drawing(inside)).svg.slice(head.length + 1, -'</svg>'.length)

describe('cleanDrawing', () => {
  it.each([
    ['shapes', drawing('<path d="M0 0L9 9" fill="url(#a)"/><circle r="1"><title>A &amp; B</title></circle>')],
    [
      'styles and pictures of its own',
      drawing('<style>.a{fill:red}</style><image href="data:image/png;base64,AA=="/>'),
    ],
    [
      'a link to read on',
      drawing('<a href="https://pond.example/"><text>pond</text></a><use xlink:href="#a"/>'),
    ],
    [
      'an animation of a shape',
      drawing('<rect><animate attributeName="width" from="0" to="9" dur="1s"/></rect>'),
    ],
    [
      'labels in HTML',
      drawing(
        '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml" style="color:red"><b>reed</b><br/></div></foreignObject>',
      ),
    ],
    [
      'what programs keep in it',
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${drawing('<i:view xmlns:i="http://pond.example/i" i:zoom="2"/><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>')}\n`,
    ],
    [
      'names for namespaces',
      '<!DOCTYPE svg [\n<!ENTITY ns_svg "http://www.w3.org/2000/svg">\n]><svg xmlns="&ns_svg;"><path d="M0 0"/></svg>',
    ],
  ])('leaves %s as they are', (_, source) => {
    expect(cleanDrawing(source)).toEqual({ svg: source, dropped: [] })
  })

  it.each([
    ['<script>deed()</script><path/>', '<path></path>'],
    ['<x:script xmlns:x="http://www.w3.org/2000/svg">deed()</x:script>', ''],
    ['<script xlink:href="https://elsewhere.example/a.js"/>', ''],
    ['<g onload="deed()"><path OnClick="deed()"/></g>', '<g><path></path></g>'],
    ['<a href="javascript:deed()"><text>x</text></a>', '<a><text>x</text></a>'],
    ['<a xlink:href="java&#x0A;script&#58;deed()"/>', '<a></a>'],
    ['<a href="//elsewhere.example/">x</a>', '<a>x</a>'],
    [
      '<a><set attributeName="xlink:href" to="javascript:deed()"/></a>',
      '<a><set to="javascript:deed()"></set></a>',
    ],
    ['<animate attributeName="onclick" values="deed()"/>', '<animate values="deed()"></animate>'],
    ['<use href="https://elsewhere.example/a.svg#b"/>', '<use></use>'],
    ['<use href="data:image/svg+xml,%3Csvg/%3E#b"/>', '<use></use>'],
    ['<image href="https://elsewhere.example/count.png"/>', '<image></image>'],
    ['<iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/>', ''],
    [
      '<foreignObject><h:div xmlns:h="http://www.w3.org/1999/xhtml" onclick="deed()">a<h:form/><h:img src="x"/></h:div></foreignObject>',
      '<foreignObject><h:div xmlns:h="http://www.w3.org/1999/xhtml">a</h:div></foreignObject>',
    ],
    ['<style>@import "https://elsewhere.example/a.css";.a{fill:red}</style>', '<style>.a{fill:red}</style>'],
    ['<style>@\\69mport url(//elsewhere.example/)</style>', '<style>@69mport none</style>'],
    ['<rect style="fill:url(https://elsewhere.example/#a)"/>', '<rect style="fill:none"></rect>'],
    ['<rect fill="url(&quot;//elsewhere.example/a.svg#b&quot;)"/>', '<rect fill="none"></rect>'],
    ['<handler type="text/javascript">deed()</handler>', ''],
    ['<path/><?xml-stylesheet href="#a" type="text/xsl"?>', '<path></path>'],
    ['<path d="M0 0" d="M1 1"/>', '<path d="M0 0"></path>'],
    ['a &unknown; b', 'a &amp;unknown; b'],
    ['<path d=M0/><rect/>', '<rect></rect>'],
  ])('of %s leaves %s', (inside, expected) => {
    expect(left(inside).replace(/<([\w:-]+)([^<>]*)\/>/g, '<$1$2></$1>')).toBe(expected)
    expect(cleanDrawing(drawing(inside)).dropped.length).toBeGreaterThan(0)
  })

  it('drops what stands around the drawing', () => {
    for (const source of [
      `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="a.xsl"?>${drawing('<path/>')}`,
      `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "deed()">]>${drawing('<path/>')}`,
      `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>${drawing('<path/>&a;')}`,
      `<?xml version="1.0" encoding="UTF-7"?>${drawing('<path/>')}`,
      `${drawing('<path/>')}<script xmlns="http://www.w3.org/2000/svg">deed()</script>`,
    ]) {
      const { svg, dropped } = cleanDrawing(source)
      expect(dropped.length).toBeGreaterThan(0)
      expect(svg).toMatch(/^<svg xmlns=[^!?]*<path\/>[^!?<]*<\/svg>$/)
      expect(svg).not.toMatch(/deed|hostname"/)
    }
  })

  it('makes a drawing of anything, which it then leaves as it is', () => {
    const odd = [
      '',
      'text',
      '<',
      '<html><body/></html>',
      '<svg',
      '<svg><g>',
      '</svg>',
      '<svg></g></svg>',
      '<svg><g></svg></g>',
    ]
    for (const source of [...odd, drawing('<script>'), drawing('<g>'.repeat(2_000))]) {
      const { svg, dropped } = cleanDrawing(source)
      expect(dropped.length, source).toBeGreaterThan(0)
      expect(cleanDrawing(svg), source).toEqual({ svg, dropped: [] })
    }
  })

  it.each([
    '<!--',
    '<![CDATA[',
    '<?',
    '<a ',
    '<a b="',
    '<a b="c" ',
    '&',
    '&a',
    '<!DOCTYPE a [',
    '</',
    'url(',
    '<g>',
  ])('takes time in proportion to the length of many %s', (piece) => {
    const timeOf = (count: number): number => {
      const source = drawing(`<style>${piece.repeat(count)}</style>${piece.repeat(count)}`)
      const start = process.cpuUsage()
      cleanDrawing(source)
      const { user, system } = process.cpuUsage(start)
      return (user + system) / 1_000
    }
    timeOf(2_000)
    const [small, large] = [timeOf(50_000), timeOf(100_000)]
    expect(large).toBeLessThan(Math.max(400, small * 6))
  })
})

describe('followTheme', () => {
  it('gives the colour of the text to drawings in currentColor that have none', () => {
    const icon = drawing('<path stroke="currentColor"/>')
    const shown = followTheme(icon)
    expect(shown).toMatch(
      /^<svg [^>]*><style>:root\{color:[^<]*@media \(prefers-color-scheme:dark\)[^<]*<\/style><path/,
    )
    expect(cleanDrawing(shown)).toEqual({ svg: shown, dropped: [] })
    for (const other of [
      drawing('<path stroke="red"/>'),
      drawing('<path stroke="currentColor"/>', ' color="blue"'),
      drawing('<path stroke="currentColor"/>', ' style="fill: none; color: blue"'),
      drawing('<style>@media (prefers-color-scheme:dark){}</style><path stroke="currentColor"/>'),
    ])
      expect(followTheme(other)).toBe(other)
  })
})
