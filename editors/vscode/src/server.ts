/** The server's life: found, started, stopped, and what is said where it cannot be started. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { homedir } from "node:os";
import { setTimeout } from "node:timers/promises";
import * as vscode from "vscode";
import {
    ErrorCodes,
    ExecuteCommandRequest,
    ResponseError,
    State,
} from "vscode-languageclient/node";
import { Client, isServed, SCORE, type ScoreOf } from "./client";
import { findCommand, MACHINE, type Search } from "./command";
import { sayEnded, sayNotFound, sayNotRunning } from "./notices";
import type { Python } from "./python";

/** How long the last words of a server are waited for, in milliseconds. */
const PATIENCE = 1000;
/** How long a server that was told to end may take for it, in milliseconds. */
const GRACE = 2000;

/** One server for the window; it minds the workspace folders itself. */
export class Server implements vscode.Disposable {
    private readonly scored = new vscode.EventEmitter<ScoreOf>();
    private readonly ended = new vscode.EventEmitter<void>();
    /** The error rate of a document is known. */
    readonly onScore = this.scored.event;
    /** The server has ended, and nothing that it said holds. */
    readonly onEnd = this.ended.event;

    private isWanted = false;
    private client: Client | undefined;
    private child: ChildProcess | undefined;
    private lastWords = "";
    private queue: Promise<void> = Promise.resolve();

    constructor(
        readonly output: vscode.OutputChannel,
        private readonly python: Python,
    ) {}

    /** Start the server once a document is open that it is for; nothing else starts it before. */
    async begin(): Promise<void> {
        if (!this.isWanted && vscode.workspace.textDocuments.some(isServed)) {
            this.isWanted = true;
            await this.restart();
        }
    }

    /** Start the server anew; of two calls one waits for the other. */
    restart(): Promise<void> {
        return this.next(async () => {
            await this.end();
            await this.start();
        });
    }

    stop(): Promise<void> {
        return this.next(() => this.end());
    }

    /** Have the server carry out a command on an open document. */
    async execute(command: string, document: vscode.Uri): Promise<void> {
        await this.queue;
        const { client } = this;
        if (client?.state !== State.Running) {
            sayNotRunning(this.output);
            return;
        }
        const uri = client.code2ProtocolConverter.asUri(document);
        await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri] });
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
        const isTold = client?.state === State.Running;
        await client?.dispose().catch(() => undefined);
        if (isTold && child && isRunning(child)) {
            await Promise.race([once(child, "exit"), setTimeout(GRACE)]); // it keeps its cache
        }
        child?.kill();
    }

    private async start(): Promise<void> {
        const settings = vscode.workspace.getConfiguration("newslint");
        if (!this.isWanted || !settings.get("enable", true)) {
            return;
        }
        const search = await this.find(settings.get("path", ""));
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

    private async find(setting: string): Promise<Search> {
        const { isTrusted, workspaceFolders: folders = [] } = vscode.workspace;
        const interpreter =
            setting || !isTrusted ? undefined : await this.python.interpreter(folders[0]?.uri);
        const paths = folders.map((folder) => folder.uri.fsPath);
        return findCommand({ setting, folders: paths, isTrusted, interpreter }, MACHINE);
    }

    /** Not in the workspace, which may not be trusted: nothing there can get into its way. */
    private async spawn(path: string): Promise<ChildProcess> {
        const child = spawn(path, ["server"], { cwd: homedir() });
        this.lastWords = "";
        child.stderr.on("data", (data: Buffer) => {
            this.lastWords = data.toString().trim().split("\n").at(-1) || this.lastWords;
        });
        await once(child, "spawn"); // or it rejects with the error
        this.child = child;
        return child;
    }

    /** `error` is what the start failed by; the server may live on. */
    private async sayWhyItEnded(error?: unknown): Promise<void> {
        const { child } = this;
        const why = error instanceof Error ? error.message : String(error ?? "");
        if (!child || isAnswer(error)) {
            sayEnded(why, this.output);
            return;
        }
        if (isRunning(child)) {
            await Promise.race([once(child, "close"), setTimeout(PATIENCE)]);
        }
        sayEnded(this.lastWords || why, this.output);
    }
}

function isRunning(child: ChildProcess): boolean {
    return child.exitCode === null && child.signalCode === null;
}

/** Whether the server itself has answered so; the connection's own errors look alike. */
function isAnswer(error: unknown): error is ResponseError<unknown> {
    const own: number[] = [ErrorCodes.MessageWriteError, ErrorCodes.PendingResponseRejected];
    return error instanceof ResponseError && !own.includes(error.code);
}
