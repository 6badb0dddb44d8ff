-- The language server for Neovim 0.11 and newer: `vim.lsp.enable('hortus')`.
return {
  cmd = { 'hortus', 'lsp' },
  filetypes = { 'markdown' },
  root_markers = require('hortus.root').markers,
  settings = { hortus = {} },
}
