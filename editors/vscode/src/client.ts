/** The language client: which documents it watches, and what it does when the server ends. */

import type { ChildProcess } from "node:child_process";
import { env, languages, type OutputChannel, type TextDocument, workspace } from "vscode";
import {
    CloseAction,
    type DynamicFeature,
    ErrorAction,
    LanguageClient,
    NotificationType,
    RevealOutputChannelOn,
    State,
    type StaticFeature,
    type TextDocumentRegistrationOptions,
    TextDocumentSyncKind,
} from "vscode-languageclient/node";
import { serverSettings, type Settings } from "./settings";
import type { Score } from "./status";

const LANGUAGES = ["plaintext", "markdown", "html"];

/** What is checked and mended. */
const PAGES = ["file", "untitled"].flatMap((scheme) =>
    LANGUAGES.map((language) => ({ scheme, language })),
);
const BOOKS = [{ scheme: "file", pattern: "**/rules.yaml" }];

/** Whether the server is for such documents. */
export function isServed(document: TextDocument): boolean {
    return languages.match([...PAGES, ...BOOKS], document) > 0;
}

/** What the server tells of a document once it is checked. */
export const SCORE = new NotificationType<ScoreOf>("newslint/score");
export type ScoreOf = Score & { readonly uri: string };

/** Says that the client wants to be told. */
const TELLS_SCORES: StaticFeature = {
    fillClientCapabilities: (capabilities) => {
        capabilities.experimental = { newslintScore: true };
    },
    initialize: () => undefined,
    getState: () => ({ kind: "static" }),
    clear: () => undefined,
};

/**
 * A rule book is read as it is written, explained and completed. It is no copy: nothing else is
 * offered for it, or VS Code would take the extension for a formatter of other programs' files.
 */
function books(client: LanguageClient): StaticFeature {
    const register = (
        feature: DynamicFeature<TextDocumentRegistrationOptions>,
        options: object = {},
    ): void => {
        const registerOptions = { ...options, documentSelector: BOOKS };
        feature.register({ id: "books", registerOptions });
    };
    return {
        fillClientCapabilities: () => undefined,
        initialize: ({ completionProvider }) => {
            register(client.getFeature("textDocument/didOpen"));
            register(client.getFeature("textDocument/didChange"), {
                syncKind: TextDocumentSyncKind.Incremental,
            });
            register(client.getFeature("textDocument/didClose"));
            register(client.getFeature("textDocument/hover"));
            register(client.getFeature("textDocument/completion"), completionProvider);
        },
        getState: () => ({ kind: "static" }),
        clear: () => undefined,
    };
}

/** `onGivingUp` is called where the server has ended so often that it is not started again. */
export class Client extends LanguageClient {
    constructor(
        spawn: () => Promise<ChildProcess>,
        outputChannel: OutputChannel,
        onGivingUp: () => void,
    ) {
        let hasRun = false;
        super("newslint", "newslint", spawn, {
            documentSelector: PAGES,
            initializationOptions: settings(),
            // The server asks for the settings whenever it hears that they have changed.
            synchronize: { configurationSection: "newslint" },
            middleware: {
                workspace: {
                    configuration: ({ items }) => items.map(() => settings()),
                },
            },
            outputChannel,
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            initializationFailedHandler: () => false,
            errorHandler: {
                error: () => ({ action: ErrorAction.Continue }),
                // One that ends before it has run would only end again.
                closed: async () => {
                    if (!hasRun) {
                        return { action: CloseAction.DoNotRestart };
                    }
                    const result = await crashes.closed();
                    if (result.action === CloseAction.DoNotRestart) {
                        onGivingUp();
                    }
                    return result;
                },
            },
        });
        this.registerFeature(TELLS_SCORES);
        this.registerFeature(books(this));
        const crashes = this.createDefaultErrorHandler();
        this.onDidChangeState(({ newState }) => {
            hasRun ||= newState === State.Running;
        });
    }

    /** Into the output channel only: what is said in the window is said in notices.ts. */
    override error(message: string, data?: unknown): void {
        super.error(message, data, false);
    }

    /** Where the client does not run there is nothing to stop, and no error. */
    override async stop(timeout?: number): Promise<void> {
        if (this.state === State.Running) {
            await super.stop(timeout);
        }
    }
}

function settings(): Settings {
    const set = workspace.getConfiguration("newslint");
    return serverSettings(
        {
            config: set.get("config", ""),
            select: set.get("select", []),
            ignore: set.get("ignore", []),
            severity: set.get("severity", "warning"),
            lang: set.get("lang", "auto"),
        },
        env.language,
    );
}
