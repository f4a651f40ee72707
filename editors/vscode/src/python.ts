/** The interpreter that the Python extension has chosen. */

import { type Disposable, type Event, EventEmitter, extensions, type Uri } from "vscode";

/** The part of the Python extension's API that is used here. */
interface PythonApi {
    readonly environments: {
        getActiveEnvironmentPath(resource?: Uri): { readonly path: string };
        readonly onDidChangeActiveEnvironmentPath: Event<unknown>;
    };
}

export class Python implements Disposable {
    private readonly changed = new EventEmitter<void>();
    private subscription: Disposable | undefined;
    /** Another interpreter is chosen, once one has been asked for. */
    readonly onChange = this.changed.event;

    /** Its path; undefined without the Python extension, which is woken for this. */
    async interpreter(folder?: Uri): Promise<string | undefined> {
        const python = extensions.getExtension<PythonApi>("ms-python.python");
        const api = await python?.activate().then(
            (exported) => exported,
            () => undefined,
        );
        this.subscription ??= api?.environments.onDidChangeActiveEnvironmentPath(() =>
            this.changed.fire(),
        );
        return api?.environments.getActiveEnvironmentPath(folder).path;
    }

    dispose(): void {
        this.subscription?.dispose();
        this.changed.dispose();
    }
}
