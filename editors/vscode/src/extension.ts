/** What VS Code calls. */

import { type ExtensionContext, window, workspace } from "vscode";
import { registerCommands } from "./commands";
import { ErrorRate } from "./errorRate";
import { onInterpreterChange } from "./python";
import { Server } from "./server";

let server: Server | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
    const output = window.createOutputChannel("newslint");
    const started = (server = new Server(output));
    const errorRate = new ErrorRate(started);
    const restart = (): void => void started.restart();
    context.subscriptions.push(
        output,
        started,
        errorRate,
        ...registerCommands(started, errorRate),
        ...onInterpreterChange(restart),
        workspace.onDidGrantWorkspaceTrust(restart),
        workspace.onDidChangeConfiguration((change) => {
            if (
                ["newslint.enable", "newslint.path"].some((name) =>
                    change.affectsConfiguration(name),
                )
            ) {
                restart();
            }
        }),
    );
    await started.restart();
}

export async function deactivate(): Promise<void> {
    await server?.stop();
}
