/** The bundled extension with the real server, in a window that is not real. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { FakePython, FakeWindow, install, next } from "./fakeVscode";

interface Extension {
    activate(context: { subscriptions: { dispose(): void }[] }): Promise<void>;
    deactivate(): Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), "newslint-"));
const window = new FakeWindow(folder);
install(window);
const extension = createRequire(resolve("package.json"))("./dist/extension.js") as Extension;
const context = { subscriptions: [] as { dispose(): void }[] };

test.after(async () => {
    await extension.deactivate();
    context.subscriptions.forEach((each) => each.dispose());
    rmSync(folder, { recursive: true });
});

test("the server is looked for when the first document that it is for is open", async () => {
    const said: string[] = [];
    const listening = window.said.event((message) => said.push(message));
    window.settings["path"] = join(folder, "gone");
    window.open("compose.yaml", "yaml", "services: {}\n");
    await extension.activate(context);
    window.set("path", join(folder, "lost"));
    await window.commands.get("newslint.restart")!();
    assert.deepEqual(said, []);
    listening.dispose();
    const warning = next(window.said);
    window.open("page.txt", "plaintext", "𠮷野家昨日,开张。\n");
    assert.match(await warning, /^newslint\.path names .*lost, which cannot be run\.$/);
});

test("a command that needs a server or its score says so where there is none", async () => {
    const refused = next(window.said);
    await window.commands.get("newslint.fixDocument")!();
    assert.equal(await refused, "The newslint server is not running.");
    const unknown = next(window.said);
    await window.commands.get("newslint.showScore")!();
    assert.equal(await unknown, "newslint has not checked this document.");
});

test("the last words of a server that ends at once are told", async () => {
    window.settings["path"] = program("broken/newslint", "echo 'the libraries are missing' >&2");
    assert.equal(await saidAtRestart(), "The newslint server has ended: the libraries are missing");
});

test("the server does not stand in the workspace", async () => {
    window.settings["path"] = program("standing/newslint", "pwd >&2");
    assert.equal(
        await saidAtRestart(),
        `The newslint server has ended: ${realpathSync(homedir())}`,
    );
});

test("a program that is no server, and lives on, blocks nothing", { timeout: 60_000 }, async () => {
    const path = join(folder, "other");
    const answer = JSON.stringify({ jsonrpc: "2.0", id: 0, result: null });
    const message = `Content-Length: ${answer.length}\\r\\n\\r\\n${answer}`;
    writeFileSync(
        path,
        `#!${process.execPath}\n` +
            `process.stdin.once("data", () => process.stdout.write('${message}'));\n` +
            "setInterval(() => undefined, 1000);\n",
    );
    chmodSync(path, 0o755);
    window.settings["path"] = path;
    assert.match(await saidAtRestart(), /^The newslint server has ended: \S/);
});

test("a server that is told to end may do so before the next is started", async () => {
    const [path, kept] = [join(folder, "slow"), join(folder, "kept")];
    writeFileSync(
        path,
        `#!${process.execPath}
let given = "";
function answer(id, result) {
    const body = JSON.stringify({ jsonrpc: "2.0", id, result });
    process.stdout.write("Content-Length: " + body.length + "\\r\\n\\r\\n" + body);
}
process.stdin.setEncoding("latin1").on("data", (data) => {
    given += data;
    for (let head; (head = /^Content-Length: (\\d+)\\r\\n\\r\\n/.exec(given)); ) {
        const end = head[0].length + Number(head[1]);
        if (given.length < end) return;
        const { id, method } = JSON.parse(given.slice(head[0].length, end));
        given = given.slice(end);
        if (method === "initialize") answer(id, { capabilities: {} });
        if (method === "shutdown") answer(id, null);
        if (method === "exit") {
            setTimeout(() => {
                require("node:fs").writeFileSync(${JSON.stringify(kept)}, "");
                process.exit();
            }, 100);
        }
    }
});
`,
    );
    chmodSync(path, 0o755);
    window.settings["path"] = path;
    await window.commands.get("newslint.restart")!();
    window.settings["path"] = join(folder, "gone");
    await saidAtRestart();
    assert.ok(existsSync(kept));
});

test("the interpreter is that of the Python extension, also where that slept", async () => {
    const [first, second] = ["first", "second"].map((name) =>
        dirname(program(`${name}/newslint`, `echo ${name} >&2`)),
    );
    window.settings["path"] = "";
    window.python = new FakePython(join(first!, "python"));
    assert.equal(await saidAtRestart(), "The newslint server has ended: first");
    const changed = next(window.said);
    window.python.choose(join(second!, "python"));
    assert.equal(await changed, "The newslint server has ended: second");
});

const command = serverCommand();
const skip = !command && "no newslint with its language server on PATH";

test("findings, the error rate and edits come from the server", { skip }, async () => {
    window.settings["path"] = command;
    const found = next(window.diagnosed, (all) => all.length > 0);
    const status = next(window.statusChanged);
    await window.commands.get("newslint.restart")!();
    assert.deepEqual(
        (await found).map(({ range, code }) => [
            range.start.character,
            (code as { value: string }).value,
        ]),
        [[6, "WID001"]],
    );
    assert.equal(await status, "$(checklist) 111.11 per 10,000");
    const edited = next(window.edited);
    await window.commands.get("newslint.fixDocument")!();
    assert.deepEqual(
        (await edited).edits.map(({ range, text }) => [
            range.start.character,
            range.end.character,
            text,
        ]),
        [[6, 7, "，"]],
    );
    assert.ok(window.isFormatted);
});

test("a change of the settings is in force at once", { skip }, async () => {
    const found = next(window.diagnosed, (all) => all.length === 0);
    window.set("ignore", ["WID"]);
    await found;
});

test("a rule book has its mistakes shown, and is not formatted", { skip }, async () => {
    writeFileSync(join(folder, "rules.yaml"), "extends: default\n");
    const found = next(window.diagnosed, (all) => all.length > 0);
    window.open("rules.yaml", "yaml", "extends: default\nslect: []\n");
    assert.match((await found)[0]!.message, /slect/);
    assert.ok(!window.isFormatted);
});

/** A shell script that the client has begun to talk to before it does something and ends. */
function program(name: string, does: string): string {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `#!/bin/sh\nhead -c 2000 >/dev/null\n${does}\nexit 2\n`);
    chmodSync(path, 0o755);
    return path;
}

async function saidAtRestart(): Promise<string> {
    const said = next(window.said);
    await window.commands.get("newslint.restart")!();
    return said;
}

function serverCommand(): string | undefined {
    try {
        execFileSync("newslint", ["server", "--help"]);
        return execFileSync("sh", ["-c", "command -v newslint"], { encoding: "utf-8" }).trim();
    } catch {
        return undefined;
    }
}
