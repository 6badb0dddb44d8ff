import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { program } from '../cli/run-hortus.ts'
import { writeFiles } from '../cli/scratch.ts'
import { textFor } from './guide-text.ts'

const isHere = (name: string, ...args: readonly string[]): boolean => {
  const found = spawnSync(name, args).status === 0
  // Emacs may be here without what speaks to language servers: Eglot is part of it from 29 on.
  if (!found) console.warn(`"${[name, ...args].join(' ')}" fails: the guide's text for it is not tried`)
  return found
}
const hasHelix = isHere('hx', '--version')
const hasEglot = isHere('emacs', '--batch', '--eval', "(require 'eglot)")
const hasLspMode = isHere('emacs', '--batch', '--eval', "(progn (package-initialize) (require 'lsp-mode))")

let folder: string
let env: NodeJS.ProcessEnv
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-editor-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFiles(folder, {
    'bin/hortus': `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`,
    'notes/.obsidian/app.json': '{}',
    'notes/Pond.md': '[[Reed]]\n',
    'notes/Reed.md': '# Reed\n',
  })
  chmodSync(join(folder, 'bin/hortus'), 0o755)
  env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
    XDG_CONFIG_HOME: join(folder, 'config'),
  }
})

describe('the texts of the guide', () => {
  it.skipIf(!hasHelix)('are what Helix reads, and it finds the program', () => {
    writeFiles(folder, { 'config/helix/languages.toml': textFor('Helix') })
    const health = spawnSync('hx', ['--health', 'markdown'], { cwd: folder, encoding: 'utf8', env })
    expect(health.stdout).toContain(`hortus: `)
    expect(health.stdout).toContain(join(folder, 'bin/hortus'))
  })

  it.skipIf(!hasEglot)('let Emacs go to a definition', () => {
    writeFiles(folder, {
      'try.el': `(unless (fboundp 'markdown-mode) (define-derived-mode markdown-mode text-mode "Markdown"))
(add-to-list 'auto-mode-alist '("\\\\.md\\\\'" . markdown-mode))
${textFor('Emacs')}
(require 'eglot)
(setq eglot-sync-connect 60)
(find-file "Pond.md")
(apply #'eglot (eglot--guess-contact))
(goto-char 4)
(xref-find-definitions "LSP identifier at point")
(princ (format "came to %s" (file-name-nondirectory (buffer-file-name))))
`,
    })
    const run = spawnSync('emacs', ['--batch', '-l', join(folder, 'try.el')], {
      cwd: join(folder, 'notes'),
      encoding: 'utf8',
      timeout: 90_000,
      env,
    })
    expect(run.stdout, run.stderr).toContain('came to Reed.md')
  })

  it.skipIf(!hasLspMode)('let Emacs rename a note with lsp-mode', () => {
    writeFiles(folder, {
      'try.el': `(package-initialize)
(require 'markdown-mode)
${textFor('Emacs', 1)}
(require 'lsp-mode)
(setq lsp-auto-guess-root t lsp-enable-file-watchers nil lsp-session-file "${folder}/session")
(find-file "Pond.md")
(lsp)
(let ((n 0))
  (while (and (< n 600) (not (lsp-feature? "textDocument/rename"))) (sleep-for 0.1) (setq n (1+ n))))
(goto-char 4)
(lsp-rename "Rush")
(princ (format "now %s" (buffer-string)))
`,
    })
    const run = spawnSync('emacs', ['--batch', '-l', join(folder, 'try.el')], {
      cwd: join(folder, 'notes'),
      encoding: 'utf8',
      timeout: 90_000,
      env,
    })
    expect(run.stdout, run.stderr).toContain('now [[Rush]]')
    expect(existsSync(join(folder, 'notes/Rush.md'))).toBe(true)
  })
})
