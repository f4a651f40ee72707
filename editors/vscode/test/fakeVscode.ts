/**
 * As much of VS Code as the extension and its language client touch. Whatever is not named here is
 * an empty class: that will do for what is extended, compared with, or never reached.
 */

import Module from "node:module";
import { pathToFileURL } from "node:url";

type Listener<T> = (event: T) => unknown;

class Disposable {
    constructor(private readonly release: () => unknown = () => undefined) {}
    static from(...all: Disposable[]): Disposable {
        return new Disposable(() => all.forEach((each) => each.dispose()));
    }
    dispose(): void {
        this.release();
    }
}

class EventEmitter<T> {
    private readonly listeners = new Set<Listener<T>>();
    readonly event = (listener: Listener<T>, self?: unknown): Disposable => {
        const bound = listener.bind(self);
        this.listeners.add(bound);
        return new Disposable(() => this.listeners.delete(bound));
    };
    fire(event: T): void {
        this.listeners.forEach((listener) => listener(event));
    }
    dispose(): void {
        this.listeners.clear();
    }
}

class Position {
    constructor(
        readonly line: number,
        readonly character: number,
    ) {}
}

class Range {
    readonly start: Position;
    readonly end: Position;
    constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number) {
        this.start = new Position(startLine, startCharacter);
        this.end = new Position(endLine, endCharacter);
    }
}

class Uri {
    constructor(private readonly url: URL) {}
    static parse(value: string): Uri {
        return new Uri(new URL(value));
    }
    static file(path: string): Uri {
        return new Uri(pathToFileURL(path));
    }
    get scheme(): string {
        return this.url.protocol.slice(0, -1);
    }
    get fsPath(): string {
        return decodeURIComponent(this.url.pathname);
    }
    toString(): string {
        return this.url.href;
    }
}

class Diagnostic {
    code: unknown;
    constructor(
        readonly range: Range,
        readonly message: string,
    ) {}
}

class WorkspaceEdit {
    readonly edits: { range: Range; text: string }[] = [];
    replace(_uri: Uri, range: Range, text: string): void {
        this.edits.push({ range, text });
    }
}

class TabInputText {
    constructor(readonly uri: Uri) {}
}

class CancellationTokenSource {
    readonly token = {
        isCancellationRequested: false,
        onCancellationRequested: new EventEmitter<void>().event,
    };
    dispose(): void {}
}

class Kind {
    append(): Kind {
        return this;
    }
}

/** A window that shows one document of one folder, and what happens in it. */
export class FakeWindow {
    readonly warnings = new EventEmitter<string>();
    readonly edited = new EventEmitter<WorkspaceEdit>();
    readonly diagnosed = new EventEmitter<Diagnostic[]>();
    private readonly configured = new EventEmitter<object>();
    readonly statusChanged = new EventEmitter<string>();
    readonly commands = new Map<string, (...args: unknown[]) => unknown>();
    readonly settings: Record<string, unknown>;
    readonly document;
    output = "";

