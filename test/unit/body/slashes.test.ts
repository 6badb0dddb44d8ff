import { expect, it } from 'vitest'
import { htmlOf, renderMarkdown } from './render-markdown.ts'

/** Where the only link of a text leads. */
const hrefOf = (source: string): string | undefined =>
  /href="([^"]*)"/.exec(htmlOf(renderMarkdown(source)))?.[1]

it('leads to another host where slashes of an address are missing, and not to a place on its own', () => {
  expect(hrefOf('<https:/e.example/mani>')).toBe('https://e.example/mani')
  expect(hrefOf('[a](http:e.example)')).toBe('http://e.example')
  expect(hrefOf('[a](HTTPS:/e.example)')).toBe('HTTPS://e.example')
})

it('leaves all other addresses as they are', () => {
  for (const address of ['https://e.example//a', 'http:///e.example', 'mailto:https:/e.example', '/https:/a'])
    expect(hrefOf(`[a](${address})`)).toBe(address)
})
