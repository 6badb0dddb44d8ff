-- Chooses a note of the garden: with Telescope or fzf-lua where they are there, else with Neovim's own list.
local client = require('hortus.client')
local M = {}

local function label(note)
  return note.title .. '  ' .. note.path
end

local function with_telescope(notes, prompt, choose)
  local pickers = require('telescope.pickers')
  local finders = require('telescope.finders')
  local actions = require('telescope.actions')
  local state = require('telescope.actions.state')
  local finder = finders.new_table({
    results = notes,
    entry_maker = function(note)
      return { value = note, display = label(note), ordinal = label(note), path = vim.uri_to_fname(note.uri) }
    end,
  })
  pickers
    .new({}, {
      prompt_title = prompt,
      finder = finder,
      sorter = require('telescope.config').values.generic_sorter({}),
      attach_mappings = function(buffer)
        actions.select_default:replace(function()
          local entry = state.get_selected_entry()
          actions.close(buffer)
          if entry then
            choose(entry.value)
          end
        end)
        return true
      end,
    })
    :find()
end

local function with_fzf(fzf, notes, prompt, choose)
  local by_label = {}
  local labels = {}
  for _, note in ipairs(notes) do
    by_label[label(note)] = note
    table.insert(labels, label(note))
  end
  fzf.fzf_exec(labels, {
    prompt = prompt .. '> ',
    actions = {
      ['default'] = function(chosen)
        local note = chosen and by_label[chosen[1]]
        if note then
          choose(note)
        end
      end,
    },
  })
end

--- Calls `choose` with a note of the garden of the current file.
function M.pick(prompt, choose)
  client.run('hortus.notes', { client.uri() }, function(notes)
    notes = notes or {}
    if pcall(require, 'telescope.pickers') then
      return with_telescope(notes, prompt, choose)
    end
    local has_fzf, fzf = pcall(require, 'fzf-lua')
    if has_fzf then
      return with_fzf(fzf, notes, prompt, choose)
    end
    vim.ui.select(notes, { prompt = prompt, format_item = label, kind = 'hortus' }, function(note)
      if note then
        choose(note)
      end
    end)
  end)
end

return M
