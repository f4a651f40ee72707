-- newslint in Neovim 0.7 and newer. Save it as ~/.config/nvim/plugin/newslint.lua, or on Windows as
-- ~/AppData/Local/nvim/plugin/newslint.lua.

local settings = {
  -- severity = "info",    -- advice, too
  -- ignore = { "UNI" },   -- rules by code, name or family
  -- lang = "zh",          -- the language of the messages: "zh" or "en"
}

-- Neovim 0.7 cannot find out by itself whether a folder has its server already.
local clients = {}
local start = vim.lsp.start
  or function(config)
    local client = clients[config.root_dir]
    if not client or vim.lsp.client_is_stopped(client) then
      client = vim.lsp.start_client(config)
      clients[config.root_dir] = client
    end
    vim.lsp.buf_attach_client(0, client)
  end

-- The folder of the nearest rules.yaml, else that of the file.
local function root(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  local book = vim.fn.findfile("rules.yaml", vim.fn.escape(folder, " ,;") .. ";")
  return book == "" and folder or vim.fn.fnamemodify(book, ":p:h")
end

local function is_checked(file)
  local filetype = vim.bo.filetype
  return filetype == "text" or filetype == "markdown" or filetype == "html"
    or filetype == "yaml" and vim.fn.fnamemodify(file, ":t") == "rules.yaml"
end

-- A new buffer has no name, by which the server would know it, before it is written.
vim.api.nvim_create_autocmd({ "FileType", "BufWritePost" }, {
  callback = function(event)
    local file = vim.api.nvim_buf_get_name(event.buf)
    if file == "" or not is_checked(file) then
      return
    end
    if vim.fn.executable("newslint") == 0 then
      vim.notify_once('newslint is not installed: pip install "newslint[server]"', vim.log.levels.WARN)
      return
    end
    start({
      name = "newslint",
      cmd = { "newslint", "server" },
      root_dir = root(file),
      init_options = vim.tbl_isempty(settings) and vim.empty_dict() or settings,
    })
  end,
})