    constructor(folder: string, text: string, settings: Record<string, unknown>) {
        this.settings = settings;
        this.document = {
            uri: Uri.file(`${folder}/page.txt`),
            languageId: "plaintext",
            version: 1,
            isClosed: false,
            getText: () => text,
        };
        const editor = { document: this.document, selection: { active: new Position(0, 0) } };
        const never = new EventEmitter<unknown>().event;
        const diagnosticsChanged = new EventEmitter<{ uris: Uri[] }>();
        const register = (id: string, run: (...args: unknown[]) => unknown): Disposable => {
            if (this.commands.has(id)) {
                throw new Error(`command '${id}' already exists`);
            }
            this.commands.set(id, run);
            return new Disposable(() => this.commands.delete(id));
        };
        const append = (what: string): void => void (this.output += what);

        this.api = {
            version: "1.82.0",
            Disposable,
            EventEmitter,
            Position,
            Range,
            Uri,
            Diagnostic,
            WorkspaceEdit,
            TabInputText,
            CancellationTokenSource,
            StatusBarAlignment: {},
            CodeActionKind: { Empty: new Kind() },
            ThemeColor: class {},
            env: { language: "en", appName: "Fake" },
            extensions: { getExtension: () => undefined },
            l10n: {
                t: (text: string, ...args: unknown[]) =>
                    text.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])),
            },
            commands: {
                registerCommand: register,
                registerTextEditorCommand: (id: string, run: (shown: typeof editor) => unknown) =>
                    register(id, () => run(editor)),
            },
            languages: answering({
                match: (selector: { language?: string; scheme?: string }[]) =>
                    selector.some(
                        ({ scheme, language }) => scheme === "file" && language === "plaintext",
                    ),
                createDiagnosticCollection: () => ({
                    set: (uri: Uri, found: Diagnostic[]) => {
                        this.diagnosed.fire(found);
                        diagnosticsChanged.fire({ uris: [uri] });
                    },
                    delete: () => undefined,
                    clear: () => undefined,
                    dispose: () => undefined,
                }),
                onDidChangeDiagnostics: diagnosticsChanged.event,
            }),
            window: {
                activeTextEditor: editor,
                visibleTextEditors: [editor],
                tabGroups: {
                    all: [{ tabs: [{ input: new TabInputText(this.document.uri) }] }],
                    onDidChangeTabs: never,
                },
                createOutputChannel: () => ({
                    append,
                    appendLine: (line: string) => append(`${line}\n`),
                    dispose: () => undefined,
                }),
                createStatusBarItem: () => this.statusBarItem(),
                onDidChangeActiveTextEditor: never,
                showWarningMessage: async (message: string) => this.warnings.fire(message),
                showErrorMessage: async (message: string) => this.warnings.fire(message),
            },
            workspace: answering(
                {
                    isTrusted: true,
                    textDocuments: [this.document],
                    notebookDocuments: [],
                    workspaceFolders: [{ uri: Uri.file(folder), name: "pages", index: 0 }],
                    getConfiguration: () => ({
                        get: (name: string, otherwise: unknown) => this.settings[name] ?? otherwise,
                    }),
                    onDidChangeConfiguration: this.configured.event,
                    applyEdit: async (edit: WorkspaceEdit) => {
                        this.edited.fire(edit);
                        return true;
                    },
                },
                never,
            ),
        };
    }

    readonly api: Record<string, unknown>;

    /** Change a setting of newslint. */
    set(name: string, value: unknown): void {
        this.settings[name] = value;
        this.configured.fire({
            affectsConfiguration: (asked: string) => `newslint.${name}`.startsWith(asked),
        });
    }

    private statusBarItem(): object {
        const { statusChanged } = this;
        return {
            text: "",
            show() {
                statusChanged.fire((this as { text: string }).text);
            },
            hide: () => undefined,
            dispose: () => undefined,
        };
    }
}

/** The given properties, and in place of any other a function that registers something. */
function answering(known: object, register: unknown = () => new Disposable()): object {
    return new Proxy(known, {
        get: (target, name) => Reflect.get(target, name) ?? register,
    });
}

/** What `require` gives for `vscode` in this process. */
export function install(fake: FakeWindow): void {
    const api = new Proxy(fake.api, {
        get: (target, name) => Reflect.get(target, name) ?? class {},
        has: () => true,
    });
    const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
    const load = loader._load;
    loader._load = (request, ...rest) =>
        request === "vscode" ? api : load.call(loader, request, ...rest);
}

/** The next event; it is an error if none comes within a minute. */
export function next<T>(
    emitter: EventEmitter<T>,
    wanted: (event: T) => boolean = () => true,
): Promise<T> {
    return new Promise((resolve, reject) => {
        const limit = setTimeout(() => reject(new Error("waited in vain")), 60_000);
        const listening = emitter.event((event) => {
            if (wanted(event)) {
                clearTimeout(limit);
                listening.dispose();
                resolve(event);
            }
        });
    });
}
