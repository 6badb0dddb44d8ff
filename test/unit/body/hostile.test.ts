import type { Element, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { parseNativeFragment } from '../../../src/body/native-html.ts'
import { parsePortableFragment } from '../../../src/body/portable-html.ts'
import { createSanitizeSchema } from '../../../src/body/sanitize-schema.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import { htmlOf, renderMarkdown } from './render-markdown.ts'

const payloads: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="https://e.example/x" onerror="alert(1)">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg onload=alert(1)>"/></svg>',
  '<svg><path fill="url(javascript:alert(1))"/><path fill="url(https://e.example/#x)"/></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></foreignObject></svg>',
  '<svg></p><style><a title="</style><img src=x onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="JaVaScRiPt&colon;alert(1)">x</a>',
  '<a href="vbscript:x">x</a><a href="data:text/html,<script>alert(1)</script>">x</a>',
  '[x](javascript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](JAVASCRIPT:alert(1)) <javascript:alert(1)>',
  '[x]\n\n[x]: javascript:alert(1)',
  '![x](javascript:alert(1)) ![x](data:text/html,x)',
  '![" onerror="alert(1)](https://e.example/x "\\" onload=\\"alert(1)")',
  '[x](https://e.example/"onclick="alert(1))',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>" src="https://www.youtube.com/embed/x"></iframe>',
  '<iframe src="https://www.youtube.com@e.example/embed/x"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
  '<input type=image src=x onerror=alert(1) autofocus onfocus=alert(1)>',
  '<video poster="javascript:alert(1)" onerror=alert(1)><source onerror=alert(1)></video>',
  '<details open ontoggle=alert(1)>',
  '<body onload=alert(1)><html onclick=alert(1)>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)"><link rel=stylesheet href=x><base href=//e.example>',
  '<div style="background:url(javascript:alert(1))" is="x" part="y" slot="z">x</div>',
  '<x onclick=alert(1) tabindex=1 id=x>x</x><p id="currentScript" name="config">x</p>',
  '<template><script>alert(1)</script></template>',
  '<textarea></textarea><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?x <img src=x onerror=alert(1)> ?>',
  '<a\u0000 href=javascript:alert(1)>x</a>',
  '<img/src=x/onerror=alert(1)//>',
  '`<script>`alert(1)</script>',
  '```\n</code></pre><script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\nx\n```',
  '$</code><script>alert(1)</script>$',
  '| <img src=x | onerror=alert(1)> |\n| - | - |\n| <b | onclick=alert(1)> |',
  'a[^1]\n\n[^1]: <img src=x onerror=alert(1)>\n\n[^"><script>]: x',
  '- [<] <img src=x onerror=alert(1)>\n- ["] x',
]

function elementsOf(node: Root | RootContent): Element[] {
  if (node.type !== 'root' && node.type !== 'element') return []
  const below = node.children.flatMap((child) => elementsOf(child))
  return node.type === 'element' ? [node, ...below] : below
}

describe.each([
  ['native', parseNativeFragment],
  ['portable', parsePortableFragment],
])('a stranger’s note with the %s parser', (_, parseFragment) => {
  it.each(payloads)('cannot run %j', (payload) => {
    for (const source of [payload, `> - ${payload.replaceAll('\n', '\n>   ')}`, `**a** ${payload} *b*`]) {
      const html = htmlOf(renderMarkdown(source, { parseFragment }))
      for (const { tagName, properties } of elementsOf(fromHtml(html, { fragment: true }))) {
        expect(createSanitizeSchema(defaultGardenOptions.iframeHosts).tagNames).toContain(tagName)
        expect(Object.keys(properties).filter((name) => /^(on|srcdoc|formaction)/i.test(name))).toEqual([])
        expect(String(properties['style'] ?? '')).not.toMatch(/url|expression|position|@/i)
        for (const key of ['href', 'src', 'poster', 'srcSet', 'cite']) {
          expect(String(properties[key] ?? '#')).toMatch(/^(https?:|mailto:|#|\/\/)/)
        }
        for (const key of ['id', 'name'])
          expect(String(properties[key] ?? 'user-content-')).toMatch(/^user-content-/)
        for (const key of ['fill', 'stroke', 'mask'])
          expect(String(properties[key] ?? '')).not.toMatch(/url\((?!#)/)
      }
    }
  })
})
