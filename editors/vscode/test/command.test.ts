import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { findCommand, MACHINE, type Search, type System, type Window } from "../src/command";

type Machine = Omit<System, "isFile">;

const LINUX: Machine = {
    platform: "linux",
    home: "/home/lin",
    environment: { PATH: "/usr/bin:/opt/bin" },
};
const MAC: Machine = {
    platform: "darwin",
    home: "/Users/lin",
    environment: { PATH: "/opt/homebrew/bin" },
};
const WINDOWS: Machine = {
    platform: "win32",
    home: "C:\\Users\\lin",
    environment: { PATH: "C:\\Windows;D:\\Tools" },
};

function search(machine: Machine, files: readonly string[], window: Partial<Window> = {}): Search {
    const asked = { setting: "", folders: [], isTrusted: true, ...window };
    return findCommand(asked, { ...machine, isFile: (path) => files.includes(path) });
}

function found(path: string): Search {
    return { found: true, path };
}

test("the workspace's environment comes before PATH, .venv before venv", () => {
    const files = ["/usr/bin/newslint", "/paper/venv/bin/newslint", "/paper/.venv/bin/newslint"];
    const folders = ["/paper"];
    assert.deepEqual(search(LINUX, files, { folders }), found("/paper/.venv/bin/newslint"));
    assert.deepEqual(
        search(LINUX, files.slice(0, 2), { folders }),
        found("/paper/venv/bin/newslint"),
    );
    assert.deepEqual(search(LINUX, files.slice(0, 1), { folders }), found("/usr/bin/newslint"));
});

test("on Windows it is an .exe in Scripts", () => {
    const folders = ["C:\\paper"];
    const environment = "C:\\paper\\.venv\\Scripts\\newslint.exe";
    assert.deepEqual(search(WINDOWS, [environment], { folders }), found(environment));
    assert.deepEqual(
        search(WINDOWS, ["D:\\Tools\\newslint.exe"]),
        found("D:\\Tools\\newslint.exe"),
    );
    assert.deepEqual(search(WINDOWS, ["C:\\paper\\.venv\\bin\\newslint"], { folders }), {
        found: false,
    });
});

test("on macOS it is where Homebrew puts it", () => {
    assert.deepEqual(
        search(MAC, ["/opt/homebrew/bin/newslint"]),
        found("/opt/homebrew/bin/newslint"),
    );
});

test("of several folders the first that has an environment decides", () => {
    const files = ["/b/venv/bin/newslint", "/c/.venv/bin/newslint"];
    assert.deepEqual(search(LINUX, files, { folders: ["/a", "/b", "/c"] }), found(files[0]!));
});

test("the chosen interpreter's command comes behind the folders' environments", () => {
    const interpreter = "/envs/news/bin/python";
    const files = ["/envs/news/bin/newslint", "/usr/bin/newslint"];
    assert.deepEqual(search(LINUX, files, { interpreter }), found("/envs/news/bin/newslint"));
    const beside = [...files, "/paper/.venv/bin/newslint"];
    assert.deepEqual(
        search(LINUX, beside, { interpreter, folders: ["/paper"] }),
        found("/paper/.venv/bin/newslint"),
    );
});

test("on Windows an interpreter has its commands beside it, or in Scripts", () => {
    const environment = { interpreter: "C:\\envs\\news\\Scripts\\python.exe" };
    const installation = { interpreter: "C:\\Python313\\python.exe" };
    const files = ["C:\\envs\\news\\Scripts\\newslint.exe", "C:\\Python313\\Scripts\\newslint.exe"];
    assert.deepEqual(search(WINDOWS, files, environment), found(files[0]!));
    assert.deepEqual(search(WINDOWS, files, installation), found(files[1]!));
});

test("a folder that is not trusted is not looked into", () => {
    const files = ["/paper/.venv/bin/newslint", "/envs/news/bin/newslint", "/usr/bin/newslint"];
    const window = { folders: ["/paper"], isTrusted: false, interpreter: "/envs/news/bin/python" };
    assert.deepEqual(search(LINUX, files, window), found("/usr/bin/newslint"));
    for (const setting of ["${workspaceFolder}/.venv/bin/newslint", ".venv/bin/newslint"]) {
        assert.deepEqual(search(LINUX, files, { ...window, setting }), { found: false, setting });
    }
    assert.deepEqual(
        search(LINUX, files, { ...window, setting: "/envs/news/bin/newslint" }),
        found("/envs/news/bin/newslint"),
    );
});

test("the setting decides alone, and is told where it leads nowhere", () => {
    const files = ["/paper/.venv/bin/newslint", "/usr/bin/newslint", "/opt/news/bin/newslint"];
    const folders = ["/paper"];
    for (const [setting, path] of [
        ["/opt/news/bin/newslint", "/opt/news/bin/newslint"],
        ["${workspaceFolder}/.venv/bin/newslint", "/paper/.venv/bin/newslint"],
        [".venv/bin/newslint", "/paper/.venv/bin/newslint"],
    ] as const) {
        assert.deepEqual(search(LINUX, files, { setting, folders }), found(path));
    }
    assert.deepEqual(search(LINUX, files, { setting: "/gone/newslint", folders }), {
        found: false,
        setting: "/gone/newslint",
    });
    assert.deepEqual(search(LINUX, files, { setting: "bin/newslint" }), {
        found: false,
        setting: "bin/newslint",
    });
});

test("~ in the setting is the user's home", () => {
    assert.deepEqual(
        search(LINUX, ["/home/lin/bin/newslint"], { setting: "~/bin/newslint" }),
        found("/home/lin/bin/newslint"),
    );
    assert.deepEqual(
        search(WINDOWS, ["C:\\Users\\lin\\bin\\newslint.exe"], { setting: "~\\bin\\newslint.exe" }),
        found("C:\\Users\\lin\\bin\\newslint.exe"),
    );
});

test("a relative folder of PATH is passed over: it depends on where one stands", () => {
    const environment = { PATH: ".:bin::/usr/bin" };
    const files = ["newslint", "bin/newslint", "/usr/bin/newslint"];
    assert.deepEqual(search({ ...LINUX, environment }, files), found("/usr/bin/newslint"));
    assert.deepEqual(search({ ...LINUX, environment: {} }, files), { found: false });
});

test("an interpreter that has only a name is beside nothing", () => {
    assert.deepEqual(search(LINUX, ["newslint"], { interpreter: "python" }), { found: false });
});

test("a file on PATH, where a folder should be, is passed over", () => {
    const folder = mkdtempSync(join(tmpdir(), "newslint-"));
    const file = join(folder, "file");
    writeFileSync(file, "");
    assert.ok(MACHINE.isFile(file));
    assert.ok(!MACHINE.isFile(join(file, "newslint")));
    assert.ok(!MACHINE.isFile(folder));
    rmSync(folder, { recursive: true });
});
