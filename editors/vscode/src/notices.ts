/** What is said in the window where there is no server. */

import { commands, l10n, type OutputChannel, window } from "vscode";

const INSTALL = 'pip install "newslint[server]"';

/** `setting` is the path that `newslint.path` names, where it names one. */
export function sayNotFound(setting?: string): void {
  say(
    setting === undefined
      ? l10n.t("newslint is neither in the workspace's environment nor on PATH.")
      : l10n.t("newslint.path names {0}, which cannot be run.", setting),
    {
      [l10n.t("Install")]: install,
      [l10n.t("Settings")]: () =>
        void commands.executeCommand("workbench.action.openSettings", "newslint.path"),
    },
  );
}

/** `why` are the server's last words. */
export function sayEnded(why: string, output: OutputChannel): void {
  say(l10n.t("The newslint server has ended: {0}", why), {
    [l10n.t("Install")]: install,
    [l10n.t("Output")]: () => output.show(),
  });
}

/** Nothing waits for the answer. */
function say(message: string, buttons: Record<string, () => void>): void {
  void window
    .showWarningMessage(message, ...Object.keys(buttons))
    .then((button) => button && buttons[button]?.());
}

/** The command is typed into a terminal, where the user sees the environment and sends it. */
function install(): void {
  const terminal = window.createTerminal("newslint");
  terminal.show();
  terminal.sendText(INSTALL, false);
}
