-- Notes that link to each other, in Neovim: see `:help hortus`.
local client = require('hortus.client')
local root = require('hortus.root')
local M = { options = { cmd = { 'hortus', 'lsp' }, settings = {}, trusted = false, keys = true } }

local function configuration(buffer)
  return {
    name = 'hortus',
    cmd = M.options.cmd,
    root_dir = root.find(vim.api.nvim_buf_get_name(buffer)),
    settings = { hortus = M.options.settings },
    init_options = { trusted = M.options.trusted },
  }
end

--- Starts the server for a buffer, or joins the one that runs for its garden: for Neovim before 0.11.
function M.start(buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  if vim.api.nvim_buf_get_name(buffer) == '' or vim.bo[buffer].buftype ~= '' then
    return
  end
  if vim.fn.executable(M.options.cmd[1]) == 0 then
    vim.notify_once(
      'Hortus: "' .. M.options.cmd[1] .. '" was not found; install it, or name it in setup({ cmd = … })',
      vim.log.levels.WARN
    )
    return
  end
  local wanted = configuration(buffer)
  if vim.lsp.start then
    vim.api.nvim_buf_call(buffer, function()
      vim.lsp.start(wanted)
    end)
    return
  end
  for _, running in ipairs(vim.lsp.get_active_clients()) do
    if running.name == 'hortus' and running.config.root_dir == wanted.root_dir then
      vim.lsp.buf_attach_client(buffer, running.id)
      return
    end
  end
  local id = vim.lsp.start_client(wanted)
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

--- Shows the links that a code lens counts.
local function show_references(command)
  client.run('hortus.references', command.arguments, function(locations, server)
    local items = vim.lsp.util.locations_to_items(locations or {}, server.offset_encoding or 'utf-16')
    vim.fn.setqflist({}, ' ', { title = command.title, items = items })
    vim.cmd('botright copen')
  end)
end

local function open_answer(answer, server)
  if answer and answer.uri then
    client.show(answer.uri, nil, server)
  end
end

--- Shows the note of a day: `today`, `next monday`, `two days ago`, `2026-11-22`.
function M.daily(said)
  client.run('hortus.daily', { said ~= '' and said or 'today', client.uri() }, open_answer)
end

--- Writes a new note and shows it.
function M.new(title)
  if title ~= '' then
    client.run('hortus.newNote', { title, client.uri() }, open_answer)
    return
  end
  vim.ui.input({ prompt = 'Title of the new note: ' }, function(typed)
    if typed and typed ~= '' then
      client.run('hortus.newNote', { typed, client.uri() }, open_answer)
    end
  end)
end

--- Renames what is under the cursor; with a name without asking.
function M.rename(name)
  vim.lsp.buf.rename(name ~= '' and name or nil)
end

--- Makes a note of some lines, counted from 1.
function M.extract(first, last, title)
  local after = vim.api.nvim_buf_line_count(0) > last
  local text = vim.api.nvim_buf_get_lines(0, last - 1, last, false)[1] or ''
  local stop = after and { line = last, character = 0 } or { line = last - 1, character = vim.str_utfindex(text) }
  local range = { start = { line = first - 1, character = 0 }, ['end'] = stop }
  client.run('hortus.extract', { client.uri(), range, title })
end

--- Puts the current note behind another.
function M.merge()
  local uri = client.uri()
  require('hortus.picker').pick('Put this note into', function(note)
    client.run('hortus.merge', { uri, note.path })
  end)
end

--- Goes to a note of the garden.
function M.notes()
  require('hortus.picker').pick('Notes', function(note)
    vim.cmd('edit ' .. vim.fn.fnameescape(vim.uri_to_fname(note.uri)))
  end)
end

--- Lets `gf` and `gd` follow links of every kind in a buffer with notes, unless they are somebody's own keys.
local function map_keys(buffer)
  for _, key in ipairs({ 'gf', 'gd' }) do
    if vim.fn.maparg(key, 'n') == '' then
      vim.keymap.set('n', key, function()
        local server = client.get(buffer)
        if server and vim.lsp.buf_is_attached(buffer, server.id) then
          vim.lsp.buf.definition()
        else
          vim.cmd('normal! ' .. key)
        end
      end, { buffer = buffer, desc = 'Hortus: follow the link' })
    end
  end
end

--- `cmd`: the program and its arguments; `settings`: see the guide; `trusted`: the garden may run its own configuration;
--- `keys`: `gf` and `gd` follow links.
function M.setup(options)
  M.options = vim.tbl_deep_extend('force', M.options, options or {})
  vim.lsp.commands['hortus.showReferences'] = show_references
  if M.options.keys then
    vim.api.nvim_create_autocmd('FileType', {
      group = vim.api.nvim_create_augroup('hortus_keys', { clear = true }),
      pattern = 'markdown',
      callback = function(event)
        map_keys(event.buf)
      end,
    })
    if vim.bo.filetype == 'markdown' then
      map_keys(vim.api.nvim_get_current_buf())
    end
  end
  if vim.lsp.config and vim.lsp.enable then
    vim.lsp.config('hortus', {
      cmd = M.options.cmd,
      settings = { hortus = M.options.settings },
      init_options = { trusted = M.options.trusted },
    })
    vim.lsp.enable('hortus')
  else
    local group = vim.api.nvim_create_augroup('hortus', { clear = true })
    vim.api.nvim_create_autocmd('FileType', {
      group = group,
      pattern = 'markdown',
      callback = function(event)
        M.start(event.buf)
      end,
    })
    if vim.bo.filetype == 'markdown' then
      M.start()
    end
  end
end

return M
