-- What a user does in Neovim, for tests/test_editors.py. A wait in vain is an error.

local function wait_for(what, condition)
  if not vim.wait(60000, condition, 20) then
    error("waited in vain for " .. what)
  end
end

local function code(found)
  return found.code or vim.tbl_get(found, "user_data", "lsp", "code") -- the latter in 0.7
end

local function findings(rule)
  return vim.tbl_filter(function(found)
    return not rule or code(found) == rule
  end, vim.diagnostic.get(0))
end

local function wait_for_findings(rule)
  wait_for(rule or "findings", function()
    return #findings(rule) > 0
  end)
  return findings(rule)
end

-- Writes the findings, each as "row:column CODE", from 1, in characters.
function report(path)
  local lines = vim.tbl_map(function(found)
    local line = vim.fn.getline(found.lnum + 1)
    local column = vim.fn.strchars(line:sub(1, found.col)) + 1
    return ("%d:%d %s"):format(found.lnum + 1, column, code(found) or "-")
  end, wait_for_findings())
  vim.fn.writefile(lines, path)
end

-- Mends the first finding of a rule by the preferred quick fix.
function mend(rule)
  local before = wait_for_findings(rule)
  vim.api.nvim_win_set_cursor(0, { before[1].lnum + 1, before[1].col })
  vim.ui.select = function(items, _, choose)
    for index, item in ipairs(items) do
      local action = item.action or item[2] -- the latter in 0.7
      if action.isPreferred and vim.endswith(action.title, "(" .. rule .. ")") then
        return choose(item, index)
      end
    end
    error("no quick fix of " .. rule .. " is preferred")
  end
  vim.lsp.buf.code_action()
  wait_for("a mended " .. rule, function()
    return #findings(rule) < #before
  end)
end

function format_buffer()
  wait_for_findings()
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 60000 })
  else
    vim.lsp.buf.formatting_sync(nil, 60000)
  end
end

-- Types a line into a new buffer.
function new(line)
  vim.cmd("enew | setfiletype text")
  vim.fn.setline(1, line)
end

function name(path)
  vim.cmd("write " .. path)
end

-- Takes the steps and saves; an error ends Neovim with a status.
function run(steps)
  local done, problem = pcall(steps)
  if done then
    vim.cmd("write | quitall!")
  else
    io.stderr:write(problem .. "\n")
    vim.cmd("cquit")
  end
end
