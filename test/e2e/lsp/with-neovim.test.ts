import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { program } from '../cli/run-hortus.ts'
import { writeFiles } from '../cli/scratch.ts'

const files = {
  'a.md': '---\ntags: [linux]\n---\n\n# A note\n\nSee [[Page cache#Why|it]] and [[Pagecache]].\n',
  'x/Page cache.md': '# Page cache\n\n## Why\n\nBecause.\n',
}

const hasNeovim = spawnSync('nvim', ['--version']).status === 0
if (!hasNeovim) console.warn('Neovim is not here: the test with it is skipped')

describe('hortus lsp, with Neovim', () => {
  it.skipIf(!hasNeovim)('goes to a definition, completes and renames', { timeout: 300_000 }, () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-lsp-')))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeFiles(folder, files)
    const script = join(folder, 'test.lua')
    writeFileSync(
      script,
      `
vim.cmd('edit a.md')
local id = vim.lsp.start_client({ name = 'hortus', cmd = { '${process.execPath}', '${program}', 'lsp', '--stdio' }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, id)
local function ask(method, params)
  for _ = 1, 100 do
    local answers = vim.lsp.buf_request_sync(0, method, params, 5000)
    local answer = answers and answers[id]
    if answer and answer.result then return answer.result end
    vim.wait(50)
  end
end
vim.wait(200)
vim.api.nvim_win_set_cursor(0, { 7, 8 })
local completion = ask('textDocument/completion', vim.lsp.util.make_position_params())
local definition = ask('textDocument/definition', vim.lsp.util.make_position_params())
local rename = vim.lsp.util.make_position_params()
rename.newName = 'Cache'
vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', rename), 'utf-16')
vim.cmd('wall')
vim.wait(100)
io.stdout:write(vim.uri_to_fname(definition.uri) .. '\\n')
for _, item in ipairs(completion.items or completion) do io.stdout:write('completes: ' .. item.label .. '\\n') end
vim.cmd('qall!')
`,
    )
    // What follows the script is only reached when it fails: Neovim would wait for keys for ever.
    const run = spawnSync(
      'nvim',
      ['--headless', '-u', 'NONE', '-n', '-c', `luafile ${script}`, '-c', 'cquit'],
      {
        cwd: folder,
        encoding: 'utf8',
        timeout: 240_000,
      },
    )
    expect(run.stdout + run.stderr).toContain(join(folder, 'x/Page cache.md'))
    expect(run.stdout).toContain('completes: ')
    expect(spawnSync('cat', [join(folder, 'a.md')], { encoding: 'utf8' }).stdout).toContain(
      '[[Cache#Why|it]]',
    )
    expect(spawnSync('ls', [join(folder, 'x')], { encoding: 'utf8' }).stdout).toBe('Cache.md\n')
  })
})
