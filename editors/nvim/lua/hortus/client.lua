-- Talks to the language server of a buffer, in every Neovim from 0.7 on.
local M = {}

local function clients()
  return vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()
end

--- The server that a buffer is attached to; one of any buffer where that has none.
function M.get(buffer)
  local any
  for _, client in ipairs(clients()) do
    if client.name == 'hortus' then
      any = any or client
      if vim.lsp.buf_is_attached(buffer, client.id) then
        return client
      end
    end
  end
  return any
end

--- Asks the server to carry out a command, and calls `done` with what it answers. Says why where it refuses.
function M.run(command, arguments, done)
  local buffer = vim.api.nvim_get_current_buf()
  local client = M.get(buffer)
  if not client then
    vim.notify('Hortus: no language server runs here; open a note first', vim.log.levels.WARN)
    return
  end
  local function answer(failure, result)
    if failure then
      vim.notify('Hortus: ' .. (failure.message or tostring(failure)), vim.log.levels.ERROR)
    elseif done then
      -- What was asked for may still be on its way into a buffer.
      vim.schedule(function()
        done(result, client)
      end)
    end
  end
  local params = { command = command, arguments = arguments }
  if vim.fn.has('nvim-0.11') == 1 then
    client:request('workspace/executeCommand', params, answer, buffer)
  else
    client.request('workspace/executeCommand', params, answer, buffer)
  end
end

--- The URI of the file in the current window.
function M.uri()
  return vim.uri_from_bufnr(0)
end

--- Shows a file at a place, which counts as the server does.
function M.show(uri, range, client)
  local encoding = client.offset_encoding or 'utf-16'
  local buffer = vim.uri_to_bufnr(uri)
  vim.fn.bufload(buffer)
  vim.api.nvim_buf_set_option(buffer, 'buflisted', true)
  vim.api.nvim_win_set_buf(0, buffer)
  if not range then
    return
  end
  local text = vim.api.nvim_buf_get_lines(buffer, range.start.line, range.start.line + 1, false)[1] or ''
  local column = range.start.character
  if encoding ~= 'utf-8' then
    local ok, byte = pcall(vim.str_byteindex, text, column, encoding == 'utf-16')
    column = ok and byte or #text
  end
  vim.api.nvim_win_set_cursor(0, { math.min(range.start.line + 1, vim.api.nvim_buf_line_count(buffer)), column })
end

return M
