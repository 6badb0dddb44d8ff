-- Where a garden begins: the nearest folder upwards that holds one of these.
local M = {}

M.markers = {
  'hortus.config.json',
  'hortus.config.ts',
  'hortus.config.js',
  '.obsidian',
  '.hortus',
  '.marksman.toml',
  '.git',
}

--- The garden's folder of a file; nil where nothing above it says that there is one: the server looks for itself then.
function M.find(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  while true do
    for _, marker in ipairs(M.markers) do
      if vim.loop.fs_stat(folder .. '/' .. marker) then
        return folder
      end
    end
    local above = vim.fn.fnamemodify(folder, ':h')
    if above == folder then
      return nil
    end
    folder = above
  end
end

return M
