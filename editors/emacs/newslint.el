;;; newslint.el --- newslint in Emacs  -*- lexical-binding: t -*-

;; For Emacs 29 and newer, or Emacs 28 with the package eglot.  Save it as ~/.emacs.d/newslint.el,
;; and put (load (locate-user-emacs-file "newslint")) into ~/.emacs.d/init.el.

(require 'eglot)

(defvar newslint-modes '(text-mode markdown-mode gfm-mode html-mode mhtml-mode)
  "The major modes in which files are checked; those derived from them are not meant.")

(defvar newslint-settings nil
  "A property list, such as (:severity \"info\" :ignore [\"UNI\"] :lang \"zh\").")

(defun newslint-ensure ()
  "Let newslint check the file of this buffer."
  (when (memq major-mode newslint-modes)
    (if (not (executable-find "newslint"))
        (message "newslint is not installed: pip install \"newslint[server]\"")
      ;; In this buffer only: modes are derived from text-mode that have servers of their own.
      (setq-local eglot-server-programs
                  `((,major-mode "newslint" "server"
                                 :initializationOptions ,newslint-settings)))
      (eglot-ensure))))

(add-hook 'find-file-hook #'newslint-ensure)

;;; newslint.el ends here
