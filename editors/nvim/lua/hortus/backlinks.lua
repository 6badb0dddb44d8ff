-- A window with the links to the note that one is in, each with its sentence.
local client = require('hortus.client')
local M = { buffer = nil, window = nil, places = {}, of = nil }

local function is_open()
  return M.window and vim.api.nvim_win_is_valid(M.window)
end

local function lines_of(links)
  if #links == 0 then
    return { 'No note links here.' }, {}
  end
  local lines, places, last = {}, {}, nil
  for _, link in ipairs(links) do
    if link.path ~= last then
      table.insert(lines, link.title .. '  ' .. link.path)
      places[#lines] = link
      last = link.path
    end
    table.insert(lines, '  ' .. link.sentence:gsub('\n', ' '))
    places[#lines] = link
  end
  return lines, places
end

local function show(links)
  local lines, places = lines_of(links)
  M.places = places
  vim.api.nvim_buf_set_option(M.buffer, 'modifiable', true)
  vim.api.nvim_buf_set_lines(M.buffer, 0, -1, false, lines)
  vim.api.nvim_buf_set_option(M.buffer, 'modifiable', false)
end

--- Asks anew for the links to the current note; nothing where the window is closed or the file is no note.
function M.refresh()
  if not is_open() or vim.bo.filetype ~= 'markdown' or vim.api.nvim_get_current_buf() == M.buffer then
    return
  end
  local uri = client.uri()
  M.of = uri
  client.run('hortus.backlinks', { uri }, function(links)
    if is_open() and M.of == uri then
      show(links or {})
    end
  end)
end

--- Goes to the link under the cursor, in the window that one came from.
function M.follow()
  local link = M.places[vim.api.nvim_win_get_cursor(0)[1]]
  local server = client.get(0)
  if not link or not server then
    return
  end
  vim.cmd('wincmd p')
  client.show(link.uri, link.range, server)
end

function M.close()
  if is_open() then
    vim.api.nvim_win_close(M.window, true)
  end
  M.window = nil
end

--- Opens the window beside the text, or closes it.
function M.toggle()
  if is_open() then
    return M.close()
  end
  local from = vim.api.nvim_get_current_win()
  if not (M.buffer and vim.api.nvim_buf_is_valid(M.buffer)) then
    M.buffer = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_option(M.buffer, 'filetype', 'hortusbacklinks')
    vim.api.nvim_buf_set_option(M.buffer, 'bufhidden', 'hide')
    vim.keymap.set('n', '<CR>', M.follow, { buffer = M.buffer, desc = 'Go to this link' })
    vim.keymap.set('n', 'q', M.close, { buffer = M.buffer, desc = 'Close the backlinks' })
  end
  vim.cmd('botright vertical 44split')
  M.window = vim.api.nvim_get_current_win()
  vim.api.nvim_win_set_buf(M.window, M.buffer)
  vim.api.nvim_win_set_option(M.window, 'wrap', true)
  vim.api.nvim_win_set_option(M.window, 'number', false)
  vim.api.nvim_win_set_option(M.window, 'winfixwidth', true)
  vim.api.nvim_set_current_win(from)
  M.refresh()
end

return M
