/** What is said in the window where there is no server. */

import { commands, l10n, type OutputChannel, window, workspace } from "vscode";

const INSTALL = 'pip install "newslint[server]"';

/** `setting` is the path that `newslint.path` names, where it names one. */
export function sayNotFound(setting?: string): void {
    if (setting !== undefined) {
        say(l10n.t("newslint.path names {0}, which cannot be run.", setting), settings());
    } else if (workspace.isTrusted) {
        say(l10n.t("newslint is neither in the workspace's environment nor on PATH."), {
            [l10n.t("Install")]: install,
            ...settings(),
        });
    } else {
        say(l10n.t("newslint is not on PATH; this folder, not being trusted, was not searched."), {
            [l10n.t("Trust")]: () => void commands.executeCommand("workbench.trust.manage"),
            ...settings(),
        });
    }
}

/** `why` are the server's last words. */
export function sayEnded(why: string, output: OutputChannel): void {
    say(l10n.t("The newslint server has ended: {0}", why), {
        [l10n.t("Install")]: install,
        [l10n.t("Output")]: () => output.show(),
    });
}

/** Where a command needs it. */
export function sayNotRunning(output: OutputChannel): void {
    say(l10n.t("The newslint server is not running."), {
        [l10n.t("Restart")]: () => void commands.executeCommand("newslint.restart"),
        [l10n.t("Output")]: () => output.show(),
    });
}

function settings(): Record<string, () => void> {
    const open = (): unknown =>
        commands.executeCommand("workbench.action.openSettings", "newslint.path");
    return { [l10n.t("Settings")]: open };
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
