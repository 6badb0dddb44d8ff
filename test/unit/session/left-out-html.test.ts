import { describe, expect, it } from 'vitest'
import type { GardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const card = (text: string) => ({ id: text, type: 'text', x: 0, y: 0, width: 9, height: 9, text })

/** What is said of left out HTML, each with the place it is said of. */
async function leftOut(
  source: string,
  options: Partial<GardenOptions> = {},
  path = 'a.md',
): Promise<string[]> {
  const snapshot = await snapshotOf({ [path]: source, 'b.png': '' }, options)
  return (await snapshot.diagnosticsOf(path as NotePath))
    .filter(({ code, severity }) => code === 'left-out-html' && severity === 'info')
    .map(({ message, range }) => `${source.slice(range!.start, range!.end)} ${message}`)
}

describe.each(['native', 'remark'] as const)('HTML that no page shows (%s)', (parser) => {
  it.each([
    ['a script', '<script>x</script>', '<script> In HTML, <script> is not shown'],
    [
      'an unknown element',
      'a <marquee>b</marquee>',
      '<marquee> In HTML, <marquee> is left out, what stands in it is shown',
    ],
    ['a handler', '<b id="x" onclick="y()">z</b>', '<b id="x" onclick="y()"> In HTML, onclick is left out'],
    [
      'an address that runs',
      '<a href="JavaScript:x">y</a>',
      '<a href="JavaScript:x"> In HTML, href="javascript:…" leads nowhere',
    ],
    [
      'a part of a style',
      '<p style="color: red; position: fixed">x</p>',
      '<p style="color: red; position: fixed"> In HTML, position in a style is left out',
    ],
    [
      'a frame of a strange host',
      '<iframe src="https://maps.example/x"></iframe>',
      '<iframe src="https://maps.example/x"> In HTML, <iframe> of maps.example becomes a link; iframeHosts of the config says whose frames are shown',
    ],
    [
      'what starts by itself',
      '<video src="https://e.example/v.mp4" controls autoplay></video>',
      '<video src="https://e.example/v.mp4" controls autoplay> In HTML, autoplay is left out',
    ],
  ])('is named: %s', async (_, source, said) => {
    expect(await leftOut(source, { parser })).toEqual([said])
  })

  it('is named once for each kind, where it stands first', async () => {
    const source = '> a\n>\n> <div>\n> <i onclick="x"></i></div>\n\n<u ONCLICK=y data-z>c</u> <form> <form>'
    expect(await leftOut(source, { parser })).toEqual([
      '<i onclick="x"> In HTML, onclick is left out',
      '<u ONCLICK=y data-z> In HTML, data-z is left out',
      '<form> In HTML, <form> is left out, what stands in it is shown',
    ])
  })

  it.each([
    [
      'addresses of the garden',
      '<img src="b.png" srcset="b.png 2x" alt="" width="2"><a href="#x" title="y">z</a>',
    ],
    [
      'addresses of the web',
      '<a href="https://e.example" rel="me">a</a> <img src="//e.example/i.png" loading="eager">',
    ],
    ['old elements', '<center><font color="red" size="4" face="Arial">x</font></center><aside>y</aside>'],
    ['tables', '<table align="center"><tr><td valign="top" rowspan="2">x</td></tr></table>'],
    [
      'drawings',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><linearGradient id="g" gradientUnits="userSpaceOnUse"/><path d="M0 0" stroke-width="2"/></svg>',
    ],
    [
      'known players',
      '<iframe width="560" height="315" src="https://www.youtube.com/embed/x" allowfullscreen></iframe>',
    ],
    ['what stands in comments and code', 'a <!-- <script> --> `<script>`\n\n    <script>'],
    ['styles that are kept', '<span style="COLOR : Red ;font-weight:bold">x</span>'],
  ])('is not claimed of %s', async (_, source) => {
    expect(await leftOut(source, { parser })).toEqual([])
  })
})

it('names what cards of a canvas leave out, once', async () => {
  const canvas = JSON.stringify({ nodes: [card('<b onclick=x>"y"</b>'), card('<i onclick=x>z</i>')] })
  expect(await leftOut(canvas, {}, 'c.canvas')).toEqual(['<b onclick=x> In HTML, onclick is left out'])
})
