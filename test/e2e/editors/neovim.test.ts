import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { program } from '../cli/run-hortus.ts'
import { writeFiles } from '../cli/scratch.ts'

const plugin = fileURLToPath(new URL('../../../editors/nvim', import.meta.url))
const version = /^NVIM v(\d+)\.(\d+)/.exec(
  spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)
const hasNeovim = version !== null
if (!hasNeovim) console.warn('Neovim is not here: the tests of its plugin are skipped')

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-nvim-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFiles(folder, {
    '.obsidian/app.json': '{}',
    'Pond.md': '# Pond\n\nSee [[Reed]].\n\n## Life\n\nFrogs.\n',
    'Reed.md': '# Reed\n\nTall, in a [[Pond]].\n',
    'Lake.md': 'A [[Pond#Life]] too.\n',
  })
})

/** Runs Lua in Neovim with the plugin, in the note Pond.md; answers what it puts into the table `out`. */
function inNeovim(script: string): Record<string, unknown> {
  const file = join(folder, '.test.lua')
  const result = join(folder, '.result.json')
  writeFileSync(
    file,
    `
local out = {}
local function wait(what)
  if not vim.wait(20000, function() local ok, found = pcall(what) return ok and found end, 20) then
    error('waited in vain: ' .. debug.traceback())
  end
end
local function names() return vim.tbl_map(function(b) return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(b), ':t') end, vim.api.nvim_list_bufs()) end
local ok, failure = pcall(function()
  vim.cmd('filetype on')
  require('hortus').setup({ cmd = { '${process.execPath}', '${program}', 'lsp' }, settings = { format = { lists = true } } })
  vim.cmd('edit Pond.md')
  local client = require('hortus.client')
  wait(function() local found = client.get(0) return found and found.initialized ~= false and found.server_capabilities end)
${script}
end)
if not ok then out.failure = tostring(failure) end
local result = io.open('${result}', 'w')
result:write(vim.fn.json_encode(out))
result:close()
vim.cmd('qall!')
`,
  )
  const started = spawnSync(
    'nvim',
    [
      '--headless',
      '-u',
      'NONE',
      '-n',
      '--cmd',
      `set rtp^=${plugin}`,
      '-c',
      'runtime plugin/hortus.lua',
      '-c',
      `luafile ${file}`,
      '-c',
      'cquit',
    ],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 90_000,
      env: { ...process.env, XDG_DATA_HOME: join(folder, '.data') },
    },
  )
  const answer: unknown = JSON.parse(readFileSync(result, 'utf8') || '{}')
  if (typeof answer !== 'object' || answer === null) throw new Error(started.stderr)
  return { ...answer }
}

