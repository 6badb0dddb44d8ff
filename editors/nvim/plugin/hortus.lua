if vim.g.loaded_hortus or vim.fn.has('nvim-0.7') == 0 then
  return
end
vim.g.loaded_hortus = true

local function command(name, run, options)
  vim.api.nvim_create_user_command(name, run, options)
end

command('HortusToday', function(given)
  require('hortus').daily(given.args)
end, { nargs = '*', desc = 'Show the note of a day: today, or the day in words' })

command('HortusNew', function(given)
  require('hortus').new(given.args)
end, { nargs = '*', desc = 'Write a new note' })

command('HortusRename', function(given)
  require('hortus').rename(given.args)
end, { nargs = '*', desc = 'Rename what is under the cursor, with every link to it' })

command('HortusNotes', function()
  require('hortus').notes()
end, { desc = 'Go to a note' })

command('HortusBacklinks', function()
  require('hortus.backlinks').toggle()
end, { desc = 'Show or hide the links to this note' })

command('HortusExtract', function(given)
  require('hortus').extract(given.line1, given.line2, given.args)
end, { nargs = '*', range = true, desc = 'Make a note of these lines' })

command('HortusMerge', function()
  require('hortus').merge()
end, { desc = 'Put this note behind another' })

vim.api.nvim_create_autocmd({ 'BufEnter', 'BufWritePost' }, {
  group = vim.api.nvim_create_augroup('hortus_backlinks', { clear = true }),
  pattern = '*.md',
  callback = function()
    if package.loaded['hortus.backlinks'] then
      require('hortus.backlinks').refresh()
    end
  end,
})
