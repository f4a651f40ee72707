/** The server's life: found, started, stopped, and what is said where it cannot be started. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import {
    ErrorCodes,
    ExecuteCommandRequest,
    ResponseError,
    State,
} from "vscode-languageclient/node";
import { Client, SCORE, type ScoreOf } from "./client";
import { findCommand, type System } from "./command";
import { sayEnded, sayNotFound } from "./notices";
import { interpreter } from "./python";

const SYSTEM: System = {
    platform: process.platform,
    environment: process.env,
    home: homedir(),
    isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
};

/** One server for the window; it minds the workspace folders itself. */
export class Server implements vscode.Disposable {
    private readonly scored = new vscode.EventEmitter<ScoreOf>();
    private readonly ended = new vscode.EventEmitter<void>();
    /** The error rate of a document is known. */
    readonly onScore = this.scored.event;
    /** The server has ended, and nothing that it said holds. */
    readonly onEnd = this.ended.event;

    private client: Client | undefined;
    private child: ChildProcess | undefined;
    private lastWords = "";
    private queue: Promise<void> = Promise.resolve();

    constructor(readonly output: vscode.OutputChannel) {}

    /** Start the server, or start it anew; of two calls one waits for the other. */
    restart(): Promise<void> {
        return this.next(async () => {
            await this.end();
            await this.start();
        });
    }

    stop(): Promise<void> {
        return this.next(() => this.end());
    }

    /** Have the server carry out a command on an open document, if it runs. */
    async execute(command: string, document: vscode.Uri): Promise<void> {
        const { client } = this;
        if (client?.state === State.Running) {
            const uri = client.code2ProtocolConverter.asUri(document);
            await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri] });
        }
    }

    dispose(): void {
        this.scored.dispose();
        this.ended.dispose();
    }

    private next(step: () => Promise<void>): Promise<void> {
        if (this.client?.state === State.Starting) {
            this.child?.kill(); // it may never answer
        }
        this.queue = this.queue
            .then(step)
            .catch((error: unknown) => this.output.appendLine(String(error)));
        return this.queue;
    }

    private async end(): Promise<void> {
        const { client, child } = this;
        this.client = this.child = undefined;
        await client?.dispose().catch(() => undefined);
        child?.kill();
    }

    private async start(): Promise<void> {
        const settings = vscode.workspace.getConfiguration("newslint");
        if (!settings.get("enable", true)) {
            return;
        }
        const folders = vscode.workspace.workspaceFolders ?? [];
        const search = findCommand(
            {
                setting: settings.get("path", ""),
                folders: folders.map((folder) => folder.uri.fsPath),
                isTrusted: vscode.workspace.isTrusted,
                interpreter: interpreter(folders[0]?.uri),
            },
            SYSTEM,
        );
        if (!search.found) {
            sayNotFound(search.setting);
            return;
        }
        this.output.appendLine(`${search.path} server`);
        const client = new Client(
            () => this.spawn(search.path),
            this.output,
            () => this.sayWhyItEnded(),
        );
        client.onNotification(SCORE, (score) => this.scored.fire(score));
        client.onDidChangeState(({ newState }) => {
            if (newState === State.Stopped) {
                this.ended.fire();
            }
        });
        this.client = client;
        try {
            // Where the connection closes meanwhile, only a second call is told.
            await Promise.all([client.start(), client.start()]);
        } catch (error) {
            await this.sayWhyItEnded(error);
            await this.end();
        }
    }

    private async spawn(path: string): Promise<ChildProcess> {
        const cwd = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir();
        const child = spawn(path, ["server"], { cwd });
        child.stderr.on("data", (data: Buffer) => {
            this.lastWords = data.toString().trim().split("\n").at(-1) ?? "";
        });
        await once(child, "spawn"); // or it rejects with the error
        this.child = child;
        return child;
    }

    /** `error` is what the start failed by; a server that refused to start is still there. */
    private async sayWhyItEnded(error?: unknown): Promise<void> {
        const { child } = this;
        if (!child || isAnswer(error)) {
            sayEnded(error instanceof Error ? error.message : String(error), this.output);
            return;
        }
        if (child.exitCode === null && child.signalCode === null) {
            await once(child, "close");
        }
        sayEnded(this.lastWords, this.output);
    }
}

/** Whether the server itself has answered so; the connection's own errors look alike. */
function isAnswer(error: unknown): error is ResponseError<unknown> {
    const own: number[] = [ErrorCodes.MessageWriteError, ErrorCodes.PendingResponseRejected];
    return error instanceof ResponseError && !own.includes(error.code);
}
