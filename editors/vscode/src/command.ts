/** Where the command `newslint` is; knows nothing of VS Code. */

import { statSync } from "node:fs";
import { homedir } from "node:os";
import * as posix from "node:path/posix";
import * as win32 from "node:path/win32";

/** What is asked of the machine. */
export interface System {
    readonly platform: NodeJS.Platform;
    readonly environment: Readonly<Record<string, string | undefined>>;
    readonly home: string;
    isFile(path: string): boolean;
}

/** The one that the extension runs on. */
export const MACHINE: System = {
    platform: process.platform,
    environment: process.env,
    home: homedir(),
    isFile,
};

/** What is asked of the window. */
export interface Window {
    /** The setting `newslint.path`; empty where it is not set. */
    readonly setting: string;
    /** The workspace folders, the first one first. */
    readonly folders: readonly string[];
    /** Whether what lies in the workspace folders may be run. */
    readonly isTrusted: boolean;
    /** The Python interpreter that was chosen for the workspace. */
    readonly interpreter?: string | undefined;
}

export type Search =
    | { readonly found: true; readonly path: string }
    /** `setting` is the path that the setting names, where it names one. */
    | { readonly found: false; readonly setting?: string };

/**
 * The command that the setting names, else that of the workspace's environment, of its Python
 * interpreter or of PATH. Only absolute paths are given: the folder in which the server is started
 * decides nothing.
 */
export function findCommand(window: Window, system: System): Search {
    if (window.setting) {
        const setting = expanded(window, system);
        const there = setting !== undefined && system.isFile(setting);
        return there
            ? { found: true, path: setting }
            : { found: false, setting: setting ?? window.setting };
    }
    const path = candidates(window, system).find((candidate) => system.isFile(candidate));
    return path === undefined ? { found: false } : { found: true, path };
}

/** The path of the setting; undefined for one within a folder that may not be run from. */
function expanded({ setting, folders, isTrusted }: Window, system: System): string | undefined {
    const { isAbsolute, join } = paths(system);
    if (/^~[/\\]/.test(setting)) {
        return join(system.home, setting.slice(2));
    }
    const relative = setting.replace(/^\$\{workspaceFolder\}[/\\]/, "");
    if (relative === setting && isAbsolute(setting)) {
        return setting;
    }
    const folder = folders[0];
    return isTrusted && folder !== undefined ? join(folder, relative) : undefined;
}

function candidates(window: Window, system: System): string[] {
    const { delimiter, dirname, isAbsolute, join } = paths(system);
    const windows = system.platform === "win32";
    const scripts = windows ? "Scripts" : "bin";
    const folders: string[] = [];
    if (window.isTrusted) {
        for (const folder of window.folders) {
            folders.push(join(folder, ".venv", scripts), join(folder, "venv", scripts));
        }
        if (window.interpreter !== undefined) {
            const beside = dirname(window.interpreter);
            folders.push(beside, ...(windows ? [join(beside, scripts)] : []));
        }
    }
    folders.push(...(system.environment["PATH"] ?? "").split(delimiter));
    const name = windows ? "newslint.exe" : "newslint";
    return folders.filter(isAbsolute).map((folder) => join(folder, name));
}

/** What cannot be looked at, such as a path below a file or a loop of links, is none. */
function isFile(path: string): boolean {
    try {
        return statSync(path).isFile();
    } catch {
        return false;
    }
}

function paths(system: System): typeof posix | typeof win32 {
    return system.platform === "win32" ? win32 : posix;
}
