import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readCommand } from '../read-command.mjs'
import { findPagefind } from '../search/pagefind.mjs'
import { copyPlainNotes } from './copy-plain-notes.mjs'

/** Hugo from the PATH, with the least it can do: `{ absent }` with the reason where it is not there. */
export function findHugo() {
  const version = readCommand('hugo', ['version'])
  if (!version) return { absent: 'Hugo is not in the PATH (Debian package `hugo`)' }
  return {
    name: 'Hugo',
    version: /v(\d[\d.]*)/.exec(version)?.[1] ?? version,
    remark:
      'pages, folder lists and a sitemap; wiki-links stay text, no backlinks, no assets, no highlighting, no taxonomies, no feeds. ' +
      'Its copy of the notes has no frontmatter, since a note with invalid YAML stops it and `aliases` break it.',
    prepare: prepareHugo,
  }
}

/** Hugo, and Pagefind over what it wrote: the least that is both pages and a search. `{ absent }` where either is missing. */
export function findHugoWithPagefind(projectDir) {
  const hugo = findHugo()
  const pagefind = findPagefind(projectDir)
  const reason = hugo.absent ?? pagefind.absent
  if (reason !== undefined) return { absent: `Hugo with Pagefind: ${reason}` }
  return {
    name: 'Hugo+Pagefind',
    version: `${hugo.version} and ${pagefind.version}`,
    remark: 'the same, and then a search index of every page, by two programs one after the other.',
    prepare: (garden, dir) => {
      const prepared = prepareHugo(garden, dir)
      return {
        ...prepared,
        command: (outDir) => ['sh', '-c', bothPrograms, 'sh', outDir, process.execPath, pagefind.program],
      }
    },
  }
}

const bothPrograms = 'hugo --quiet --destination "$1" && exec "$2" "$3" --site "$1" --quiet'

function prepareHugo(garden, dir) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  const paths = copyPlainNotes(garden, join(dir, 'content'), escapeForHugo)
  return {
    command: (outDir) => ['hugo', '--quiet', '--destination', outDir],
    cwd: dir,
    env: { HUGO_CACHEDIR: join(dir, 'cache') },
    noteFile: join(dir, 'content', paths[paths.length >> 1]),
  }
}

/** A text that only looks like a shortcode or like frontmatter would stop the whole build. */
function escapeForHugo(text) {
  const safe = text.replace(/\{\{(?=[<%])/g, '{ {')
  return /^\s*(?:---|\+\+\+|\{|#\+|<!--)/.test(safe) ? `\u200B\n\n${safe}` : safe
}

const files = {
  'config.toml': `baseURL = "https://garden.example/"
title = "Garden"
disableKinds = ["taxonomy", "term", "RSS"]
disablePathToLower = true
[markup.goldmark.renderer]
unsafe = true
[markup.highlight]
codeFences = false
`,
  'layouts/_default/single.html': `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .File.BaseFileName }}</title></head>
<body><main><h1>{{ .File.BaseFileName }}</h1>{{ .Content }}</main></body></html>
`,
  'layouts/_default/list.html': `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main><h1>{{ .Title }}</h1>{{ .Content }}
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ with .File }}{{ .BaseFileName }}{{ else }}{{ $.Title }}{{ end }}</a></li>{{ end }}</ul></main></body></html>
`,
}
