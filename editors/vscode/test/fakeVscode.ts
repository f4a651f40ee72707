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

interface FakeDocument {
    readonly uri: Uri;
    readonly languageId: string;
    readonly version: number;
    readonly isClosed: boolean;
    getText(): string;
}

interface Filter {
    readonly scheme?: string;
    readonly language?: string;
    readonly pattern?: string;
}

/** As VS Code does, of patterns only those that begin with two stars. */
function matches(selector: Filter | readonly Filter[], document: FakeDocument): boolean {
    return [selector].flat().some(
        ({ scheme, language, pattern }) =>
            (scheme ?? document.uri.scheme) === document.uri.scheme &&
            (language ?? document.languageId) === document.languageId &&
            document.uri.fsPath.endsWith((pattern ?? "").replace("**", "")),
    );
}

/** The Python extension, which is asleep. */
export class FakePython {
    private readonly changed = new EventEmitter<void>();
    constructor(private interpreter: string) {}
    choose(interpreter: string): void {
        this.interpreter = interpreter;
        this.changed.fire();
    }
    readonly isActive = false;
    readonly exports = undefined;
    readonly activate = async () => ({
        environments: {
            getActiveEnvironmentPath: () => ({ path: this.interpreter }),
            onDidChangeActiveEnvironmentPath: this.changed.event,
        },
    });
}

/** A window of one folder, and what happens in it. */
export class FakeWindow {
    /** What is said, be it a warning or not. */
    readonly said = new EventEmitter<string>();
    readonly edited = new EventEmitter<WorkspaceEdit>();
    readonly diagnosed = new EventEmitter<Diagnostic[]>();
    readonly statusChanged = new EventEmitter<string>();
    private readonly opened = new EventEmitter<FakeDocument>();
    private readonly configured = new EventEmitter<object>();
    readonly commands = new Map<string, (...args: unknown[]) => unknown>();
    readonly settings: Record<string, unknown> = {};
    /** The last one is shown. */
    private readonly documents: FakeDocument[] = [];
    private readonly formatted: Filter[][] = [];
    python: FakePython | undefined;
    output = "";

    constructor(private readonly folder: string) {
        const shown = (): object => ({
            document: this.documents.at(-1),
            selection: { active: new Position(0, 0) },
        });
        const say = async (message: string): Promise<void> => this.said.fire(message);
        const formatter = (selector: Filter[]): Disposable => {
            this.formatted.push(selector);
            return new Disposable();
        };
        const tabs = (): object[] =>
            this.documents.map(({ uri }) => ({ input: new TabInputText(uri) }));
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
            extensions: { getExtension: () => this.python },
            l10n: {
                t: (text: string, ...args: unknown[]) =>
                    text.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])),
            },
            commands: {
                registerCommand: register,
                registerTextEditorCommand: (id: string, run: (editor: object) => unknown) =>
                    register(id, () => run(shown())),
            },
            languages: answering({
                match: (selector: Filter | Filter[], document: FakeDocument) =>
                    Number(matches(selector, document)),
                registerDocumentFormattingEditProvider: formatter,
                registerDocumentRangeFormattingEditProvider: formatter,
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
                get activeTextEditor() {
                    return shown();
                },
                get visibleTextEditors() {
                    return [shown()];
                },
                tabGroups: {
                    get all() {
                        return [{ tabs: tabs() }];
                    },
                    onDidChangeTabs: never,
                },
                createOutputChannel: () => ({
                    append,
                    appendLine: (line: string) => append(`${line}\n`),
                    dispose: () => undefined,
                }),
                createStatusBarItem: () => this.statusBarItem(),
                onDidChangeActiveTextEditor: never,
                showInformationMessage: say,
                showWarningMessage: say,
                showErrorMessage: say,
            },
            workspace: answering(
                {
                    isTrusted: true,
                    textDocuments: this.documents,
                    onDidOpenTextDocument: this.opened.event,
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

    /** Open a document of the folder, and show it. */
    open(name: string, languageId: string, text: string): void {
        const uri = Uri.file(`${this.folder}/${name}`);
        const getText = (): string => text;
        this.documents.push({ uri, languageId, version: 1, isClosed: false, getText });
        this.opened.fire(this.documents.at(-1)!);
    }

    /** Whether the extension is a formatter of the document that is shown. */
    get isFormatted(): boolean {
        return this.formatted.some((selector) => matches(selector, this.documents.at(-1)!));
    }

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
