import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { escapeText } from '../../body/escape-html.ts'
import { settingOf } from '../../define/setting.ts'
import type { Words } from '../../define/words.ts'
import type { GardenOptions } from '../../model/options.ts'
import { ownFiles } from '../../model/own-address.ts'
import type { WebAssets } from '../../site/web-assets.ts'
import { type BuildList, type ListedFile, listAddress, markAddress } from './build-list.ts'
import { offlineSetting } from './offline-setting.ts'
import { offlineWords } from './offline-words.ts'
import { retiredWorker } from './retired-worker.ts'

/** What a build is listed from. */
interface BuildParts {
  readonly options: Pick<GardenOptions, 'settings'>
  readonly isOn: (feature: string) => boolean
  /** What the interface is written in. */
  readonly words: Parameters<Words<never>>[0]
  /** Every file that was written so far, by address. */
  readonly written: ReadonlyMap<string, { readonly hash: string; readonly size: number }>
  /** Those of them that no list may name. */
  readonly left: ReadonlySet<string>
  readonly web: Pick<WebAssets, 'stylesheet' | 'firstPaint' | 'app' | 'fonts' | 'offlineWorker'>
}

/** Files that no page loads. */
const notRead = new Set<string>([
  ownFiles.hostHeaders,
  ownFiles.robots,
  ownFiles.gardenData,
  ownFiles.feed,
  ownFiles.jsonFeed,
  ownFiles.llms,
  ownFiles.llmsFull,
  ownFiles.redirects,
  ownFiles.webManifest,
])

/** The same by their kind: parts of data and of feeds, the sitemap's parts, and notes as Markdown. */
const notReadLike =
  /^(?:sitemap(?:-\d+)?\.xml|-\/(?:cards|feeds|garden|llms)\/.*|-\/redirects\.\w+|(?!-\/).*\.md)$/

/**
 * The files by which browsers keep a site, to be written after all others. Without the feature one is left: where browsers
 * look for the worker there is one that takes away what an earlier build had them keep.
 */
export function offlineFiles({ options, isOn, words, written, left, web }: BuildParts): readonly {
  readonly address: string
  readonly content: string
}[] {
  if (!isOn('offline') || !settingOf(options, offlineSetting))
    return [{ address: ownFiles.worker, content: retiredWorker }]
  const files = [...written]
    .filter(([address]) => !notRead.has(address) && !notReadLike.test(address) && !left.has(address))
    .map(([address, { hash: digest, size }]): [string, ListedFile] => [address, [digest, size]])
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const { title, text } = offlineWords(words)
  const list: BuildList = {
    shell: [web.stylesheet, web.firstPaint, web.app, ...web.fonts, ownFiles.notFound].sort(),
    offline: { title: escapeText(title), text: escapeText(text) },
    files: Object.fromEntries(files),
  }
  const content = JSON.stringify(list)
  const id = hash('sha1', content, 'base64url')
  return [
    { address: ownFiles.worker, content: readFileSync(web.offlineWorker, 'utf8') },
    { address: listAddress(id), content },
    { address: markAddress, content: JSON.stringify({ id }) },
  ]
}