describe.skipIf(!hasNeovim)('the plugin in Neovim', () => {
  it('lists backlinks beside the text, goes to one, and follows the note', () => {
    const out = inNeovim(`
  vim.cmd('HortusBacklinks')
  local links = require('hortus.backlinks')
  local function lines() return vim.api.nvim_buf_get_lines(links.buffer, 0, -1, false) end
  wait(function() return #lines() == 4 end)
  out.lines = lines()
  vim.cmd('edit Reed.md')
  wait(function() return #lines() == 2 end)
  out.ofReed = lines()
  vim.cmd('wincmd l')
  vim.api.nvim_win_set_cursor(0, { 2, 0 })
  links.follow()
  wait(function() return vim.fn.expand('%:t') == 'Pond.md' end)
  out.cursor = vim.api.nvim_win_get_cursor(0)
  vim.cmd('HortusBacklinks')
  out.windows = #vim.api.nvim_list_wins()
`)
    expect(out).toEqual({
      lines: ['Lake  Lake.md', '  A Pond › Life too.', 'Reed  Reed.md', '  Tall, in a Pond.'],
      ofReed: ['Pond  Pond.md', '  See Reed.'],
      cursor: [3, 4],
      windows: 1,
    })
  })

  it('follows a Markdown link by gf and one with a label by gd, and leaves keys that are mapped', () => {
    writeFiles(folder, {
      'Pond.md': '[r](Tall%20reed.md)\n[back][l]\n\n[l]: Lake.md\n',
      'Tall reed.md': '# Tall\n',
    })
    const out = inNeovim(`
  out.start = vim.fn.maparg('gf', 'n') ~= ''
  vim.cmd('normal gf')
  wait(function() return vim.fn.expand('%:t') == 'Tall reed.md' end)
  vim.cmd('edit Pond.md')
  vim.api.nvim_win_set_cursor(0, { 2, 1 })
  vim.cmd('normal gd')
  wait(function() return vim.fn.expand('%:t') == 'Lake.md' end)
  vim.api.nvim_set_keymap('n', 'gd', 'x', {})
  vim.cmd('edit Reed.md')
  out.own = vim.fn.maparg('gd', 'n')
`)
    expect(out).toEqual({ start: true, own: 'x' })
  })

  it('picks a note, opens a day, begins a note and makes one of lines', () => {
    const out = inNeovim(`
  vim.ui.select = function(notes, options, choose)
    out.offered = vim.tbl_map(options.format_item, notes)
    choose(notes[1])
  end
  vim.cmd('HortusNotes')
  wait(function() return vim.fn.expand('%:t') == 'Lake.md' end)
  vim.cmd('edit Pond.md')
  vim.cmd('7HortusExtract Amphibians')
  wait(function() return vim.tbl_contains(names(), 'Amphibians.md') end)
  wait(function() return vim.fn.getline(7) == '[[Amphibians]]' end)
  vim.cmd('wall')
  vim.cmd('HortusToday 2026-01-02')
  wait(function() return vim.fn.expand('%:t') == '2026-01-02.md' end)
  vim.cmd('HortusNew Heron')
  wait(function() return vim.fn.expand('%:t') == 'Heron.md' and vim.fn.search('# Heron') > 0 end)
  vim.cmd('silent! wall')
`)
    expect(out).toEqual({ offered: ['Lake  Lake.md', 'Pond  Pond.md', 'Reed  Reed.md'] })
    // Older ones end a text that ends a line with a line more.
    expect(readFileSync(join(folder, 'Amphibians.md'), 'utf8').trim()).toBe('Frogs.')
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['2026-01-02.md', 'Heron.md']))
  })

  it('renames from the first line, formats, and shows what a lens counts', () => {
    const out = inNeovim(`
  vim.api.nvim_win_set_cursor(0, { 1, 3 })
  vim.cmd('HortusRename Mere')
  wait(function() return vim.fn.expand('%:t') == 'Mere.md' end)
  vim.cmd('wall')
  out.title = vim.fn.getline(1)
  vim.lsp.commands['hortus.showReferences']({ title = '2 links in', arguments = { vim.uri_from_bufnr(0), { line = 0, character = 0 }, 'in' } })
  wait(function() return #vim.fn.getqflist() == 2 end)
  out.references = vim.tbl_map(function(item) return item.text end, vim.fn.getqflist())
`)
    expect(out).toEqual({ title: '# Mere', references: ['A [[Mere#Life]] too.', 'Tall, in a [[Mere]].'] })
    expect(readFileSync(join(folder, 'Reed.md'), 'utf8')).toBe('# Reed\n\nTall, in a [[Mere]].\n')
  })

  it('has a configuration for 0.11 that names what the older way uses', () => {
    const out = inNeovim(`
  local found = dofile('${join(plugin, 'lsp/hortus.lua')}')
  out.cmd, out.filetypes, out.markers = found.cmd, found.filetypes, #found.root_markers
  vim.cmd('helptags ${join(plugin, 'doc')}')
  out.help = #vim.fn.getcompletion('hortus-setup', 'help')
`)
    rmSync(join(plugin, 'doc/tags'), { force: true })
    expect(out).toEqual({ cmd: ['hortus', 'lsp'], filetypes: ['markdown'], markers: 7, help: 1 })
  })
})
