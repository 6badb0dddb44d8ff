import fc from 'fast-check'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { expect, it } from 'vitest'
import { compileBody } from '../../../src/body/compile-body.ts'
import { htmlOf, renderMarkdown } from './render-markdown.ts'

const pieces = (
  '<p> </p> <div> </div> <b> </b> <i> </i> <a/href="https://e.example"> </a> <a/id=y> <table> </table> <tr> <td> <th> ' +
  '<caption> <col> <ul> </ul> <li> <dl> <dd> <h2> </h2> <br> </br> <hr> <img/src="https://e.example/a"> <pre> </pre> ' +
  '<button> <object> <select> <option> <svg> </svg> <path/d="M0"> <foreignObject> <math> <mi> <template> <!-- --> ' +
  '<script> </script> <style> <textarea> <title> <iframe> <noscript> <plaintext> <details> <summary> <figure> ' +
  '<marquee> <form> <input> <nobr> <center> <ruby> <rt> <rp> </ruby> <span/class="x"> </span> <video> <source> ' +
  '<body/onload=x> <html> <frameset> &lt; &#13; &#0; <x/y=" *em* **st** [l](https://e.example) `c` x $a$ ~~s~~'
)
  .split(' ')
  .map((piece) => piece.replace('/', piece.startsWith('<') && !piece.startsWith('</') ? ' ' : '/'))

const marks = [
  '\n',
  '\n\n',
  ' ',
  '> ',
  '- ',
  '1. ',
  '# ',
  '\n\n```\nq\n```\n\n',
  '\n\n|a|b|\n|-|-|\n|c|d|\n',
  '"',
  "'",
]

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...marks)), { maxLength: 16 })
  .map((parts) => parts.join(''))

it('gives HTML that a browser reads as it was meant, whatever the note says', () => {
  fc.assert(
    fc.property(hostile, (source) => {
      const html = htmlOf(renderMarkdown(source))
      const again = compileBody(fromHtml(html, { fragment: true }) as Root, [])
      expect(htmlOf(again)).toBe(html)
    }),
    { seed: 20, numRuns: 3_000 },
  )
})

it('renders any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (source) => {
      const html = htmlOf(renderMarkdown(source))
      const again = compileBody(fromHtml(html, { fragment: true }) as Root, [])
      expect(htmlOf(again)).toBe(html)
    }),
    { seed: 20, numRuns: 1_000 },
  )
})
