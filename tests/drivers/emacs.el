;;; emacs.el --- What a user does in Emacs, for tests/test_editors.py  -*- lexical-binding: t -*-

;; A wait in vain is an error.

(require 'cl-lib)

(defun wait-for (what condition)
  "Let Emacs work until CONDITION holds, and tell what was found to hold.
After a minute it is an error, which names WHAT."
  (let ((end (+ (float-time) 60)))
    (cl-loop for held = (funcall condition)
             until held
             do (when (> (float-time) end) (error "Waited in vain for %s" what))
             do (accept-process-output nil 0.02)
             finally return held)))

(defun code (found)
  "The rule of a finding."
  (plist-get (cdr (assoc 'eglot-lsp-diag (flymake-diagnostic-data found))) :code))

(defun findings (&optional rule)
  "The findings of this buffer, or those of RULE, in their order."
  (sort (cl-remove-if-not (lambda (found) (or (not rule) (equal rule (code found))))
                          (flymake-diagnostics))
        (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other)))))

(defun wait-for-findings (&optional rule)
  "The findings of this buffer, or those of RULE, when there are any."
  (wait-for (or rule "findings") (lambda () (findings rule))))

(defun report (path)
  "Write the findings to PATH, each as row:column CODE, from 1."
  (let ((lines (cl-loop for found in (wait-for-findings)
                        do (goto-char (flymake-diagnostic-beg found))
                        collect (format "%d:%d %s\n" (line-number-at-pos)
                                        (1+ (- (point) (line-beginning-position)))
                                        (code found)))))
    (write-region (apply #'concat lines) nil path)))

(defun mend (rule)
  "Mend the first finding of RULE by a quick fix."
  (let* ((before (wait-for-findings rule))
         (found (car before))
         (last-nonmenu-event t)) ; asked by key, not by mouse
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt choices &rest _)
                 (cl-find (format "(%s)" rule) (mapcar #'car choices) :test
                          (lambda (end title) (string-suffix-p end title))))))
      (eglot-code-actions (flymake-diagnostic-beg found) (flymake-diagnostic-end found)
                          "quickfix" t))
    (wait-for (concat "a mended " rule)
              (lambda () (< (length (findings rule)) (length before))))))

(defun format_buffer ()
  "Mend what is safe to mend."
  (wait-for-findings)
  (eglot-format-buffer))

(defmacro run (path &rest steps)
  "Open PATH, take the STEPS and save."
  `(progn
     (find-file ,path)
     (run-hooks 'post-command-hook) ; the command has ended, which eglot waits for
     ,@steps
     (save-buffer)))
