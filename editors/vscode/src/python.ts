/** The interpreter that the Python extension has chosen. */

import { type Disposable, type Event, extensions, type Uri } from "vscode";

/** The part of the Python extension's API that is used here. */
interface PythonApi {
    readonly environments: {
        getActiveEnvironmentPath(resource?: Uri): { readonly path: string };
        readonly onDidChangeActiveEnvironmentPath: Event<unknown>;
    };
}

/** Its path; undefined where the extension is not active: it is not woken for this. */
export function interpreter(folder?: Uri): string | undefined {
    return environments()?.getActiveEnvironmentPath(folder).path;
}

/** Calls back when another one is chosen. */
export function onInterpreterChange(callback: () => void): Disposable[] {
    const changed = environments()?.onDidChangeActiveEnvironmentPath;
    return changed ? [changed(callback)] : [];
}

function environments(): PythonApi["environments"] | undefined {
    const python = extensions.getExtension<PythonApi>("ms-python.python");
    return python?.isActive ? python.exports.environments : undefined;
}
