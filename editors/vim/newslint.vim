" newslint in Vim 8.2 and newer. Save it as ~/.vim/plugin/newslint.vim, or on Windows as
" ~/vimfiles/plugin/newslint.vim. :Newslint lists the findings of the file in the quickfix window.

command! -bar Newslint call s:check()

function! s:check() abort
  if empty(expand('%'))
    echohl ErrorMsg | echomsg 'newslint: give the buffer a name first (:write page.txt)' | echohl None
    return
  endif
  update
  let lines = systemlist('newslint check --output-format concise ' . shellescape(expand('%')))
  if v:shell_error > 1
    echohl ErrorMsg | echomsg join(lines, ' ') | echohl None
    return
  endif
  call setqflist([], ' ', {'lines': lines, 'efm': '%f:%l:%c: %m,%-G%.%#'})
  let items = map(getqflist(), function('s:with_column_in_bytes'))
  call setqflist([], 'r', {'items': items, 'title': 'newslint'})
  cwindow
  if empty(items)
    echomsg 'newslint: no findings'
  endif
endfunction

" newslint counts columns in characters, Vim in bytes.
function! s:with_column_in_bytes(_, item) abort
  let a:item.col = byteidx(getbufline(a:item.bufnr, a:item.lnum)[0], a:item.col - 1) + 1
  return a:item
endfunction
